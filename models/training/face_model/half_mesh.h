#pragma once

#include <cstdint>
#include <vector>

#include "models/training/face_model/face_source.h"

namespace visagiste::training {

/// What a triangle or vertex belongs to; the numbers are written to the model file.
enum class Region : std::uint8_t {
  Face = 1,
  HeadAndNeck,
  EyeSocketLeft,
  EyeSocketRight,
  MouthSocket,
  GumsAndTongue,
  Teeth,
  EyeballLeft,
  EyeballRight,
};

/// The part of a mesh on the person's left, midline included. The right side is its mirror image.
struct HalfMesh {
  std::vector<SurfacePoint> points;  ///< (H) places on the source.
  std::vector<char> onMidline;       ///< (H) 1 where the vertex is shared by both sides.
  std::vector<Triangle> triangles;   ///< Counter-clockwise outside.
  std::vector<Region> regions;       ///< One a triangle.
  std::vector<Triangle> wedges;      ///< Rows of `uv` of each triangle's corners; empty before unwrapping.
  std::vector<Vec2> uv;              ///< (W).
  std::vector<char> wedgeShared;     ///< (W) 1 where both sides use the same wedge.
};

/// The left half of the named source components, quads split along the shorter diagonal.
[[nodiscard]] HalfMesh leftHalf(const FaceSource& source, const std::vector<int>& mirror,
                                const std::vector<std::string>& components);

/// Positions of the points in the source shape `vertices`.
[[nodiscard]] std::vector<Vec3> placePoints(const std::vector<SurfacePoint>& points, const std::vector<Vec3>& vertices);

/// `vertices` + sum of weight * expression. Unknown names throw std::runtime_error.
struct PoseTerm {
  const char* expression;
  double weight;
};
[[nodiscard]] std::vector<Vec3> posedSource(const FaceSource& source, const std::vector<PoseTerm>& terms);

}  // namespace visagiste::training
