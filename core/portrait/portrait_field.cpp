#include "core/portrait/portrait_field.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "core/mesh/rasterizer.h"
#include "core/portrait/sampling.h"
#include "core/portrait/smooth_field.h"

namespace visagiste {
namespace {

constexpr float kStillPx = 0.1F;   // Displacements below are none,
constexpr float kMovingPx = 0.4F;  // from here on they count in full.
constexpr float kSmoothingCells = 1.2F;
constexpr float kFadeInEyes = 0.65F;  // Over so many inter-ocular distances a displacement falls beside the head.

/// `camera` for a picture of another size.
PinholeCamera cameraFor(const PinholeCamera& camera, cv::Size size) {
  PinholeCamera result = camera;
  const double across = double(size.width) / camera.imageSize.width;
  const double down = double(size.height) / camera.imageSize.height;
  // Rounding of the size leaves the two a thousandth apart.
  result.focalPx *= 0.5 * (across + down);
  result.principalPx = Eigen::Vector2d(camera.principalPx.x() * across, camera.principalPx.y() * down);
  result.imageSize = {size.width, size.height};
  return result;
}

struct Known {
  cv::Mat value;   // CV_32FC2, pixels of the photograph.
  cv::Mat weight;  // CV_32FC1.
};

/// What the mesh says, where the photograph shows it.
Known meshField(const PortraitMesh& mesh, const DrivenShape& shape, cv::Size size) {
  Known known{cv::Mat::zeros(size, CV_32FC2), cv::Mat::zeros(size, CV_32F)};
  const Raster raster = rasterize(shape.inCameraMm, mesh.triangles(), Rigid3(), cameraFor(mesh.camera(), size));
  for (int y = 0; y < size.height; ++y)
    for (int x = 0; x < size.width; ++x) {
      const int t = raster.triangleAt(x, y);
      if (t == Raster::kNothing || mesh.parts()[static_cast<std::size_t>(t)] != PortraitPart::Skin)
        continue;
      const Eigen::Vector3f weights = raster.weightsAt(x, y);
      Eigen::Vector2f displacement = Eigen::Vector2f::Zero();
      float share = 0;
      for (int k = 0; k < 3; ++k) {
        const int v = mesh.triangles()(k, t);
        displacement += weights[k] * shape.displacementPx.col(v);
        share += weights[k] * mesh.headShare()[v] * shape.evenness[v];
      }
      known.value.at<cv::Vec2f>(y, x) = {displacement.x(), displacement.y()};
      known.weight.at<float>(y, x) = share > 0.95F ? 1 : smoothRise(0.5F, 1, share) * 0.9F;
    }
  return known;
}

/// Clothes, what lies below the neck, and the picture's border stay.
void holdStill(const PortraitMesh& mesh, const PortraitLayers& layers, Known& known) {
  const cv::Size size = known.weight.size();
  const float cellsPerPx = static_cast<float>(size.height) / static_cast<float>(mesh.camera().imageSize.height);
  const float neckEnd = mesh.neckEndPx() * cellsPerPx;
  const float chin = mesh.chinPx() * cellsPerPx;
  for (int y = 0; y < size.height; ++y)
    for (int x = 0; x < size.width; ++x) {
      float& weight = known.weight.at<float>(y, x);
      const bool isBelow = static_cast<float>(y) > neckEnd;
      const bool isClothes = static_cast<float>(y) > chin && layers.clothes.at<float>(y, x) > 0.6F && weight < 0.9F;
      const bool isBorder = (x == 0 || y == 0 || x == size.width - 1 || y == size.height - 1) && weight < 0.5F;
      if (!isBelow && !isClothes && !isBorder)
        continue;
      known.value.at<cv::Vec2f>(y, x) = {0, 0};
      weight = 1;
    }
}

cv::Mat fadingOf(const PortraitMesh& mesh, const PortraitLayers& layers) {
  const float cellsPerPx = static_cast<float>(layers.hair.rows) / static_cast<float>(mesh.camera().imageSize.height);
  const float reach = std::max(1.0F, kFadeInEyes * mesh.interOcularPx() * cellsPerPx);
  // Hair and ears go with the head however far they reach.
  return (1 - layers.head) * (1 / (reach * reach));
}

}  // namespace

cv::Mat surroundingField(const PortraitMesh& mesh, const DrivenShape& shape, const PortraitLayers& layers) {
  const cv::Size coarse = layers.hair.size();
  Known known = meshField(mesh, shape, coarse);
  holdStill(mesh, layers, known);
  cv::Mat coarseField = continuedField(known.value, known.weight, fadingOf(mesh, layers));
  cv::GaussianBlur(coarseField, coarseField, {}, kSmoothingCells);
  cv::Mat field;
  cv::resize(coarseField, field, layers.rgb.size(), 0, 0, cv::INTER_CUBIC);
  field.forEach<cv::Vec2f>([&layers](cv::Vec2f& value, const int*) {
    value *= layers.scale;
    value *= smoothRise(kStillPx, kMovingPx, std::hypot(value[0], value[1]));
  });
  return field;
}

}  // namespace visagiste
