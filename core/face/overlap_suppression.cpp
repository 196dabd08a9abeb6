#include "core/face/overlap_suppression.h"

#include <algorithm>
#include <cmath>

namespace visagiste {
namespace {

constexpr float kMergedOverlap = 0.5F;
constexpr float kCovered = 0.8F;
constexpr double kRadPerDeg = 0.017453292519943295;

/// Share of the smaller square that the other covers, from the intersection over union of the two.
float coveredShare(const FaceBox& a, const FaceBox& b) {
  const float union1 = overlap(a, b);
  const float areas = a.sidePx * a.sidePx + b.sidePx * b.sidePx;
  const float smaller = std::min(a.sidePx, b.sidePx);
  return union1 / (1 + union1) * areas / (smaller * smaller);
}

/// Score-weighted mean of boxes of one face.
class BoxMean {
 public:
  void add(const FaceBox& box) {
    const double weight = box.score;
    m_weight += weight;
    m_centre += weight * box.centerPx.cast<double>();
    m_side += weight * box.sidePx;
    m_cos += weight * std::cos(box.rollDeg * kRadPerDeg);
    m_sin += weight * std::sin(box.rollDeg * kRadPerDeg);
  }

  [[nodiscard]] FaceBox result(FaceBox best) const {
    if (m_weight > 0) {
      best.centerPx = (m_centre / m_weight).cast<float>();
      best.sidePx = static_cast<float>(m_side / m_weight);
      best.rollDeg = static_cast<float>(std::atan2(m_sin, m_cos) / kRadPerDeg);
    }
    return best;
  }

 private:
  double m_weight = 0;
  Eigen::Vector2d m_centre = Eigen::Vector2d::Zero();
  double m_side = 0;
  double m_cos = 0;
  double m_sin = 0;
};

}  // namespace

std::vector<FaceBox> suppressOverlapping(std::vector<FaceBox> boxes, float maxOverlap) {
  std::stable_sort(boxes.begin(), boxes.end(), [](const FaceBox& a, const FaceBox& b) { return a.score > b.score; });
  std::vector<FaceBox> kept;
  std::vector<char> gone(boxes.size(), 0);
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    if (gone[i] != 0)
      continue;
    BoxMean mean;
    mean.add(boxes[i]);
    for (std::size_t j = i + 1; j < boxes.size(); ++j) {
      if (gone[j] != 0)
        continue;
      const float shared = overlap(boxes[i], boxes[j]);
      if (shared <= maxOverlap && coveredShare(boxes[i], boxes[j]) <= kCovered)
        continue;
      gone[j] = 1;
      if (shared > kMergedOverlap)
        mean.add(boxes[j]);
    }
    kept.push_back(mean.result(boxes[i]));
  }
  return kept;
}

}  // namespace visagiste
