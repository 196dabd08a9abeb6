#include "core/portrait/teeth_placement.h"

#include <algorithm>
#include <cmath>

#include "core/portrait/sampling.h"

namespace visagiste {
namespace {

constexpr float kUpperTeethMm = -2.5F;
constexpr float kLowerTeethMm = 0.5F;
constexpr float kFrontTeethDepthMm = 8;
constexpr int kUpperLipMiddle = 13;  // Of the canonical points.
constexpr int kLowerLipMiddle = 14;
constexpr float kToothStretch = 1.2F;
constexpr float kToothForwardMm = 1.2F;

}  // namespace

Eigen::Matrix3Xf withPlacedTeeth(const FaceModel& model, const FaceCoefficients& person, int level,
                                 Eigen::Matrix3Xf shape) {
  const HeadTopology& topology = model.topology(level);
  const auto jawOpen = model.expressionIndex("jawOpen");
  if (!jawOpen)
    return shape;
  const Eigen::Matrix3Xf drop = model.expressionOffsets(*jawOpen, level);
  FaceCoefficients atRest = person;
  atRest.expression.setZero();
  const Eigen::Matrix3Xf points = model.landmarkPoints(atRest);
  const float lipLine = 0.5F * (points(1, kUpperLipMiddle) + points(1, kLowerLipMiddle));
  float foremost = -1e9F;
  for (Eigen::Index v = 0; v < shape.cols(); ++v)
    if (topology.regions[static_cast<std::size_t>(v)] == HeadRegion::Teeth)
      foremost = std::max(foremost, shape(2, v));
  for (const bool isLower : {false, true}) {
    const auto belongs = [&](Eigen::Index v) {
      return topology.regions[static_cast<std::size_t>(v)] == HeadRegion::Teeth && (drop.col(v).norm() > 1) == isLower;
    };
    float edge = isLower ? -1e9F : 1e9F;  // Of the front teeth.
    for (Eigen::Index v = 0; v < shape.cols(); ++v)
      if (belongs(v) && shape(2, v) > foremost - kFrontTeethDepthMm)
        edge = isLower ? std::max(edge, shape(1, v)) : std::min(edge, shape(1, v));
    for (Eigen::Index v = 0; v < shape.cols(); ++v)
      if (belongs(v)) {
        const float fromEdge = shape(1, v) - edge;
        shape(1, v) = lipLine + (isLower ? kLowerTeethMm : kUpperTeethMm) + kToothStretch * fromEdge;
        shape(2, v) += kToothForwardMm * smoothRise(0, 8, std::abs(fromEdge));
      }
  }
  return shape;
}

}  // namespace visagiste
