#include "core/mesh/texture_lookup.h"

#include <algorithm>
#include <cmath>

#include "core/image/color.h"
#include "core/image/resample.h"

namespace visagiste {
namespace {

Eigen::Vector4f texel(const Image& image, int x, int y) {
  const std::array<float, 256>& linear = linearFromSrgbTable();
  const std::uint8_t* pixel = image.row(y) + static_cast<std::ptrdiff_t>(x) * image.channels();
  switch (image.format()) {
    case PixelFormat::Rgba8:
      return {linear[pixel[0]], linear[pixel[1]], linear[pixel[2]], static_cast<float>(pixel[3]) / 255.0F};
    case PixelFormat::Gray8:
      return {linear[pixel[0]], linear[pixel[0]], linear[pixel[0]], 1.0F};
    default:
      return {linear[pixel[0]], linear[pixel[1]], linear[pixel[2]], 1.0F};
  }
}

}  // namespace

TextureLookup::TextureLookup(const Image& texture) {
  if (texture.isEmpty()) {
    return;
  }
  m_hasAlpha = texture.format() == PixelFormat::Rgba8;
  m_levels.push_back(texture);
  while (std::min(m_levels.back().width(), m_levels.back().height()) >= 16) {
    const Size size = m_levels.back().size();
    m_levels.push_back(resized(m_levels.back(), {size.width / 2, size.height / 2}, Resampling::Area));
  }
}

Eigen::Vector4f TextureLookup::at(const Eigen::Vector2f& uv, int level) const {
  if (m_levels.empty()) {
    return Eigen::Vector4f::Ones();
  }
  const Image& image = m_levels[static_cast<std::size_t>(std::clamp(level, 0, static_cast<int>(m_levels.size()) - 1))];
  const int right = image.width() - 1;
  const int bottom = image.height() - 1;
  const float x = std::clamp(uv.x() * static_cast<float>(image.width()) - 0.5F, 0.0F, static_cast<float>(right));
  const float y =
      std::clamp((1.0F - uv.y()) * static_cast<float>(image.height()) - 0.5F, 0.0F, static_cast<float>(bottom));
  const int x0 = static_cast<int>(x);
  const int y0 = static_cast<int>(y);
  const int x1 = std::min(x0 + 1, right);
  const int y1 = std::min(y0 + 1, bottom);
  const float fx = x - static_cast<float>(x0);
  const float fy = y - static_cast<float>(y0);
  const Eigen::Vector4f top = (1 - fx) * texel(image, x0, y0) + fx * texel(image, x1, y0);
  const Eigen::Vector4f low = (1 - fx) * texel(image, x0, y1) + fx * texel(image, x1, y1);
  return (1 - fy) * top + fy * low;
}

}  // namespace visagiste
