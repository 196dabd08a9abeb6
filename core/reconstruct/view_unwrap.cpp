#include "core/reconstruct/view_unwrap.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <opencv2/imgproc.hpp>

#include "core/base/smooth_rise.h"
#include "core/image/resample.h"

namespace visagiste {
namespace {

constexpr int kDepthSidePx = 512;       // The head's longer side in the visibility map.
constexpr float kDepthToleranceMm = 3;  // Thinner folds count as one surface.
constexpr float kOutlineMm = 6;         // Kept off the silhouette against the background.

struct Span {
  Eigen::Vector2d low = Eigen::Vector2d::Constant(std::numeric_limits<double>::infinity());
  Eigen::Vector2d high = -low;
};

/// Everything a texel needs of a vertex.
struct SeenVertices {
  Eigen::Matrix3Xf inCamera;  ///< Millimetres.
  Eigen::VectorXf facing;     ///< Cosine between normal and direction to the camera.
};

SeenVertices seeVertices(const PosedSurface& surface, const Rigid3& cameraFromHead) {
  const Eigen::Matrix3f rotation = cameraFromHead.rotation.cast<float>();
  const Eigen::Vector3f translation = cameraFromHead.translationMm.cast<float>();
  SeenVertices seen;
  seen.inCamera = (rotation * surface.verticesMm).colwise() + translation;
  const Eigen::Matrix3Xf normals = rotation * surface.normals;
  seen.facing = -(normals.cwiseProduct(seen.inCamera).colwise().sum().array() / seen.inCamera.colwise().norm().array())
                     .matrix()
                     .transpose();
  return seen;
}

/// A camera that sees just the head, at a modest resolution: visibility needs no more.
PinholeCamera depthCamera(const PinholeCamera& camera, const Eigen::Matrix3Xf& inCamera) {
  Span span;
  for (Eigen::Index v = 0; v < inCamera.cols(); ++v) {
    if (inCamera(2, v) < 1)
      continue;
    const Eigen::Vector2d px = camera.project(inCamera.col(v).cast<double>());
    span.low = span.low.cwiseMin(px);
    span.high = span.high.cwiseMax(px);
  }
  const Eigen::Vector2d extent = (span.high - span.low).cwiseMax(1.0);
  const double scale = kDepthSidePx / extent.maxCoeff();
  PinholeCamera small;
  small.focalPx = camera.focalPx * scale;
  small.principalPx = (camera.principalPx - span.low) * scale;
  small.imageSize = {std::max(1, static_cast<int>(std::ceil(extent.x() * scale))),
                     std::max(1, static_cast<int>(std::ceil(extent.y() * scale)))};
  return small;
}

/// Depth, and the distance of each pixel from the head's silhouette, in pixels.
struct Visibility {
  PinholeCamera camera;
  DepthMap depth;
  cv::Mat insidePx;
};

Visibility findVisibility(const PosedSurface& surface, const PinholeCamera& camera, const Rigid3& cameraFromHead,
                          const Eigen::Matrix3Xf& inCamera) {
  Visibility visibility;
  visibility.camera = depthCamera(camera, inCamera);
  RasterOptions options;
  options.culling = Culling::None;
  visibility.depth = rasterizeDepth(surface.verticesMm, surface.occluders, cameraFromHead, visibility.camera, options);
  const Size size = visibility.depth.sizePx;
  // A border of nothing: the neck is cut off there, but so is what is known.
  cv::Mat covered = cv::Mat::zeros(size.height, size.width, CV_8UC1);
  for (int y = 0; y < size.height; ++y)
    for (int x = 0; x < size.width; ++x)
      covered.at<std::uint8_t>(y, x) = std::isfinite(visibility.depth.at(x, y)) ? 255 : 0;
  cv::distanceTransform(covered, visibility.insidePx, cv::DIST_L2, 3);
  return visibility;
}

/// 0 hidden .. 1 seen: share of the four nearest depth pixels that the point is not behind.
float visibilityOf(const Visibility& visibility, const Eigen::Vector3f& inCamera) {
  const Eigen::Vector2d px = visibility.camera.project(inCamera.cast<double>());
  const Size size = visibility.depth.sizePx;
  const float x = static_cast<float>(px.x()) - 0.5F;
  const float y = static_cast<float>(px.y()) - 0.5F;
  const int left = static_cast<int>(std::floor(x));
  const int top = static_cast<int>(std::floor(y));
  if (left < 0 || top < 0 || left + 1 >= size.width || top + 1 >= size.height)
    return 0;
  const float fx = x - static_cast<float>(left);
  const float fy = y - static_cast<float>(top);
  const auto sees = [&](int dx, int dy) {
    return visibility.depth.at(left + dx, top + dy) > inCamera.z() - kDepthToleranceMm ? 1.0F : 0.0F;
  };
  const float seen = (1 - fy) * ((1 - fx) * sees(0, 0) + fx * sees(1, 0)) +  //
                     fy * ((1 - fx) * sees(0, 1) + fx * sees(1, 1));
  const auto pxPerMm = static_cast<float>(visibility.camera.focalPx) / inCamera.z();
  const float insideMm = visibility.insidePx.at<float>(top, left) / pxPerMm;
  return seen * smoothRise(0.4F * kOutlineMm, kOutlineMm, insideMm);
}

/// The picture shrunk until a texel covers at most about one of its pixels, and the scale that did it.
struct Source {
  Image image;
  float scale = 1;
};

Source filteredSource(const Image& picture, const PinholeCamera& camera, const TexelMap& texels,
                      const SeenVertices& seen) {
  // Texel density where the surface faces the camera: median over a sample of triangles of pixel area over texel area.
  std::vector<float> ratios;
  std::vector<int> texelsOf(static_cast<std::size_t>(texels.triangles.cols()), 0);
  for (const Texel& texel : texels.texels) ++texelsOf[static_cast<std::size_t>(texel.triangle)];
  for (Eigen::Index t = 0; t < texels.triangles.cols(); t += 7) {
    const Eigen::Vector3i corner = texels.triangles.col(t);
    const int count = texelsOf[static_cast<std::size_t>(t)];
    if (count < 4 || seen.facing(corner(0)) < 0.6F)
      continue;
    const auto px = [&](int k) { return camera.project(seen.inCamera.col(corner(k)).cast<double>()); };
    const Eigen::Vector2d a = px(1) - px(0);
    const Eigen::Vector2d b = px(2) - px(0);
    ratios.push_back(static_cast<float>(std::abs(a.x() * b.y() - a.y() * b.x()) / 2 / count));
  }
  if (ratios.empty())
    return {picture, 1};
  std::nth_element(ratios.begin(), ratios.begin() + static_cast<std::ptrdiff_t>(ratios.size() / 2), ratios.end());
  const float pixelsPerTexel = std::sqrt(ratios[ratios.size() / 2]);
  if (pixelsPerTexel < 1.3F)
    return {picture, 1};
  const Size size{std::max(1, static_cast<int>(std::lround(static_cast<float>(picture.width()) / pixelsPerTexel))),
                  std::max(1, static_cast<int>(std::lround(static_cast<float>(picture.height()) / pixelsPerTexel)))};
  return {resized(picture, size), static_cast<float>(size.width) / static_cast<float>(picture.width())};
}

/// Bilinear; false outside the picture.
bool sample(const Image& image, float x, float y, cv::Vec3f& color) {
  const float left = std::floor(x - 0.5F);
  const float top = std::floor(y - 0.5F);
  const int x0 = static_cast<int>(left);
  const int y0 = static_cast<int>(top);
  if (x0 < 0 || y0 < 0 || x0 + 1 >= image.width() || y0 + 1 >= image.height())
    return false;
  const float fx = x - 0.5F - left;
  const float fy = y - 0.5F - top;
  const std::uint8_t* upper = image.row(y0) + 3 * x0;
  const std::uint8_t* lower = image.row(y0 + 1) + 3 * x0;
  for (int c = 0; c < 3; ++c)
    color[c] = (1 - fy) * ((1 - fx) * static_cast<float>(upper[c]) + fx * static_cast<float>(upper[c + 3])) +
               fy * ((1 - fx) * static_cast<float>(lower[c]) + fx * static_cast<float>(lower[c + 3]));
  return true;
}

}  // namespace

WeightedTexture unwrapView(const Image& picture, const PinholeCamera& camera, const Rigid3& cameraFromHead,
                           const PosedSurface& surface, const TexelMap& texels, const FacingRamp& facing) {
  const SeenVertices seen = seeVertices(surface, cameraFromHead);
  const Visibility visibility = findVisibility(surface, camera, cameraFromHead, seen.inCamera);
  const Source source = filteredSource(picture, camera, texels, seen);
  const auto focalPx = static_cast<float>(camera.focalPx);
  const Eigen::Vector2f principalPx = camera.principalPx.cast<float>();
  WeightedTexture result;
  result.color = cv::Mat::zeros(texels.sidePx, texels.sidePx, CV_32FC3);
  result.weight = cv::Mat::zeros(texels.sidePx, texels.sidePx, CV_32FC1);
  auto* const colors = result.color.ptr<cv::Vec3f>();
  auto* const weights = result.weight.ptr<float>();
  for (const Texel& texel : texels.texels) {
    const auto corner = texels.triangles.col(texel.triangle);
    const float first = 1 - texel.weights.sum();
    const float cosine = first * seen.facing(corner(0)) + texel.weights(0) * seen.facing(corner(1)) +
                         texel.weights(1) * seen.facing(corner(2));
    const float faces = smoothRise(facing.none, facing.full, cosine);
    if (faces <= 0)
      continue;
    const Eigen::Vector3f inCamera = first * seen.inCamera.col(corner(0)) +
                                     texel.weights(0) * seen.inCamera.col(corner(1)) +
                                     texel.weights(1) * seen.inCamera.col(corner(2));
    if (inCamera.z() < 1)
      continue;
    const float visible = visibilityOf(visibility, inCamera);
    if (visible <= 0)
      continue;
    const Eigen::Vector2f px = (principalPx + focalPx * inCamera.head<2>() / inCamera.z()) * source.scale;
    if (sample(source.image, px.x(), px.y(), colors[texel.pixel]))
      weights[texel.pixel] = faces * visible;
  }
  return result;
}

cv::Mat texelPlaces(const PinholeCamera& camera, const Rigid3& cameraFromHead, const PosedSurface& surface,
                    const TexelMap& texels) {
  const SeenVertices seen = seeVertices(surface, cameraFromHead);
  cv::Mat places(texels.sidePx, texels.sidePx, CV_32FC2, cv::Scalar(-1, -1));
  auto* const place = places.ptr<cv::Vec2f>();
  for (const Texel& texel : texels.texels) {
    const auto corner = texels.triangles.col(texel.triangle);
    const Eigen::Vector3f inCamera = (1 - texel.weights.sum()) * seen.inCamera.col(corner(0)) +
                                     texel.weights(0) * seen.inCamera.col(corner(1)) +
                                     texel.weights(1) * seen.inCamera.col(corner(2));
    if (inCamera.z() < 1)
      continue;
    const Eigen::Vector2d px = camera.project(inCamera.cast<double>());
    place[texel.pixel] = cv::Vec2f(static_cast<float>(px.x()), static_cast<float>(px.y()));
  }
  return places;
}

}  // namespace visagiste
