#include "core/face/landmark_estimator.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/face/box_from_landmarks.h"
#include "core/face/iris_from_points.h"
#include "core/face/mirror_points.h"
#include "core/image/resample.h"
#include "core/inference/landmark_network.h"
#include "core/model_store/model_folder.h"

namespace visagiste {
namespace {

constexpr float kSmallestSidePx = 8;      // Below it there is nothing to see.
constexpr float kLargestOverPicture = 4;  // Over the picture's longer side: a runaway, not a face.

/// The answer for the mirrored crop, turned back.
CropLandmarks unmirrored(const CropLandmarks& mirrored) {
  CropLandmarks result = mirrored;
  const auto& mirrorOf = mirrorOfPoint();
  for (int i = 0; i < kMirroredPointCount; ++i) {
    result.points.col(i) = mirrored.points.col(mirrorOf[static_cast<std::size_t>(i)]);
    result.points(0, i) = -result.points(0, i);
  }
  return result;
}

CropLandmarks meanOf(const CropLandmarks& a, const CropLandmarks& b) {
  CropLandmarks result;
  result.points = 0.5F * (a.points + b.points);
  result.presence = 0.5F * (a.presence + b.presence);
  return result;
}

class NetworkLandmarkEstimator final : public LandmarkEstimator {
 public:
  NetworkLandmarkEstimator(std::shared_ptr<LandmarkNetwork> network, const LandmarkOptions& options)
      : m_network(std::move(network)), m_options(options) {
    if (m_options.minPresence <= 0)
      m_options.minPresence = m_network->presenceThreshold();
  }

  std::optional<FaceObservation> estimate(const Image& picture, const FaceBox& box) override {
    if (picture.isEmpty() || picture.format() != PixelFormat::Rgb8)
      throw Error(ErrorCode::InvalidArgument, "Finding landmarks needs an RGB picture.");
    FaceBox current = box;
    std::optional<FaceObservation> observation;
    for (int pass = 0; pass <= m_options.refinementPasses; ++pass) {
      if (!isPlausible(current, picture.size()))
        return std::nullopt;
      const bool last = pass == m_options.refinementPasses;
      observation = look(picture, current, last ? m_options.mirrorAveraging : MirrorAveraging::Off);
      if (observation->landmarks.presence < m_options.minPresence)
        return std::nullopt;
      current = observation->box;
    }
    return isPlausible(current, picture.size()) ? observation : std::nullopt;
  }

 private:
  static bool isPlausible(const FaceBox& box, Size picture) {
    const auto longer = static_cast<float>(std::max(picture.width, picture.height));
    const Eigen::Vector2f size(static_cast<float>(picture.width), static_cast<float>(picture.height));
    return box.centerPx.allFinite() && box.sidePx >= kSmallestSidePx && box.sidePx <= kLargestOverPicture * longer &&
           (box.centerPx.array() + box.sidePx / 2 > 0).all() &&
           (box.centerPx.array() - box.sidePx / 2 < size.array()).all();
  }

  FaceObservation look(const Image& picture, const FaceBox& box, MirrorAveraging averaging) {
    const int side = m_network->inputSidePx();
    const SourceFromTarget sourceFromCrop = pictureFromCrop(box, landmarkCropOverBox(), side);
    const Image crop =
        warpedSimilarity(picture, sourceFromCrop, {side, side}, Resampling::Area, OutsideSource::Replicate);
    CropLandmarks seen = m_network->run({crop}).front();
    if (averaging == MirrorAveraging::On)
      seen = meanOf(seen, unmirrored(m_network->run({flippedHorizontally(crop)}).front()));
    return placed(seen, sourceFromCrop, side);
  }

  /// From crop units to the picture.
  static FaceObservation placed(const CropLandmarks& seen, const SourceFromTarget& pictureFromPixels, int side) {
    const Eigen::Matrix2f axes = (pictureFromPixels.leftCols<2>() * side).cast<float>();  // One crop unit each.
    const Eigen::Vector2f middle =
        (pictureFromPixels.col(2) + pictureFromPixels.leftCols<2>() * Eigen::Vector2d::Constant(0.5 * side))
            .cast<float>();
    const Eigen::Matrix2Xf pointsPx = (axes * seen.points.topRows<2>()).colwise() + middle;

    FaceObservation observation;
    observation.landmarks.pointsPx = pointsPx.leftCols<kCanonicalPointCount>();
    observation.landmarks.relativeDepth =
        axes.col(0).norm() * seen.points.row(2).head<kCanonicalPointCount>().transpose();
    observation.landmarks.presence = seen.presence;
    for (int eye = 0; eye < 2; ++eye)
      observation.irises[static_cast<std::size_t>(eye)] =
          irisFromPoints(pointsPx.middleCols<kIrisPointCount>(kCanonicalPointCount + eye * kIrisPointCount));
    observation.box = boxFromLandmarks(observation.landmarks.pointsPx);
    observation.box.score = seen.presence;
    return observation;
  }

  std::shared_ptr<LandmarkNetwork> m_network;
  LandmarkOptions m_options;
};

}  // namespace

void LandmarkOptions::check() const {
  if (refinementPasses < 0 || refinementPasses > 4)
    throw Error(ErrorCode::InvalidArgument, "Landmarks: refinementPasses must lie in 0..4.");
  if (!(minPresence >= 0 && minPresence < 1))
    throw Error(ErrorCode::InvalidArgument, "Landmarks: minPresence must lie in [0, 1).");
}

std::shared_ptr<LandmarkEstimator> makeLandmarkEstimator(const ModelFolders& folders, const ComputeDevice& device,
                                                         const LandmarkOptions& options) {
  options.check();
  return makeLandmarkEstimator(LandmarkNetwork::load(folders.folder("face-landmarks-v1"), device), options);
}

std::shared_ptr<LandmarkEstimator> makeLandmarkEstimator(std::shared_ptr<LandmarkNetwork> network,
                                                         const LandmarkOptions& options) {
  options.check();
  return std::make_shared<NetworkLandmarkEstimator>(std::move(network), options);
}

}  // namespace visagiste
