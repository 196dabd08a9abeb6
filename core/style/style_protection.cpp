#include "core/style/style_protection.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "core/base/error.h"
#include "core/face/contour_points.h"
#include "core/image/mat_view.h"
#include "core/image/resample.h"

namespace visagiste {
namespace {

constexpr float kEyeEnlarged = 1.3F;  // Lashes and the crease belong to the eye.
constexpr float kMouthEnlarged = 1.1F;
constexpr int kOuterEyeCorners[]{33, 263};

/// The closed line of a contour, enlarged around its middle, in pixels from `origin`.
template <std::size_t kCount>
std::vector<cv::Point> outline(const Landmarks& landmarks, const std::array<int, kCount>& there,
                               const std::array<int, kCount>& back, float enlarged, cv::Point origin) {
  std::vector<Eigen::Vector2f> points;
  for (const int index : there) points.emplace_back(landmarks.pointsPx.col(index));
  for (auto index = back.rbegin(); index != back.rend(); ++index) points.emplace_back(landmarks.pointsPx.col(*index));
  Eigen::Vector2f middle = Eigen::Vector2f::Zero();
  for (const Eigen::Vector2f& point : points) middle += point / static_cast<float>(points.size());
  std::vector<cv::Point> line;
  for (const Eigen::Vector2f& point : points) {
    const Eigen::Vector2f at = middle + enlarged * (point - middle);
    line.emplace_back(static_cast<int>(std::lround(at.x())) - origin.x,
                      static_cast<int>(std::lround(at.y())) - origin.y);
  }
  return line;
}

float eyeDistancePx(const Landmarks& landmarks) {
  return (landmarks.pointsPx.col(kOuterEyeCorners[0]) - landmarks.pointsPx.col(kOuterEyeCorners[1])).norm();
}

bool isFace(const Landmarks& landmarks) {
  return landmarks.pointsPx.cols() >= kCanonicalPointCount && landmarks.pointsPx.allFinite() &&
         landmarks.pointsPx.cwiseAbs().maxCoeff() < 1e6F;
}

/// Part of the picture around the face.
cv::Rect areaOf(const Landmarks& landmarks, Size picture) {
  const Eigen::Vector2f low = landmarks.pointsPx.rowwise().minCoeff();
  const Eigen::Vector2f high = landmarks.pointsPx.rowwise().maxCoeff();
  return cv::Rect(cv::Point(static_cast<int>(low.x()), static_cast<int>(low.y())),
                  cv::Point(static_cast<int>(high.x()) + 1, static_cast<int>(high.y()) + 1)) &
         cv::Rect(0, 0, picture.width, picture.height);
}

/// CV_32FC1 of the area: 1 on eyes and mouth, soft at their edges.
cv::Mat featureMask(const Landmarks& landmarks, const cv::Rect& area) {
  cv::Mat mask = cv::Mat::zeros(area.size(), CV_8UC1);
  const auto fill = [&](const std::vector<cv::Point>& line) { cv::fillPoly(mask, std::vector{line}, 255); };
  fill(outline(landmarks, kRightUpperLid, kRightLowerLid, kEyeEnlarged, area.tl()));
  fill(outline(landmarks, mirrored(kRightUpperLid), mirrored(kRightLowerLid), kEyeEnlarged, area.tl()));
  fill(outline(landmarks, kOuterUpperLip, kOuterLowerLip, kMouthEnlarged, area.tl()));
  cv::GaussianBlur(mask, mask, {}, std::max(0.8, 0.04 * static_cast<double>(eyeDistancePx(landmarks))));
  cv::Mat shares;
  mask.convertTo(shares, CV_32F, 1.0 / 255.0);
  return shares;
}

cv::Mat lumaOf(const cv::Mat& rgb) {
  cv::Mat luma;
  cv::cvtColor(rgb, luma, cv::COLOR_RGB2GRAY);
  luma.convertTo(luma, CV_32F);
  return luma;
}

/// What differs from the surroundings.
cv::Mat detailOf(const cv::Mat& values, double sigma) {
  cv::Mat smooth;
  cv::GaussianBlur(values, smooth, {}, sigma);
  return values - smooth;
}

double spread(const cv::Mat& values, const cv::Mat& mask) {
  return std::sqrt(cv::sum(mask.mul(values).mul(values))[0] / std::max(1e-6, cv::sum(mask)[0]));
}

/// Replaces detail of the painting by that of the source, in the strength that details have in the painting.
void keepFeatures(const Landmarks& landmarks, const cv::Mat& source, float share, cv::Mat& painted) {
  const cv::Rect area = areaOf(landmarks, {source.cols, source.rows});
  const cv::Mat mask = featureMask(landmarks, area);
  const double sigma = std::max(1.0, 0.12 * static_cast<double>(eyeDistancePx(landmarks)));
  const cv::Mat wanted = detailOf(lumaOf(source(area)), sigma);
  cv::Mat target = painted(area);
  const cv::Mat present = detailOf(lumaOf(target), sigma);
  // A pale drawing keeps pale eyes, but eyes.
  const double gain = std::clamp(spread(present, mask) / std::max(1.0, spread(wanted, mask)), 0.6, 1.2);
  cv::Mat change = share * mask.mul(gain * wanted - present);
  cv::Mat lifted, sum;
  cv::merge(std::vector{change, change, change}, lifted);
  cv::add(target, lifted, sum, cv::noArray(), CV_32F);
  sum.convertTo(target, CV_8U);
}

}  // namespace

Image withProtectedFeatures(const StyleScene& scene, const Image& painted, float share) {
  if (painted.size() != scene.picture.size() || painted.format() != PixelFormat::Rgb8)
    throw Error(ErrorCode::InvalidArgument, "The painted picture has another size than its source.");
  if (share == 0 || scene.faces.empty())
    return painted;
  const Image source = converted(scene.picture, PixelFormat::Rgb8);
  ImageBuilder builder(painted.size(), PixelFormat::Rgb8);
  matView(painted).copyTo(builder.mat());
  for (const StyleFace& face : scene.faces)
    if (isFace(face.landmarks) && !areaOf(face.landmarks, painted.size()).empty())
      keepFeatures(face.landmarks, matView(source), share, builder.mat());
  return builder.finish();
}

}  // namespace visagiste
