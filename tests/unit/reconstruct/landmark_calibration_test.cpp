#include "core/reconstruct/landmark_calibration.h"

#include "core/base/error.h"
#include "core/reconstruct/face_model.h"
#include "core/reconstruct/landmark_groups.h"

#include <catch2/catch.hpp>

using namespace visagiste;

namespace {
const std::filesystem::path kWeights = std::filesystem::path(VISAGISTE_SOURCE_DIR) / "models" / "weights";
}

TEST_CASE("the shipped calibration moves landmarks by millimetres, alike on both sides", "[reconstruct]") {
  const LandmarkBasis basis = FaceModel::load(kWeights / "face-head-v1")->landmarkBasis();
  const LandmarkCalibration calibration = readLandmarkCalibration(kWeights / "face-fit-v1");
  REQUIRE(calibration.offsetsMm.cols() == basis.pointCount());
  CHECK(calibration.offsetsMm.colwise().norm().maxCoeff() < 8);
  CHECK(calibration.offsetsMm.colwise().norm().mean() > 0.2F);
  const Eigen::Vector3f right = calibration.offsetsMm.col(kRightIrisCenter);
  const Eigen::Vector3f left = calibration.offsetsMm.col(kLeftIrisCenter);
  CHECK((right - Eigen::Vector3f(-left.x(), left.y(), left.z())).norm() < 1e-3F);
  const LandmarkBasis moved = calibrated(basis, calibration);
  CHECK((moved.mean - basis.mean - calibration.offsetsMm).norm() < 1e-3F);
  CHECK(moved.identity == basis.identity);
}

TEST_CASE("a calibration of other points is refused", "[reconstruct]") {
  LandmarkBasis basis;
  basis.mean = Eigen::Matrix3Xf::Zero(3, 4);
  CHECK_THROWS_AS(calibrated(basis, {Eigen::Matrix3Xf::Zero(3, 5)}), Error);
}
