#pragma once

#include <QImage>
#include <vector>

namespace visagiste {

/// A picture and, made when first needed, its halves, so that shrunk views neither shimmer nor cost more.
class PicturePyramid {
 public:
  PicturePyramid() = default;
  explicit PicturePyramid(const QImage& picture);

  [[nodiscard]] bool isNull() const { return m_levels.empty(); }
  [[nodiscard]] QSize size() const { return isNull() ? QSize() : m_levels.front().size(); }
  /// The smallest level that still has at least one pixel a device pixel at this magnification of the full picture.
  [[nodiscard]] const QImage& levelFor(double devicePixelsPerPixel);

 private:
  std::vector<QImage> m_levels;  ///< Full size first.
};

/// Half as wide and high (rounded up), each pixel the mean of four. RGB888, RGBA8888 and Grayscale8 keep their format;
/// others become RGBA8888.
[[nodiscard]] QImage halved(const QImage& picture);

}  // namespace visagiste
