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
constexpr int kDeepSide = kLandmarkInputSide / kInputCellSide / 4;
// The difference to the mean shape is small; starting near it saves the first epochs.
constexpr float kResidualScale = 0.1F;

}  // namespace

LandmarkNetImpl::LandmarkNetImpl()
    : m_stem(register_module("stem", ConvBlock(kInputCellChannels, kFineChannels, 3, 1, Activation::Relu))),
      m_body(register_module("body", torch::nn::ModuleList())),
      m_reduce(register_module("reduce", ConvBlock(kDeepChannels, kReducedChannels, 1, 1, Activation::Relu))),
      m_hidden(register_module("hidden", torch::nn::Linear(kReducedChannels * kDeepSide * kDeepSide, kHiddenUnits))),
      m_points(register_module("points", torch::nn::Linear(kHiddenUnits, kLandmarkPoints * 3))),
      m_presence(register_module("presence", torch::nn::Linear(kHiddenUnits, 1))),
      m_meanShape(register_buffer("mean_shape", torch::zeros({kLandmarkPoints, 3}))) {
  m_body->push_back(ConvBlock(kFineChannels, kMidChannels, 3, 2, Activation::Relu));
  m_body->push_back(ResidualBlock(kMidChannels));
  m_body->push_back(ResidualBlock(kMidChannels));
  m_body->push_back(ConvBlock(kMidChannels, kDeepChannels, 3, 2, Activation::Relu));
  m_body->push_back(ResidualBlock(kDeepChannels));
  m_body->push_back(ResidualBlock(kDeepChannels));
  m_body->push_back(ResidualBlock(kDeepChannels));
}

LandmarkOutput LandmarkNetImpl::forward(const torch::Tensor& crops) {
  torch::Tensor x = m_stem->forward(inCells(crops));  // (B, 48, 32, 32)
  for (const auto& part : *m_body)
    x = part->as<ConvBlockImpl>() ? part->as<ConvBlockImpl>()->forward(x) : part->as<ResidualBlockImpl>()->forward(x);
  x = m_reduce->forward(x);                       // (B, 48, 8, 8)
  x = denseLayer(m_hidden, x.flatten(1)).relu();  // (B, 256)
  const torch::Tensor residual = denseLayer(m_points, x).to(torch::kFloat32) * kResidualScale;
  return {m_meanShape.to(torch::kFloat32) + residual.view({-1, kLandmarkPoints, 3}),
          denseLayer(m_presence, x).to(torch::kFloat32).squeeze(1)};
}

void LandmarkNetImpl::setMeanShape(const torch::Tensor& points) {
  m_meanShape.copy_(points);
}

}  // namespace visagiste::networks
