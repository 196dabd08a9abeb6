#pragma once

#include <string>
#include <vector>

namespace visagiste::training {

/// Subcommands of visagiste-train; they write what run_contract.h tells. Return the exit status: 0 also after an order
/// to stop, 3 after a loss that is no number.
int trainGan(const std::vector<std::string>& arguments);
int trainTranslation(const std::vector<std::string>& arguments);

}  // namespace visagiste::training
