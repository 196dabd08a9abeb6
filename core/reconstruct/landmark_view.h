#pragma once

#include <optional>

#include "core/reconstruct/landmark_basis.h"
#include "core/reconstruct/landmark_residuals.h"
#include "core/types/landmarks.h"
#include "core/types/pinhole_camera.h"

namespace visagiste {

/// One face in one picture, as found by the landmark network.
struct LandmarkView {
  Landmarks landmarks;
  std::optional<Irises> irises;  ///< Nothing where the gaze is unknown.
  Size imageSize;
  std::optional<PinholeCamera> camera;  ///< Held where known; estimated otherwise.
  /// As mouthOpening() in core/face sees it; guessed from the landmarks otherwise.
  std::optional<float> mouthOpening = std::nullopt;
};

/// Pose from the mean shape by scaled orthography.
struct ScaledPose {
  Eigen::Matrix3d rotation = Eigen::Matrix3d::Identity();  ///< Camera from head.
  Eigen::Vector2d offsetPx = Eigen::Vector2d::Zero();      ///< Where the head's origin appears.
  double pxPerMm = 0;
};

/// shapeMm (3, P) with P at least the canonical 468 points. Throws Error{InvalidArgument} if the landmarks are not the
/// canonical 468 or not finite, and Error{NoFace} if they fall into one point or line.
[[nodiscard]] ScaledPose estimateScaledPose(const Eigen::Matrix3Xf& shapeMm, const Landmarks& landmarks);

/// Pose of a perspective camera that sees the same.
[[nodiscard]] Rigid3 rigidFromScaledPose(const ScaledPose& pose, const PinholeCamera& camera);

/// How much each kind of observation counts, in multiples of the inter-ocular distance.
struct LandmarkScatter {
  float point = 0.025F;  ///< Standard deviation of a landmark; > 0.
  float depth = 0.15F;   ///< The same of its depth; 0 ignores depth.
};

/// The network's points as weighted targets for a basis of 478 points.
///
/// Points of the face's outline slide along it and, on the side turned away, sit on the silhouette instead of on the
/// skin: along the outline they count little, across it less the further they are turned away. Irises of closed eyes
/// do not count, nor do the four edge points of an iris.
[[nodiscard]] LandmarkTargets makeLandmarkTargets(const LandmarkView& view, const LandmarkBasis& basis,
                                                  const ScaledPose& pose, const LandmarkScatter& scatter);

/// Inter-ocular distance of a face seen from the front at this scale, in pixels; does not shrink with yaw.
[[nodiscard]] double nominalInterOcularPx(const ScaledPose& pose);

}  // namespace visagiste
