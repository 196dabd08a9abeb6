#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace visagiste {

/// Width and height in pixels.
struct Size {
  int width = 0;
  int height = 0;

  friend bool operator==(const Size& a, const Size& b) { return a.width == b.width && a.height == b.height; }
  friend bool operator!=(const Size& a, const Size& b) { return !(a == b); }
};

enum class PixelFormat {
  Rgb8 = 1,  ///< 3 bytes a pixel, R first.
  Rgba8,     ///< 4 bytes a pixel, straight (not premultiplied) alpha.
  Gray8,     ///< 1 byte a pixel.
};

[[nodiscard]] constexpr int channelCount(PixelFormat format) {
  return format == PixelFormat::Rgb8 ? 3 : format == PixelFormat::Rgba8 ? 4 : 1;
}

/// An immutable picture with shared pixels: copies are cheap and safe to hand to another thread.
///
/// Rows run top to bottom without padding; sRGB. The centre of the top-left pixel is (0.5, 0.5).
class Image {
 public:
  /// An empty image: no pixels, size 0 × 0.
  Image() = default;

  /// Takes the pixels over. Throws Error{InvalidArgument} unless `pixels` holds exactly
  /// width × height × channels bytes and both sides are at least 1.
  Image(Size size, PixelFormat format, std::vector<std::uint8_t> pixels);

  [[nodiscard]] bool isEmpty() const { return m_pixels == nullptr; }
  [[nodiscard]] Size size() const { return m_size; }
  [[nodiscard]] int width() const { return m_size.width; }
  [[nodiscard]] int height() const { return m_size.height; }
  [[nodiscard]] PixelFormat format() const { return m_format; }
  [[nodiscard]] int channels() const { return channelCount(m_format); }
  [[nodiscard]] std::size_t bytesPerRow() const {
    return static_cast<std::size_t>(m_size.width) * static_cast<std::size_t>(channels());
  }
  [[nodiscard]] std::size_t byteCount() const { return bytesPerRow() * static_cast<std::size_t>(m_size.height); }

  /// First byte of the top-left pixel; null for an empty image. Valid while any copy lives.
  [[nodiscard]] const std::uint8_t* pixels() const { return m_pixels ? m_pixels->data() : nullptr; }
  [[nodiscard]] const std::uint8_t* row(int y) const { return pixels() + bytesPerRow() * static_cast<std::size_t>(y); }

  /// Shares ownership of the pixels, for wrapping them elsewhere without a copy.
  [[nodiscard]] std::shared_ptr<const std::vector<std::uint8_t>> sharedPixels() const { return m_pixels; }

 private:
  Size m_size;
  PixelFormat m_format = PixelFormat::Rgb8;
  std::shared_ptr<const std::vector<std::uint8_t>> m_pixels;
};

}  // namespace visagiste
