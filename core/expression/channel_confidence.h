#pragma once

#include <Eigen/Core>
#include <string>
#include <vector>

#include "core/expression/head_angles.h"

namespace visagiste {

/// What one frame says about how far its channels can be trusted.
struct ConfidenceEvidence {
  float presence = 0;          ///< 0..1 of the landmark network.
  float residualShare = 0;     ///< Mean distance of the landmarks from the solved face in inter-ocular distances.
  HeadAngles angles;           ///< Where the head points.
  Eigen::VectorXf certainty;   ///< (E,) 0..1 of the solve, see RigPose.
  Eigen::VectorXf expression;  ///< (E,) 0..1.
};

/// Confidence of every channel, 0..1: the product of
///   the network's presence;
///   the fit: 1 up to a residual of 2 % of the inter-ocular distance, falling to 0 at 8 %;
///   the view: channels ...Left and ...Right fade as the head turns their side away, from 1 at 20 to 0 at 60 degrees of
///   yaw, the others from 30 to 75; all fade from 25 to 55 degrees of pitch;
///   the certainty: how much the landmarks rather than the prior decided the channel;
///   for eyeLook channels, how far that eye is open.
/// names (E,). Throws Error{InvalidArgument} if the lengths differ. Pure; any thread.
[[nodiscard]] Eigen::VectorXf channelConfidence(const std::vector<std::string>& names,
                                                const ConfidenceEvidence& evidence);

}  // namespace visagiste
