#include "models/networks/landmark_net.h"

#include "models/networks/input_cells.h"

#include <torch/types.h>

namespace visagiste::networks {
namespace {

constexpr int kFineChannels = 48;   // at 32 x 32
constexpr int kMidChannels = 96;    // at 16 x 16
constexpr int kDeepChannels = 144;  // at 8 x 8
constexpr int kReducedChannels = 48;
constexpr int kHiddenUnits = 256;
constexpr int kJoinedChannels = 64;
constexpr int kChannelHiddenUnits = 192;
constexpr double kDropped = 0.15;
// Thousands of inputs that are never negative: unscaled, one step moves a hidden unit out of reach of every picture.
constexpr double kJoinedScale = 0.1;
constexpr double kLeak = 0.1;
constexpr int kDeepSide = kLandmarkInputSide / kInputCellSide / 4;
// The difference to the mean shape is small; starting near it saves the first epochs.
constexpr float kResidualScale = 0.1F;

}  // namespace

ChannelHeadImpl::ChannelHeadImpl()
    : m_fine(register_module("fine", ConvBlock(kMidChannels, kJoinedChannels, 3, 2, Activation::Relu))),
      m_join(
          register_module("join", ConvBlock(kJoinedChannels + kDeepChannels, kJoinedChannels, 1, 1, Activation::Relu))),
      m_dropout(register_module("dropout", torch::nn::Dropout(kDropped))),
      m_hidden(
          register_module("hidden", torch::nn::Linear(kJoinedChannels * kDeepSide * kDeepSide, kChannelHiddenUnits))),
      m_strengths(register_module("strengths", torch::nn::Linear(kChannelHiddenUnits, kLandmarkChannels))) {}

torch::Tensor ChannelHeadImpl::forward(const LandmarkFeatures& features) {
  torch::Tensor x = torch::cat({m_fine->forward(features.fine), features.coarse}, 1);  // (B, 208, 8, 8)
  x = m_dropout->forward(kJoinedScale * m_join->forward(x).flatten(1));                // (B, 4096)
  x = torch::leaky_relu(denseLayer(m_hidden, x), kLeak);                               // (B, 192)
  return denseLayer(m_strengths, x).to(torch::kFloat32);
}

LandmarkNetImpl::LandmarkNetImpl()
    : m_stem(register_module("stem", ConvBlock(kInputCellChannels, kFineChannels, 3, 1, Activation::Relu))),
      m_body(register_module("body", torch::nn::ModuleList())),
      m_reduce(register_module("reduce", ConvBlock(kDeepChannels, kReducedChannels, 1, 1, Activation::Relu))),
      m_hidden(register_module("hidden", torch::nn::Linear(kReducedChannels * kDeepSide * kDeepSide, kHiddenUnits))),
      m_points(register_module("points", torch::nn::Linear(kHiddenUnits, kLandmarkPoints * 3))),
      m_presence(register_module("presence", torch::nn::Linear(kHiddenUnits, 1))),
      m_channels(register_module("channels", ChannelHead())),
      m_meanShape(register_buffer("mean_shape", torch::zeros({kLandmarkPoints, 3}))) {
  m_body->push_back(ConvBlock(kFineChannels, kMidChannels, 3, 2, Activation::Relu));
  m_body->push_back(ResidualBlock(kMidChannels));
  m_body->push_back(ResidualBlock(kMidChannels));
  m_body->push_back(ConvBlock(kMidChannels, kDeepChannels, 3, 2, Activation::Relu));
  m_body->push_back(ResidualBlock(kDeepChannels));
  m_body->push_back(ResidualBlock(kDeepChannels));
  m_body->push_back(ResidualBlock(kDeepChannels));
}

LandmarkFeatures LandmarkNetImpl::features(const torch::Tensor& crops) {
  torch::Tensor x = m_stem->forward(inCells(crops));  // (B, 48, 32, 32)
  LandmarkFeatures seen;
  for (const auto& part : *m_body) {
    x = part->as<ConvBlockImpl>() ? part->as<ConvBlockImpl>()->forward(x) : part->as<ResidualBlockImpl>()->forward(x);
    if (x.size(1) == kMidChannels)
      seen.fine = x;
  }
  seen.coarse = x;
  return seen;
}

LandmarkOutput LandmarkNetImpl::forward(const torch::Tensor& crops) {
  const LandmarkFeatures seen = features(crops);
  torch::Tensor x = m_reduce->forward(seen.coarse);  // (B, 48, 8, 8)
  x = denseLayer(m_hidden, x.flatten(1)).relu();     // (B, 256)
  const torch::Tensor residual = denseLayer(m_points, x).to(torch::kFloat32) * kResidualScale;
  return {m_meanShape.to(torch::kFloat32) + residual.view({-1, kLandmarkPoints, 3}),
          denseLayer(m_presence, x).to(torch::kFloat32).squeeze(1), m_channels->forward(seen)};
}

void LandmarkNetImpl::setMeanShape(const torch::Tensor& points) {
  m_meanShape.copy_(points);
}

}  // namespace visagiste::networks
