#include "models/networks/picture_generator.h"

#include <torch/types.h>

#include <algorithm>

#include "models/networks/generator_blocks.h"
#include "models/networks/shared_statistics.h"

namespace visagiste::networks {
namespace {

constexpr int kCoarseSide = 4;
constexpr int kMostWidths = 8;

}  // namespace

PictureGenerator::PictureGenerator(int latentSize, int sidePx, int width) {
  requireMadeSide(sidePx);
  // The last doubling is the pixel shuffle of the end.
  const auto channelsAt = [&](int side) { return width * std::min(sidePx / (2 * side), kMostWidths); };
  m_coarseChannels = channelsAt(kCoarseSide);
  m_start = register_module("start", torch::nn::Linear(latentSize, m_coarseChannels * kCoarseSide * kCoarseSide));
  m_startNorm = register_module("start_norm", torch::nn::BatchNorm2d(m_coarseChannels));
  register_module("stages", m_stages);
  for (int side = 2 * kCoarseSide; side < sidePx; side *= 2)
    m_stages->push_back(ConvBlock(channelsAt(side / 2), channelsAt(side), 3, 1, Activation::Relu));
  m_end = register_module("end", plainConvolution(width, 3 * 4, 3, 1));
}

torch::Tensor PictureGenerator::make(const torch::Tensor& latents) {
  torch::Tensor x = m_start->forward(latents).view({-1, m_coarseChannels, kCoarseSide, kCoarseSide});
  x = batchNormalised(m_startNorm, x.contiguous(at::MemoryFormat::ChannelsLast)).relu();
  for (const auto& stage : *m_stages) x = stage->as<ConvBlockImpl>()->forward(enlargedTwice(x));
  return torch::pixel_shuffle(m_end->forward(x), 2).tanh();
}

PointGenerator::PointGenerator(int latentSize, int width, int dimensions)
    : m_first(register_module("first", torch::nn::Linear(latentSize, width))),
      m_second(register_module("second", torch::nn::Linear(width, width))),
      m_third(register_module("third", torch::nn::Linear(width, dimensions))) {}

torch::Tensor PointGenerator::make(const torch::Tensor& latents) {
  return m_third->forward(m_second->forward(m_first->forward(latents).relu()).relu());
}

}  // namespace visagiste::networks
