#include "models/networks/shared_statistics.h"

#include <torch/csrc/autograd/custom_function.h>
#include <torch/types.h>

#include <utility>

namespace visagiste::networks {
namespace {

struct Sharing {
  std::function<void(torch::Tensor&)> addUp;
  int world = 1;
};
// Layers are built without knowing who trains them; who trains switches this on around its steps.
Sharing& sharing() {
  static Sharing shared;
  return shared;
}

/// The sum over all processes. What each of them loses by the sum comes back summed, too.
class SumOverAll : public torch::autograd::Function<SumOverAll> {
 public:
  static torch::Tensor forward(torch::autograd::AutogradContext* /*context*/, const torch::Tensor& x) { return sum(x); }
  static torch::autograd::variable_list backward(torch::autograd::AutogradContext* /*context*/,
                                                 const torch::autograd::variable_list& gradients) {
    return {sum(gradients[0])};
  }

 private:
  static torch::Tensor sum(const torch::Tensor& x) {
    torch::Tensor all = x.detach().clone(at::MemoryFormat::Contiguous);
    sharing().addUp(all);
    return all;
  }
};

torch::Tensor asChannels(const torch::Tensor& values) {
  return values.view({1, -1, 1, 1});
}

}  // namespace

SharedStatistics::SharedStatistics(std::function<void(torch::Tensor&)> addUp, int world) {
  sharing() = {std::move(addUp), world};
}

SharedStatistics::~SharedStatistics() {
  sharing() = {};
}

torch::Tensor batchNormalised(torch::nn::BatchNorm2d& norm, const torch::Tensor& x) {
  if (!sharing().addUp || !norm->is_training())
    return norm->forward(x);
  const double count = static_cast<double>(x.numel() / x.size(1)) * sharing().world;
  const torch::Tensor mean = SumOverAll::apply(x.sum({0, 2, 3})) / count;
  const torch::Tensor centred = x - asChannels(mean);
  const torch::Tensor variance = SumOverAll::apply(centred.square().sum({0, 2, 3})) / count;
  {
    const torch::NoGradGuard noGrad;
    const double momentum = norm->options.momentum().value();
    norm->running_mean.lerp_(mean, momentum);
    norm->running_var.lerp_(variance * (count / (count - 1)), momentum);
    norm->num_batches_tracked.add_(1);
  }
  return centred * asChannels(norm->weight * (variance + norm->options.eps()).rsqrt()) + asChannels(norm->bias);
}

}  // namespace visagiste::networks
