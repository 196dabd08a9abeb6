#include "models/training/style/style_judge.h"

#include <torch/types.h>

#include "models/networks/blocks.h"
#include "models/networks/weights_file.h"
#include "models/training/style/perceptual_loss.h"

namespace visagiste::training {

StyleJudge::StyleJudge(const std::string& features) {
  networks::loadWeights(*m_features, networks::readWeights(features));
  networks::placeOn(*m_features, torch::kCPU, torch::kFloat32);
  m_features->eval();
  for (torch::Tensor& parameter : m_features->parameters()) parameter.requires_grad_(false);
}

namespace {

/// The first layers look at every second pixel only; what they never see could become a grid. So the pictures move by a
/// pixel from step to step.
torch::Tensor shifted(const torch::Tensor& pictures, long step) {
  return pictures.slice(2, step % 2).slice(3, (step / 2) % 2);
}

}  // namespace

torch::Tensor StyleJudge::operator()(const StyleBatch& batch, const torch::Tensor& result) {
  std::vector<torch::Tensor> source, style;
  {
    const torch::NoGradGuard noGrad;
    source = m_features->forward(shifted(batch.contents, batch.step));
    style = m_features->forward(shifted(batch.styles, batch.step));
  }
  const std::vector<torch::Tensor> made = m_features->forward(shifted(result, batch.step));
  return torch::stack({contentLoss(made, source, 1.0 + (kFaceWeight - 1.0) * batch.faces), styleLoss(made, style)});
}

torch::Tensor inNetworkRange(const torch::Tensor& coded) {
  return (coded - 0.5) * 4.0;
}

}  // namespace visagiste::training
