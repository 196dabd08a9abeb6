#pragma once

#include <cstdint>
#include <Eigen/Core>
#include <vector>
#include "core/image/mat_view.h"

#include "core/types/image.h"

namespace visagiste {

/// Polylines and closed polygons; pixel centres at (0.5, 0.5).
using Polyline = std::vector<Eigen::Vector2f>;

/// A smooth curve through `points` (centripetal Catmull-Rom), `steps` pieces between two of them.
[[nodiscard]] Polyline smoothCurve(const Polyline& points, int steps);
/// The same for a curve that ends where it starts; the first point is not repeated.
[[nodiscard]] Polyline smoothLoop(const Polyline& points, int steps);

/// How much of each pixel the shapes cover, by exact area: edges are free of steps and move smoothly with the points.
///
/// Draws into a float buffer of one size; shapes are added by the nonzero-area rule (a shape that overlaps itself
/// counts at most once). One thread.
class CoverageCanvas {
 public:
  explicit CoverageCanvas(Size size);

  /// Adds a closed polygon, either way round. Points that are not finite make it vanish.
  void fill(const Polyline& polygon);
  /// Ends a shape: what was filled since the last call is merged into `into` (CV_8UC1 of the canvas's size):
  /// into = into + (1 - into) · share · coverage. The canvas is empty then.
  void mergeInto(cv::Mat& into, float share = 1);

 private:
  void addEdge(Eigen::Vector2f from, Eigen::Vector2f to);

  Size m_size;
  std::vector<float> m_cells;  ///< (width + 1) a row: change of coverage from one pixel to the next.
  int m_top;
  int m_bottom;
};

/// A mask of one polygon.
[[nodiscard]] cv::Mat filledMask(const Polyline& polygon, Size size);

/// Draws a tapering stroke: width runs along the curve as widths do; a stroke thinner than a pixel is fainter instead.
/// Strokes overlay each other as hairs do. into CV_8UC1.
void drawStroke(const Polyline& curve, const std::vector<float>& widths, float share, cv::Mat& into);

}  // namespace visagiste
