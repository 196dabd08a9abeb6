#include "core/face/vision_bench.h"

#include <algorithm>
#include <chrono>
#include <functional>
#include <utility>

#include "core/base/error.h"
#include "core/face/box_from_landmarks.h"
#include "core/face/face_detector.h"
#include "core/face/landmark_estimator.h"
#include "core/image/resample.h"
#include "core/inference/inference_engine.h"

namespace visagiste {
namespace {

constexpr int kWarmUps = 5;

StageTiming timed(std::string stage, const ComputeDevice& device, int runs, RunContext& context,
                  const std::function<void()>& work) {
  std::vector<double> took;
  for (int run = -kWarmUps; run < runs; ++run) {
    context.checkpoint();
    const auto begin = std::chrono::steady_clock::now();
    work();
    if (run >= 0)
      took.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
  }
  std::sort(took.begin(), took.end());
  const auto at = [&](double share) { return took[static_cast<std::size_t>(share * double(took.size() - 1) + 0.5)]; };
  return {std::move(stage), device, runs, at(0.5), at(0.95)};
}

}  // namespace

std::vector<StageTiming> measureVision(const ModelFolders& folders, const ComputeDevice& device, const Image& portrait,
                                       int runs, RunContext& context) {
  if (runs < 1)
    throw Error(ErrorCode::InvalidArgument, "A benchmark needs at least one run.");
  InferenceEngine engine(folders, device);
  const auto detectorNetwork = engine.detector();
  const auto landmarkNetwork = engine.landmarks();
  DetectorOptions oneScale;
  oneScale.search = DetectorSearch::Live;
  const auto liveDetector = makeFaceDetector(detectorNetwork, oneScale);
  const auto stillDetector = makeFaceDetector(detectorNetwork);
  const auto liveLandmarks = makeLandmarkEstimator(landmarkNetwork, LandmarkOptions::live());
  const auto stillLandmarks = makeLandmarkEstimator(landmarkNetwork, LandmarkOptions::still());

  const std::vector<FaceBox> boxes = stillDetector->detect(portrait);
  if (boxes.empty())
    throw Error(ErrorCode::NoFace, "The picture of the benchmark shows no face. Choose a portrait.");
  const FaceBox box = boxes.front();
  const int cropSide = landmarkNetwork->inputSidePx();
  const Image crop = warpedSimilarity(portrait, pictureFromCrop(box, landmarkCropOverBox(), cropSide),
                                      {cropSide, cropSide}, Resampling::Area, OutsideSource::Replicate);
  const int side = detectorNetwork->usualSidePx();
  const Image small = resized(portrait, {side, side}, Resampling::Area);

  std::vector<StageTiming> timings;
  const auto measure = [&](const char* stage, const std::function<void()>& work) {
    context.report(float(timings.size()) / 6.0F, "bench.vision");
    timings.push_back(timed(stage, device, runs, context, work));
  };
  measure("detector-network", [&] { (void)detectorNetwork->run(small, detectorNetwork->scoreThreshold()); });
  measure("detector", [&] { (void)liveDetector->detect(portrait); });
  measure("detector-still", [&] { (void)stillDetector->detect(portrait); });
  measure("landmarks-network", [&] { (void)landmarkNetwork->run({crop}); });
  measure("landmarks", [&] { (void)liveLandmarks->estimate(portrait, box); });
  measure("landmarks-still", [&] { (void)stillLandmarks->estimate(portrait, box); });
  return timings;
}

}  // namespace visagiste
