#pragma once

#include <string>
#include <vector>

namespace visagiste::training {

/// `visagiste-train features`: the project's own feature network learns to see as a published one does, on portraits and
/// works of art. Arguments as Options; returns the exit status.
int trainFeatures(const std::vector<std::string>& arguments);

}  // namespace visagiste::training
