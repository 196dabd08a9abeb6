#pragma once

#include <string>
#include <vector>

namespace visagiste::training {

/// `visagiste-train detector`: trains networks::FaceDetectorNet. Prints its options with --help.
int trainDetector(const std::vector<std::string>& arguments);

/// `visagiste-train evaluate-detector`: figures of a weights file on the validation pictures.
int evaluateDetector(const std::vector<std::string>& arguments);

}  // namespace visagiste::training
