#include "widgets/preview/picture_pyramid.h"

#include <algorithm>

namespace visagiste {
namespace {

int channelsOf(const QImage& picture) {
  return picture.format() == QImage::Format_RGB888 ? 3 : picture.format() == QImage::Format_Grayscale8 ? 1 : 4;
}

template <int kChannels>
void halveRow(const uchar* upper, const uchar* lower, uchar* target, int sourceWidth, int targetWidth) {
  for (int x = 0; x < targetWidth; ++x) {
    const int left = 2 * x * kChannels;
    const int right = std::min(2 * x + 1, sourceWidth - 1) * kChannels;
    for (int c = 0; c < kChannels; ++c) {
      target[x * kChannels + c] =
          static_cast<uchar>((upper[left + c] + upper[right + c] + lower[left + c] + lower[right + c] + 2) / 4);
    }
  }
}

}  // namespace

QImage halved(const QImage& picture) {
  const bool kept = picture.format() == QImage::Format_RGB888 || picture.format() == QImage::Format_RGBA8888 ||
                    picture.format() == QImage::Format_Grayscale8;
  const QImage source = kept ? picture : picture.convertToFormat(QImage::Format_RGBA8888);
  QImage half((source.width() + 1) / 2, (source.height() + 1) / 2, source.format());
  const int channels = channelsOf(source);
  const auto halve = channels == 3 ? halveRow<3> : channels == 1 ? halveRow<1> : halveRow<4>;
  for (int y = 0; y < half.height(); ++y) {
    halve(source.constScanLine(2 * y), source.constScanLine(std::min(2 * y + 1, source.height() - 1)), half.scanLine(y),
          source.width(), half.width());
  }
  return half;
}

PicturePyramid::PicturePyramid(const QImage& picture) {
  if (!picture.isNull()) {
    m_levels.push_back(picture);
  }
}

const QImage& PicturePyramid::levelFor(double devicePixelsPerPixel) {
  std::size_t level = 0;
  while (devicePixelsPerPixel <= 0.5 && std::min(m_levels[level].width(), m_levels[level].height()) > 1) {
    devicePixelsPerPixel *= 2;
    ++level;
    if (level == m_levels.size()) {
      m_levels.push_back(halved(m_levels.back()));
    }
  }
  return m_levels[level];
}

}  // namespace visagiste
