#include "models/networks/makeup_transfer_net.h"

#include <torch/types.h>

#include "models/networks/input_cells.h"

namespace visagiste::networks {
namespace {

constexpr int kFineChannels = 48;  // at 32 x 32
constexpr int kMidChannels = 64;   // at 16 x 16
constexpr int kDeepChannels = 96;  // at 8 x 8
constexpr int kReducedChannels = 32;
constexpr int kCodeUnits = 192;
constexpr int kDeepSide = kMakeupFrameSide / kInputCellSide / 4;
constexpr int kTemplateFloats = kMakeupMapChannels * kMakeupFrameSide * kMakeupFrameSide;
// Templates are small; stored in units of this, they learn at the pace of all other weights.
constexpr double kTemplateScale = 0.02;
constexpr int kFineSide = kMakeupFrameSide / kInputCellSide;
constexpr int kHeadChannels = kMakeupMapChannels * kInputCellSide * kInputCellSide;
// Small first answers: the source stays as it is until the network knows better.
constexpr double kFirstDeviation = 0.002;
constexpr double kFirstShares = 0.1;

torch::Tensor doubled(const torch::Tensor& x) {
  return torch::upsample_nearest2d(x, {2 * x.size(2), 2 * x.size(3)});
}

}  // namespace

MakeupTransferNetImpl::MakeupTransferNetImpl()
    : m_stem(register_module("stem", ConvBlock(2 * kInputCellChannels, kFineChannels, 1, 1, Activation::Relu))),
      m_places(register_parameter("places", 0.1 * torch::randn({1, kFineChannels, kFineSide, kFineSide}))),
      m_toMiddle(register_module("to_middle", ConvBlock(kFineChannels, kMidChannels, 3, 2, Activation::Relu))),
      m_middle(register_module("middle", ResidualBlock(kMidChannels))),
      m_toDeep(register_module("to_deep", ConvBlock(kMidChannels, kDeepChannels, 3, 2, Activation::Relu))),
      m_deep(register_module("deep", ResidualBlock(kDeepChannels))),
      m_reduce(register_module("reduce", ConvBlock(kDeepChannels, kReducedChannels, 1, 1, Activation::Relu))),
      m_code(register_module("code", torch::nn::Linear(kReducedChannels * kDeepSide * kDeepSide, kCodeUnits))),
      m_shares(register_module("shares", torch::nn::Linear(kCodeUnits, kMakeupTemplates))),
      m_templates(register_parameter("templates", 0.1 * torch::randn({kMakeupTemplates, kTemplateFloats}))),
      m_middleFromDeep(
          register_module("middle_from_deep", ConvBlock(kDeepChannels, kMidChannels, 1, 1, Activation::None))),
      m_middleAgain(register_module("middle_again", ResidualBlock(kMidChannels))),
      m_fineFromMiddle(
          register_module("fine_from_middle", ConvBlock(kMidChannels, kFineChannels, 1, 1, Activation::None))),
      m_fine(register_module("fine", ResidualBlock(kFineChannels))),
      m_headWeight(
          register_parameter("head_weight", kFirstDeviation * torch::randn({kHeadChannels, kFineChannels, 1, 1}))),
      m_headBias(register_parameter("head_bias", torch::zeros({kHeadChannels}))) {
  const torch::NoGradGuard noGrad;
  m_shares->weight.mul_(kFirstShares);
  m_shares->bias.zero_();
}

void MakeupTransferNetImpl::startFrom(const torch::Tensor& offsets) {
  const torch::NoGradGuard noGrad;
  const auto plane = kTemplateFloats / 2;
  m_templates.slice(0, 0, offsets.size(0)).slice(1, 0, plane).zero_();
  m_templates.slice(0, 0, offsets.size(0)).slice(1, plane).copy_(offsets.flatten(1) / kTemplateScale);
}

torch::Tensor MakeupTransferNetImpl::mixedTemplates(const torch::Tensor& deep) {
  const torch::Tensor code = m_code->forward(m_reduce->forward(deep).flatten(1)).relu();  // (B, 192)
  const torch::Tensor mixed = torch::mm(kTemplateScale * m_shares->forward(code), m_templates);
  return mixed.to(torch::kFloat32).view({-1, kMakeupMapChannels, kMakeupFrameSide, kMakeupFrameSide});
}

torch::Tensor MakeupTransferNetImpl::forward(const torch::Tensor& faces) {
  // Source and reference beside each other in the channels.
  const torch::Tensor cells = inCells(faces)
                                  .contiguous()
                                  .view({-1, 2 * kInputCellChannels, kFineSide, kFineSide})
                                  .contiguous(at::MemoryFormat::ChannelsLast);  // (B, 96, 32, 32)
  const torch::Tensor fine = m_stem->forward(cells) + m_places;                 // (B, 48, 32, 32)
  const torch::Tensor middle = m_middle->forward(m_toMiddle->forward(fine));    // (B, 64, 16, 16)
  const torch::Tensor deep = m_deep->forward(m_toDeep->forward(middle));        // (B, 96, 8, 8)
  torch::Tensor x = m_middleAgain->forward(doubled(m_middleFromDeep->forward(deep)) + middle);
  x = m_fine->forward(doubled(m_fineFromMiddle->forward(x)) + fine);
  x = torch::conv2d(x, m_headWeight, m_headBias);                                             // (B, 96, 32, 32)
  return mixedTemplates(deep) + torch::pixel_shuffle(x, kInputCellSide).to(torch::kFloat32);  // (B, 6, 128, 128)
}

torch::Tensor appliedMaps(const torch::Tensor& coded, const torch::Tensor& maps) {
  return coded * (1 + maps.slice(1, 0, 3)) + maps.slice(1, 3, 6);
}

}  // namespace visagiste::networks
