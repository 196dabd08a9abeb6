#pragma once

#include <string>
#include <vector>

namespace visagiste::training {

/// Subcommands "makeup-encoder" and "evaluate-makeup-encoder" of visagiste-train. Throw std::exception with a message
/// for a person.
int trainMakeupEncoder(const std::vector<std::string>& arguments);
int evaluateMakeupEncoder(const std::vector<std::string>& arguments);

}  // namespace visagiste::training
