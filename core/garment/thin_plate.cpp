#include "core/garment/thin_plate.h"

#include <cmath>
#include <Eigen/LU>
#include <opencv2/imgproc.hpp>

#include "core/base/error.h"

namespace visagiste {
namespace {

double kernel(double squaredDistance) {
  return squaredDistance > 0 ? 0.5 * squaredDistance * std::log(squaredDistance) : 0;
}

}  // namespace

ThinPlate::ThinPlate(const std::vector<WarpPoint>& points, float bending) {
  const auto count = static_cast<Eigen::Index>(points.size());
  if (count < 3)
    throw Error(ErrorCode::InvalidArgument, "A warp needs at least three points.");
  m_from.resize(2, count);
  for (Eigen::Index i = 0; i < count; ++i) m_from.col(i) = points[static_cast<std::size_t>(i)].from;
  m_origin = m_from.rowwise().mean();
  m_scale = std::max(1e-3F, (m_from.colwise() - m_origin).colwise().norm().mean());
  m_from = (m_from.colwise() - m_origin) / m_scale;
  Eigen::MatrixXd system = Eigen::MatrixXd::Zero(count + 3, count + 3);
  Eigen::MatrixXd goal = Eigen::MatrixXd::Zero(count + 3, 2);
  for (Eigen::Index i = 0; i < count; ++i) {
    for (Eigen::Index j = 0; j < count; ++j)
      system(i, j) = kernel((m_from.col(i) - m_from.col(j)).cast<double>().squaredNorm());
    system(i, i) += static_cast<double>(bending);
    system.block<1, 3>(i, count) << 1, m_from(0, i), m_from(1, i);
    system.block<3, 1>(count, i) = system.block<1, 3>(i, count).transpose();
    goal.row(i) = points[static_cast<std::size_t>(i)].to.cast<double>().transpose();
  }
  const Eigen::FullPivLU<Eigen::MatrixXd> solver(system);
  if (!solver.isInvertible() || !goal.allFinite())
    throw Error(ErrorCode::InvalidArgument, "The points of a warp lie on one line or on each other.");
  m_weights = solver.solve(goal);
}

Eigen::Vector2f ThinPlate::operator()(const Eigen::Vector2f& place) const {
  const Eigen::Vector2f at = (place - m_origin) / m_scale;
  const Eigen::Index count = m_from.cols();
  Eigen::Vector2d result = m_weights.row(count).transpose();
  result += m_weights.row(count + 1).transpose() * static_cast<double>(at.x());
  result += m_weights.row(count + 2).transpose() * static_cast<double>(at.y());
  for (Eigen::Index i = 0; i < count; ++i)
    result += m_weights.row(i).transpose() * kernel((m_from.col(i) - at).cast<double>().squaredNorm());
  return result.cast<float>();
}

cv::Mat ThinPlate::map(const cv::Rect& area) const {
  constexpr int kStep = 8;
  const cv::Size nodes(area.width / kStep + 2, area.height / kStep + 2);
  cv::Mat coarse(nodes, CV_32FC2);
  for (int y = 0; y < nodes.height; ++y)
    for (int x = 0; x < nodes.width; ++x) {
      const Eigen::Vector2f place(static_cast<float>(area.x + x * kStep) + 0.5F,
                                  static_cast<float>(area.y + y * kStep) + 0.5F);
      const Eigen::Vector2f to = (*this)(place);
      coarse.at<cv::Vec2f>(y, x) = {to.x() - 0.5F, to.y() - 0.5F};
    }
  cv::Mat fine(area.size(), CV_32FC2);
  for (int y = 0; y < area.height; ++y) {
    const auto* top = coarse.ptr<cv::Vec2f>(y / kStep);
    const auto* bottom = coarse.ptr<cv::Vec2f>(y / kStep + 1);
    const float v = static_cast<float>(y % kStep) / kStep;
    auto* row = fine.ptr<cv::Vec2f>(y);
    for (int x = 0; x < area.width; ++x) {
      const int node = x / kStep;
      const float u = static_cast<float>(x % kStep) / kStep;
      row[x] =
          (top[node] * (1 - u) + top[node + 1] * u) * (1 - v) + (bottom[node] * (1 - u) + bottom[node + 1] * u) * v;
    }
  }
  return fine;
}

}  // namespace visagiste
