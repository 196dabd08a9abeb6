#pragma once

#include <Eigen/Core>
#include <string>

namespace visagiste {

/// A face in the terms of a face model: what makes the person, and what the person's face does.
struct FaceCoefficients {
  std::string faceModelId;     ///< Id of the model these belong to, e.g. "face-head-v1".
  Eigen::VectorXf identity;    ///< (K,) in standard deviations of the model.
  Eigen::VectorXf expression;  ///< (53,) channels with ARKit's names, 0..1, order of the model's expressionNames().
};

}  // namespace visagiste
