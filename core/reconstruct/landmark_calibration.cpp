#include "core/reconstruct/landmark_calibration.h"

#include <vector>

#include "core/base/error.h"
#include "core/model_store/manifest.h"
#include "core/model_store/tensor_file.h"

namespace visagiste {

LandmarkCalibration readLandmarkCalibration(const std::filesystem::path& folder) {
  const TensorFile file = TensorFile::read(verifiedWeights(folder));
  const TensorView& offsets = file.at("landmark_offsets", {-1, 3});
  const std::vector<float> values = offsets.floats();
  return {Eigen::Map<const Eigen::Matrix3Xf>(values.data(), 3, static_cast<Eigen::Index>(offsets.shape[0]))};
}

LandmarkBasis calibrated(LandmarkBasis basis, const LandmarkCalibration& calibration) {
  if (calibration.offsetsMm.cols() != basis.mean.cols())
    throw Error(ErrorCode::InvalidArgument,
                "The calibration of the landmarks has another number of points than the face model.");
  basis.mean += calibration.offsetsMm;
  return basis;
}

}  // namespace visagiste
