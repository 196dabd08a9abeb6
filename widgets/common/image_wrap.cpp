#include "widgets/common/image_wrap.h"

#include <memory>
#include <vector>

namespace visagiste {
namespace {

using SharedPixels = std::shared_ptr<const std::vector<std::uint8_t>>;

void releasePixels(void* pixels) {
  delete static_cast<SharedPixels*>(pixels);
}

QImage::Format formatOf(PixelFormat format) {
  switch (format) {
    case PixelFormat::Rgba8:
      return QImage::Format_RGBA8888;
    case PixelFormat::Gray8:
      return QImage::Format_Grayscale8;
    case PixelFormat::Rgb8:
      break;
  }
  return QImage::Format_RGB888;
}

}  // namespace

QImage wrapped(const Image& image) {
  if (image.isEmpty()) {
    return {};
  }
  auto owner = std::make_unique<SharedPixels>(image.sharedPixels());
  return QImage(image.pixels(), image.width(), image.height(), static_cast<qsizetype>(image.bytesPerRow()),
                formatOf(image.format()), releasePixels, owner.release());
}

}  // namespace visagiste
