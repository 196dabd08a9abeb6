#pragma once

#include <cmath>
#include <utility>

#include "core/expression/head_angles.h"
#include "core/expression/take.h"

namespace visagiste::test {

/// A face that speaks, smiles with one side and looks round, at 30 frames a second. Without names it has the three
/// channels jawOpen, mouthSmileLeft and mouthSmileRight.
[[nodiscard]] inline Take sampleTake(int count, std::vector<std::string> names = {}) {
  Take take;
  take.description.channels =
      names.empty() ? std::vector<std::string>{"jawOpen", "mouthSmileLeft", "mouthSmileRight"} : std::move(names);
  take.description.source = "camera";
  take.description.headModel = "face-head-v1";
  take.description.calibrationFrames = 8;
  take.description.calibrationResidualPercent = 1.25F;
  const auto channels = static_cast<Eigen::Index>(take.description.channels.size());
  for (int i = 0; i < count; ++i) {
    CaptureSample sample;
    sample.seconds = i / 30.0;
    sample.expression = Eigen::VectorXf::NullaryExpr(channels, [i](Eigen::Index c) {
      return 0.5F + 0.45F * std::sin(0.3F * static_cast<float>(i) + 1.7F * static_cast<float>(c));
    });
    sample.confidence = Eigen::VectorXf::Constant(channels, 0.75F);
    sample.cameraFromHead.rotation = headRotation({10 * std::sin(0.1 * i), 3, 0.2 * i});
    sample.cameraFromHead.translationMm = {0.5 * i, -3, 640};
    sample.gaze = {EyeGaze{5, static_cast<float>(i % 7)}, EyeGaze{6, static_cast<float>(i % 7)}};
    take.samples.push_back(std::move(sample));
  }
  return take;
}

}  // namespace visagiste::test
