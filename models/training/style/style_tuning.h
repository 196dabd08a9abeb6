#pragma once

#include <torch/nn/module.h>

#include <string>
#include <vector>

#include "models/networks/style_net.h"

namespace visagiste::training {

/// A network that knows one style, with the vector that it was tuned to; weights by "net." and "vector".
class OneStyleImpl : public torch::nn::Module {
 public:
  OneStyleImpl();

  networks::StyleNet net;
  torch::Tensor vector;  ///< (1, kStyleVectorLength)
};
TORCH_MODULE(OneStyle);

/// `visagiste-train style-tune`: the network of all styles becomes one of a single style that a few pictures show.
/// Arguments as Options; returns the exit status.
int tuneStyle(const std::vector<std::string>& arguments);

}  // namespace visagiste::training
