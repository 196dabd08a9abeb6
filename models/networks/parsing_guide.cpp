#include "models/networks/parsing_guide.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace visagiste::networks {
namespace {

constexpr int kPoints = 468;
constexpr int kLinesPerPixel = 4;

using Contour = std::vector<int>;

const Contour kLipsOutside{61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291, 409, 270, 269, 267, 0, 37, 39, 40, 185};
const Contour kLipsInside{78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308, 415, 310, 311, 312, 13, 82, 81, 80, 191};
const Contour kRightEye{33, 246, 161, 160, 159, 158, 157, 173, 133, 155, 154, 153, 145, 144, 163, 7};
const Contour kLeftEye{263, 466, 388, 387, 386, 385, 384, 398, 362, 382, 381, 380, 374, 373, 390, 249};
const Contour kRightBrow{46, 53, 52, 65, 55, 107, 66, 105, 63, 70};
const Contour kLeftBrow{276, 283, 282, 295, 285, 336, 296, 334, 293, 300};

/// One plane of the guide in its folded form.
class FoldedPlane {
 public:
  FoldedPlane(float* cells, int side, int plane) : m_cells(cells), m_side(side), m_plane(plane) {}

  /// Adds share times the covered part of each pixel of the row between from and to.
  void addSpan(int row, float from, float to, float share) {
    from = std::clamp(from, 0.0F, static_cast<float>(m_side));
    to = std::clamp(to, 0.0F, static_cast<float>(m_side));
    for (int x = static_cast<int>(from); x < m_side && static_cast<float>(x) < to; ++x)
      at(row, x) += share * (std::min(to, static_cast<float>(x + 1)) - std::max(from, static_cast<float>(x)));
  }

 private:
  float& at(int y, int x) {
    constexpr int kCell = kGuideCellSide;
    const std::ptrdiff_t cell = std::ptrdiff_t{y / kCell} * (m_side / kCell) + x / kCell;
    return m_cells[cell * kGuideChannels + (m_plane * kCell + y % kCell) * kCell + x % kCell];
  }

  float* m_cells;
  int m_side;
  int m_plane;
};

/// Fills by the even-odd rule, a few lines a pixel row; the ends of each line count by the share they cover.
void fill(const std::vector<std::array<float, 2>>& points, const std::vector<const Contour*>& contours, int side,
          FoldedPlane plane) {
  std::vector<float> crossings;
  for (int line = 0; line < side * kLinesPerPixel; ++line) {
    const float y = (static_cast<float>(line) + 0.5F) / kLinesPerPixel;
    crossings.clear();
    for (const Contour* contour : contours)
      for (std::size_t i = 0; i < contour->size(); ++i) {
        const auto& a = points[static_cast<std::size_t>((*contour)[i])];
        const auto& b = points[static_cast<std::size_t>((*contour)[(i + 1) % contour->size()])];
        if ((a[1] <= y) != (b[1] <= y))
          crossings.push_back(a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0]));
      }
    std::sort(crossings.begin(), crossings.end());
    for (std::size_t i = 0; i + 1 < crossings.size(); i += 2)
      plane.addSpan(line / kLinesPerPixel, crossings[i], crossings[i + 1], 1.0F / kLinesPerPixel);
  }
}

}  // namespace

void drawGuide(const std::vector<std::array<float, 2>>& points, int side, float* cells) {
  std::fill_n(cells, static_cast<std::size_t>(side) * static_cast<std::size_t>(side) * kGuidePlanes, 0.0F);
  const bool isFinite = points.size() >= kPoints && std::all_of(points.begin(), points.end(), [](const auto& point) {
                          return std::isfinite(point[0]) && std::isfinite(point[1]);
                        });
  if (!isFinite)
    return;
  fill(points, {&kLipsOutside, &kLipsInside}, side, {cells, side, 0});
  fill(points, {&kLipsInside}, side, {cells, side, 1});
  fill(points, {&kRightEye, &kLeftEye}, side, {cells, side, 2});
  fill(points, {&kRightBrow, &kLeftBrow}, side, {cells, side, 3});
}

}  // namespace visagiste::networks
