#include "models/networks/style_net.h"

#include <torch/nn/functional/pixelshuffle.h>
#include <torch/nn/functional/upsampling.h>
#include <torch/nn/init.h>
#include <torch/types.h>

#include <tuple>

#include "models/networks/input_cells.h"

namespace visagiste::networks {
namespace {

constexpr int kHalfWidth = 32;
constexpr int kQuarterWidth = 48;
constexpr int kEighthWidth = 96;
constexpr int kBlocks = 4;
constexpr int kStemCell = 2;
constexpr int kPictureChannels = 3;
constexpr double kLeastVariance = 1e-4;

torch::Tensor kernel(torch::nn::Module& owner, const std::string& name, int inChannels, int outChannels) {
  torch::Tensor weight = owner.register_parameter(name, torch::empty({outChannels, inChannels, 3, 3}));
  torch::nn::init::kaiming_normal_(weight, 0.0, torch::kFanIn, torch::kReLU);
  return weight;
}

/// Mean and deviation of each channel over all pixels, (B, C) each.
std::tuple<torch::Tensor, torch::Tensor> channelStatistics(const torch::Tensor& x) {
  // Channels-last memory seen as rows of channels: sums along columns run in vectors.
  const torch::Tensor rows = x.permute({0, 2, 3, 1}).flatten(1, 2).to(torch::kFloat32);  // (B, H * W, C)
  const torch::Tensor mean = rows.mean(1);
  const torch::Tensor variance = (rows.square().mean(1) - mean.square()).clamp_min(0);
  return {mean, (variance + kLeastVariance).sqrt()};
}

torch::Tensor doubled(const torch::Tensor& x) {
  namespace nn = torch::nn::functional;
  return nn::interpolate(
      x, nn::InterpolateFuncOptions().scale_factor(std::vector<double>{2.0, 2.0}).mode(torch::kNearest));
}

}  // namespace

StyledConvImpl::StyledConvImpl(int inChannels, int outChannels, int stride)
    : m_stride(stride),
      m_channels(outChannels),
      m_weight(kernel(*this, "weight", inChannels, outChannels)),
      m_fromVector(register_module("from_vector", torch::nn::Linear(kStyleVectorLength, 2 * outChannels))) {
  const torch::NoGradGuard noGrad;
  m_fromVector->weight.mul_(0.5);
  m_fromVector->bias.zero_();
}

torch::Tensor StyledConvImpl::forward(const torch::Tensor& x, const torch::Tensor& vector, StyleStatistics& statistics,
                                      std::size_t index, Activation activation) {
  torch::Tensor y = torch::conv2d(x, m_weight, {}, m_stride, 1);
  if (index >= statistics.means.size()) {
    auto [mean, deviation] = channelStatistics(y);
    statistics.means.push_back(mean);
    statistics.deviations.push_back(deviation);
  }
  const torch::Tensor code = m_fromVector->forward(vector).to(torch::kFloat32);
  const torch::Tensor scale = (code.slice(1, 0, m_channels) + 1.0) / statistics.deviations[index];
  const torch::Tensor shift = code.slice(1, m_channels) - scale * statistics.means[index];
  const auto perChannel = [&](const torch::Tensor& values) {
    return values.to(y.scalar_type()).unsqueeze(2).unsqueeze(3);
  };
  y = torch::addcmul(perChannel(shift), y, perChannel(scale));
  return activation == Activation::Relu ? y.relu_() : y;
}

StyleNetImpl::StyleNetImpl()
    : m_stemWeight(kernel(*this, "stem_weight", kPictureChannels * kStemCell * kStemCell, kHalfWidth)),
      m_stemBias(register_parameter("stem_bias", torch::zeros(kHalfWidth))),
      m_half(register_module("half", StyledConv(kHalfWidth, kQuarterWidth, 2))),
      m_quarter(register_module("quarter", StyledConv(kQuarterWidth, kEighthWidth, 2))),
      m_blocks(register_module("blocks", torch::nn::ModuleList())),
      m_up(register_module("up", StyledConv(kEighthWidth, kQuarterWidth, 1))),
      m_fineFirst(register_module("fine_first", StyledConv(kQuarterWidth, kQuarterWidth, 1))),
      m_fineSecond(register_module("fine_second", StyledConv(kQuarterWidth, kQuarterWidth, 1))),
      m_out(register_module("out", StyledConv(kQuarterWidth, kHalfWidth, 1))),
      m_headWeight(kernel(*this, "head_weight", kHalfWidth, kPictureChannels * kStemCell * kStemCell)),
      m_headBias(register_parameter("head_bias", torch::zeros(kPictureChannels * kStemCell * kStemCell))) {
  for (int i = 0; i < 2 * kBlocks; ++i) m_blocks->push_back(StyledConv(kEighthWidth, kEighthWidth, 1));
}

torch::Tensor StyleNetImpl::forward(const torch::Tensor& pictures, const torch::Tensor& vectors,
                                    StyleStatistics& statistics) {
  std::size_t index = 0;
  const auto styled = [&](StyledConvImpl& layer, const torch::Tensor& x, Activation activation) {
    return layer.forward(x, vectors, statistics, index++, activation);
  };
  torch::Tensor x = torch::pixel_unshuffle(pictures, kStemCell).contiguous(at::MemoryFormat::ChannelsLast);
  x = torch::conv2d(x, m_stemWeight, m_stemBias, 1, 1).relu_();
  const torch::Tensor fine = styled(*m_half, x, Activation::Relu);
  x = styled(*m_quarter, fine, Activation::Relu);
  for (std::size_t i = 0; i < m_blocks->size(); i += 2) {
    torch::Tensor y = styled(*m_blocks[i]->as<StyledConvImpl>(), x, Activation::Relu);
    y = styled(*m_blocks[i + 1]->as<StyledConvImpl>(), y, Activation::None);
    x = (x + y).relu_();
  }
  x = (doubled(styled(*m_up, x, Activation::Relu)) + fine);
  torch::Tensor y = styled(*m_fineFirst, x, Activation::Relu);
  y = styled(*m_fineSecond, y, Activation::None);
  x = doubled(styled(*m_out, (x + y).relu_(), Activation::Relu));
  x = torch::conv2d(x, m_headWeight, m_headBias, 1, 1);
  return torch::sigmoid(torch::pixel_shuffle(x, kStemCell).to(torch::kFloat32));
}

torch::Tensor StyleNetImpl::forward(const torch::Tensor& pictures, const torch::Tensor& vectors) {
  StyleStatistics statistics;
  return forward(pictures, vectors, statistics);
}

StyleEncoderNetImpl::StyleEncoderNetImpl()
    : m_stem(register_module("stem", ConvBlock(kInputCellChannels, 64, 3, 1, Activation::Relu))),
      m_fine(register_module("fine", ConvBlock(64, 96, 3, 2, Activation::Relu))),
      m_middle(register_module("middle", ConvBlock(96, 128, 3, 2, Activation::Relu))),
      m_deep(register_module("deep", ConvBlock(128, 128, 3, 2, Activation::Relu))),
      m_mix(register_module("mix", torch::nn::Linear(2 * (64 + 96 + 128 + 128), 256))),
      m_vector(register_module("vector", torch::nn::Linear(256, kStyleVectorLength))) {}

torch::Tensor StyleEncoderNetImpl::forward(const torch::Tensor& pictures) {
  std::vector<torch::Tensor> pooled;
  torch::Tensor x = inCells(pictures);
  for (ConvBlock* block : {&m_stem, &m_fine, &m_middle, &m_deep}) {
    x = (*block)->forward(x);
    const auto [mean, deviation] = channelStatistics(x);
    pooled.push_back(mean);
    pooled.push_back(deviation);
  }
  const torch::Tensor all = torch::cat(pooled, 1).to(m_mix->weight.scalar_type());
  const torch::Tensor mixed = denseLayer(m_mix, all).relu();
  return denseLayer(m_vector, mixed).to(torch::kFloat32);
}

}  // namespace visagiste::networks
