#include "core/reconstruct/skin_lighting.h"

#include <algorithm>
#include <Eigen/Cholesky>

namespace visagiste {
namespace {

using Basis = Eigen::Matrix<float, 1, 9>;

constexpr float kEvenLightPull = 0.05F;  // Share of the data's own weight, on the bands above the constant one.
constexpr float kDarkest = 12;           // Below this the ratio to the albedo is noise.
constexpr float kLeastShading = 0.6F;
constexpr float kMostShading = 1.8F;

Eigen::Vector3f toEigen(const cv::Vec3f& v) {
  return {v[0], v[1], v[2]};
}

}  // namespace

Eigen::Matrix<float, 1, 9> lightingBasis(const Eigen::Vector3f& n) {
  Basis basis;
  basis << 1, n.x(), n.y(), n.z(), n.x() * n.y(), n.y() * n.z(), 3 * n.z() * n.z() - 1, n.x() * n.z(),
      n.x() * n.x() - n.y() * n.y();
  return basis;
}

SkinLighting estimateLighting(const cv::Mat& color, const cv::Mat& weight, const cv::Mat& normals,
                              const cv::Mat& albedo) {
  Eigen::Matrix<float, 9, 9> squares = Eigen::Matrix<float, 9, 9>::Zero();
  SkinLighting right = SkinLighting::Zero();
  Basis sum = Basis::Zero();
  float total = 0;
  for (int y = 0; y < color.rows; ++y)
    for (int x = 0; x < color.cols; ++x) {
      const float w = weight.at<float>(y, x);
      const Eigen::Vector3f base = toEigen(albedo.at<cv::Vec3f>(y, x));
      if (w <= 0.05F || base.minCoeff() < kDarkest)
        continue;
      const Basis basis = lightingBasis(toEigen(normals.at<cv::Vec3f>(y, x)));
      const Eigen::Vector3f ratio = toEigen(color.at<cv::Vec3f>(y, x)).cwiseQuotient(base);
      squares.noalias() += w * basis.transpose() * basis;
      right.noalias() += w * basis.transpose() * ratio.transpose();
      sum += w * basis;
      total += w;
    }
  SkinLighting lighting = SkinLighting::Zero();
  lighting.row(0).setOnes();
  if (total <= 0)
    return lighting;
  squares.diagonal().tail<8>().array() += kEvenLightPull * total;
  lighting = squares.ldlt().solve(right);
  const Eigen::RowVector3f mean = (sum * lighting / total).cwiseMax(1e-3F);
  for (int c = 0; c < 3; ++c) lighting.col(c) /= mean(c);
  return lighting;
}

cv::Mat shadingOf(const SkinLighting& lighting, const cv::Mat& normals) {
  cv::Mat shading(normals.size(), CV_32FC3);
  for (int y = 0; y < normals.rows; ++y)
    for (int x = 0; x < normals.cols; ++x) {
      const Eigen::RowVector3f value = lightingBasis(toEigen(normals.at<cv::Vec3f>(y, x))) * lighting;
      for (int c = 0; c < 3; ++c) shading.at<cv::Vec3f>(y, x)[c] = std::clamp(value(c), kLeastShading, kMostShading);
    }
  return shading;
}

}  // namespace visagiste
