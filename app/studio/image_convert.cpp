#include "app/studio/image_convert.h"

#include <cstring>
#include <utility>
#include <vector>

#include <QColorSpace>
#include <QPainter>

#include "core/base/error.h"

namespace visagiste {
namespace {

QImage onWhite(const QImage& picture) {
  QImage result(picture.size(), QImage::Format_RGB32);
  result.fill(Qt::white);
  QPainter painter(&result);
  painter.drawImage(0, 0, picture);
  return result;
}

}  // namespace

Image imageFromQt(const QImage& picture) {
  if (picture.isNull()) {
    throw Error(ErrorCode::Unreadable, "The clipboard holds no picture that can be read.");
  }
  QImage upright = picture.hasAlphaChannel() ? onWhite(picture) : picture;
  if (upright.colorSpace().isValid() && upright.colorSpace() != QColorSpace(QColorSpace::SRgb)) {
    upright = upright.convertedToColorSpace(QColorSpace::SRgb);
  }
  upright = upright.convertToFormat(QImage::Format_RGB888);
  const auto rowBytes = static_cast<std::size_t>(upright.width()) * 3;
  std::vector<std::uint8_t> pixels(rowBytes * static_cast<std::size_t>(upright.height()));
  for (int y = 0; y < upright.height(); ++y) {
    std::memcpy(pixels.data() + rowBytes * static_cast<std::size_t>(y), upright.constScanLine(y), rowBytes);
  }
  return Image({upright.width(), upright.height()}, PixelFormat::Rgb8, std::move(pixels));
}

}  // namespace visagiste
