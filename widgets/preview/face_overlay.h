#pragma once

#include <Eigen/Core>
#include <optional>
#include <QFlags>

#include "core/types/face_box.h"
#include "core/types/landmarks.h"
#include "core/types/tracked_face.h"

namespace visagiste {

/// What is drawn over a picture for one face.
struct FaceOverlay {
  int number = 1;  ///< Shown to the person; from 1.
  FaceBox box;
  std::optional<Landmarks> landmarks;
  std::optional<Irises> irises;
};

/// Overlay of a face followed in a stream; its id becomes the number.
[[nodiscard]] FaceOverlay overlayOf(const TrackedFace& face);

enum class OverlayPart {
  Boxes = 1,
  Labels = 2,        ///< "Face 1 · 98 %" above the box.
  Mesh = 4,          ///< Thin lines of the dense mesh.
  LandmarkDots = 8,  ///< One dot a landmark.
  IrisCircles = 16,
};
Q_DECLARE_FLAGS(OverlayParts, OverlayPart)
Q_DECLARE_OPERATORS_FOR_FLAGS(OverlayParts)

/// Three landmark indices a triangle.
using MeshTriangles = Eigen::Matrix<int, 3, Eigen::Dynamic>;

}  // namespace visagiste
