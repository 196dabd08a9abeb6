#pragma once

#include <Eigen/Core>
#include <memory>
#include <vector>

#include "core/makeup/face_frame.h"
#include "core/makeup/makeup_renderer.h"

namespace visagiste::prepare {

struct Portrait;

/// Usable landmarks and label map, no glasses.
[[nodiscard]] bool isForMakeup(const Portrait& portrait);

/// A portrait's face, cut out at the size at which looks are painted on it.
struct MakeupSubject {
  Image picture;                    ///< Rgb8, square; the face fills most of it.
  MakeupFace face;                  ///< In pixels of `picture`, with the label map as parsing; no look.
  Image bare;                       ///< The face in the frame.
  std::vector<std::uint8_t> zones;  ///< training::MakeupZone of each pixel of the frame.
  Eigen::Vector3f skinLab = Eigen::Vector3f::Zero();  ///< Median of the cheeks and forehead.
};

/// sidePx  of the square; 0: as large as the portrait shows it.
/// Throws std::runtime_error for a portrait without label map.
[[nodiscard]] MakeupSubject makeupSubject(const Portrait& portrait, const FaceFrame& frame, int sidePx);

}  // namespace visagiste::prepare
