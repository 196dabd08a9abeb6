#pragma once

#include <string>
#include <vector>

namespace visagiste::training {

/// `visagiste-train landmarks`: trains networks::LandmarkNet. Prints its options with --help.
int trainLandmarks(const std::vector<std::string>& arguments);

/// `visagiste-train evaluate-landmarks`: figures of a weights file on the validation pictures.
int evaluateLandmarks(const std::vector<std::string>& arguments);

}  // namespace visagiste::training
