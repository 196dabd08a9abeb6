#include "models/networks/translator_nets.h"

#include <torch/types.h>

namespace visagiste::networks {
namespace {

constexpr int kResnetShuffle = 4;
constexpr int kUnetShuffle = 2;
constexpr int kHalvings = 3;

torch::Tensor unshuffled(const torch::Tensor& pictures, int factor) {
  return torch::pixel_unshuffle(pictures, factor).contiguous(at::MemoryFormat::ChannelsLast);
}

constexpr int colours(int shuffle) {
  return 3 * shuffle * shuffle;
}

}  // namespace

ResnetTranslator::ResnetTranslator(int width, int blocks)
    : m_width(width),
      m_stem(register_module("stem", NormedConv(colours(kResnetShuffle), width, 1))),
      m_end(register_module("end", plainConvolution(width, colours(kResnetShuffle), 3, 1))) {
  register_module("blocks", m_blocks);
  for (int i = 0; i < blocks; ++i) m_blocks->push_back(NormedResidual(width));
}

torch::Tensor ResnetTranslator::translate(const torch::Tensor& pictures) {
  torch::Tensor x = m_stem->forward(unshuffled(pictures, kResnetShuffle));
  for (const auto& block : *m_blocks) x = block->as<NormedResidualImpl>()->forward(x);
  return torch::pixel_shuffle(m_end->forward(x), kResnetShuffle).tanh();
}

std::vector<torch::Tensor> ResnetTranslator::features(const torch::Tensor& pictures) {
  std::vector<torch::Tensor> layers{unshuffled(pictures, kResnetShuffle)};
  layers.push_back(m_stem->forward(layers[0]));
  torch::Tensor x = layers[1];
  for (std::size_t i = 0; i < (m_blocks->size() + 1) / 2; ++i) x = m_blocks[i]->as<NormedResidualImpl>()->forward(x);
  layers.push_back(x);
  return layers;
}

std::vector<int> ResnetTranslator::featureChannels() const {
  return {colours(kResnetShuffle), m_width, m_width};
}

UnetTranslator::UnetTranslator(int width)
    : m_stem(register_module("stem", plainConvolution(colours(kUnetShuffle), width, 3, 1))),
      m_dropout(register_module("dropout", torch::nn::Dropout2d(0.5))),
      m_end(register_module("end", plainConvolution(width, colours(kUnetShuffle), 3, 1))) {
  register_module("down", m_down);
  register_module("up", m_up);
  for (int i = 0; i < kHalvings; ++i) {
    m_down->push_back(NormedConv(width << i, width << (i + 1), 2));
    m_up->push_back(NormedConv(width << (kHalvings - i), width << (kHalvings - i - 1), 1));
  }
}

torch::Tensor UnetTranslator::translate(const torch::Tensor& pictures) {
  std::vector<torch::Tensor> levels{m_stem->forward(unshuffled(pictures, kUnetShuffle)).relu()};
  for (const auto& down : *m_down) levels.push_back(down->as<NormedConvImpl>()->forward(levels.back()));
  torch::Tensor x = levels.back();
  for (std::size_t i = 0; i < m_up->size(); ++i) {
    x = m_up[i]->as<NormedConvImpl>()->forward(enlargedTwice(x));
    if (i < 2)
      x = m_dropout->forward(x);
    x = x + levels[levels.size() - 2 - i];
  }
  return torch::pixel_shuffle(m_end->forward(x), kUnetShuffle).tanh();
}

}  // namespace visagiste::networks
