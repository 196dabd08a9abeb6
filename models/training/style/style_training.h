#pragma once

#include <torch/nn/module.h>

#include <string>
#include <vector>

#include "models/networks/style_net.h"

namespace visagiste::training {

/// The two networks of arbitrary style, which learn together; weights by "net." and "encoder.".
class StyleModelsImpl : public torch::nn::Module {
 public:
  StyleModelsImpl();

  networks::StyleNet net;
  networks::StyleEncoderNet encoder;
};
TORCH_MODULE(StyleModels);

/// `visagiste-train style`: both networks, on portraits and works of art. Arguments as Options; returns the exit status.
int trainStyle(const std::vector<std::string>& arguments);

/// `visagiste-train evaluate-style`: both networks on held-out pairs, against matching the colours.
int evaluateStyle(const std::vector<std::string>& arguments);

}  // namespace visagiste::training
