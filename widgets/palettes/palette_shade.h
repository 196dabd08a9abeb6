#pragma once

#include <Eigen/Core>
#include <functional>
#include <optional>

#include "core/types/makeup_look.h"

namespace visagiste {

/// A shade as a palette shows it. What needs colour science is handed in.
struct PaletteShade {
  MakeupShade shade;
  Eigen::Vector3f lab = Eigen::Vector3f::Zero();  ///< CIE L*a*b*, D65.
  /// How far from suiting the person's skin, smaller is better; nothing while no skin was measured.
  std::optional<float> mismatch;
};

/// L*a*b* of a colour, for those that a person mixes. Pure.
using LabOf = std::function<Eigen::Vector3f(SrgbColor)>;

}  // namespace visagiste
