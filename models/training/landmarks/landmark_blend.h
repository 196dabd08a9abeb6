#pragma once

#include <string>
#include <vector>

namespace visagiste::training {

/// `visagiste-train blend-landmarks`: weights on the straight line between two weights files, where one was trained on
/// from the other: keeps most of what was learned anew and what was known before. Prints its options with --help.
int blendLandmarks(const std::vector<std::string>& arguments);

}  // namespace visagiste::training
