#include "models/networks/style_generator.h"

#include <torch/nn/init.h>
#include <torch/types.h>

#include <algorithm>
#include <cmath>

#include "models/networks/generator_blocks.h"

namespace visagiste::networks {
namespace {

constexpr int kCoarseSide = 4;
constexpr int kMostWidths = 4;
constexpr int kMappingLayers = 4;
constexpr double kLeak = 0.2;

torch::Tensor leaky(const torch::Tensor& x) {
  // The gain keeps the deviation through the layer.
  return torch::leaky_relu(x, kLeak) * std::sqrt(2.0);
}

}  // namespace

ModulatedConvImpl::ModulatedConvImpl(int styleSize, int inChannels, int outChannels, int kernel,
                                     Demodulation demodulation)
    : m_demodulation(demodulation),
      m_scales(register_module("scales", torch::nn::Linear(styleSize, inChannels))),
      m_weight(register_parameter("weight", torch::empty({outChannels, inChannels, kernel, kernel}))),
      m_bias(register_parameter("bias", torch::zeros({outChannels}))) {
  torch::nn::init::kaiming_normal_(m_weight, 0, torch::kFanIn, torch::kLinear);
  const torch::NoGradGuard noGrad;
  m_scales->bias.fill_(1);
}

torch::Tensor ModulatedConvImpl::forward(const torch::Tensor& x, const torch::Tensor& style) {
  constexpr double kLeast = 1e-8;
  const torch::Tensor scale = m_scales->forward(style);
  torch::Tensor y = torch::conv2d(x * scale.unsqueeze(2).unsqueeze(3), m_weight, {}, 1, m_weight.size(2) / 2);
  if (m_demodulation == Demodulation::On) {
    const torch::Tensor squares = scale.square().mm(m_weight.square().sum({2, 3}).t());  // (B, out)
    y = y * (squares + kLeast).rsqrt().unsqueeze(2).unsqueeze(3);
  }
  return y + m_bias.view({1, -1, 1, 1});
}

StyleGenerator::StyleGenerator(int latentSize, int sidePx, int width) {
  requireMadeSide(sidePx);
  const auto channelsAt = [&](int side) { return width * std::min(sidePx / side, kMostWidths); };
  register_module("mapping", m_mapping);
  for (int i = 0; i < kMappingLayers; ++i)
    m_mapping->push_back(torch::nn::Linear(i == 0 ? latentSize : kStyleSize, kStyleSize));
  m_constant = register_parameter("constant", torch::randn({1, channelsAt(kCoarseSide), kCoarseSide, kCoarseSide}));
  register_module("convolutions", m_convolutions);
  register_module("colours", m_colours);
  using Demodulation = ModulatedConvImpl::Demodulation;
  int channels = channelsAt(kCoarseSide);
  for (int side = kCoarseSide; side <= sidePx; side *= 2) {
    m_convolutions->push_back(ModulatedConv(kStyleSize, channels, channelsAt(side), 3, Demodulation::On));
    channels = channelsAt(side);
    m_colours->push_back(ModulatedConv(kStyleSize, channels, 3, 1, Demodulation::Off));
  }
  m_noiseStrength =
      register_parameter("noise_strength", torch::zeros({static_cast<std::int64_t>(m_convolutions->size())}));
}

torch::Tensor StyleGenerator::styles(const torch::Tensor& latents) {
  constexpr double kLeast = 1e-8;
  torch::Tensor x = latents * (latents.square().mean(1, /*keepdim=*/true) + kLeast).rsqrt();
  for (const auto& layer : *m_mapping) x = leaky(layer->as<torch::nn::LinearImpl>()->forward(x));
  return x;
}

torch::Tensor StyleGenerator::makeFrom(const torch::Tensor& styles) {
  torch::Tensor x = m_constant.expand({styles.size(0), -1, -1, -1}).contiguous(at::MemoryFormat::ChannelsLast);
  torch::Tensor picture;
  for (std::size_t i = 0; i < m_convolutions->size(); ++i) {
    if (i > 0)
      x = enlargedTwice(x);
    x = m_convolutions[i]->as<ModulatedConvImpl>()->forward(x, styles);
    const torch::Tensor noise = torch::randn({x.size(0), 1, x.size(2), x.size(3)}).to(x.device(), x.scalar_type());
    x = leaky(x + m_noiseStrength[static_cast<std::int64_t>(i)] * noise);
    const torch::Tensor colour = m_colours[i]->as<ModulatedConvImpl>()->forward(x, styles);
    picture = picture.defined() ? enlargedTwice(picture) + colour : colour;
  }
  return picture.tanh();
}

torch::Tensor StyleGenerator::make(const torch::Tensor& latents) {
  return makeFrom(styles(latents));
}

}  // namespace visagiste::networks
