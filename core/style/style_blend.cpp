#include "core/style/style_blend.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "core/base/error.h"

namespace visagiste {
namespace {

float luma(const std::uint8_t* pixel) {
  return 0.299F * static_cast<float>(pixel[0]) + 0.587F * static_cast<float>(pixel[1]) +
         0.114F * static_cast<float>(pixel[2]);
}

/// source + weight * (wanted - source), where wanted lies between the painted pixel and the source's colour at the
/// painted lightness.
void blendPixel(const std::uint8_t* source, const std::uint8_t* painted, float weight, float keepColor,
                std::uint8_t* target) {
  const float lift = keepColor > 0 ? luma(painted) - luma(source) : 0.0F;
  for (int c = 0; c < 3; ++c) {
    const auto before = static_cast<float>(source[c]);
    const auto after = static_cast<float>(painted[c]);
    const float change = (1 - keepColor) * (after - before) + keepColor * lift;
    target[c] = static_cast<std::uint8_t>(std::clamp(before + weight * change + 0.5F, 0.0F, 255.0F));
  }
}

}  // namespace

Image blendedStyle(const Image& source, const Image& painted, const StyleBlend& blend) {
  const bool fits = source.format() != PixelFormat::Gray8 && painted.format() == PixelFormat::Rgb8 &&
                    painted.size() == source.size() && !source.isEmpty() &&
                    (blend.weights.isEmpty() ||
                     (blend.weights.size() == source.size() && blend.weights.format() == PixelFormat::Gray8));
  if (!fits)
    throw Error(ErrorCode::InvalidArgument, "Pictures that are blended have one size and are in colour.");
  const int channels = source.channels();
  std::vector<std::uint8_t> pixels(source.pixels(), source.pixels() + source.byteCount());
  for (int y = 0; y < source.height(); ++y) {
    const std::uint8_t* before = source.row(y);
    const std::uint8_t* after = painted.row(y);
    const std::uint8_t* weights = blend.weights.isEmpty() ? nullptr : blend.weights.row(y);
    std::uint8_t* target = pixels.data() + source.bytesPerRow() * static_cast<std::size_t>(y);
    for (int x = 0; x < source.width(); ++x) {
      const float weight = weights == nullptr ? blend.strength : static_cast<float>(weights[x]) / 255.0F;
      blendPixel(before, after, weight, blend.keepColor, target);
      before += channels;
      after += 3;
      target += channels;
    }
  }
  return {source.size(), source.format(), std::move(pixels)};
}

}  // namespace visagiste
