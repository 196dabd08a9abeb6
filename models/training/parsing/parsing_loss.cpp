#include "models/training/parsing/parsing_loss.h"

#include "models/networks/parsing_net.h"

#include <torch/csrc/autograd/custom_function.h>

#include <array>
#include <cmath>
#include <stdexcept>
#include <vector>

namespace visagiste::training {
namespace {

constexpr int kRegions = networks::kParsingRegions;
constexpr int kBlock = networks::kParsingBlock;
constexpr int kPlace = kBlock * kBlock;
using PerRegion = std::array<double, kRegions>;

constexpr std::array<float, kRegions> kWeights{1.0F, 1.0F, 2.0F, 2.0F, 3.0F, 3.0F, 1.2F, 2.5F,
                                               2.5F, 2.5F, 1.2F, 1.2F, 1.0F, 1.5F, 2.0F};

struct Sums {
  double entropy = 0, weight = 0;
  PerRegion overlap{}, predicted{}, wanted{};
};

/// Calls visit(16 rows of 15 values, regions of the 16 pixels) for every block; rows lie kPlace values apart.
template <class Visit>
void forBlocks(float* values, const torch::Tensor& regions, std::int64_t height, std::int64_t width, Visit visit) {
  const std::uint8_t* labels = regions.data_ptr<std::uint8_t>();
  const std::int64_t stride = width * kBlock;
  std::array<std::uint8_t, kPlace> own{};
  for (std::int64_t b = 0; b < regions.size(0); ++b)
    for (std::int64_t y = 0; y < height; ++y)
      for (std::int64_t x = 0; x < width; ++x) {
        const std::uint8_t* corner = labels + (b * height + y) * kBlock * stride + x * kBlock;
        for (int i = 0; i < kPlace; ++i) own[static_cast<std::size_t>(i)] = corner[(i / kBlock) * stride + i % kBlock];
        visit(values, own);
        values += kRegions * kPlace;
      }
}

/// Logits to shares of the regions, in place.
void softmax(float* block) {
  std::array<float, kPlace> top, sum{};
  std::copy(block, block + kPlace, top.begin());
  for (int r = 1; r < kRegions; ++r)
    for (int i = 0; i < kPlace; ++i) top[i] = std::max(top[i], block[r * kPlace + i]);
  for (int r = 0; r < kRegions; ++r)
    for (int i = 0; i < kPlace; ++i) {
      block[r * kPlace + i] = std::exp(block[r * kPlace + i] - top[i]);
      sum[i] += block[r * kPlace + i];
    }
  for (int i = 0; i < kPlace; ++i) sum[i] = 1.0F / sum[i];
  for (int r = 0; r < kRegions; ++r)
    for (int i = 0; i < kPlace; ++i) block[r * kPlace + i] *= sum[i];
}

void addTo(Sums& sums, const float* block, const std::array<std::uint8_t, kPlace>& regions) {
  constexpr float kLeast = 1e-7F;
  std::array<float, kPlace> known;
  for (int i = 0; i < kPlace; ++i) {
    const int region = regions[i];
    known[i] = region < kRegions ? 1.0F : 0.0F;
    if (region >= kRegions)
      continue;
    const float share = block[region * kPlace + i];
    sums.entropy -= kWeights[region] * std::log(std::max(share, kLeast));
    sums.weight += kWeights[region];
    sums.overlap[region] += share;
    sums.wanted[region] += 1.0;
  }
  for (int r = 0; r < kRegions; ++r) {
    float predicted = 0;
    for (int i = 0; i < kPlace; ++i) predicted += known[i] * block[r * kPlace + i];
    sums.predicted[r] += predicted;
  }
}

/// Slope of the overlap loss along the share of a region where that region is wanted, and where another is.
struct OverlapSlopes {
  std::array<float, kRegions> here{}, elsewhere{};
  double loss = 0;
};

OverlapSlopes overlapSlopes(const Sums& sums) {
  constexpr double kSmooth = 1.0;
  OverlapSlopes slopes;
  int present = 0;
  for (const double wanted : sums.wanted) present += static_cast<int>(wanted > 0);
  for (int r = 0; r < kRegions; ++r) {
    if (sums.wanted[r] <= 0)
      continue;
    const double above = 2.0 * sums.overlap[r] + kSmooth;
    const double below = sums.predicted[r] + sums.wanted[r] + kSmooth;
    slopes.loss += (1.0 - above / below) / present;
    slopes.here[r] = static_cast<float>(kOverlapWeight / present * (above / (below * below) - 2.0 / below));
    slopes.elsewhere[r] = static_cast<float>(kOverlapWeight / present * above / (below * below));
  }
  return slopes;
}

/// Shares to the slope of the loss along the logits, in place.
void slope(float* block, const std::array<std::uint8_t, kPlace>& regions, const OverlapSlopes& slopes,
           float entropyScale) {
  for (int i = 0; i < kPlace; ++i) {
    const int region = regions[i];
    if (region >= kRegions) {
      for (int r = 0; r < kRegions; ++r) block[r * kPlace + i] = 0.0F;
      continue;
    }
    float mean = 0;
    for (int r = 0; r < kRegions; ++r)
      mean += block[r * kPlace + i] * (r == region ? slopes.here[r] : slopes.elsewhere[r]);
    const float scale = entropyScale * kWeights[region];
    for (int r = 0; r < kRegions; ++r) {
      float& share = block[r * kPlace + i];
      const float along = r == region ? slopes.here[r] : slopes.elsewhere[r];
      share = scale * (share - (r == region ? 1.0F : 0.0F)) + share * (along - mean);
    }
  }
}

struct ParsingLoss : torch::autograd::Function<ParsingLoss> {
  static torch::Tensor forward(torch::autograd::AutogradContext* context, const torch::Tensor& blocks,
                               const torch::Tensor& regions) {
    const std::int64_t height = blocks.size(2);
    const std::int64_t width = blocks.size(3);
    // Shares first, slopes in the end.
    torch::Tensor values = blocks.detach().permute({0, 2, 3, 1}).clone(at::MemoryFormat::Contiguous);
    float* first = values.data_ptr<float>();
    Sums sums;
    forBlocks(first, regions, height, width, [&](float* block, const auto& own) {
      softmax(block);
      addTo(sums, block, own);
    });
    const OverlapSlopes slopes = overlapSlopes(sums);
    const double weight = std::max(sums.weight, 1.0);
    forBlocks(first, regions, height, width,
              [&](float* block, const auto& own) { slope(block, own, slopes, static_cast<float>(1.0 / weight)); });
    context->save_for_backward({values.permute({0, 3, 1, 2})});
    return torch::tensor(static_cast<float>(sums.entropy / weight + kOverlapWeight * slopes.loss));
  }

  static torch::autograd::tensor_list backward(torch::autograd::AutogradContext* context,
                                               const torch::autograd::tensor_list& slope) {
    return {context->get_saved_variables()[0] * slope[0], torch::Tensor()};
  }
};

}  // namespace

torch::Tensor parsingLoss(const torch::Tensor& blocks, const torch::Tensor& regions) {
  if (blocks.dim() != 4 || blocks.size(1) != kRegions * kPlace || regions.dim() != 3 ||
      regions.size(0) != blocks.size(0) || regions.size(1) != blocks.size(2) * kBlock ||
      regions.size(2) != blocks.size(3) * kBlock || regions.scalar_type() != torch::kUInt8)
    throw std::invalid_argument("logits and regions do not fit each other");
  return ParsingLoss::apply(blocks, regions.contiguous());
}

torch::Tensor regionWeights() {
  return torch::tensor(std::vector<float>(kWeights.begin(), kWeights.end()));
}

}  // namespace visagiste::training
