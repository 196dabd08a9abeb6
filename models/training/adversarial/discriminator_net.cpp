#include "models/training/adversarial/discriminator_net.h"

#include <torch/nn/init.h>
#include <torch/types.h>

#include <algorithm>
#include <cmath>

#include "models/networks/generator_blocks.h"
#include "models/training/adversarial/patch_discriminator.h"

namespace visagiste::training {
namespace {

constexpr double kLeak = 0.2;
constexpr int kCoarseSide = 4;
constexpr int kMostWidths = 8;

torch::Tensor leaky(const torch::Tensor& x) {
  return torch::leaky_relu(x, kLeak);
}

torch::Tensor unshuffledTwice(const torch::Tensor& pictures) {
  return torch::pixel_unshuffle(pictures, 2).contiguous(at::MemoryFormat::ChannelsLast);
}

/// Channels of the layer with this side; the first layer has half the picture's.
int channelsAt(int side, int sidePx, int width) {
  return width * std::min(sidePx / (2 * side), kMostWidths);
}

/// The features of points as pictures of one pixel.
torch::Tensor asPixels(const torch::Tensor& rows) {
  return rows.unsqueeze(2).unsqueeze(3);
}

}  // namespace

JudgingConvImpl::JudgingConvImpl(WeightNorm norm, int inChannels, int outChannels, int kernel, int stride)
    : m_stride(stride) {
  if (norm == WeightNorm::Spectral) {
    m_spectral = register_module("spectral", SpectralConv2d(inChannels, outChannels, kernel, stride));
    return;
  }
  m_plain = register_module("plain", networks::plainConvolution(inChannels, outChannels, kernel, stride));
  torch::nn::init::kaiming_normal_(m_plain->weight, kLeak, torch::kFanIn, torch::kLeakyReLU);
}

torch::Tensor JudgingConvImpl::forward(const torch::Tensor& x) {
  return m_plain.is_empty() ? m_spectral->forward(x) : convolved(x, m_plain->weight, m_plain->bias, m_stride);
}

JudgingHeadImpl::JudgingHeadImpl(WeightNorm norm, int channels, int classes, int codes)
    : m_answer(register_module("answer", JudgingConv(norm, channels, 1, 1, 1))) {
  if (classes > 0)
    m_classes = register_module("classes", torch::nn::Linear(torch::nn::LinearOptions(classes, channels).bias(false)));
  if (codes > 0)
    m_code = register_module("code", torch::nn::Linear(channels, codes));
}

Judgement JudgingHeadImpl::forward(const torch::Tensor& features, const torch::Tensor& classes) {
  Judgement judgement;
  judgement.answers = m_answer->forward(asPixels(features)).flatten();
  if (!m_classes.is_empty())
    judgement.answers = judgement.answers + (m_classes->forward(classes) * features).sum(1);
  if (!m_code.is_empty())
    judgement.code = m_code->forward(features);
  return judgement;
}

PictureDiscriminator::PictureDiscriminator(int sidePx, const DiscriminatorShape& shape) {
  networks::requireMadeSide(sidePx);
  register_module("stages", m_stages);
  int channels = 3 * 4;
  for (int side = sidePx / 2; side >= kCoarseSide; side /= 2) {
    const int next = channelsAt(side, sidePx, shape.width);
    m_stages->push_back(JudgingConv(shape.norm, channels, next, 3, m_stages->is_empty() ? 1 : 2));
    channels = next;
  }
  m_head = register_module("head",
                           JudgingHead(shape.norm, channels * kCoarseSide * kCoarseSide, shape.classes, shape.codes));
}

Judgement PictureDiscriminator::judge(const torch::Tensor& samples, const torch::Tensor& classes) {
  std::vector<torch::Tensor> features;
  torch::Tensor x = unshuffledTwice(samples);
  for (const auto& stage : *m_stages) {
    x = leaky(stage->as<JudgingConvImpl>()->forward(x));
    features.push_back(x);
  }
  Judgement judgement = m_head->forward(x.flatten(1), classes);
  judgement.features = std::move(features);
  return judgement;
}

StyleDiscriminator::StyleDiscriminator(int sidePx, const DiscriminatorShape& shape) {
  networks::requireMadeSide(sidePx);
  m_stem = register_module("stem", JudgingConv(shape.norm, 3 * 4, shape.width, 1, 1));
  register_module("first", m_first);
  register_module("second", m_second);
  register_module("skips", m_skips);
  int channels = shape.width;
  for (int side = sidePx / 4; side >= kCoarseSide; side /= 2) {
    const int next = channelsAt(side, sidePx, shape.width);
    m_first->push_back(JudgingConv(shape.norm, channels, channels, 3, 1));
    m_second->push_back(JudgingConv(shape.norm, channels, next, 3, 2));
    m_skips->push_back(JudgingConv(shape.norm, channels, next, 1, 1));
    channels = next;
  }
  m_last = register_module("last", JudgingConv(shape.norm, channels + 1, channels, 3, 1));
  m_head = register_module("head",
                           JudgingHead(shape.norm, channels * kCoarseSide * kCoarseSide, shape.classes, shape.codes));
}

Judgement StyleDiscriminator::judge(const torch::Tensor& samples, const torch::Tensor& classes) {
  constexpr double kLeast = 1e-8;
  std::vector<torch::Tensor> features;
  torch::Tensor x = leaky(m_stem->forward(unshuffledTwice(samples)));
  for (std::size_t i = 0; i < m_first->size(); ++i) {
    const torch::Tensor skip = m_skips[i]->as<JudgingConvImpl>()->forward(torch::avg_pool2d(x, 2));
    x = leaky(m_second[i]->as<JudgingConvImpl>()->forward(leaky(m_first[i]->as<JudgingConvImpl>()->forward(x))));
    x = (x + skip) * std::sqrt(0.5);
    features.push_back(x);
  }
  // Made pictures that are all alike differ from real ones in nothing but this.
  const torch::Tensor deviation = ((x - x.mean(0, true)).square().mean(0) + kLeast).sqrt().mean();
  x = torch::cat({x, deviation.expand({x.size(0), 1, x.size(2), x.size(3)})}, 1);
  x = leaky(m_last->forward(x));
  Judgement judgement = m_head->forward(x.flatten(1), classes);
  judgement.features = std::move(features);
  return judgement;
}

PointDiscriminator::PointDiscriminator(int dimensions, const DiscriminatorShape& shape)
    : m_first(register_module("first", JudgingConv(shape.norm, dimensions, shape.width, 1, 1))),
      m_second(register_module("second", JudgingConv(shape.norm, shape.width, shape.width, 1, 1))),
      m_head(register_module("head", JudgingHead(shape.norm, shape.width, shape.classes, shape.codes))) {}

Judgement PointDiscriminator::judge(const torch::Tensor& samples, const torch::Tensor& classes) {
  const torch::Tensor first = leaky(m_first->forward(asPixels(samples)));
  const torch::Tensor second = leaky(m_second->forward(first)).flatten(1);
  Judgement judgement = m_head->forward(second, classes);
  judgement.features = {first, second};
  return judgement;
}

MultiScaleDiscriminator::MultiScaleDiscriminator(int inChannels, int scales) {
  register_module("scales", m_scales);
  for (int i = 0; i < scales; ++i) m_scales->push_back(PatchDiscriminator(inChannels));
}

Judgement MultiScaleDiscriminator::judge(const torch::Tensor& samples, const torch::Tensor& /*classes*/) {
  Judgement judgement;
  std::vector<torch::Tensor> answers;
  torch::Tensor x = samples;
  for (std::size_t i = 0; i < m_scales->size(); ++i) {
    if (i > 0)
      x = torch::avg_pool2d(x, 2);
    std::vector<torch::Tensor> layers = m_scales[i]->as<PatchDiscriminatorImpl>()->layers(x);
    answers.push_back(layers.back().flatten(1));
    layers.pop_back();
    judgement.features.insert(judgement.features.end(), layers.begin(), layers.end());
  }
  judgement.answers = torch::cat(answers, 1);
  return judgement;
}

}  // namespace visagiste::training
