#pragma once

#include <Eigen/Core>
#include <map>
#include <memory>
#include <QColor>
#include <QImage>
#include <QOffscreenSurface>
#include <QOpenGLContext>
#include <QSurfaceFormat>
#include <vector>

#include "core/types/triangle_mesh.h"
#include "widgets/mesh_view/mesh_view.h"
#include "widgets/mesh_view/studio_lights.h"

class QOpenGLFramebufferObject;
class QOpenGLFunctions_3_3_Core;
class QOpenGLShaderProgram;

namespace visagiste {

/// One picture to draw.
struct RenderRequest {
  QSize sizePx;
  Eigen::Matrix4f viewFromHead = Eigen::Matrix4f::Identity();
  Eigen::Matrix4f clipFromView = Eigen::Matrix4f::Identity();
  LightRig lights;
  MeshViewMode mode = MeshViewMode::Textured;
  bool wireOverlay = false;
  bool landmarks = false;
  QColor wireColor;
  QColor landmarkColor;
  float landmarkSizePx = 6;
  QPointF offsetPx;  ///< Of the pixel grid, for antialiasing.
};

/// Draws a mesh with OpenGL 3.3 core into an off-screen buffer and reads it back. Made, used and
/// destroyed on one thread; which one does not matter.
class MeshRenderer {
 public:
  /// What the surface to draw with must offer.
  [[nodiscard]] static QSurfaceFormat format();

  /// Makes a context; isAvailable() tells whether that worked. `surface` must outlive the renderer.
  explicit MeshRenderer(QOffscreenSurface& surface);
  ~MeshRenderer();
  MeshRenderer(const MeshRenderer&) = delete;
  MeshRenderer& operator=(const MeshRenderer&) = delete;

  [[nodiscard]] bool isAvailable() const { return m_gl != nullptr; }

  /// Uploads topology, textures and vertices; textures that were there already stay. `mesh` must have normals handed
  /// in where it has none of its own.
  void setMesh(const TriangleMesh& mesh, const Eigen::Matrix3Xf& normals);
  void clearMesh();
  void setVertices(const Eigen::Matrix3Xf& verticesMm, const Eigen::Matrix3Xf& normals);
  void setLandmarkPoints(const Eigen::Matrix3Xf& pointsMm);
  [[nodiscard]] bool hasLandmarkPoints() const { return m_pointCount > 0; }

  /// ARGB32_Premultiplied, nothing behind the mesh. Null if the buffer of that size cannot be made.
  [[nodiscard]] QImage render(const RenderRequest& request);

 private:
  enum class SurfaceKind { Plain = 1, Skin, Eye, Teeth, Mouth };

  struct DrawRange {
    int firstTriangle = 0;
    int triangleCount = 0;
    Eigen::Vector3f baseColor = Eigen::Vector3f::Ones();
    float roughness = 0.6F;
    SurfaceKind kind = SurfaceKind::Plain;
    unsigned int texture = 0;  ///< 0 for none.
    bool cutsOut = false;      ///< The texture's alpha takes pixels away.
  };

  /// One GL texture and the pixels it was made from, so that the same pixels are not uploaded twice.
  struct KeptTexture {
    Image image;
    unsigned int texture = 0;
  };

  [[nodiscard]] static SurfaceKind kindOf(const std::string& materialName);
  /// Makes the context the thread's current one; it stays that.
  [[nodiscard]] bool use();
  [[nodiscard]] bool compile();
  [[nodiscard]] bool makeTarget(QSize sizePx);
  [[nodiscard]] unsigned int upload(const Image& image);
  void uploadTextures(const TriangleMesh& mesh);
  void drawSurface(const RenderRequest& request, const Eigen::Matrix4f& clipFromHead);
  void drawDepth(const Eigen::Matrix4f& clipFromHead);
  void drawWire(const RenderRequest& request, const Eigen::Matrix4f& clipFromHead);
  void drawLandmarks(const RenderRequest& request, const Eigen::Matrix4f& clipFromView);
  [[nodiscard]] QImage readBack(QSize sizePx);

  QOffscreenSurface& m_surface;
  std::unique_ptr<QOpenGLContext> m_context;
  QOpenGLFunctions_3_3_Core* m_gl = nullptr;  ///< Belongs to the context; null when there is none.
  std::unique_ptr<QOpenGLShaderProgram> m_surfaceProgram;
  std::unique_ptr<QOpenGLShaderProgram> m_lineProgram;
  std::unique_ptr<QOpenGLShaderProgram> m_pointProgram;
  std::unique_ptr<QOpenGLFramebufferObject> m_target;
  std::vector<DrawRange> m_ranges;
  std::vector<KeptTexture> m_textures;
  unsigned int m_meshArray = 0;
  unsigned int m_positions = 0;
  unsigned int m_normals = 0;
  unsigned int m_uvs = 0;
  unsigned int m_indices = 0;
  unsigned int m_pointArray = 0;
  unsigned int m_points = 0;
  int m_indexCount = 0;
  int m_pointCount = 0;
  int m_largestSide = 0;
};

}  // namespace visagiste
