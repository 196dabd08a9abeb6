#pragma once

#include <Eigen/Core>
#include <filesystem>

#include "core/reconstruct/landmark_basis.h"

namespace visagiste {

/// Where the landmarks of a face at rest lie beside where the face model has them.
///
/// The points of the network and those of the model were never marked by the same hand: without this, faces at rest
/// seem to open their eyes wide and to raise their brows.
struct LandmarkCalibration {
  Eigen::Matrix3Xf offsetsMm;  ///< (3, 478) head space, added to the mean face.
};

/// Reads the weights of `folder` (models/weights/face-fit-v1), verified. Throws Error{BadWeights}.
[[nodiscard]] LandmarkCalibration readLandmarkCalibration(const std::filesystem::path& folder);

/// Throws Error{InvalidArgument} if the calibration has another number of points.
[[nodiscard]] LandmarkBasis calibrated(LandmarkBasis basis, const LandmarkCalibration& calibration);

}  // namespace visagiste
