#include "models/networks/parsing_net.h"

#include "models/networks/input_cells.h"
#include "models/networks/parsing_guide.h"

#include <torch/types.h>

namespace visagiste::networks {
namespace {

constexpr int kChannels[] = {48, 64, 96, 128};  // at strides 4, 8, 16, 32
constexpr int kDownBlocks[] = {0, 1, 2, 2};     // The finest level costs the most.
constexpr int kUpBlocks[] = {1, 1, 1};

torch::Tensor through(const torch::nn::ModuleList& parts, torch::Tensor x) {
  for (const auto& part : *parts)
    x = part->as<ConvBlockImpl>() ? part->as<ConvBlockImpl>()->forward(x) : part->as<ResidualBlockImpl>()->forward(x);
  return x;
}

}  // namespace

ParsingNetImpl::ParsingNetImpl()
    : m_stem(register_module("stem",
                             ConvBlock(kInputCellChannels + kGuideChannels, kChannels[0], 3, 1, Activation::Relu))) {
  for (std::size_t level = 0; level < kLevels; ++level) {
    if (level > 0)
      m_down[level]->push_back(ConvBlock(kChannels[level - 1], kChannels[level], 3, 2, Activation::Relu));
    for (int i = 0; i < kDownBlocks[level]; ++i) m_down[level]->push_back(ResidualBlock(kChannels[level]));
    register_module("down" + std::to_string(level), m_down[level]);
  }
  for (std::size_t level = 0; level + 1 < kLevels; ++level) {
    m_lateral.push_back(register_module("lateral" + std::to_string(level),
                                        ConvBlock(kChannels[level + 1], kChannels[level], 1, 1, Activation::None)));
    for (int i = 0; i < kUpBlocks[level]; ++i) m_up[level]->push_back(ResidualBlock(kChannels[level]));
    register_module("up" + std::to_string(level), m_up[level]);
  }
  m_head = register_module("head", torch::nn::Conv2d(torch::nn::Conv2dOptions(
                                       kChannels[0], kParsingRegions * kParsingBlock * kParsingBlock, 1)));
}

torch::Tensor ParsingNetImpl::forward(const torch::Tensor& crops, const torch::Tensor& guide) {
  const torch::Tensor cells = inCells(crops);
  torch::Tensor x = torch::cat({cells, guide.to(cells.scalar_type())}, 1);  // (B, 112, S / 4, S / 4)
  x = m_stem->forward(x);                                                   // (B, 48, S / 4, S / 4)
  std::array<torch::Tensor, kLevels> levels;
  for (std::size_t level = 0; level < kLevels; ++level) levels[level] = x = through(m_down[level], x);
  for (std::size_t level = kLevels - 1; level-- > 0;) {
    const torch::Tensor& fine = levels[level];
    x = fine + torch::upsample_nearest2d(m_lateral[level]->forward(x), {fine.size(2), fine.size(3)});
    x = through(m_up[level], x);
  }
  return m_head->forward(x);  // (B, 240, S / 4, S / 4)
}

torch::Tensor spreadBlocks(const torch::Tensor& blocks) {
  return torch::pixel_shuffle(blocks.to(torch::kFloat32), kParsingBlock);
}

}  // namespace visagiste::networks
