#pragma once

#include <torch/nn/modules/dropout.h>

#include "models/networks/blocks.h"

namespace visagiste::networks {

/// Reads the makeup of a face as numbers.
///
/// Input   (B, 3, 128, 128), or in cells (input_cells.h): the face in the frame of MakeupTransferNet; RGB, values v in
/// [0, 1] as (v - 0.5) / 0.25. Output  (B, 12, 24) float: makeup_answer (models/networks/makeup_code.h) of each
/// product.
class MakeupEncoderNetImpl : public torch::nn::Module {
 public:
  MakeupEncoderNetImpl();

  torch::Tensor forward(const torch::Tensor& faces);

 private:
  ConvBlock m_stem;
  ConvBlock m_toMiddle;
  ResidualBlock m_middle;
  ConvBlock m_toDeep;
  ResidualBlock m_deep;
  ConvBlock m_reduce;
  torch::nn::Dropout m_dropout;
  torch::nn::Linear m_hidden;
  torch::nn::Linear m_answer;
};
TORCH_MODULE(MakeupEncoderNet);

}  // namespace visagiste::networks
