#pragma once

#include <string>
#include <vector>

namespace visagiste::training {

/// `visagiste-train style-tune`: the network of all styles becomes one of a single style that a few pictures show. A run
/// as gan/run_contract.h tells. Arguments as Options; returns the exit status.
int tuneStyle(const std::vector<std::string>& arguments);

}  // namespace visagiste::training
