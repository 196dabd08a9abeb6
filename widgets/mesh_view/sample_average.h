#pragma once

#include <cstdint>
#include <QImage>
#include <QPointF>
#include <vector>

namespace visagiste {

/// The mean of several renderings with shifted pixel grids: antialiasing in small steps.
class SampleAverage {
 public:
  static constexpr int kMaximumSamples = 64;

  void clear();
  /// Adds an ARGB32_Premultiplied picture. Another size than before starts over. At most kMaximumSamples.
  void add(const QImage& sample);
  [[nodiscard]] int count() const { return m_count; }
  /// The mean so far; null before the first sample.
  [[nodiscard]] QImage mean() const;

  /// Where in its pixel sample number `index` looks, -0.5..0.5; the first in the middle.
  [[nodiscard]] static QPointF offsetOf(int index);

 private:
  QSize m_size;
  int m_count = 0;
  std::vector<std::uint16_t> m_sums;
};

}  // namespace visagiste
