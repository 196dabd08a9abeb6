#pragma once

#include <array>
#include <utility>
#include <vector>

#include "widgets/common/theme.h"
#include "widgets/preview/face_overlay.h"
#include "widgets/preview/view_transform.h"

class QPainter;

namespace visagiste {

/// How one face's overlay is drawn.
struct OverlayLook {
  OverlayParts parts;
  const std::vector<std::pair<int, int>>* meshEdges = nullptr;  ///< Landmark indices; null for none.
  bool isSelected = false;
};

/// Each edge of the triangles once.
[[nodiscard]] std::vector<std::pair<int, int>> edgesOf(const MeshTriangles& triangles);

/// Corners of the turned square in picture pixels, clockwise from its own top left.
[[nodiscard]] std::array<QPointF, 4> cornersPx(const FaceBox& box);

/// Draws one face over a picture. The painter draws in widget units; line widths do not follow the zoom.
void paintFace(QPainter& painter, const ViewTransform& view, const FaceOverlay& face, const OverlayLook& look,
               const ThemeColors& colors);

}  // namespace visagiste
