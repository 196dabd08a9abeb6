#include "models/training/style/style_tuner.h"

#include <torch/nn/utils/clip_grad.h>
#include <torch/types.h>

#include "models/training/engine/run_state.h"
#include "models/training/engine/schedule.h"
#include "models/training/gan/run_settings.h"
#include "models/training/style/perceptual_loss.h"

namespace visagiste::training {
namespace {

constexpr int kPictureChannels = 3;
constexpr double kMaxGradient = 2.0;

torch::optim::AdamW optimizerOf(torch::nn::Module& network, double rate) {
  constexpr double kDecay = 0.02;
  return torch::optim::AdamW(network.parameters(),
                             torch::optim::AdamWOptions(rate).betas({0.5, 0.999}).weight_decay(kDecay));
}

}  // namespace

OneStyleImpl::OneStyleImpl()
    : net(register_module("net", networks::StyleNet())),
      vector(register_parameter("vector", torch::zeros({1, networks::kStyleVectorLength}))) {}

torch::Tensor OneStyleImpl::repainted(const torch::Tensor& contents) {
  return net->forward(inNetworkRange(contents), vector.expand({contents.size(0), -1}));
}

StyleTuner::StyleTuner(OneStyle style, const std::string& features, const TuningWeights& weights)
    : m_style(std::move(style)),
      m_discriminator(kPictureChannels),
      m_judge(features),
      m_weights(weights),
      m_average(*m_style),
      m_optimizer(optimizerOf(*m_style, weights.rate)),
      m_discriminatorOptimizer(optimizerOf(*m_discriminator, weights.rate)) {}

torch::Tensor StyleTuner::generatorObjective(const StyleBatch& batch, StepFigures& figures) {
  const torch::Tensor result = m_style->repainted(batch.contents);
  m_result = result.detach();
  const torch::Tensor judged = m_judge(batch, result).mean(1);
  torch::Tensor loss = judged[0] + m_weights.style * judged[1] + m_weights.smooth * totalVariation(result).mean();
  figures.losses["content"] = judged[0].item<double>();
  figures.losses["style"] = judged[1].item<double>();
  if (m_weights.adversarial > 0)
    loss = loss + m_weights.adversarial *
                      generatorLoss(m_weights.loss, m_discriminator->forward(inNetworkRange(result)));
  figures.losses["generator"] = loss.item<double>();
  return loss;
}

StepFigures StyleTuner::step(const StyleBatch& batch, long step, double rateFactor) {
  StepFigures figures;
  setLearningRate(m_optimizer, m_weights.rate * rateFactor);
  m_style->train();
  m_optimizer.zero_grad();
  generatorObjective(batch, figures).backward();
  figures.generatorGradient = torch::nn::utils::clip_grad_norm_(m_style->parameters(), kMaxGradient);
  m_optimizer.step();
  m_average.update(averageDecay(step, m_weights.average));
  if (m_weights.adversarial > 0) {
    setLearningRate(m_discriminatorOptimizer, m_weights.rate * rateFactor);
    m_discriminator->train();
    m_discriminatorOptimizer.zero_grad();
    const torch::Tensor real = m_discriminator->forward(inNetworkRange(batch.styles));
    const torch::Tensor fake = m_discriminator->forward(inNetworkRange(m_result));
    const torch::Tensor loss = discriminatorLoss(m_weights.loss, real, fake);
    loss.backward();
    figures.losses["discriminator"] = loss.item<double>();
    figures.discriminatorGradient =
        torch::nn::utils::clip_grad_norm_(m_discriminator->parameters(), kMaxGradient);
    m_discriminatorOptimizer.step();
    tellAnswers(figures, m_weights.loss, real, fake);
  }
  figures.real = 2.0 * batch.styles - 1.0;
  figures.made = 2.0 * m_result - 1.0;
  return figures;
}

torch::Tensor StyleTuner::repainted(const torch::Tensor& contents) {
  const torch::NoGradGuard noGrad;
  m_average.swap();
  torch::Tensor result = m_style->repainted(contents);
  m_average.swap();
  return result;
}

std::map<std::string, double> StyleTuner::measures(const StyleBatch& batch) {
  const torch::NoGradGuard noGrad;
  const torch::Tensor judged = m_judge(batch, repainted(batch.contents)).mean(1);
  const double content = judged[0].item<double>(), style = judged[1].item<double>();
  return {{"content", content}, {"style", style}, {"total", content + m_weights.style * style}};
}

CheckpointParts StyleTuner::parts() {
  CheckpointParts parts;
  parts.modules = {{"style", m_style.get()}, {"discriminator", m_discriminator.get()}};
  parts.optimizers = {{"optimizer", &m_optimizer}, {"discriminator_optimizer", &m_discriminatorOptimizer}};
  parts.averages = {{"average", &m_average}};
  return parts;
}

void StyleTuner::writeWeights(const std::string& path) {
  writeAveraged(path, *m_style, m_average);
}

}  // namespace visagiste::training
