#include "models/networks/face_detector_net.h"

#include "models/networks/face_decode.h"
#include "models/networks/input_cells.h"

#include <torch/nn/modules/conv.h>
#include <torch/types.h>

namespace visagiste::networks {
namespace {

constexpr int kChannels[3] = {48, 80, 128};  // at strides 8, 16, 32
// Faces are rare among the cells: the scores start at a probability of 1 %.
constexpr double kStartLogit = -4.6;

torch::Tensor twice(const torch::Tensor& x, const torch::Tensor& like) {
  return torch::upsample_nearest2d(x, {like.size(2), like.size(3)});
}

}  // namespace

FaceDetectorNetImpl::FaceDetectorNetImpl()
    : m_stem(register_module("stem", ConvBlock(kInputCellChannels, kChannels[0], 3, 2, Activation::Relu))),
      m_fine(register_module("fine", ResidualBlock(kChannels[0]))),
      m_toMiddle(register_module("to_middle", ConvBlock(kChannels[0], kChannels[1], 3, 2, Activation::Relu))),
      m_middle(register_module("middle", torch::nn::ModuleList())),
      m_toCoarse(register_module("to_coarse", ConvBlock(kChannels[1], kChannels[2], 3, 2, Activation::Relu))),
      m_coarse(register_module("coarse", torch::nn::ModuleList())),
      m_middleFromCoarse(
          register_module("middle_from_coarse", ConvBlock(kChannels[2], kChannels[1], 1, 1, Activation::None))),
      m_fineFromMiddle(
          register_module("fine_from_middle", ConvBlock(kChannels[1], kChannels[0], 1, 1, Activation::None))),
      m_heads(register_module("heads", torch::nn::ModuleList())),
      m_outputs(register_module("outputs", torch::nn::ModuleList())) {
  for (int i = 0; i < 2; ++i) {
    m_middle->push_back(ResidualBlock(kChannels[1]));
    m_coarse->push_back(ResidualBlock(kChannels[2]));
  }
  const torch::NoGradGuard noGrad;
  for (const int channels : kChannels) {
    m_heads->push_back(ConvBlock(channels, channels, 3, 1, Activation::Relu));
    torch::nn::Conv2d output(torch::nn::Conv2dOptions(channels, kDetectorChannels, 1));
    output->bias.zero_();
    output->bias[0] = kStartLogit;
    output->bias[4] = 1.0;  // cosine of no roll
    m_outputs->push_back(output);
  }
}

std::vector<torch::Tensor> FaceDetectorNetImpl::forward(const torch::Tensor& pictures) {
  torch::Tensor fine = m_fine->forward(m_stem->forward(inCells(pictures)));  // (B, 48, H / 8, W / 8)
  torch::Tensor middle = m_toMiddle->forward(fine);                          // (B, 80, H / 16, W / 16)
  for (const auto& part : *m_middle) middle = part->as<ResidualBlockImpl>()->forward(middle);
  torch::Tensor coarse = m_toCoarse->forward(middle);  // (B, 128, H / 32, W / 32)
  for (const auto& part : *m_coarse) coarse = part->as<ResidualBlockImpl>()->forward(coarse);
  middle = middle + twice(m_middleFromCoarse->forward(coarse), middle);
  fine = fine + twice(m_fineFromMiddle->forward(middle), fine);
  std::vector<torch::Tensor> maps{fine, middle, coarse};
  for (std::size_t i = 0; i < maps.size(); ++i)
    maps[i] = m_outputs[i]
                  ->as<torch::nn::Conv2dImpl>()
                  ->forward(m_heads[i]->as<ConvBlockImpl>()->forward(maps[i]))
                  .to(torch::kFloat32);
  return maps;
}

}  // namespace visagiste::networks
