#include "widgets/mesh_view/mesh_view.h"

#include <algorithm>
#include <cmath>
#include <QPainter>
#include <string>

#include "core/base/error.h"
#include "widgets/common/icons.h"
#include "widgets/common/look_resources.h"
#include "widgets/common/theme.h"
#include "widgets/mesh_view/mesh_motion.h"
#include "widgets/mesh_view/render_thread.h"

namespace visagiste {
namespace {

constexpr int kRestBeforeRefiningMs = 140;
constexpr int kBetweenSamplesMs = 8;
constexpr int kRefinedSamples = 8;
constexpr int kStillSamples = 8;
constexpr double kSlowFrameMs = 45;  // The window must not stand still longer than 50 ms.
constexpr double kFastFrameMs = 12;
constexpr double kReducedScale = 0.5;
constexpr int kLargestStillSide = 8192;
constexpr int kTurntableTickMs = 33;
constexpr float kLandmarkSize = 5;  // Device-independent pixels.

void paintBackground(QPainter& painter, QRectF area, const ThemeColors& colors) {
  QRadialGradient gradient(area.center() - QPointF(0, area.height() * 0.1),
                           std::hypot(area.width(), area.height()) * 0.62);
  const bool dark = colors.canvas.lightness() < 128;
  gradient.setColorAt(0, dark ? QColor(0x3a, 0x3d, 0x41) : QColor(0xee, 0xf0, 0xf1));
  gradient.setColorAt(1, dark ? colors.canvas : QColor(0xc4, 0xc8, 0xcc));
  painter.fillRect(area, gradient);
}

}  // namespace

MeshView::MeshView(QWidget* parent)
    : QWidget(parent), m_emptyTitle(tr("No head yet")), m_emptyHint(tr("Open a portrait and press Reconstruct")) {
  takeLookResources();
  setObjectName("meshView");
  setAccessibleName(tr("3D view"));
  setFocusPolicy(Qt::StrongFocus);
  setAttribute(Qt::WA_OpaquePaintEvent);
  m_turntable.setInterval(kTurntableTickMs);
  m_turntable.setTimerType(Qt::PreciseTimer);
  connect(&m_turntable, &QTimer::timeout, this, &MeshView::advanceTurntable);
  m_refineClock.setSingleShot(true);
  connect(&m_refineClock, &QTimer::timeout, this, &MeshView::refine);
  m_renderer = std::make_unique<RenderThread>();
  connect(m_renderer.get(), &RenderThread::frameDrawn, this, &MeshView::takeFrame);
  connect(m_renderer.get(), &RenderThread::started, this, qOverload<>(&QWidget::update));
}

MeshView::~MeshView() = default;

bool MeshView::isRenderingAvailable() const {
  return renderer().isAvailable();
}

void MeshView::setMesh(std::shared_ptr<const TriangleMesh> mesh) {
  const int verticesBefore = m_mesh ? m_mesh->vertexCount() : 0;
  m_mesh = std::move(mesh);
  renderer().setMesh(m_mesh);
  if (!m_mesh) {
    m_picture = QImage();
    m_samples = 0;
    m_clearedAt = m_orderNumber;
    invalidate();
    return;
  }
  if (verticesBefore != m_mesh->vertexCount() && m_mesh->vertexCount() > 0) {
    m_camera.frame(m_mesh->verticesMm.rowwise().minCoeff(), m_mesh->verticesMm.rowwise().maxCoeff());
    Q_EMIT cameraMoved();
  }
  setAccessibleDescription(
      tr("Mesh of %1 vertices and %2 triangles").arg(m_mesh->vertexCount()).arg(m_mesh->triangleCount()));
  invalidate();
}

void MeshView::setVertices(const Eigen::Matrix3Xf& verticesMm, const Eigen::Matrix3Xf& normals) {
  const Eigen::Index expected = m_mesh ? m_mesh->verticesMm.cols() : 0;
  if (verticesMm.cols() != expected || (normals.cols() != 0 && normals.cols() != expected)) {
    throw Error(ErrorCode::InvalidArgument, "The mesh shown has " + std::to_string(expected) + " vertices, but " +
                                                std::to_string(verticesMm.cols()) + " positions and " +
                                                std::to_string(normals.cols()) + " normals were given.");
  }
  if (expected == 0) {
    return;
  }
  renderer().setVertices(verticesMm, normals);
  invalidate();
}

void MeshView::setMorphWeights(const Eigen::VectorXf& weights) {
  if (!m_mesh) {
    throw Error(ErrorCode::InvalidArgument, "There is no mesh whose morph targets could be weighted.");
  }
  setVertices(morphed(*m_mesh, weights), {});
}

void MeshView::setLandmarkPoints(const Eigen::Matrix3Xf& pointsMm) {
  renderer().setLandmarkPoints(pointsMm);
  invalidate();
}

void MeshView::setMode(MeshViewMode mode) {
  m_mode = mode;
  invalidate();
}

void MeshView::setWireOverlayVisible(bool visible) {
  m_wireOverlay = visible;
  invalidate();
}

void MeshView::setLandmarksVisible(bool visible) {
  m_landmarksVisible = visible;
  invalidate();
}

void MeshView::setLights(const LightSettings& lights) {
  m_lights = lights;
  invalidate();
}

void MeshView::setTurntableRunning(bool running) {
  if (running == isTurntableRunning()) {
    return;
  }
  if (running) {
    m_turntableClock.start();
    m_turntable.start();
  } else {
    m_turntable.stop();
    invalidate();
  }
  Q_EMIT turntableToggled(running);
}

void MeshView::setTurntableSpeed(double degreesPerSecond) {
  m_turntableDegPerS = degreesPerSecond;
}

void MeshView::setEmptyHint(const QString& title, const QString& hint) {
  m_emptyTitle = title;
  m_emptyHint = hint;
  update();
}

void MeshView::setCamera(const OrbitCamera& camera) {
  m_camera = camera;
  moveCamera();
}

void MeshView::lookFrom(StandardView view) {
  m_camera.lookFrom(view);
  moveCamera();
}

void MeshView::resetCamera() {
  m_camera.reset();
  moveCamera();
}

QSize MeshView::sizeHint() const {
  return {800, 600};
}

QSize MeshView::minimumSizeHint() const {
  return {200, 160};
}

void MeshView::invalidate() {
  m_stale = true;
  m_refineClock.stop();
  update();
}

void MeshView::moveCamera() {
  invalidate();
  Q_EMIT cameraMoved();
}

void MeshView::turnLightsBy(float degrees) {
  m_lights.rotationDeg = std::remainder(m_lights.rotationDeg + degrees, 360.0F);
  invalidate();
  Q_EMIT lightsEdited(m_lights);
}

void MeshView::advanceTurntable() {
  const double seconds = static_cast<double>(m_turntableClock.restart()) / 1000;
  m_camera.orbitBy(static_cast<float>(m_turntableDegPerS * seconds), 0);
  moveCamera();
}

RenderRequest MeshView::request(QSize sizePx, double ratio) const {
  const ThemeColors& colors = themeColors(palette());
  const bool dark = colors.canvas.lightness() < 128;
  RenderRequest request;
  request.sizePx = sizePx;
  request.viewFromHead = m_camera.viewFromHead();
  request.clipFromView =
      m_camera.clipFromView(static_cast<float>(sizePx.width()) / static_cast<float>(std::max(1, sizePx.height())));
  request.lights = lightRig(m_lights);
  request.mode = m_mode;
  request.wireOverlay = m_wireOverlay;
  request.landmarks = m_landmarksVisible;
  const bool alone = m_mode == MeshViewMode::Wireframe;
  request.wireColor = !alone ? QColor(0, 0, 0, 60)
                      : dark ? QColor(0xd6, 0xda, 0xde, 110)
                             : QColor(0x30, 0x34, 0x38, 120);
  request.landmarkColor = colors.overlaySelected;
  request.landmarkSizePx = kLandmarkSize * static_cast<float>(ratio);
  return request;
}

void MeshView::orderMoving() {
  order((QSizeF(m_renderedForPx) * m_movingScale).toSize(), false);
  m_isOrderMoving = true;
  m_stale = false;
}

void MeshView::order(QSize sizePx, bool refines) {
  FrameOrder order;
  order.request = request(sizePx, static_cast<double>(sizePx.width()) / std::max(1, width()));
  order.refines = refines;
  order.number = ++m_orderNumber;
  m_isUnderWay = true;
  m_isOrderMoving = false;
  renderer().draw(order);
}

void MeshView::takeFrame(const DrawnFrame& frame) {
  m_isUnderWay = false;
  if (frame.number > m_clearedAt) {
    m_lastRenderMs = frame.renderMs;
    m_picture = frame.picture;
    m_samples = frame.samples;
    if (m_isOrderMoving && m_lastRenderMs > kSlowFrameMs) {
      m_movingScale = kReducedScale;
    } else if (m_isOrderMoving && m_lastRenderMs < kFastFrameMs) {
      m_movingScale = 1;
    }
  }
  update();
}

void MeshView::refine() {
  if (m_stale || m_isUnderWay || !m_mesh || !isVisible() || !canBeRefined()) {
    return;
  }
  order(m_renderedForPx, m_picture.size() == m_renderedForPx);
}

bool MeshView::canBeRefined() const {
  const bool isReduced = m_picture.size() != m_renderedForPx;
  const bool isAffordable = m_lastRenderMs < kSlowFrameMs && m_samples < kRefinedSamples;
  return !m_picture.isNull() && !isTurntableRunning() && (isReduced || isAffordable);
}

bool MeshView::isPictureCurrent() const {
  return !m_mesh || !renderer().mayBeAvailable() || !(m_stale || m_isUnderWay);
}

void MeshView::paintEvent(QPaintEvent* /*event*/) {
  QPainter painter(this);
  paintBackground(painter, rect(), themeColors(palette()));
  if (!renderer().mayBeAvailable()) {
    paintMessage(painter, tr("3D is not available"),
                 tr("This computer offers no OpenGL 3.3. Install the graphics driver, or the software renderer "
                    "(package libgl1-mesa-dri); everything else works."));
    return;
  }
  if (!m_mesh) {
    paintMessage(painter, m_emptyTitle, m_emptyHint);
    return;
  }
  const QSize wanted = (QSizeF(size()) * devicePixelRatioF()).toSize();
  if (!m_isUnderWay && (m_stale || m_renderedForPx != wanted)) {
    m_renderedForPx = wanted;
    orderMoving();
  }
  painter.setRenderHint(QPainter::SmoothPixmapTransform, m_picture.size() != wanted);
  painter.drawImage(QRectF(rect()), m_picture);
  if (!m_isUnderWay && canBeRefined() && !m_refineClock.isActive()) {
    m_refineClock.start(m_samples <= 1 ? kRestBeforeRefiningMs : kBetweenSamplesMs);
  }
  if (hasFocus()) {
    painter.setPen(themeColors(palette()).accent);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
  }
}

void MeshView::paintMessage(QPainter& painter, const QString& title, const QString& hint) {
  const ThemeColors& colors = themeColors(palette());
  const QRectF area = QRectF(rect()).adjusted(24, 16, -24, -16);
  QFont large = font();
  large.setPointSizeF(large.pointSizeF() * 1.35);
  const double titleHeight = QFontMetricsF(large).boundingRect(area, Qt::TextWordWrap, title).height();
  const double hintHeight = QFontMetricsF(font()).boundingRect(area, Qt::TextWordWrap, hint).height();
  const QSize iconSize(48, 48);
  double y = area.center().y() - (iconSize.height() + 16 + titleHeight + 8 + hintHeight) / 2;
  painter.drawPixmap(QPointF(area.center().x() - iconSize.width() / 2.0, y),
                     iconPixmap("sculpt", iconSize, colors.textMuted, devicePixelRatioF()));
  y += iconSize.height() + 16;
  painter.setFont(large);
  painter.setPen(colors.text);
  painter.drawText(QRectF(area.left(), y, area.width(), titleHeight), Qt::AlignHCenter | Qt::TextWordWrap, title);
  y += titleHeight + 8;
  painter.setFont(font());
  painter.setPen(colors.textMuted);
  painter.drawText(QRectF(area.left(), y, area.width(), hintHeight), Qt::AlignHCenter | Qt::TextWordWrap, hint);
}

bool MeshView::canTakeStill(QSize sizePx) const {
  return m_mesh && isRenderingAvailable() && !sizePx.isEmpty() &&
         std::max(sizePx.width(), sizePx.height()) <= kLargestStillSide;
}

void MeshView::orderStill(QSize sizePx, StillBackground background, std::function<void(const QImage&)> take) {
  // Dots keep their share of the picture.
  const RenderRequest still =
      request(sizePx, std::max(1.0, static_cast<double>(sizePx.height()) / std::max(1, height())));
  const ThemeColors colors = themeColors(palette());
  renderer().drawStill(still, kStillSamples, [background, colors, take = std::move(take)](const QImage& drawn) {
    if (drawn.isNull() || background == StillBackground::Transparent) {
      take(drawn.isNull() ? drawn : drawn.convertToFormat(QImage::Format_ARGB32));
      return;
    }
    QImage picture(drawn.size(), QImage::Format_RGB32);
    QPainter painter(&picture);
    paintBackground(painter, picture.rect(), colors);
    painter.drawImage(0, 0, drawn);
    painter.end();
    take(picture);
  });
}

QImage MeshView::screenshot(QSize sizePx, StillBackground background) {
  QImage result;
  if (canTakeStill(sizePx)) {
    orderStill(sizePx, background, [&result](const QImage& still) { result = still; });
    renderer().finish();
  }
  return result;
}

void MeshView::requestScreenshot(QSize sizePx, StillBackground background, std::function<void(const QImage&)> take) {
  if (!canTakeStill(sizePx)) {
    take(QImage());
    return;
  }
  orderStill(sizePx, background, [this, take = std::move(take)](const QImage& still) {
    QMetaObject::invokeMethod(
        this, [take, still] { take(still); }, Qt::QueuedConnection);
  });
}

}  // namespace visagiste
