#pragma once

#include <string>
#include <vector>

namespace visagiste::training {

/// Subcommands "makeup-transfer" and "evaluate-makeup-transfer" of visagiste-train. Throw std::exception with a message
/// for a person.
int trainMakeupTransfer(const std::vector<std::string>& arguments);
int evaluateMakeupTransfer(const std::vector<std::string>& arguments);

}  // namespace visagiste::training
