#include "core/portrait/face_samples.h"

#include <algorithm>
#include <cmath>

#include "core/mesh/rasterizer.h"

namespace visagiste {
namespace {

constexpr float kMarginPx = 3;
// Depth in the mouth over which light falls to a third.
constexpr float kLightReachMm = 10;
constexpr float kLightReachOnTeethMm = 18;

cv::Rect faceArea(const PortraitMesh& mesh, const DrivenShape& shape, float scale, cv::Size picture) {
  Eigen::Vector2f low = Eigen::Vector2f::Constant(1e9F);
  Eigen::Vector2f high = -low;
  for (Eigen::Index v = 0; v < mesh.faceShare().size(); ++v)
    if (mesh.faceShare()[v] > 0 && mesh.faceShare()[v] < 1) {
      const Eigen::Vector2f now = (mesh.sourcePx().col(v) - shape.displacementPx.col(v)) * scale;
      low = low.cwiseMin(now);
      high = high.cwiseMax(now);
    }
  const cv::Rect area(static_cast<int>(std::floor(low.x() - kMarginPx)),
                      static_cast<int>(std::floor(low.y() - kMarginPx)),
                      static_cast<int>(std::ceil(high.x() - low.x() + 2 * kMarginPx)),
                      static_cast<int>(std::ceil(high.y() - low.y() + 2 * kMarginPx)));
  return area & cv::Rect(0, 0, picture.width, picture.height);
}

class Sampler {
 public:
  Sampler(const PortraitMesh& mesh, const DrivenShape& shape, const PortraitTextures& textures)
      : m_mesh(mesh), m_shape(shape), m_textures(textures) {}

  void add(int triangle, const Eigen::Vector3f& weights, FacePixel& pixel) const {
    switch (m_mesh.parts()[static_cast<std::size_t>(triangle)]) {
      case PortraitPart::RightEye:
        ++pixel.eyes[0];
        return;
      case PortraitPart::LeftEye:
        ++pixel.eyes[1];
        return;
      case PortraitPart::Mouth:
        addMouth(triangle, weights, pixel);
        return;
      case PortraitPart::Skin:
        break;
    }
    ++pixel.skin;
    for (int k = 0; k < 3; ++k) {
      const int v = m_mesh.triangles()(k, triangle);
      pixel.displacementPx += weights[k] * m_shape.displacementPx.col(v);
      pixel.uv += weights[k] * m_mesh.uv().col(v);
      pixel.faceShare += weights[k] * m_mesh.faceShare()[v];
      pixel.trust += weights[k] * m_shape.trust[v];
      pixel.lidShare += weights[k] * std::max(m_mesh.lidShare()[0][v], m_mesh.lidShare()[1][v]);
    }
  }

 private:
  void addMouth(int triangle, const Eigen::Vector3f& weights, FacePixel& pixel) const {
    ++pixel.mouth;
    Eigen::Vector2f uv = Eigen::Vector2f::Zero();
    float depthMm = 0;
    for (int k = 0; k < 3; ++k) {
      const int v = m_mesh.triangles()(k, triangle);
      uv += weights[k] * m_mesh.uv().col(v);
      depthMm += weights[k] * m_mesh.mouthDepthMm()[v];
    }
    const bool isTooth = m_mesh.isTooth(triangle);
    pixel.teeth += isTooth ? 1 : 0;
    const Eigen::Vector3f color = (isTooth ? m_textures.teeth : m_textures.mouth).at(uv).head<3>();
    const cv::Vec3f& gain = isTooth ? m_textures.teethGain : m_textures.mouthGain;
    pixel.mouthColor += color.cwiseProduct(Eigen::Vector3f(gain[0], gain[1], gain[2])) *
                        std::exp(-depthMm / (isTooth ? kLightReachOnTeethMm : kLightReachMm));
  }

  const PortraitMesh& m_mesh;
  const DrivenShape& m_shape;
  const PortraitTextures& m_textures;
};

}  // namespace

FaceSamples sampleFace(const PortraitMesh& mesh, const DrivenShape& shape, const PortraitLayers& layers,
                       const PortraitTextures& textures, int samples, int threads) {
  FaceSamples result;
  result.area = faceArea(mesh, shape, layers.scale, layers.rgb.size());
  result.samplesPerPixel = samples * samples;
  if (result.area.empty())
    return result;
  PinholeCamera camera = mesh.camera();
  const double enlarged = layers.scale * samples;
  camera.focalPx *= enlarged;
  camera.principalPx = camera.principalPx * enlarged - samples * Eigen::Vector2d(result.area.x, result.area.y);
  camera.imageSize = {result.area.width * samples, result.area.height * samples};
  RasterOptions options;
  options.threads = threads;
  const Raster raster = rasterize(shape.inCameraMm, mesh.triangles(), Rigid3(), camera, options);
  result.pixels.resize(static_cast<std::size_t>(result.area.area()));
  const Sampler sampler(mesh, shape, textures);
  for (int y = 0; y < camera.imageSize.height; ++y)
    for (int x = 0; x < camera.imageSize.width; ++x)
      if (const int t = raster.triangleAt(x, y); t != Raster::kNothing)
        sampler.add(t, raster.weightsAt(x, y),
                    result.pixels[static_cast<std::size_t>(y / samples) * static_cast<std::size_t>(result.area.width) +
                                  static_cast<std::size_t>(x / samples)]);
  return result;
}

}  // namespace visagiste
