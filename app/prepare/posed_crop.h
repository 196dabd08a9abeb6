#pragma once

#include <cstdint>
#include <random>
#include <vector>

#include "core/image/mat_view.h"
#include "core/types/image.h"
#include "core/types/pinhole_camera.h"
#include "core/types/rigid3.h"
#include "models/training/engine/packed_set.h"

namespace visagiste::prepare {

/// A camera whose picture is the aligned crop of a posed face (see packLandmarks()), and the pose it sees.
struct PosedCrop {
  PinholeCamera camera;
  Rigid3 pose;         ///< Camera from head, turned so that the face is upright.
  double rollRad = 0;  ///< By which the pose was turned back about the camera's axis.
};

/// points   (3, 478) in head space.
/// focalPx  of a camera that looked at the pose along its axis through pixel (0, 0), e.g. a photograph's.
[[nodiscard]] PosedCrop cropAround(const Rigid3& pose, const Eigen::Matrix3Xd& points, double focalPx);

/// Head space to camera space.
[[nodiscard]] Eigen::Matrix3Xd placed(const Rigid3& pose, const Eigen::Matrix3Xd& points);

/// A part of a picture without a face, more or less out of focus: CV_8UC4 of the crop's size.
[[nodiscard]] cv::Mat randomBackground(const training::PackedSet& pictures, training::Split split,
                                       std::mt19937& random);

/// What the crop shows of the photograph that `photo` took: CV_8UC4. Beyond the picture its border repeats.
[[nodiscard]] cv::Mat photographUnder(const PosedCrop& crop, const Image& picture, const PinholeCamera& photo);

/// The rendered head (Rgba8) over the background; alpha keeps the head's matte.
[[nodiscard]] std::vector<std::uint8_t> headOver(const cv::Mat& background, const Image& head);

/// The face alone, as far as `matte` (Rgb8, of the head's size) is white, over the background; alpha is 255.
[[nodiscard]] std::vector<std::uint8_t> faceOver(const cv::Mat& background, const Image& head, const Image& matte);

}  // namespace visagiste::prepare
