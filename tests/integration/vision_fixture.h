#pragma once

#include <memory>

#include "core/face/face_detector.h"
#include "core/face/face_parser.h"
#include "core/face/landmark_estimator.h"
#include "core/inference/inference_engine.h"

namespace visagiste::test {

/// The shipped networks, loaded once for all tests of the binary. Throws Error{BadWeights}.
[[nodiscard]] inline InferenceEngine& shippedEngine() {
  static InferenceEngine engine(ModelFolders(), chooseDevice(Workload::Batch));
  return engine;
}

[[nodiscard]] inline std::shared_ptr<FaceDetector> shippedDetector(const DetectorOptions& options = {}) {
  return makeFaceDetector(shippedEngine().detector(), options);
}

[[nodiscard]] inline std::shared_ptr<LandmarkEstimator> shippedEstimator(const LandmarkOptions& options = {}) {
  return makeLandmarkEstimator(shippedEngine().landmarks(), options);
}

[[nodiscard]] inline std::shared_ptr<FaceParser> shippedParser(const ParsingOptions& options) {
  return makeFaceParser(shippedEngine().parsing(), options);
}

}  // namespace visagiste::test
