#include "core/face/landmark_smoother.h"

#include <cmath>

#include "core/face/box_from_landmarks.h"
#include "core/face/iris_from_points.h"

namespace visagiste {
namespace {

constexpr Eigen::Index kValuesPerIris = 2 * kIrisPointCount;

Eigen::VectorXf flattened(const Irises& irises) {
  Eigen::VectorXf values(2 * kValuesPerIris);
  Eigen::Index at = 0;
  for (const Iris& iris : irises) {
    values.segment<2>(at) = iris.centerPx;
    values.segment<8>(at + 2) = Eigen::Map<const Eigen::Matrix<float, 8, 1>>(iris.edgePx.data());
    at += kValuesPerIris;
  }
  return values;
}

Irises irisesFrom(const Eigen::VectorXf& values) {
  Irises irises;
  Eigen::Index at = 0;
  for (Iris& iris : irises) {
    iris.centerPx = values.segment<2>(at);
    Eigen::Map<Eigen::Matrix<float, 8, 1>>(iris.edgePx.data()) = values.segment<8>(at + 2);
    iris.radiusPx = irisRadius(iris.centerPx, iris.edgePx);
    at += kValuesPerIris;
  }
  return irises;
}

}  // namespace

void SmoothingOptions::check() const {
  points.check();
  irises.check();
}

LandmarkSmoother::LandmarkSmoother(const SmoothingOptions& options)
    : m_points(options.points), m_irises(options.irises) {}

FaceObservation LandmarkSmoother::smooth(const FaceObservation& observation, double elapsedS) {
  const Landmarks& seen = observation.landmarks;
  const Eigen::Index count = seen.pointsPx.cols();
  Eigen::VectorXf values(2 * count + seen.relativeDepth.size());
  values << Eigen::Map<const Eigen::VectorXf>(seen.pointsPx.data(), 2 * count), seen.relativeDepth;
  values = m_points.filter(values, elapsedS, observation.box.sidePx);

  FaceObservation smoothed = observation;
  smoothed.landmarks.pointsPx = Eigen::Map<const Eigen::Matrix2Xf>(values.data(), 2, count);
  smoothed.landmarks.relativeDepth = values.tail(seen.relativeDepth.size());
  smoothed.irises = irisesFrom(m_irises.filter(flattened(observation.irises), elapsedS, observation.box.sidePx));
  smoothed.box = boxFromLandmarks(smoothed.landmarks.pointsPx);
  smoothed.box.score = observation.box.score;
  return smoothed;
}

void LandmarkSmoother::reset() {
  m_points.reset();
  m_irises.reset();
}

}  // namespace visagiste
