#include "models/networks/parsing_decode.h"

#include <algorithm>
#include <cstddef>
#include <cstring>

namespace visagiste::networks {
namespace {

constexpr int kPlaces = kParsingBlock * kParsingBlock;

/// e to the power of x for x <= 0, to 1e-4 of its value. Loops over it become vector instructions, over std::exp() not.
inline float expOfNegative(float x) {
  constexpr float kSmallest = -80.0F;  // Far below what a byte can show.
  constexpr float kLog2OfE = 1.44269504F;
  const float power = std::max(x, kSmallest) * kLog2OfE;
  const auto whole = static_cast<std::int32_t>(power);  // Towards 0: the rest lies in (-1, 0].
  const float rest = power - static_cast<float>(whole);
  // Taylor series of 2^rest.
  const float fraction =
      1.0F +
      rest * (0.69314718F + rest * (0.24022651F + rest * (0.05550411F + rest * (0.00961813F + rest * 0.00133336F))));
  const std::int32_t bits = (whole + 127) * (1 << 23);
  float scale = 0;
  std::memcpy(&scale, &bits, sizeof scale);
  return fraction * scale;
}

}  // namespace

void decodeShares(const float* logits, int blockRows, int blockColumns, std::uint8_t* planes) {
  const auto width = static_cast<std::size_t>(blockColumns) * kParsingBlock;
  const std::size_t planeBytes = width * static_cast<std::size_t>(blockRows) * kParsingBlock;
  float shares[kParsingRegions][kPlaces];
  std::uint8_t bytes[kPlaces];
  for (int blockRow = 0; blockRow < blockRows; ++blockRow)
    for (int blockColumn = 0; blockColumn < blockColumns; ++blockColumn, logits += kParsingRegions * kPlaces) {
      float top[kPlaces], sum[kPlaces] = {};
      std::copy(logits, logits + kPlaces, top);
      for (int region = 1; region < kParsingRegions; ++region)
        for (int i = 0; i < kPlaces; ++i) top[i] = std::max(top[i], logits[region * kPlaces + i]);
      for (int region = 0; region < kParsingRegions; ++region)
        for (int i = 0; i < kPlaces; ++i) {
          shares[region][i] = expOfNegative(logits[region * kPlaces + i] - top[i]);
          sum[i] += shares[region][i];
        }
      for (int i = 0; i < kPlaces; ++i) sum[i] = 255.0F / sum[i];
      std::uint8_t* corner = planes + static_cast<std::size_t>(blockRow) * kParsingBlock * width +
                             static_cast<std::size_t>(blockColumn) * kParsingBlock;
      for (int region = 0; region < kParsingRegions; ++region, corner += planeBytes) {
        for (int i = 0; i < kPlaces; ++i) bytes[i] = static_cast<std::uint8_t>(shares[region][i] * sum[i] + 0.5F);
        for (int row = 0; row < kParsingBlock; ++row)
          std::memcpy(corner + static_cast<std::size_t>(row) * width, bytes + row * kParsingBlock, kParsingBlock);
      }
    }
}

}  // namespace visagiste::networks
