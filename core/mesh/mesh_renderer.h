#pragma once

#include <Eigen/Core>
#include <optional>
#include <vector>

#include "core/types/image.h"
#include "core/types/pinhole_camera.h"
#include "core/types/rigid3.h"
#include "core/types/triangle_mesh.h"

namespace visagiste {

/// A light at infinity, in camera space (x right, y down, z away from the camera).
struct DirectionalLight {
  Eigen::Vector3f towardsLight = -Eigen::Vector3f::UnitZ();  ///< Need not be of unit length.
  Eigen::Vector3f radiance = Eigen::Vector3f::Ones();        ///< Linear RGB; 1 = a white surface facing it is white.
};

enum class Shadows {
  Off = 1,
  Soft,  ///< The first light casts them; costs about as much again as the picture.
};

/// How a mesh is lit. Everything is linear light; the picture is encoded as sRGB at the end.
struct Lighting {
  std::vector<DirectionalLight> lights;
  Eigen::Vector3f skyRadiance = Eigen::Vector3f::Constant(0.35F);    ///< From above, blended towards
  Eigen::Vector3f groundRadiance = Eigen::Vector3f::Constant(0.2F);  ///< this from below.
  /// Spherical harmonics of the diffuse light, added to the above: one row a channel R, G, B; columns are the nine real
  /// orthonormal functions 1, y, z, x, xy, yz, 3z² - 1, xz, x² - y² of the unit normal in camera space. Value 1 shows
  /// the albedo.
  Eigen::Matrix<float, 3, 9> harmonics = Eigen::Matrix<float, 3, 9>::Zero();
  float softness = 0.2F;       ///< 0..1: how far light creeps round the edge of the shade, as it does in skin.
  float specularScale = 1.0F;  ///< 0 switches highlights off.
  Shadows shadows = Shadows::Soft;
};

/// A portrait light: key from the upper left, fill, rim.
[[nodiscard]] Lighting studioLighting();

/// The albedo alone: texture times base colour, no shading.
[[nodiscard]] Lighting flatLighting();

/// The nine functions of Lighting::harmonics for a unit normal.
[[nodiscard]] Eigen::Matrix<float, 9, 1> sphericalHarmonics(const Eigen::Vector3f& normal);

/// A vertical gradient behind the mesh; sRGB 0..1.
struct Backdrop {
  Eigen::Vector3f top = Eigen::Vector3f::Constant(0.55F);
  Eigen::Vector3f bottom = Eigen::Vector3f::Constant(0.32F);
};

enum class Surface {
  Textured = 1,
  Clay,  ///< One light grey, to judge the shape.
};

struct RenderOptions {
  Lighting lighting = studioLighting();
  std::optional<Backdrop> backdrop = Backdrop{};  ///< Without one the result is Rgba8, transparent around the mesh.
  Surface surface = Surface::Textured;
  int supersampling = 2;  ///< 1..4 samples a pixel in each direction.
  int threads = 1;        ///< 1..8; the result does not depend on it.
  void check() const;     ///< Throws Error{InvalidArgument} naming the first bad field.
};

/// A picture of the mesh: smooth normals (computed where missing), bilinear mip-mapped textures, Lambert and
/// Blinn-Phong shading, soft shadows, edges averaged over supersampling. Materials with an Rgba8 texture are laid over
/// what is behind them, one layer deep. Back faces are not drawn.
///
/// Head space for the mesh, camera.imageSize for the picture. Throws Error{InvalidArgument} for an inconsistent mesh,
/// camera or option. Pure; any thread.
[[nodiscard]] Image renderMesh(const TriangleMesh& mesh, const Rigid3& cameraFromMesh, const PinholeCamera& camera,
                               const RenderOptions& options = {});

/// A camera pose that looks at the middle of the mesh and fills the picture with it.
///
/// yawDeg > 0 shows the mesh from its own left side; pitchDeg > 0 from above. margin is the free share of the picture,
/// 0..0.9. Throws Error{InvalidArgument} for a mesh without vertices.
[[nodiscard]] Rigid3 framingPose(const TriangleMesh& mesh, const PinholeCamera& camera, double yawDeg = 0,
                                 double pitchDeg = 0, double margin = 0.1);

}  // namespace visagiste
