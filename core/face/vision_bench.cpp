#include "core/face/vision_bench.h"

#include <algorithm>
#include <chrono>
#include <functional>
#include <utility>

#include "core/base/error.h"
#include "core/face/box_from_landmarks.h"
#include "core/face/face_detector.h"
#include "core/face/face_parser.h"
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

using Measure = std::function<void(const char* stage, const std::function<void()>& work)>;

FaceBox onlyFace(InferenceEngine& engine, const Image& portrait) {
  const std::vector<FaceBox> boxes = makeFaceDetector(engine.detector())->detect(portrait);
  if (boxes.empty())
    throw Error(ErrorCode::NoFace, "The picture of the benchmark shows no face. Choose a portrait.");
  return boxes.front();
}

Image cropOf(const Image& portrait, const FaceBox& box, double margin, int side) {
  return warpedSimilarity(portrait, pictureFromCrop(box, margin, side), {side, side}, Resampling::Area,
                          OutsideSource::Replicate);
}

void measureDetector(InferenceEngine& engine, const Image& portrait, const Measure& measure) {
  const auto network = engine.detector();
  DetectorOptions oneScale;
  oneScale.search = DetectorSearch::Live;
  const auto live = makeFaceDetector(network, oneScale);
  const auto still = makeFaceDetector(network);
  const int side = network->usualSidePx();
  const Image small = resized(portrait, {side, side}, Resampling::Area);
  measure("detector-network", [&] { (void)network->run(small, network->scoreThreshold()); });
  measure("detector", [&] { (void)live->detect(portrait); });
  measure("detector-still", [&] { (void)still->detect(portrait); });
}

void measureLandmarks(InferenceEngine& engine, const Image& portrait, const Measure& measure) {
  const auto network = engine.landmarks();
  const auto live = makeLandmarkEstimator(network, LandmarkOptions::live());
  const auto still = makeLandmarkEstimator(network, LandmarkOptions::still());
  const FaceBox box = onlyFace(engine, portrait);
  const Image crop = cropOf(portrait, box, landmarkCropOverBox(), network->inputSidePx());
  measure("landmarks-network", [&] { (void)network->run({crop}); });
  measure("landmarks", [&] { (void)live->estimate(portrait, box); });
  measure("landmarks-still", [&] { (void)still->estimate(portrait, box); });
}

void measureParsing(InferenceEngine& engine, const Image& portrait, const Measure& measure) {
  const auto network = engine.parsing();
  const auto live = makeFaceParser(network, ParsingOptions::live(*network));
  const auto still = makeFaceParser(network, ParsingOptions::still());
  const FaceBox box = onlyFace(engine, portrait);
  const auto face = makeLandmarkEstimator(engine.landmarks())->estimate(portrait, box);
  if (!face)
    throw Error(ErrorCode::NoFace, "The picture of the benchmark shows no clear face. Choose a portrait.");
  const Image crop = cropOf(portrait, face->box, parsingCropOverBox(), network->liveSidePx());
  const Eigen::Matrix2Xf nowhere = Eigen::Matrix2Xf::Zero(2, kCanonicalPointCount);  // Costs as much as anywhere.
  measure("parse-network", [&] { (void)network->run({{crop, nowhere}}); });
  measure("parse", [&] { (void)live->parse(portrait, face->landmarks); });
  measure("parse-still", [&] { (void)still->parse(portrait, face->landmarks); });
}

}  // namespace

std::vector<StageTiming> measureVision(VisionPart part, const ModelFolders& folders, const ComputeDevice& device,
                                       const Image& portrait, int runs, RunContext& context) {
  if (runs < 1)
    throw Error(ErrorCode::InvalidArgument, "A benchmark needs at least one run.");
  InferenceEngine engine(folders, device);
  std::vector<StageTiming> timings;
  const Measure measure = [&](const char* stage, const std::function<void()>& work) {
    context.report(float(timings.size()) / 3.0F, "bench.vision");
    timings.push_back(timed(stage, device, runs, context, work));
  };
  switch (part) {
    case VisionPart::Detector:
      measureDetector(engine, portrait, measure);
      break;
    case VisionPart::Landmarks:
      measureLandmarks(engine, portrait, measure);
      break;
    case VisionPart::Parsing:
      measureParsing(engine, portrait, measure);
      break;
  }
  return timings;
}

}  // namespace visagiste
