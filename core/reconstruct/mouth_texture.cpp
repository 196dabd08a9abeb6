#include "core/reconstruct/mouth_texture.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>
#include <vector>

#include "core/image/mat_view.h"
#include "core/reconstruct/texel_map.h"
#include "core/reconstruct/texture_fill.h"

namespace visagiste {
namespace {

using Color = Eigen::Vector3f;  // sRGB 0..255
using Paint = std::function<Color(const Eigen::Vector3f& placeMm, HeadRegion region)>;

TriangleIndices trianglesOf(const HeadTopology& topology, const std::string& material) {
  for (const HeadMaterialRun& run : topology.materials)
    if (run.name == material)
      return topology.triangles.middleCols(run.firstTriangle, run.triangleCount);
  return TriangleIndices(3, 0);
}

/// Paints each texel of a material by its place on the mean head; the gaps between charts continue their neighbours.
Image painted(const FaceModel& model, const std::string& material, int sidePx, const Paint& paint) {
  const HeadTopology& topology = model.topology(0);
  const Eigen::Matrix3Xf vertices = model.vertices({}, {});
  const TexelMap map = makeTexelMap(topology.uv, trianglesOf(topology, material), sidePx);
  cv::Mat color = cv::Mat::zeros(sidePx, sidePx, CV_32FC3);
  cv::Mat known = cv::Mat::zeros(sidePx, sidePx, CV_32FC1);
  for (const Texel& texel : map.texels) {
    const auto corner = map.triangles.col(texel.triangle);
    const Eigen::Vector3f place = (1 - texel.weights.sum()) * vertices.col(corner(0)) +
                                  texel.weights(0) * vertices.col(corner(1)) +
                                  texel.weights(1) * vertices.col(corner(2));
    const Color painted = paint(place, topology.regions[static_cast<std::size_t>(corner(0))]);
    color.ptr<cv::Vec3f>()[texel.pixel] = cv::Vec3f(painted.x(), painted.y(), painted.z());
    known.ptr<float>()[texel.pixel] = 1;
  }
  const cv::Mat filled = pullPush(color, known);
  ImageBuilder image({sidePx, sidePx}, PixelFormat::Rgb8);
  filled.convertTo(image.mat(), CV_8UC3);
  return image.finish();
}

/// 0 at the front teeth, 1 so many millimetres behind them.
float depthBehind(float frontZ, float z, float rangeMm) {
  return std::clamp((frontZ - z) / rangeMm, 0.0F, 1.0F);
}

float frontOfTeeth(const FaceModel& model) {
  const HeadTopology& topology = model.topology(0);
  const Eigen::Matrix3Xf vertices = model.vertices({}, {});
  float front = -1000;
  for (Eigen::Index v = 0; v < vertices.cols(); ++v)
    if (topology.regions[static_cast<std::size_t>(v)] == HeadRegion::Teeth)
      front = std::max(front, vertices(2, v));
  return front;
}

}  // namespace

Image teethTexture(const FaceModel& model, int sidePx) {
  const float front = frontOfTeeth(model);
  return painted(model, "teeth", sidePx, [front](const Eigen::Vector3f& place, HeadRegion) {
    const float deep = depthBehind(front, place.z(), 42);
    const Color ivory(232, 224, 207);
    const Color molar(120, 100, 78);
    return Color((1 - deep) * ivory + deep * molar);
  });
}

Image mouthTexture(const FaceModel& model, int sidePx) {
  const float front = frontOfTeeth(model);
  return painted(model, "mouth", sidePx, [front](const Eigen::Vector3f& place, HeadRegion region) {
    const float deep = depthBehind(front, place.z(), region == HeadRegion::GumsAndTongue ? 60.0F : 34.0F);
    const Color flesh = region == HeadRegion::GumsAndTongue ? Color(178, 92, 90) : Color(128, 58, 54);
    const Color dark = region == HeadRegion::GumsAndTongue ? Color(70, 26, 26) : Color(30, 10, 10);
    return Color((1 - deep) * flesh + deep * dark);
  });
}

}  // namespace visagiste
