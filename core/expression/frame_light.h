#pragma once

#include <Eigen/Core>
#include <vector>

#include "core/mesh/mesh_renderer.h"
#include "core/reconstruct/reconstructed_head.h"
#include "core/types/image.h"
#include "core/types/pinhole_camera.h"
#include "core/types/rigid3.h"

namespace visagiste {

/// A frame that shows the person at rest, and where the landmarks found the head in it.
struct RestingFrame {
  Image picture;  ///< Rgb8.
  PinholeCamera camera;
  Rigid3 cameraFromHead;
};

/// The light that makes renders of a head look like a frame.
struct FrameLight {
  /// Light from all sides on skin in camera space, see Lighting::harmonics.
  Eigen::Matrix<float, 3, 9> harmonics = Eigen::Matrix<float, 3, 9>::Zero();
  /// Brightness of eyes and teeth under it, relative to the model's colours; R, G, B. Lids and lips shade them.
  Eigen::Vector3f inside = Eigen::Vector3f::Ones();

  /// It as renderMesh() wants it.
  [[nodiscard]] Lighting lighting() const;
};

/// Least squares over the skin that the frame shows, with a pull to light that is the same from all sides.
///
/// head  with a texture that has no light in it, see PhotoLighting::Divide. Throws Error{InvalidArgument} where the
/// frame does not show the head. Pure; any thread.
[[nodiscard]] FrameLight estimateFrameLight(const ReconstructedHead& head, const RestingFrame& frame);

}  // namespace visagiste
