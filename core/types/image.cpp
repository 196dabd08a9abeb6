#include "core/types/image.h"

#include <string>
#include <utility>

#include "core/base/error.h"

namespace visagiste {

Image::Image(Size size, PixelFormat format, std::vector<std::uint8_t> pixels) : m_size(size), m_format(format) {
  if (size.width < 1 || size.height < 1) {
    throw Error(ErrorCode::InvalidArgument, "An image must be at least 1 x 1 pixel.");
  }
  if (pixels.size() != byteCount()) {
    throw Error(ErrorCode::InvalidArgument, "An image of " + std::to_string(size.width) + " x " +
                                                std::to_string(size.height) + " needs " + std::to_string(byteCount()) +
                                                " bytes, not " + std::to_string(pixels.size()) + ".");
  }
  m_pixels = std::make_shared<const std::vector<std::uint8_t>>(std::move(pixels));
}

}  // namespace visagiste
