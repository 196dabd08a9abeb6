#include "core/face/landmark_estimator.h"

#include <algorithm>
#include <array>

#include "core/base/error.h"
#include "core/face/box_from_landmarks.h"
#include "core/face/iris_from_points.h"
#include "core/face/iris_refinement.h"
#include "core/face/mirror_points.h"
#include "core/image/resample.h"
#include "core/inference/landmark_network.h"
#include "core/model_store/model_folder.h"

namespace visagiste {
namespace {

constexpr float kSmallestSidePx = 8;      // Below it there is nothing to see.
constexpr float kLargestOverPicture = 4;  // Over the picture's longer side: a runaway, not a face.

// The network was trained with crops that are off by this much and more.
constexpr std::array<float, 3> kCropSizes = {1.0F, 0.93F, 1.07F};

/// The answer for the mirrored crop, turned back.
CropLandmarks unmirrored(const CropLandmarks& mirrored) {
  CropLandmarks result = mirrored;
  const auto& mirrorOf = mirrorOfPoint();
  for (int i = 0; i < kMirroredPointCount; ++i) {
    result.points.col(i) = mirrored.points.col(mirrorOf[static_cast<std::size_t>(i)]);
    result.points(0, i) = -result.points(0, i);
  }
  // Left and right have names of their own; the crop as it is tells enough.
  result.channels.resize(0);
  return result;
}

/// Landmarks and irises placed in the picture, summed over several looks.
struct PlacedPoints {
  Eigen::Matrix2Xf pointsPx = Eigen::Matrix2Xf::Zero(2, kMirroredPointCount);
  Eigen::VectorXf depthPx = Eigen::VectorXf::Zero(kMirroredPointCount);
  float presence = 0;
  Eigen::VectorXf channels;
  int readings = 0;

  void add(const CropLandmarks& seen, const SourceFromTarget& pictureFromPixels, int side) {
    const Eigen::Matrix2d axes = pictureFromPixels.leftCols<2>() * side;  // One crop unit each.
    const Eigen::Vector2d middle = pictureFromPixels.col(2) + axes * Eigen::Vector2d::Constant(0.5);
    pointsPx += (axes.cast<float>() * seen.points.topRows<2>()).colwise() + middle.cast<float>();
    depthPx += float(axes.col(0).norm()) * seen.points.row(2).transpose();
    presence += seen.presence;
    if (seen.channels.size() == 0)
      return;
    channels = readings++ == 0 ? seen.channels : Eigen::VectorXf(channels + seen.channels);
  }

  [[nodiscard]] FaceObservation meanOf(int looks) const {
    const float share = 1.0F / float(looks);
    const Eigen::Matrix2Xf points = share * pointsPx;
    FaceObservation observation;
    observation.landmarks.pointsPx = points.leftCols<kCanonicalPointCount>();
    observation.landmarks.relativeDepth = share * depthPx.head<kCanonicalPointCount>();
    observation.landmarks.presence = share * presence;
    for (int eye = 0; eye < 2; ++eye)
      observation.irises[std::size_t(eye)] =
          irisFromPoints(points.middleCols<kIrisPointCount>(kCanonicalPointCount + eye * kIrisPointCount));
    observation.box = boxFromLandmarks(observation.landmarks.pointsPx);
    observation.box.score = observation.landmarks.presence;
    observation.channels = channels / float(std::max(readings, 1));
    return observation;
  }
};

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
      observation = pass < m_options.refinementPasses
                        ? look(picture, current, 1, MirrorAveraging::Off)
                        : look(picture, current, m_options.averagedSizes, m_options.mirrorAveraging);
      if (observation->landmarks.presence < m_options.minPresence)
        return std::nullopt;
      current = observation->box;
    }
    if (!isPlausible(current, picture.size()))
      return std::nullopt;
    if (m_options.irisRefinement == IrisRefinement::On)
      for (Iris& iris : observation->irises) iris = refinedIris(picture, iris, observation->box.rollDeg);
    return observation;
  }

 private:
  static bool isPlausible(const FaceBox& box, Size picture) {
    const auto longer = static_cast<float>(std::max(picture.width, picture.height));
    const Eigen::Vector2f size(static_cast<float>(picture.width), static_cast<float>(picture.height));
    return box.centerPx.allFinite() && box.sidePx >= kSmallestSidePx && box.sidePx <= kLargestOverPicture * longer &&
           (box.centerPx.array() + box.sidePx / 2 > 0).all() &&
           (box.centerPx.array() - box.sidePx / 2 < size.array()).all();
  }

  FaceObservation look(const Image& picture, const FaceBox& box, int sizes, MirrorAveraging averaging) {
    const int side = m_network->inputSidePx();
    PlacedPoints sum;
    int looks = 0;
    for (int i = 0; i < sizes; ++i) {
      FaceBox sized = box;
      sized.sidePx *= kCropSizes[std::size_t(i)];
      const SourceFromTarget map = pictureFromCrop(sized, landmarkCropOverBox(), side);
      const Image crop = warpedSimilarity(picture, map, {side, side}, Resampling::Area, OutsideSource::Replicate);
      sum.add(m_network->run({crop}).front(), map, side);
      ++looks;
      if (averaging == MirrorAveraging::Off)
        continue;
      sum.add(unmirrored(m_network->run({flippedHorizontally(crop)}).front()), map, side);
      ++looks;
    }
    return sum.meanOf(looks);
  }

  std::shared_ptr<LandmarkNetwork> m_network;
  LandmarkOptions m_options;
};

}  // namespace

void LandmarkOptions::check() const {
  if (refinementPasses < 0 || refinementPasses > 4)
    throw Error(ErrorCode::InvalidArgument, "Landmarks: refinementPasses must lie in 0..4.");
  if (averagedSizes != 1 && averagedSizes != 3)
    throw Error(ErrorCode::InvalidArgument, "Landmarks: averagedSizes must be 1 or 3.");
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
