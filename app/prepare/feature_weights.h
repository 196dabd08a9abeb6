#pragma once

#include <string>

namespace visagiste::prepare {

/// Writes published SqueezeNet 1.1 arrays (`squeezenet_v1_1.json` and `.bin`) as a weights file of
/// networks::FeatureNet, for perceptual losses while training; not shipped.
/// Throws std::runtime_error naming what is missing or of an unexpected size.
void convertFeatureWeights(const std::string& featureFolder, const std::string& target);

}  // namespace visagiste::prepare
