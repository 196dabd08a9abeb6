#pragma once

#include <string>
#include <vector>

namespace visagiste::training {

/// `visagiste-train face-model`: builds the project's head from a face source and measures it. --help lists options.
int trainFaceModel(const std::vector<std::string>& arguments);

}  // namespace visagiste::training
