#pragma once

#include <Eigen/Core>
#include <vector>

#include "core/mesh/normals.h"
#include "core/types/image.h"
#include "core/types/landmarks.h"

namespace visagiste {

class FaceModel;

/// Where the pixels of a part of a picture lie in the face frame.
struct FramePlaces {
  int left = 0;  ///< Of the part, in the picture.
  int top = 0;
  Size size;                        ///< Empty when no part of the face is inside the picture.
  std::vector<Eigen::Vector2f> at;  ///< Row by row: continuous pixels of the frame.
  std::vector<float> weight;        ///< 1 on the face, falling to 0 outside of its outline; 0 where nothing is.
};

/// The frame in which all faces lie pixel on pixel, whatever their pose and expression.
///
/// The mean face is unrolled and its eyes and lips are enlarged, since makeup's detail is there; the landmarks carry
/// every face's pixels into it and back. Beyond the outline lies a narrow rim. Immutable; any thread.
class FaceFrame {
 public:
  static constexpr int kSidePx = 128;

  explicit FaceFrame(const FaceModel& model);

  /// The face as the frame shows it: Rgb8, kSidePx. Places outside the picture repeat its border.
  /// picture  Rgb8. Throws Error{InvalidArgument} for another format.
  [[nodiscard]] Image aligned(const Image& picture, const Landmarks& points) const;

  /// The way back, for every pixel of the picture that the face covers. Parts of the face turned away from the camera
  /// are left out.
  [[nodiscard]] FramePlaces places(Size picture, const Landmarks& points) const;

  /// Points 0 to 467, then the rim, in continuous pixels of the frame.
  [[nodiscard]] const Eigen::Matrix2Xf& layoutPx() const { return m_layoutPx; }
  [[nodiscard]] const TriangleIndices& triangles() const { return m_triangles; }

 private:
  [[nodiscard]] Eigen::Matrix2Xf withRim(const Eigen::Matrix2Xf& points) const;

  struct Cell {
    int triangle = -1;
    Eigen::Vector3f weights = Eigen::Vector3f::Zero();
  };

  std::vector<int> m_outline;   // Points on the border of the mesh.
  TriangleIndices m_triangles;  // Of the mesh and the rim.
  Eigen::Matrix2Xf m_layoutPx;
  std::vector<Cell> m_cells;  // Of each pixel of the frame.
};

}  // namespace visagiste
