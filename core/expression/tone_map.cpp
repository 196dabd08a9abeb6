#include "core/expression/tone_map.h"

#include <algorithm>

#include "core/base/error.h"

namespace visagiste {
namespace {

constexpr float kTintScale = 20;  // Keeps the noise of dark pixels from looking like colour.

/// 1 2 1 in place; the ends repeat.
void blurLine(Tone* first, int stride, int count) {
  Tone before = *first;
  for (int i = 0; i < count; ++i) {
    Tone& here = first[static_cast<std::ptrdiff_t>(i) * stride];
    const Tone own = here;
    const Tone after = i + 1 < count ? first[static_cast<std::ptrdiff_t>(i + 1) * stride] : own;
    here.gray = 0.25F * (before.gray + 2 * own.gray + after.gray);
    here.red = 0.25F * (before.red + 2 * own.red + after.red);
    before = own;
  }
}

}  // namespace

ToneMap::ToneMap(const Image& picture) : m_width(picture.width()), m_height(picture.height()) {
  if (picture.format() != PixelFormat::Rgb8 || m_width < 2 || m_height < 2)
    throw Error(ErrorCode::InvalidArgument, "Tones are read from an Rgb8 picture of two pixels a side or more.");
  m_tones.resize(static_cast<std::size_t>(m_width) * static_cast<std::size_t>(m_height));
  for (int y = 0; y < m_height; ++y) {
    const std::uint8_t* pixel = picture.row(y);
    for (int x = 0; x < m_width; ++x, pixel += 3) {
      const float red = pixel[0];
      const float green = pixel[1];
      const float blue = pixel[2];
      at(x, y) = {0.3F * red + 0.59F * green + 0.11F * blue,
                  kTintScale * (red - green) / (red + green + blue + kTintScale)};
    }
  }
  blur();
}

void ToneMap::blur() {
  for (int y = 0; y < m_height; ++y) blurLine(&at(0, y), 1, m_width);
  for (int x = 0; x < m_width; ++x) blurLine(&at(x, 0), m_width, m_height);
}

Tone ToneMap::sample(float x, float y) const {
  const float left = std::clamp(x - 0.5F, 0.0F, static_cast<float>(m_width) - 1.001F);
  const float top = std::clamp(y - 0.5F, 0.0F, static_cast<float>(m_height) - 1.001F);
  const int column = static_cast<int>(left);
  const int row = static_cast<int>(top);
  const float right = left - static_cast<float>(column);
  const float down = top - static_cast<float>(row);
  const Tone* upper =
      &m_tones[static_cast<std::size_t>(row) * static_cast<std::size_t>(m_width) + static_cast<std::size_t>(column)];
  const Tone* lower = upper + m_width;
  const auto mix = [right, down](float a, float b, float c, float d) {
    const float above = a + right * (b - a);
    return above + down * (c + right * (d - c) - above);
  };
  return {mix(upper[0].gray, upper[1].gray, lower[0].gray, lower[1].gray),
          mix(upper[0].red, upper[1].red, lower[0].red, lower[1].red)};
}

}  // namespace visagiste
