#pragma once

#include <Eigen/Core>

#include "core/types/garment.h"

namespace visagiste {

/// Cloth that is drawn anew at any size: what colour and what relief it has at each place.
struct Fabric {
  FabricPattern pattern = FabricPattern::Plain;
  SrgbColor color{128, 128, 128};   ///< Of the cloth.
  SrgbColor figure{240, 240, 236};  ///< Of stripes, checks, prints, and of the threads that shine through in denim.
  float repeatCm = 3;               ///< Distance of stripes, checks and figures; > 0.
  bool upright = false;             ///< Stripes run down instead of across.
};

/// The fabric of a fit, in its usual repeat.
[[nodiscard]] Fabric fabricOf(const GarmentFit& fit);

/// Linear colour at (x, y) centimetres of the flat cloth, y down. Pure; any thread.
[[nodiscard]] Eigen::Vector3f fabricColor(const Fabric& fabric, float xCm, float yCm);

/// Height of the threads in centimetres there, around 0. Pure; any thread.
[[nodiscard]] float fabricRelief(const Fabric& fabric, float xCm, float yCm);

/// Smooth noise of the plane, -1..1, about one feature a unit; the same for the same seed. Pure; any thread.
[[nodiscard]] float smoothNoise(float x, float y, unsigned seed);

}  // namespace visagiste
