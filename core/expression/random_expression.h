#pragma once

#include <Eigen/Core>
#include <random>

#include "core/reconstruct/face_model.h"

namespace visagiste {

/// What a performer does to calibrate a rig: strong, one-sided and mixed movements of every part of the face.
///
/// In one of five one movement alone, else any mix of: gaze to the limits with lids that follow, full and half blinks,
/// winks, squints, wide eyes, each brow by itself, jaw, one-sided smiles and frowns, pucker, funnel, puffed cheeks,
/// sneers, and channels picked blindly. Half of them start from a face without expression, the others from `own` (53,),
/// more or less of it. mouthClose comes with a jaw that is open by as much. Within 0..1.
[[nodiscard]] Eigen::VectorXf strongExpression(const FaceModel& model, const Eigen::VectorXf& own,
                                               std::mt19937& random);

/// Any face to practise reading on: one in three by strongExpression() from a face without expression, the others one
/// to nine movements picked blindly and added up, so that no movement comes to mean another. Eyes look together and
/// mouthClose comes with an open jaw. Within 0..1.
[[nodiscard]] Eigen::VectorXf practiceExpression(const FaceModel& model, std::mt19937& random);

}  // namespace visagiste
