#pragma once

#include <Eigen/Core>
#include <random>
#include <string>
#include <vector>

#include "core/types/makeup_look.h"

namespace visagiste::prepare {

/// Real shades, as the shades folder lists them, in Lab.
[[nodiscard]] std::vector<Eigen::Vector3f> readShades(const std::string& csv);

/// A look whose shades that belong to a skin follow its wearer.
struct LookRecipe {
  /// A colour that is the wearer's skin plus a difference.
  struct SkinShade {
    std::size_t layer = 0;
    Eigen::Vector3f labDifference = Eigen::Vector3f::Zero();
  };

  MakeupLook look;
  std::vector<SkinShade> skinShades;

  /// The look as this person wears it.
  [[nodiscard]] MakeupLook wornOn(const Eigen::Vector3f& skinLab) const;
};

/// A plausible look: each of the encoded products (models/networks/makeup_code.h) with its own chance, zones, finishes
/// and opacities at random. Lipsticks come from real shades; eye and cheek shades span what is worn.
[[nodiscard]] LookRecipe randomLook(const std::vector<Eigen::Vector3f>& lipShades, std::mt19937& random);

/// The label of a look for the makeup encoder: makeup_label of each encoded product in turn. Of several layers of one
/// product the last counts.
[[nodiscard]] std::vector<float> makeupLabel(const MakeupLook& look);

}  // namespace visagiste::prepare
