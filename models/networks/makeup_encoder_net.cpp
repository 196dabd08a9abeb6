#include "models/networks/makeup_encoder_net.h"

#include <torch/types.h>

#include "models/networks/input_cells.h"
#include "models/networks/makeup_code.h"
#include "models/networks/makeup_transfer_net.h"

namespace visagiste::networks {
namespace {

constexpr int kFineChannels = 48;  // at 32 x 32
constexpr int kMidChannels = 64;   // at 16 x 16
constexpr int kDeepChannels = 96;  // at 8 x 8
constexpr int kReducedChannels = 48;
constexpr int kHiddenUnits = 256;
constexpr double kDropped = 0.2;  // A few hundred people are soon known by heart.
constexpr int kDeepSide = kMakeupFrameSide / kInputCellSide / 4;

}  // namespace

MakeupEncoderNetImpl::MakeupEncoderNetImpl()
    : m_stem(register_module("stem", ConvBlock(kInputCellChannels, kFineChannels, 3, 1, Activation::Relu))),
      m_toMiddle(register_module("to_middle", ConvBlock(kFineChannels, kMidChannels, 3, 2, Activation::Relu))),
      m_middle(register_module("middle", ResidualBlock(kMidChannels))),
      m_toDeep(register_module("to_deep", ConvBlock(kMidChannels, kDeepChannels, 3, 2, Activation::Relu))),
      m_deep(register_module("deep", ResidualBlock(kDeepChannels))),
      m_reduce(register_module("reduce", ConvBlock(kDeepChannels, kReducedChannels, 1, 1, Activation::Relu))),
      m_dropout(register_module("dropout", torch::nn::Dropout(kDropped))),
      m_hidden(register_module("hidden", torch::nn::Linear(kReducedChannels * kDeepSide * kDeepSide, kHiddenUnits))),
      m_answer(
          register_module("answer", torch::nn::Linear(kHiddenUnits, kEncodedProductCount * makeup_answer::kFloats))) {}

torch::Tensor MakeupEncoderNetImpl::forward(const torch::Tensor& faces) {
  torch::Tensor x = m_stem->forward(inCells(faces));        // (B, 48, 32, 32)
  x = m_middle->forward(m_toMiddle->forward(x));            // (B, 64, 16, 16)
  x = m_deep->forward(m_toDeep->forward(x));                // (B, 96, 8, 8)
  x = m_dropout->forward(m_reduce->forward(x).flatten(1));  // (B, 3072)
  x = m_answer->forward(m_hidden->forward(x).relu());
  return x.to(torch::kFloat32).view({-1, kEncodedProductCount, makeup_answer::kFloats});
}

}  // namespace visagiste::networks
