#pragma once

#include "core/base/smooth_rise.h"
#include "core/image/mat_view.h"

#include "core/makeup/coverage.h"
#include "core/makeup/face_geometry.h"

namespace visagiste {

/// Pieces that several drawn zones share.

[[nodiscard]] cv::Rect areaAround(const FaceGeometry& face, const Polyline& points, float marginPx);
/// The same line in pixels of `area`.
[[nodiscard]] Polyline within(const cv::Rect& area, Polyline line);
/// Closed line along one chain and back along another with the same ends.
[[nodiscard]] Polyline closedLine(const Polyline& there, const Polyline& back);
[[nodiscard]] cv::Mat emptyMask(const cv::Rect& area);
void blurMask(cv::Mat& mask, float sigmaPx);
/// Pieces of equal length: `count` points along the line.
[[nodiscard]] Polyline evenlySpaced(const Polyline& line, int count);
/// Unit normals of a line, on its left as it runs (x to the right, y downwards: (dy, -dx)).
[[nodiscard]] Polyline normalsOf(const Polyline& line);

}  // namespace visagiste
