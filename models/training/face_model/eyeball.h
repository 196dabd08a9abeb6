#pragma once

#include <vector>

#include "models/training/face_model/half_mesh.h"

namespace visagiste::training {

/// The person's left eyeball as a polar mesh around the gaze axis, three levels in one.
struct Eyeball {
  HalfMesh mesh;                              ///< Finest level; no vertex is on the midline.
  std::vector<std::vector<Triangle>> levels;  ///< Triangles (= wedges) of each level, finest first.
  Vec3 center;                                ///< Of rotation, neutral shape.
  Vec3 axis;                                  ///< Unit gaze direction, neutral shape.
  std::array<int, 4> irisEdge{};              ///< Points at the iris border: person's left, up, right, down.
};

/// Built by casting rays from the eyeball's centre onto the source's outer shell (sclera and cornea).
/// UV: azimuthal, for a picture twice as wide as high; iris centre at (0.75, 0.5), radius (of v, half of that in u)
/// kEyeballUvRadius (angle / kEyeballOpenDeg)^kEyeballUvPower. The right eye is the mirror image u -> 1 - u.
[[nodiscard]] Eyeball buildLeftEyeball(const FaceSource& source);

inline constexpr double kEyeballOpenDeg = 150;    ///< The back of the eyeball beyond this angle is left out.
inline constexpr double kEyeballUvPower = 0.6;    ///< Gives the iris a third of the disc's width.
inline constexpr double kEyeballUvRadius = 0.48;  ///< Leaves a border around the disc.
inline constexpr double kIrisRadiusMm = 5.9;      ///< Human iris: 11.8 mm across.

/// Displacement of `p` when the eyeball turns by the angles (left and up positive).
[[nodiscard]] Vec3 turnEyeball(const Eyeball& eye, const Vec3& center, const Vec3& p, double leftDeg, double upDeg);

}  // namespace visagiste::training
