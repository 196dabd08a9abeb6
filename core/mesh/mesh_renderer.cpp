#include "core/mesh/mesh_renderer.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <Eigen/Geometry>
#include <string>
#include <thread>

#include "core/base/error.h"
#include "core/image/color.h"
#include "core/mesh/surface_shader.h"

namespace visagiste {
namespace {

constexpr int kStripRows = 64;  ///< Rows of the picture drawn at once: bounds the memory, shares the work.

void require(bool holds, const std::string& message) {
  if (!holds) {
    throw Error(ErrorCode::InvalidArgument, message);
  }
}

/// Some of a mesh's triangles and which ones they are.
struct Layer {
  TriangleIndices triangles;
  std::vector<int> number;
};

Layer layerOf(const TriangleMesh& mesh, const SurfaceShader& shader, bool transparent) {
  Layer layer;
  for (int t = 0; t < mesh.triangleCount(); ++t) {
    if (shader.isTransparent(t) == transparent) {
      layer.number.push_back(t);
    }
  }
  layer.triangles.resize(3, static_cast<Eigen::Index>(layer.number.size()));
  for (std::size_t i = 0; i < layer.number.size(); ++i) {
    layer.triangles.col(static_cast<Eigen::Index>(i)) = mesh.triangles.col(layer.number[i]);
  }
  return layer;
}

/// `camera` with `factor` samples a pixel in each direction.
PinholeCamera enlarged(const PinholeCamera& camera, int factor) {
  return {camera.focalPx * factor,
          camera.principalPx * factor,
          {camera.imageSize.width * factor, camera.imageSize.height * factor}};
}

class StripRenderer {
 public:
  StripRenderer(const TriangleMesh& mesh, const Rigid3& cameraFromMesh, const PinholeCamera& camera,
                const RenderOptions& options)
      : m_mesh(mesh),
        m_pose(cameraFromMesh),
        m_camera(enlarged(camera, options.supersampling)),
        m_options(options),
        m_shader(mesh, cameraFromMesh, m_camera, options),
        m_opaque(layerOf(mesh, m_shader, false)),
        m_transparent(layerOf(mesh, m_shader, true)),
        m_sizePx(camera.imageSize) {}

  /// Rows [firstRow, endRow) of the picture into `pixels`, which starts at its first row.
  void render(int firstRow, int endRow, std::uint8_t* pixels) const {
    const int factor = m_options.supersampling;
    PinholeCamera strip = m_camera;
    strip.principalPx.y() -= firstRow * factor;
    strip.imageSize.height = (endRow - firstRow) * factor;
    const Raster opaque = rasterize(m_mesh.verticesMm, m_opaque.triangles, m_pose, strip);
    Raster transparent;
    if (!m_transparent.number.empty()) {
      transparent = rasterize(m_mesh.verticesMm, m_transparent.triangles, m_pose, strip);
    }
    const std::ptrdiff_t channels = m_options.backdrop ? 3 : 4;
    for (int y = firstRow; y < endRow; ++y) {
      std::uint8_t* pixel = pixels + channels * m_sizePx.width * y;
      for (int x = 0; x < m_sizePx.width; ++x, pixel += channels) {
        put(averaged(opaque, transparent, x * factor, (y - firstRow) * factor), y, pixel);
      }
    }
  }

 private:
  /// Premultiplied linear RGB and alpha of one pixel.
  [[nodiscard]] Eigen::Vector4f averaged(const Raster& opaque, const Raster& transparent, int left, int top) const {
    const int factor = m_options.supersampling;
    Eigen::Vector4f sum = Eigen::Vector4f::Zero();
    for (int y = top; y < top + factor; ++y) {
      for (int x = left; x < left + factor; ++x) {
        sum += sample(opaque, transparent, x, y);
      }
    }
    return sum / static_cast<float>(factor * factor);
  }

  [[nodiscard]] Eigen::Vector4f sample(const Raster& opaque, const Raster& transparent, int x, int y) const {
    Eigen::Vector4f color = Eigen::Vector4f::Zero();
    if (const int t = opaque.triangleAt(x, y); t != Raster::kNothing) {
      color = m_shader.shade(m_opaque.number[static_cast<std::size_t>(t)], opaque.weightsAt(x, y));
      // A highlight brighter than white would outweigh its neighbours and make the edge jagged.
      color = color.cwiseMin(1.0F);
    }
    if (!transparent.triangle.empty()) {
      const int t = transparent.triangleAt(x, y);
      if (t != Raster::kNothing && transparent.depth.at(x, y) <= opaque.depth.at(x, y)) {
        Eigen::Vector4f over =
            m_shader.shade(m_transparent.number[static_cast<std::size_t>(t)], transparent.weightsAt(x, y))
                .cwiseMin(1.0F);
        over.head<3>() *= over.w();
        color = over + (1.0F - over.w()) * color;
      }
    }
    return color;
  }

  void put(const Eigen::Vector4f& color, int y, std::uint8_t* pixel) const {
    Eigen::Vector3f shown = color.head<3>();
    if (m_options.backdrop) {
      const float down = (static_cast<float>(y) + 0.5F) / static_cast<float>(m_sizePx.height);
      const Eigen::Vector3f behind =
          m_options.backdrop->top + down * (m_options.backdrop->bottom - m_options.backdrop->top);
      if (color.w() <= 0) {
        for (int c = 0; c < 3; ++c) {
          pixel[c] = static_cast<std::uint8_t>(std::lround(255.0F * std::clamp(behind[c], 0.0F, 1.0F)));
        }
        return;
      }
      for (int c = 0; c < 3; ++c) {
        shown[c] += (1.0F - color.w()) *
                    linearFromSrgb(static_cast<std::uint8_t>(std::lround(255.0F * std::clamp(behind[c], 0.0F, 1.0F))));
      }
    } else {
      shown /= std::max(color.w(), 1e-6F);
      pixel[3] = static_cast<std::uint8_t>(std::lround(255.0F * std::clamp(color.w(), 0.0F, 1.0F)));
    }
    for (int c = 0; c < 3; ++c) {
      pixel[c] = srgbFromLinear(shown[c]);
    }
  }

  const TriangleMesh& m_mesh;
  const Rigid3 m_pose;
  const PinholeCamera m_camera;
  const RenderOptions& m_options;
  const SurfaceShader m_shader;
  const Layer m_opaque;
  const Layer m_transparent;
  const Size m_sizePx;
};

}  // namespace

Lighting studioLighting() {
  Lighting lighting;
  lighting.lights = {{{-0.55F, -0.55F, -0.75F}, {0.80F, 0.77F, 0.72F}},
                     {{0.85F, -0.10F, -0.60F}, {0.16F, 0.18F, 0.21F}},
                     {{0.45F, -0.50F, 0.80F}, {0.30F, 0.31F, 0.33F}}};
  lighting.skyRadiance = {0.26F, 0.27F, 0.29F};
  lighting.groundRadiance = {0.15F, 0.14F, 0.13F};
  return lighting;
}

Lighting flatLighting() {
  Lighting lighting;
  lighting.skyRadiance.setOnes();
  lighting.groundRadiance.setOnes();
  lighting.specularScale = 0;
  lighting.shadows = Shadows::Off;
  return lighting;
}

void RenderOptions::check() const {
  require(supersampling >= 1 && supersampling <= 4, "A picture of a mesh has 1 to 4 samples a pixel.");
  require(threads >= 1 && threads <= 8, "A mesh is drawn by 1 to 8 threads.");
  require(lighting.softness >= 0 && lighting.softness <= 1, "The softness of a light must be 0 to 1.");
  require(lighting.specularScale >= 0, "The strength of highlights must not be negative.");
  require(lighting.harmonics.allFinite() && lighting.skyRadiance.allFinite() && lighting.groundRadiance.allFinite(),
          "Light must be finite.");
  for (const DirectionalLight& light : lighting.lights) {
    require(light.radiance.allFinite() && light.towardsLight.allFinite() && light.towardsLight.norm() > 1e-6F,
            "A light needs a direction and a finite strength.");
  }
}

Image renderMesh(const TriangleMesh& mesh, const Rigid3& cameraFromMesh, const PinholeCamera& camera,
                 const RenderOptions& options) {
  options.check();
  mesh.check();
  const Size size = camera.imageSize;
  require(size.width >= 1 && size.height >= 1 && size.width <= 16'384 && size.height <= 16'384,
          "A picture of a mesh has 1 to 16,384 pixels a side.");
  require(camera.focalPx > 0, "A camera needs a positive focal length.");
  const StripRenderer renderer(mesh, cameraFromMesh, camera, options);
  const PixelFormat format = options.backdrop ? PixelFormat::Rgb8 : PixelFormat::Rgba8;
  std::vector<std::uint8_t> pixels(static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height) *
                                   static_cast<std::size_t>(channelCount(format)));
  std::atomic<int> nextRow{0};
  const auto work = [&] {
    for (int row = nextRow.fetch_add(kStripRows); row < size.height; row = nextRow.fetch_add(kStripRows)) {
      renderer.render(row, std::min(row + kStripRows, size.height), pixels.data());
    }
  };
  std::vector<std::thread> others;
  for (int i = 1; i < options.threads; ++i) {
    others.emplace_back(work);
  }
  work();
  for (std::thread& other : others) {
    other.join();
  }
  return {size, format, std::move(pixels)};
}

Rigid3 framingPose(const TriangleMesh& mesh, const PinholeCamera& camera, double yawDeg, double pitchDeg,
                   double margin) {
  require(mesh.vertexCount() > 0, "A mesh without vertices cannot be framed.");
  require(margin >= 0 && margin <= 0.9, "The margin must be 0 to 0.9 of the picture.");
  constexpr double kRadPerDeg = 3.14159265358979323846 / 180.0;
  Rigid3 pose;
  pose.rotation = Eigen::Vector3d(1, -1, -1).asDiagonal() *
                  Eigen::AngleAxisd(pitchDeg * kRadPerDeg, Eigen::Vector3d::UnitX()).toRotationMatrix() *
                  Eigen::AngleAxisd(-yawDeg * kRadPerDeg, Eigen::Vector3d::UnitY()).toRotationMatrix();
  const Eigen::Matrix3Xd turned = pose.rotation * mesh.verticesMm.cast<double>();
  const Eigen::Vector3d middle = (turned.rowwise().minCoeff() + turned.rowwise().maxCoeff()) / 2;
  const double halfWidth = (1 - margin) * camera.imageSize.width / 2.0;
  const double halfHeight = (1 - margin) * camera.imageSize.height / 2.0;
  double distance = 1;
  for (Eigen::Index i = 0; i < turned.cols(); ++i) {
    const Eigen::Vector3d offset = turned.col(i) - middle;
    const double needed =
        camera.focalPx * std::max(std::abs(offset.x()) / halfWidth, std::abs(offset.y()) / halfHeight);
    distance = std::max(distance, needed - offset.z());
  }
  const Eigen::Vector2d aim =
      (Eigen::Vector2d(camera.imageSize.width, camera.imageSize.height) / 2 - camera.principalPx) / camera.focalPx;
  pose.translationMm = Eigen::Vector3d(aim.x() * distance, aim.y() * distance, distance) - middle;
  return pose;
}

}  // namespace visagiste
