#include "core/face/iris_from_points.h"

namespace visagiste {

float irisRadius(const Eigen::Vector2f& centerPx, const Eigen::Matrix<float, 2, 4>& edgePx) {
  return (edgePx.colwise() - centerPx).colwise().norm().mean();
}

Iris irisFromPoints(const Eigen::Matrix<float, 2, kIrisPointCount>& pointsPx) {
  Iris iris;
  iris.centerPx = pointsPx.col(0);
  iris.edgePx = pointsPx.rightCols<4>();
  iris.radiusPx = irisRadius(iris.centerPx, iris.edgePx);
  return iris;
}

}  // namespace visagiste
