#include "widgets/mesh_view/mesh_renderer.h"

#include <algorithm>
#include <array>
#include <mutex>
#include <QOpenGLFramebufferObject>
#include <QOpenGLFunctions_3_3_Core>
#include <QOpenGLShaderProgram>
#include <QOpenGLVersionFunctionsFactory>

namespace visagiste {
namespace {

constexpr unsigned int kPositionSlot = 0;
constexpr unsigned int kNormalSlot = 1;
constexpr unsigned int kUvSlot = 2;

/// Contexts of several threads share the platform's display, which not every platform opens for several threads: they
/// are made, switched and destroyed one at a time. Drawing needs no display.
std::mutex& displayMutex() {
  static std::mutex mutex;
  return mutex;
}

/// Qt's matrices take their values row by row.
QMatrix4x4 qtMatrix(const Eigen::Matrix4f& matrix) {
  const Eigen::Matrix<float, 4, 4, Eigen::RowMajor> rows = matrix;
  return QMatrix4x4(rows.data());
}

QVector3D qtVector(const Eigen::Vector3f& vector) {
  return {vector.x(), vector.y(), vector.z()};
}

std::unique_ptr<QOpenGLShaderProgram> program(const QString& vertexName, const QString& fragmentName) {
  auto result = std::make_unique<QOpenGLShaderProgram>();
  const bool built = result->addShaderFromSourceFile(QOpenGLShader::Vertex, ":/shaders/" + vertexName) &&
                     result->addShaderFromSourceFile(QOpenGLShader::Fragment, ":/shaders/" + fragmentName) &&
                     result->link();
  if (!built) {
    qWarning("Shader %s: %s", qPrintable(fragmentName), qPrintable(result->log()));
    return nullptr;
  }
  return result;
}

/// Clip space with y down, so that the rows read back run top to bottom, and the pixel grid shifted.
Eigen::Matrix4f imageFromView(const RenderRequest& request) {
  Eigen::Matrix4f shift = Eigen::Matrix4f::Identity();
  shift(1, 1) = -1;
  shift(0, 3) = static_cast<float>(2 * request.offsetPx.x() / request.sizePx.width());
  shift(1, 3) = static_cast<float>(2 * request.offsetPx.y() / request.sizePx.height());
  return shift * request.clipFromView;
}

void setPremultiplied(QOpenGLShaderProgram& program, const char* name, const QColor& color) {
  const float alpha = color.alphaF();
  program.setUniformValue(name, QVector4D(color.redF() * alpha, color.greenF() * alpha, color.blueF() * alpha, alpha));
}

}  // namespace

QSurfaceFormat MeshRenderer::format() {
  QSurfaceFormat format;
  format.setVersion(3, 3);
  format.setProfile(QSurfaceFormat::CoreProfile);
  format.setDepthBufferSize(24);
  format.setSwapBehavior(QSurfaceFormat::SingleBuffer);
  return format;
}

MeshRenderer::MeshRenderer(QOffscreenSurface& surface)
    : m_surface(surface), m_context(std::make_unique<QOpenGLContext>()) {
  m_context->setFormat(format());
  {
    const std::lock_guard<std::mutex> lock(displayMutex());
    if (!m_context->create() || !m_context->makeCurrent(&m_surface)) {
      return;
    }
  }
  m_gl = QOpenGLVersionFunctionsFactory::get<QOpenGLFunctions_3_3_Core>(m_context.get());
  if (m_gl == nullptr || !compile()) {
    m_gl = nullptr;
    return;
  }
  m_gl->glGetIntegerv(GL_MAX_TEXTURE_SIZE, &m_largestSide);
  m_gl->glGenVertexArrays(1, &m_meshArray);
  m_gl->glGenVertexArrays(1, &m_pointArray);
  for (unsigned int* buffer : {&m_positions, &m_normals, &m_uvs, &m_indices, &m_points}) {
    m_gl->glGenBuffers(1, buffer);
  }
}

MeshRenderer::~MeshRenderer() {
  if (isAvailable() && use()) {
    for (const KeptTexture& kept : m_textures) {
      m_gl->glDeleteTextures(1, &kept.texture);
    }
    for (const unsigned int buffer : {m_positions, m_normals, m_uvs, m_indices, m_points}) {
      m_gl->glDeleteBuffers(1, &buffer);
    }
    m_gl->glDeleteVertexArrays(1, &m_meshArray);
    m_gl->glDeleteVertexArrays(1, &m_pointArray);
    m_target.reset();
    m_surfaceProgram.reset();
    m_lineProgram.reset();
    m_pointProgram.reset();
  }
  const std::lock_guard<std::mutex> lock(displayMutex());
  m_context->doneCurrent();
  m_context.reset();
}

bool MeshRenderer::use() {
  if (QOpenGLContext::currentContext() == m_context.get()) {
    return true;
  }
  const std::lock_guard<std::mutex> lock(displayMutex());
  return m_context->makeCurrent(&m_surface);
}

bool MeshRenderer::compile() {
  m_surfaceProgram = program("mesh.vert", "mesh.frag");
  m_lineProgram = program("line.vert", "line.frag");
  m_pointProgram = program("point.vert", "point.frag");
  return m_surfaceProgram && m_lineProgram && m_pointProgram;
}

MeshRenderer::SurfaceKind MeshRenderer::kindOf(const std::string& materialName) {
  const auto contains = [&materialName](const char* word) { return materialName.find(word) != std::string::npos; };
  if (contains("eye")) {
    return SurfaceKind::Eye;
  }
  if (contains("teeth") || contains("tooth")) {
    return SurfaceKind::Teeth;
  }
  if (contains("mouth") || contains("gum") || contains("tongue")) {
    return SurfaceKind::Mouth;
  }
  return contains("skin") || contains("face") || contains("head") ? SurfaceKind::Skin : SurfaceKind::Plain;
}

unsigned int MeshRenderer::upload(const Image& image) {
  unsigned int texture = 0;
  m_gl->glGenTextures(1, &texture);
  m_gl->glBindTexture(GL_TEXTURE_2D, texture);
  m_gl->glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  const unsigned int format = image.format() == PixelFormat::Rgba8 ? GL_RGBA : GL_RGB;
  const int stored = image.format() == PixelFormat::Rgba8 ? GL_SRGB8_ALPHA8 : GL_SRGB8;
  m_gl->glTexImage2D(GL_TEXTURE_2D, 0, stored, image.width(), image.height(), 0, format, GL_UNSIGNED_BYTE,
                     image.pixels());
  m_gl->glGenerateMipmap(GL_TEXTURE_2D);
  m_gl->glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR_MIPMAP_LINEAR);
  m_gl->glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  m_gl->glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  m_gl->glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  return texture;
}

void MeshRenderer::uploadTextures(const TriangleMesh& mesh) {
  std::vector<KeptTexture> before = std::move(m_textures);
  m_textures.clear();
  m_ranges.clear();
  for (const MeshMaterial& material : mesh.materials) {
    DrawRange range{material.firstTriangle,
                    material.triangleCount,
                    material.baseColor,
                    material.roughness,
                    kindOf(material.name),
                    0,
                    material.texture.format() == PixelFormat::Rgba8};
    const Image& image = material.texture;
    const bool fits = std::max(image.width(), image.height()) <= m_largestSide;
    if (!image.isEmpty() && image.format() != PixelFormat::Gray8 && fits) {
      const auto hasSamePixels = [&image](const KeptTexture& kept) { return kept.image.pixels() == image.pixels(); };
      auto kept = std::find_if(m_textures.begin(), m_textures.end(), hasSamePixels);
      if (kept == m_textures.end()) {
        const auto old = std::find_if(before.begin(), before.end(), hasSamePixels);
        m_textures.push_back(old != before.end() ? *old : KeptTexture{image, upload(image)});
        kept = std::prev(m_textures.end());
      }
      range.texture = kept->texture;
    }
    m_ranges.push_back(range);
  }
  for (const KeptTexture& old : before) {
    const bool stays = std::any_of(m_textures.begin(), m_textures.end(),
                                   [&old](const KeptTexture& kept) { return kept.texture == old.texture; });
    if (!stays) {
      m_gl->glDeleteTextures(1, &old.texture);
    }
  }
}

void MeshRenderer::setMesh(const TriangleMesh& mesh, const Eigen::Matrix3Xf& normals) {
  if (!isAvailable() || !use()) {
    return;
  }
  uploadTextures(mesh);
  m_indexCount = 3 * mesh.triangleCount();
  m_gl->glBindVertexArray(m_meshArray);
  const auto attribute = [this](unsigned int slot, unsigned int buffer, int components) {
    m_gl->glBindBuffer(GL_ARRAY_BUFFER, buffer);
    m_gl->glEnableVertexAttribArray(slot);
    m_gl->glVertexAttribPointer(slot, components, GL_FLOAT, GL_FALSE, 0, nullptr);
  };
  attribute(kPositionSlot, m_positions, 3);
  attribute(kNormalSlot, m_normals, 3);
  if (mesh.uv.cols() == mesh.verticesMm.cols()) {
    attribute(kUvSlot, m_uvs, 2);
    m_gl->glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(mesh.uv.size()) * 4, mesh.uv.data(), GL_STATIC_DRAW);
  } else {
    m_gl->glDisableVertexAttribArray(kUvSlot);
  }
  m_gl->glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, m_indices);
  m_gl->glBufferData(GL_ELEMENT_ARRAY_BUFFER, static_cast<GLsizeiptr>(m_indexCount) * 4, mesh.triangles.data(),
                     GL_STATIC_DRAW);
  m_gl->glBindVertexArray(0);
  setVertices(mesh.verticesMm, normals);
}

void MeshRenderer::clearMesh() {
  m_indexCount = 0;
}

void MeshRenderer::setVertices(const Eigen::Matrix3Xf& verticesMm, const Eigen::Matrix3Xf& normals) {
  if (!isAvailable() || !use()) {
    return;
  }
  const std::array<std::pair<unsigned int, const Eigen::Matrix3Xf*>, 2> streams = {
      {{m_positions, &verticesMm}, {m_normals, &normals}}};
  for (const auto& [buffer, values] : streams) {
    m_gl->glBindBuffer(GL_ARRAY_BUFFER, buffer);
    m_gl->glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(values->size()) * 4, values->data(), GL_DYNAMIC_DRAW);
  }
}

void MeshRenderer::setLandmarkPoints(const Eigen::Matrix3Xf& pointsMm) {
  m_pointCount = static_cast<int>(pointsMm.cols());
  if (m_pointCount == 0 || !isAvailable() || !use()) {
    return;
  }
  m_gl->glBindVertexArray(m_pointArray);
  m_gl->glBindBuffer(GL_ARRAY_BUFFER, m_points);
  m_gl->glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(pointsMm.size()) * 4, pointsMm.data(), GL_DYNAMIC_DRAW);
  m_gl->glEnableVertexAttribArray(kPositionSlot);
  m_gl->glVertexAttribPointer(kPositionSlot, 3, GL_FLOAT, GL_FALSE, 0, nullptr);
  m_gl->glBindVertexArray(0);
}

bool MeshRenderer::makeTarget(QSize sizePx) {
  if (m_target && m_target->size() == sizePx) {
    return true;
  }
  m_target.reset();
  if (sizePx.isEmpty() || std::max(sizePx.width(), sizePx.height()) > m_largestSide) {
    return false;
  }
  m_target = std::make_unique<QOpenGLFramebufferObject>(sizePx, QOpenGLFramebufferObject::CombinedDepthStencil);
  return m_target->isValid();
}

QImage MeshRenderer::render(const RenderRequest& request) {
  if (!isAvailable() || m_indexCount == 0 || !use()) {
    return {};
  }
  QImage image;
  if (makeTarget(request.sizePx) && m_target->bind()) {
    const Eigen::Matrix4f clipFromView = imageFromView(request);
    const Eigen::Matrix4f clipFromHead = clipFromView * request.viewFromHead;
    m_gl->glViewport(0, 0, request.sizePx.width(), request.sizePx.height());
    m_gl->glClearColor(0, 0, 0, 0);
    m_gl->glClear(GL_COLOR_BUFFER_BIT | GL_DEPTH_BUFFER_BIT);
    m_gl->glEnable(GL_DEPTH_TEST);
    m_gl->glDepthFunc(GL_LEQUAL);
    m_gl->glFrontFace(GL_CW);  // The picture is drawn upside down.
    m_gl->glBindVertexArray(m_meshArray);
    if (request.mode == MeshViewMode::Wireframe) {
      drawDepth(clipFromHead);
    } else {
      drawSurface(request, clipFromHead);
    }
    if (request.mode == MeshViewMode::Wireframe || request.wireOverlay) {
      drawWire(request, clipFromHead);
    }
    if (request.landmarks && m_pointCount > 0) {
      drawLandmarks(request, clipFromView);
    }
    m_gl->glBindVertexArray(0);
    image = readBack(request.sizePx);
    m_target->release();
  }
  return image;
}

void MeshRenderer::drawSurface(const RenderRequest& request, const Eigen::Matrix4f& clipFromHead) {
  QOpenGLShaderProgram& shader = *m_surfaceProgram;
  shader.bind();
  shader.setUniformValue("clipFromHead", qtMatrix(clipFromHead));
  shader.setUniformValue("viewFromHead", qtMatrix(request.viewFromHead));
  shader.setUniformValue("mode", static_cast<int>(request.mode));
  shader.setUniformValue("albedoTexture", 0);
  for (int i = 0; i < 3; ++i) {
    const ViewLight& light = request.lights.lights[static_cast<std::size_t>(i)];
    shader.setUniformValue(qPrintable(QStringLiteral("lightTowards[%1]").arg(i)), qtVector(light.towards));
    shader.setUniformValue(qPrintable(QStringLiteral("lightRadiance[%1]").arg(i)), qtVector(light.radiance));
  }
  shader.setUniformValue("skyRadiance", qtVector(request.lights.skyRadiance));
  shader.setUniformValue("groundRadiance", qtVector(request.lights.groundRadiance));
  // Clay and checker have no light of their own to show, only their shape: they are always shaded.
  shader.setUniformValue("unlit", request.mode == MeshViewMode::Textured ? request.lights.unlit : 0.0F);
  m_gl->glActiveTexture(GL_TEXTURE0);
  m_gl->glEnable(GL_POLYGON_OFFSET_FILL);
  m_gl->glPolygonOffset(1, 1);
  for (const DrawRange& range : m_ranges) {
    shader.setUniformValue("kind", static_cast<int>(range.kind));
    shader.setUniformValue("baseColor", qtVector(range.baseColor));
    shader.setUniformValue("roughness", std::clamp(range.roughness, 0.08F, 1.0F));
    shader.setUniformValue("hasTexture", range.texture != 0);
    shader.setUniformValue("cutsOut", range.cutsOut);
    m_gl->glBindTexture(GL_TEXTURE_2D, range.texture);
    const auto firstByte = static_cast<std::size_t>(range.firstTriangle) * 3 * sizeof(int);
    m_gl->glDrawElements(GL_TRIANGLES, 3 * range.triangleCount, GL_UNSIGNED_INT,
                         reinterpret_cast<const void*>(firstByte));  // NOLINT: the GL takes offsets as pointers.
  }
  m_gl->glDisable(GL_POLYGON_OFFSET_FILL);
  shader.release();
}

void MeshRenderer::drawDepth(const Eigen::Matrix4f& clipFromHead) {
  m_lineProgram->bind();
  m_lineProgram->setUniformValue("clipFromHead", qtMatrix(clipFromHead));
  m_gl->glColorMask(GL_FALSE, GL_FALSE, GL_FALSE, GL_FALSE);
  m_gl->glEnable(GL_POLYGON_OFFSET_FILL);
  m_gl->glPolygonOffset(1, 1);
  m_gl->glDrawElements(GL_TRIANGLES, m_indexCount, GL_UNSIGNED_INT, nullptr);
  m_gl->glDisable(GL_POLYGON_OFFSET_FILL);
  m_gl->glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
  m_lineProgram->release();
}

void MeshRenderer::drawWire(const RenderRequest& request, const Eigen::Matrix4f& clipFromHead) {
  m_lineProgram->bind();
  m_lineProgram->setUniformValue("clipFromHead", qtMatrix(clipFromHead));
  setPremultiplied(*m_lineProgram, "lineColor", request.wireColor);
  m_gl->glEnable(GL_BLEND);
  m_gl->glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  m_gl->glDepthMask(GL_FALSE);
  m_gl->glPolygonMode(GL_FRONT_AND_BACK, GL_LINE);
  m_gl->glDrawElements(GL_TRIANGLES, m_indexCount, GL_UNSIGNED_INT, nullptr);
  m_gl->glPolygonMode(GL_FRONT_AND_BACK, GL_FILL);
  m_gl->glDepthMask(GL_TRUE);
  m_gl->glDisable(GL_BLEND);
  m_lineProgram->release();
}

void MeshRenderer::drawLandmarks(const RenderRequest& request, const Eigen::Matrix4f& clipFromView) {
  m_pointProgram->bind();
  m_pointProgram->setUniformValue("viewFromHead", qtMatrix(request.viewFromHead));
  m_pointProgram->setUniformValue("clipFromView", qtMatrix(clipFromView));
  m_pointProgram->setUniformValue("sizePx", request.landmarkSizePx);
  setPremultiplied(*m_pointProgram, "dotColor", request.landmarkColor);
  m_gl->glBindVertexArray(m_pointArray);
  m_gl->glEnable(GL_PROGRAM_POINT_SIZE);
  m_gl->glDrawArrays(GL_POINTS, 0, m_pointCount);
  m_gl->glDisable(GL_PROGRAM_POINT_SIZE);
  m_pointProgram->release();
}

QImage MeshRenderer::readBack(QSize sizePx) {
  QImage image(sizePx, QImage::Format_ARGB32_Premultiplied);
  if (image.isNull()) {
    return image;
  }
  m_gl->glPixelStorei(GL_PACK_ALIGNMENT, 4);
  m_gl->glReadPixels(0, 0, sizePx.width(), sizePx.height(), GL_BGRA, GL_UNSIGNED_INT_8_8_8_8_REV, image.bits());
  return image;
}

}  // namespace visagiste
