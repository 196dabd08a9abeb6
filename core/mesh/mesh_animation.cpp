#include "core/mesh/mesh_animation.h"

#include <cmath>

#include "core/base/error.h"

namespace visagiste {

void MeshAnimation::check(std::size_t morphTargets) const {
  const auto require = [](bool holds, const char* text) {
    if (!holds) {
      throw Error(ErrorCode::InvalidArgument, std::string("An animation needs ") + text + ".");
    }
  };
  const auto frames = static_cast<Eigen::Index>(seconds.size());
  require(frames > 0, "at least one key");
  require(weights.rows() == static_cast<Eigen::Index>(morphTargets) && weights.cols() == frames,
          "one weight for each morph target and key");
  require(static_cast<Eigen::Index>(rotations.size()) == frames && translationsMm.cols() == frames,
          "a rotation and a translation for each key");
  require(weights.allFinite() && translationsMm.allFinite(), "finite numbers");
  float before = -1;
  for (const float at : seconds) {
    require(std::isfinite(at) && at >= 0 && at > before, "times that rise from 0 on");
    before = at;
  }
  for (const Eigen::Quaternionf& rotation : rotations) {
    require(std::abs(rotation.norm() - 1) < 1e-3F, "rotations of unit length");
  }
}

}  // namespace visagiste
