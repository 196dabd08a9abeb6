#include "models/training/landmarks/landmark_blend.h"

#include "models/networks/landmark_net.h"
#include "models/networks/weights_file.h"
#include "models/training/engine/options.h"
#include "models/training/engine/weight_average.h"

#include <torch/types.h>

#include <stdexcept>

namespace visagiste::training {

int blendLandmarks(const std::vector<std::string>& arguments) {
  static const std::vector<Options::Option> known = {
      {"from", "models/weights/face-landmarks-v1/face-landmarks.safetensors", "weights file before"},
      {"to", "build/training/landmarks/weights.safetensors", "weights file after"},
      {"share", "0.75", "share of the second, 0 to 1"},
      {"out", "build/training/blended.safetensors", "weights file to write"},
  };
  if (!arguments.empty() && arguments[0] == "--help") {
    printHelp("blend-landmarks", known);
    return 0;
  }
  const Options options(known, arguments);
  const double share = options.number("share");
  if (share > 1)
    throw std::invalid_argument("--share must be 0 to 1");
  networks::LandmarkNet net;
  networks::loadWeights(*net, networks::readWeights(options.text("from")));
  WeightAverage blend(*net);
  networks::loadWeights(*net, networks::readWeights(options.text("to")));
  blend.update(1.0 - share);
  blend.swap();
  networks::writeWeights(options.text("out"), *net, networks::StoredAs::Float16);
  return 0;
}

}  // namespace visagiste::training
