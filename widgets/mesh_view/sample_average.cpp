#include "widgets/mesh_view/sample_average.h"

#include <cmath>

namespace visagiste {
namespace {

/// Van der Corput's sequence: 1/base, 2/base, ... spread evenly over 0..1.
double radicalInverse(int index, int base) {
  double result = 0;
  double digit = 1.0 / base;
  for (; index > 0; index /= base) {
    result += digit * (index % base);
    digit /= base;
  }
  return result;
}

}  // namespace

void SampleAverage::clear() {
  m_count = 0;
}

void SampleAverage::add(const QImage& sample) {
  const auto bytes = static_cast<std::size_t>(sample.width()) * static_cast<std::size_t>(sample.height()) * 4;
  if (m_count == 0 || sample.size() != m_size) {
    m_size = sample.size();
    m_count = 0;
    m_sums.assign(bytes, 0);
  }
  const auto rowBytes = static_cast<std::size_t>(m_size.width()) * 4;
  for (int y = 0; y < m_size.height(); ++y) {
    const uchar* row = sample.constScanLine(y);
    std::uint16_t* sums = m_sums.data() + rowBytes * static_cast<std::size_t>(y);
    for (std::size_t i = 0; i < rowBytes; ++i) {
      sums[i] = static_cast<std::uint16_t>(sums[i] + row[i]);
    }
  }
  ++m_count;
}

QImage SampleAverage::mean() const {
  if (m_count == 0) {
    return {};
  }
  QImage image(m_size, QImage::Format_ARGB32_Premultiplied);
  const auto rowBytes = static_cast<std::size_t>(m_size.width()) * 4;
  const float scale = 1.0F / static_cast<float>(m_count);
  for (int y = 0; y < m_size.height(); ++y) {
    uchar* row = image.scanLine(y);
    const std::uint16_t* sums = m_sums.data() + rowBytes * static_cast<std::size_t>(y);
    for (std::size_t i = 0; i < rowBytes; ++i) {
      row[i] = static_cast<uchar>(static_cast<float>(sums[i]) * scale + 0.5F);
    }
  }
  return image;
}

QPointF SampleAverage::offsetOf(int index) {
  const auto centred = [](double value) { return value >= 0.5 ? value - 1 : value; };
  return {centred(radicalInverse(index, 2)), centred(radicalInverse(index, 3))};
}

}  // namespace visagiste
