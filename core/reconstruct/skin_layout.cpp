#include "core/reconstruct/skin_layout.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <utility>
#include <vector>

#include "core/base/smooth_rise.h"
#include "core/reconstruct/landmark_groups.h"

namespace visagiste {
namespace {

// Canonical points on the midline of the forehead and at the front of the ears.
constexpr int kForeheadTop = 10;
constexpr int kRightEarFront = 234;
constexpr int kLeftEarFront = 454;

/// Where hair grows on the mean head: above a line from the forehead over the ears to the nape, soft over 12 mm, and
/// behind the ears' front where it is low.
Eigen::VectorXf scalpOf(const Eigen::Matrix3Xf& vertices, const Eigen::Matrix3Xf& landmarks) {
  const Eigen::Vector3f forehead = landmarks.col(kForeheadTop);
  const Eigen::Vector3f ears = 0.5F * (landmarks.col(kRightEarFront) + landmarks.col(kLeftEarFront));
  const float backZ = vertices.row(2).minCoeff();
  // Corners of the hairline in the side view (z, y): forehead, temple, above the ear, behind the ear, nape.
  const std::vector<Eigen::Vector2f> line{
      {forehead.z() - 4, forehead.y() + 4}, {0.45F * forehead.z() + 0.55F * ears.z(), 0.62F * forehead.y()},
      {ears.z() + 4, ears.y() + 26},        {ears.z() - 34, ears.y() + 26},
      {ears.z() - 42, ears.y() - 28},       {backZ - 50, ears.y() - 48}};
  Eigen::VectorXf scalp(vertices.cols());
  for (Eigen::Index v = 0; v < vertices.cols(); ++v) {
    const float z = vertices(2, v);
    const float y = vertices(1, v);
    float border = line.front().y() + (z - line.front().x());  // in front of the forehead: rising away
    for (std::size_t i = 0; i + 1 < line.size(); ++i)
      if (z <= line[i].x() && z > line[i + 1].x())
        border = line[i].y() + (line[i + 1].y() - line[i].y()) * (line[i].x() - z) / (line[i].x() - line[i + 1].x());
    // Short hair thins out towards the nape.
    const float soft = z < ears.z() ? 14.0F : 6.0F;
    const bool isEar = std::abs(vertices(0, v)) > std::abs(landmarks(0, kLeftEarFront)) + 1 && z < ears.z() + 6 &&
                       z > ears.z() - 45 && y > ears.y() - 45 && y < ears.y() + 32;
    scalp(v) = isEar ? 0 : smoothRise(-soft, soft, y - border);
  }
  return scalp;
}

Eigen::VectorXf isRegion(const HeadTopology& topology, std::initializer_list<HeadRegion> wanted) {
  Eigen::VectorXf is(static_cast<Eigen::Index>(topology.regions.size()));
  for (std::size_t v = 0; v < topology.regions.size(); ++v)
    is(static_cast<Eigen::Index>(v)) =
        std::find(wanted.begin(), wanted.end(), topology.regions[v]) != wanted.end() ? 1.0F : 0.0F;
  return is;
}

/// The outline of the canonical landmarks in the atlas, filled.
cv::Mat faceMask(const FaceModel& model, const Eigen::Matrix3Xf& vertices, const Eigen::Matrix3Xf& landmarks) {
  const HeadTopology& topology = model.topology(0);
  std::vector<cv::Point> outline;
  for (const int point : kFaceOval) {
    Eigen::Index nearest = 0;
    float least = std::numeric_limits<float>::infinity();
    for (Eigen::Index v = 0; v < vertices.cols(); ++v) {
      const HeadRegion region = topology.regions[static_cast<std::size_t>(v)];
      if (region != HeadRegion::Face && region != HeadRegion::HeadAndNeck)
        continue;
      const float squared = (vertices.col(v) - landmarks.col(point)).squaredNorm();
      if (squared < least) {
        least = squared;
        nearest = v;
      }
    }
    outline.emplace_back(static_cast<int>(std::lround(topology.uv(0, nearest) * kRegionSidePx)),
                         static_cast<int>(std::lround((1 - topology.uv(1, nearest)) * kRegionSidePx)));
  }
  cv::Mat filled = cv::Mat::zeros(kRegionSidePx, kRegionSidePx, CV_8UC1);
  cv::fillPoly(filled, std::vector<std::vector<cv::Point>>{outline}, cv::Scalar(255));
  cv::erode(filled, filled, cv::getStructuringElement(cv::MORPH_ELLIPSE, {5, 5}));
  cv::Mat mask;
  filled.convertTo(mask, CV_32FC1, 1 / 255.0);
  cv::GaussianBlur(mask, mask, {0, 0}, 2.0);
  return mask;
}

}  // namespace

SkinLayout::SkinLayout(std::shared_ptr<const FaceModel> model) : m_model(std::move(model)) {
  const Eigen::Matrix3Xf vertices = m_model->vertices({}, {});
  const Eigen::Matrix3Xf landmarks = m_model->landmarkBasis(1).mean;
  const HeadTopology& topology = m_model->topology(0);
  m_regions.face = faceMask(*m_model, vertices, landmarks);
  m_regions.scalp = interpolated(scalpOf(vertices, landmarks));
  m_regions.sockets = interpolated(isRegion(topology, {HeadRegion::EyeSocketLeft, HeadRegion::EyeSocketRight}));
}

TriangleIndices SkinLayout::skinTriangles() const {
  const HeadTopology& topology = m_model->topology(0);
  for (const HeadMaterialRun& run : topology.materials)
    if (run.name == "skin")
      return topology.triangles.middleCols(run.firstTriangle, run.triangleCount);
  return topology.triangles;
}

std::shared_ptr<const TexelMap> SkinLayout::texelMap(int sidePx) const {
  const std::lock_guard<std::mutex> lock(m_mutex);
  std::shared_ptr<const TexelMap>& map = m_texelMaps[sidePx];
  if (map == nullptr)
    map = std::make_shared<const TexelMap>(makeTexelMap(m_model->topology(0).uv, skinTriangles(), sidePx));
  return map;
}

PosedSurface SkinLayout::posed(const Eigen::VectorXf& identity, const Eigen::VectorXf& expression) const {
  PosedSurface surface;
  surface.verticesMm = m_model->vertices(identity, expression);
  surface.normals = m_model->normals(surface.verticesMm);
  surface.occluders = m_model->topology(0).triangles;
  return surface;
}

cv::Mat SkinLayout::normalMap(const PosedSurface& surface) const {
  const auto map = texelMap(kRegionSidePx);
  cv::Mat normals(kRegionSidePx, kRegionSidePx, CV_32FC3, cv::Scalar(0, 0, 1));
  for (const Texel& texel : map->texels) {
    const auto corner = map->triangles.col(texel.triangle);
    const Eigen::Vector3f normal =
        ((1 - texel.weights.sum()) * surface.normals.col(corner(0)) +
         texel.weights(0) * surface.normals.col(corner(1)) + texel.weights(1) * surface.normals.col(corner(2)))
            .normalized();
    normals.ptr<cv::Vec3f>()[texel.pixel] = cv::Vec3f(normal.x(), normal.y(), normal.z());
  }
  return normals;
}

cv::Mat SkinLayout::interpolated(const Eigen::VectorXf& values) const {
  const auto map = texelMap(kRegionSidePx);
  cv::Mat mask = cv::Mat::zeros(kRegionSidePx, kRegionSidePx, CV_32FC1);
  for (const Texel& texel : map->texels) {
    const auto corner = map->triangles.col(texel.triangle);
    mask.ptr<float>()[texel.pixel] = (1 - texel.weights.sum()) * values(corner(0)) +
                                     texel.weights(0) * values(corner(1)) + texel.weights(1) * values(corner(2));
  }
  return mask;
}

}  // namespace visagiste
