#include "core/expression/take_json.h"

#include <cmath>

#include <nlohmann/json.hpp>

#include "core/expression/head_angles.h"

namespace visagiste {
namespace {

using nlohmann::json;

double rounded(double value) {
  return std::round(value * 1e5) / 1e5;
}

json listOf(const Eigen::VectorXf& values) {
  json list = json::array();
  for (const float value : values) list.push_back(rounded(static_cast<double>(value)));
  return list;
}

json gazeOf(const EyeGaze& eye) {
  return {{"yaw", rounded(static_cast<double>(eye.yawDeg))}, {"pitch", rounded(static_cast<double>(eye.pitchDeg))}};
}

}  // namespace

std::string takeJson(const Take& take) {
  take.check();
  json samples = json::array();
  for (const CaptureSample& sample : take.samples) {
    const HeadAngles angles = headAngles(sample.cameraFromHead);
    const Eigen::Vector3d& place = sample.cameraFromHead.translationMm;
    samples.push_back(
        {{"seconds", rounded(sample.seconds)},
         {"expressions", listOf(sample.expression)},
         {"confidence", listOf(sample.confidence)},
         {"pose",
          {{"yaw", rounded(angles.yawDeg)}, {"pitch", rounded(angles.pitchDeg)}, {"roll", rounded(angles.rollDeg)}}},
         {"translation_mm", {rounded(place.x()), rounded(place.y()), rounded(place.z())}},
         {"gaze", {{"right", gazeOf(sample.gaze[0])}, {"left", gazeOf(sample.gaze[1])}}}});
  }
  const TakeDescription& description = take.description;
  return json{{"channels", description.channels},
              {"source", description.source},
              {"head_model", description.headModel},
              {"calibration",
               {{"frames", description.calibrationFrames},
                {"residual_percent", rounded(static_cast<double>(description.calibrationResidualPercent))}}},
              {"samples", std::move(samples)}}
      .dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace visagiste
