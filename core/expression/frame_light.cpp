#include "core/expression/frame_light.h"

#include <algorithm>
#include <array>
#include <Eigen/Cholesky>
#include <vector>

#include "core/base/error.h"
#include "core/expression/face_crop.h"
#include "core/image/color.h"
#include "core/reconstruct/face_model.h"

namespace visagiste {
namespace {

constexpr float kBase = 0.5F;    // Even light under each single harmonic, so that no pixel is below black.
constexpr float kSlope = 0.4F;   // Of the single harmonic.
constexpr double kRidge = 0.02;  // Pull of the uneven light to none, in shares of what the even light explains.
constexpr int kMarked = 250;     // From this level a pixel of a mask counts; the backdrop is darker.
constexpr float kDimmest = 0.1F;
constexpr float kBrightest = 1.6F;

using Mask = std::vector<bool>;

/// The head at rest as the frame shows it.
class Stage {
 public:
  Stage(const ReconstructedHead& head, const RestingFrame& frame)
      : m_mesh(headMesh(head, head.model->neutral().expression)),
        m_seen(faceCrop(frame.picture, frame.camera, frame.cameraFromHead)),
        m_place(frame.cameraFromHead) {}

  [[nodiscard]] const Image& seen() const { return m_seen.picture; }

  [[nodiscard]] Image drawn(const Lighting& light) const { return drawn(m_mesh, light); }

  /// Where the picture shows this material.
  [[nodiscard]] Mask maskOf(const char* material) const {
    TriangleMesh marked = m_mesh;
    for (MeshMaterial& one : marked.materials) {
      one.texture = Image();
      one.baseColor.setConstant(one.name == material ? 1.0F : 0.0F);
    }
    const Image picture = drawn(marked, flatLighting());
    Mask mask;
    mask.reserve(picture.byteCount() / 3);
    for (std::size_t i = 0; i < picture.byteCount(); i += 3) mask.push_back(picture.pixels()[i] >= kMarked);
    return mask;
  }

 private:
  [[nodiscard]] Image drawn(const TriangleMesh& mesh, const Lighting& light) const {
    RenderOptions options;
    options.supersampling = 1;
    options.lighting = light;
    return renderMesh(mesh, m_place, m_seen.camera, options);
  }

  TriangleMesh m_mesh;
  FaceCrop m_seen;
  Rigid3 m_place;
};

Lighting harmonicLighting(const Eigen::Matrix<float, 3, 9>& harmonics) {
  Lighting light = flatLighting();
  light.skyRadiance.setZero();
  light.groundRadiance.setZero();
  light.harmonics = harmonics;
  return light;
}

/// Linear levels of a colour where the mask is set.
Eigen::VectorXd levelsOf(const Image& picture, const Mask& mask, int color) {
  Eigen::VectorXd levels(static_cast<Eigen::Index>(std::count(mask.begin(), mask.end(), true)));
  Eigen::Index next = 0;
  for (std::size_t i = 0; i < mask.size(); ++i)
    if (mask[i])
      levels[next++] = linearFromSrgb(picture.pixels()[3 * i + static_cast<std::size_t>(color)]);
  return levels;
}

}  // namespace

Lighting FrameLight::lighting() const {
  return harmonicLighting(harmonics);
}

FrameLight estimateFrameLight(const ReconstructedHead& head, const RestingFrame& frame) {
  const Stage stage(head, frame);
  const Mask skin = stage.maskOf("skin");
  if (std::count(skin.begin(), skin.end(), true) < 1000)
    throw Error(ErrorCode::InvalidArgument, "The frame does not show enough of the head to tell its light.");
  const float even = 1 / sphericalHarmonics(Eigen::Vector3f::UnitZ())[0];
  Eigen::Matrix<float, 3, 9> base = Eigen::Matrix<float, 3, 9>::Zero();
  base.col(0).setConstant(kBase * even);
  const Image evenly = stage.drawn(harmonicLighting(base));
  std::array<Image, 8> uneven;
  for (int k = 1; k < 9; ++k) {
    Eigen::Matrix<float, 3, 9> harmonics = base;
    harmonics.col(k).setConstant(kSlope);
    uneven[static_cast<std::size_t>(k - 1)] = stage.drawn(harmonicLighting(harmonics));
  }
  FrameLight light;
  for (int c = 0; c < 3; ++c) {
    const Eigen::VectorXd ground = levelsOf(evenly, skin, c);
    Eigen::MatrixXd columns(ground.size(), 9);
    columns.col(0) = ground / (kBase * even);
    for (int k = 1; k < 9; ++k)
      columns.col(k) = (levelsOf(uneven[static_cast<std::size_t>(k - 1)], skin, c) - ground) / kSlope;
    Eigen::MatrixXd normal = columns.transpose() * columns;
    normal.diagonal().tail<8>().array() += kRidge * normal(0, 0);
    light.harmonics.row(c) =
        normal.ldlt().solve(columns.transpose() * levelsOf(stage.seen(), skin, c)).transpose().cast<float>();
  }
  const Mask eyes = stage.maskOf("eyes");
  if (std::count(eyes.begin(), eyes.end(), true) > 0) {
    const Image lit = stage.drawn(light.lighting());
    for (int c = 0; c < 3; ++c)
      light.inside[c] = std::clamp(
          static_cast<float>(levelsOf(stage.seen(), eyes, c).sum() / std::max(1e-6, levelsOf(lit, eyes, c).sum())),
          kDimmest, kBrightest);
  }
  return light;
}

}  // namespace visagiste
