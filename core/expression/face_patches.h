#pragma once

#include <Eigen/Core>
#include <vector>

#include "core/expression/posed_face.h"
#include "core/expression/tone_map.h"
#include "core/reconstruct/landmark_basis.h"
#include "core/types/pinhole_camera.h"

namespace visagiste {

/// What a face looks like around points that move with it: as the pose and the expression that are tried come near the
/// true ones, it comes near what the same face shows at rest, and what is left tells the way.
///
/// Each point has a patch of 5 × 5 samples that turns and scales with the head. Of each come the brightness relative to
/// the whole face, its gradients relative to the patch, and how red it is. Immutable; any thread.
class FacePatches {
 public:
  /// basis  478 points; identity (K,). Throws Error{InvalidArgument} for other lengths.
  FacePatches(const LandmarkBasis& basis, const Eigen::VectorXf& identity);

  [[nodiscard]] Eigen::Index featureCount() const;
  [[nodiscard]] Eigen::Index channelCount() const { return m_expression.cols(); }

  /// (D,). tones: of what `camera` sees. Throws Error{InvalidArgument} for another number of channels.
  [[nodiscard]] Eigen::VectorXf featuresOf(const ToneMap& tones, const PinholeCamera& camera,
                                           const PosedFace& face) const;

 private:
  [[nodiscard]] Eigen::Matrix3Xf pointsMm(const Eigen::VectorXf& expression) const;

  Eigen::VectorXf m_shape;       // (3A,) of the anchors of the face at rest.
  Eigen::MatrixXf m_expression;  // (3A, E).
};

}  // namespace visagiste
