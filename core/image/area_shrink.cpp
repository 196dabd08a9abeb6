#include "core/image/area_shrink.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstring>
#include <utility>

#include "core/base/error.h"

namespace visagiste {
namespace {

/// The pixels of the source that each pixel of the target covers along one side.
struct Coverage {
  struct Span {
    int first = 0;
    int count = 0;
  };
  std::vector<Span> spans;     ///< One for each pixel of the target.
  int taps = 0;                ///< The largest count.
  std::vector<float> weights;  ///< `taps` for each span: its own, which add up to 1, then zeros.
};

Coverage coverageOf(int source, int target) {
  constexpr double kSliver = 1e-6;  // A smaller part of a pixel is what rounding left.
  const double scale = double(source) / target;
  const auto beginOf = [&](int i) { return i * scale; };
  const auto endOf = [&](int i) { return std::min<double>(source, (i + 1) * scale); };
  Coverage coverage;
  for (int i = 0; i < target; ++i) {
    const int first = static_cast<int>(beginOf(i) + kSliver);
    const int count = std::max(1, static_cast<int>(std::ceil(endOf(i) - kSliver)) - first);
    coverage.spans.push_back({first, count});
    coverage.taps = std::max(coverage.taps, count);
  }
  coverage.weights.assign(static_cast<std::size_t>(target) * static_cast<std::size_t>(coverage.taps), 0.0F);
  for (int i = 0; i < target; ++i) {
    const Coverage::Span& span = coverage.spans[static_cast<std::size_t>(i)];
    float* weights = coverage.weights.data() + std::ptrdiff_t{i} * coverage.taps;
    for (int pixel = span.first; pixel < span.first + span.count; ++pixel) {
      const double covered = std::min(endOf(i), pixel + 1.0) - std::max(beginOf(i), double(pixel));
      *weights++ = static_cast<float>(covered / (endOf(i) - beginOf(i)));
    }
  }
  return coverage;
}

// Loops over this many values have a length that the compiler knows, so it takes vectors for them.
constexpr std::size_t kBlock = 32;

/// means[i] = mean of column i of the rows, i < kBlock.
void averageBlock(const std::uint8_t* rows, std::size_t bytesPerRow, const float* weights, int count, float* means) {
  std::array<float, kBlock> sums{};
  for (int row = 0; row < count; ++row, rows += bytesPerRow) {
    const float weight = weights[row];
    for (std::size_t i = 0; i < kBlock; ++i) sums[i] += weight * static_cast<float>(rows[i]);
  }
  std::copy(sums.begin(), sums.end(), means);
}

/// The weighted mean of `count` rows, value by value.
void averageRows(const std::uint8_t* rows, std::size_t bytesPerRow, const float* weights, int count, float* means) {
  std::size_t i = 0;
  for (; i + kBlock <= bytesPerRow; i += kBlock) averageBlock(rows + i, bytesPerRow, weights, count, means + i);
  for (; i < bytesPerRow; ++i) {
    means[i] = 0;
    for (int row = 0; row < count; ++row)
      means[i] += weights[row] * static_cast<float>(rows[bytesPerRow * static_cast<std::size_t>(row) + i]);
  }
}

/// Four values at a time: one pixel, and in a picture of three channels the first of the next.
using Lanes = float __attribute__((vector_size(16)));

/// Averages along a row of pixels. `values` and `means` go on for some zeros: taps of weight 0 and the fourth lane
/// reach there.
template <int Channels>
void averageColumns(const float* values, const Coverage& columns, float* means) {
  const float* weights = columns.weights.data();
  for (const Coverage::Span& span : columns.spans) {
    const float* from = values + std::ptrdiff_t{Channels} * span.first;
    Lanes sums = {0.0F, 0.0F, 0.0F, 0.0F};
    // Always all taps: the processor foresees a loop of constant length.
    for (int tap = 0; tap < columns.taps; ++tap, from += Channels) {
      Lanes pixel;
      std::memcpy(&pixel, from, sizeof(pixel));
      sums += *weights++ * pixel;
    }
    std::memcpy(means, &sums, sizeof(sums));
    means += Channels;
  }
}

void roundToLevels(const float* values, std::size_t count, std::uint8_t* levels) {
  const auto round = [&](std::size_t i) { levels[i] = static_cast<std::uint8_t>(static_cast<int>(values[i] + 0.5F)); };
  std::size_t start = 0;
  for (; start + kBlock <= count; start += kBlock)
    for (std::size_t i = 0; i < kBlock; ++i) round(start + i);
  for (; start < count; ++start) round(start);
}

}  // namespace

Image shrunkByArea(const Image& image, Size sizePx) {
  if (image.isEmpty() || sizePx.width < 1 || sizePx.height < 1 || sizePx.width > image.width() ||
      sizePx.height > image.height())
    throw Error(ErrorCode::InvalidArgument, "A picture is shrunk to at least one pixel and at most its own size.");
  const Coverage columns = coverageOf(image.width(), sizePx.width);
  const Coverage rows = coverageOf(image.height(), sizePx.height);
  const std::size_t rowBytes =
      static_cast<std::size_t>(sizePx.width) * static_cast<std::size_t>(channelCount(image.format()));
  std::vector<std::uint8_t> pixels(rowBytes * static_cast<std::size_t>(sizePx.height));
  const auto spare = static_cast<std::size_t>((columns.taps + 1) * 4);
  std::vector<float> values(image.bytesPerRow() + spare);
  std::vector<float> means(rowBytes + 4);
  std::uint8_t* target = pixels.data();
  const float* weights = rows.weights.data();
  for (const Coverage::Span& span : rows.spans) {
    averageRows(image.row(span.first), image.bytesPerRow(), weights, span.count, values.data());
    if (image.format() == PixelFormat::Gray8)
      averageColumns<1>(values.data(), columns, means.data());
    else if (image.format() == PixelFormat::Rgb8)
      averageColumns<3>(values.data(), columns, means.data());
    else
      averageColumns<4>(values.data(), columns, means.data());
    roundToLevels(means.data(), rowBytes, target);
    target += rowBytes;
    weights += rows.taps;
  }
  return {sizePx, image.format(), std::move(pixels)};
}

}  // namespace visagiste
