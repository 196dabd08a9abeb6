#pragma once

#include <cstdint>
#include <Eigen/Core>
#include <functional>
#include <memory>
#include <QElapsedTimer>
#include <QImage>
#include <QTimer>
#include <QWidget>

#include "core/types/triangle_mesh.h"
#include "widgets/mesh_view/orbit_camera.h"
#include "widgets/mesh_view/studio_lights.h"

namespace visagiste {

class RenderThread;
struct DrawnFrame;
struct RenderRequest;

enum class MeshViewMode {
  Textured = 1,
  Clay,       ///< One grey material: shape without colour.
  Wireframe,  ///< Lines alone, hidden ones left out.
  Checker,    ///< Coloured squares laid out in UV.
};

enum class StillBackground { Theme = 1, Transparent };

/// A 3D view of a mesh: turn, move, zoom, light, look.
///
/// Mouse: left drag orbits, middle or right drag (or Ctrl + left) moves, wheel zooms, Shift + drag turns the lights,
/// double click resets. Keys: arrows orbit, Shift + arrows turn the lights, Ctrl + arrows move, + and - zoom, Home
/// resets, 1 front, 3 side, 7 top, T turntable, W wireframe overlay.
///
/// Draws with OpenGL 3.3 on a thread of its own and only when something changed: the window never waits, the picture
/// follows a moment later. While nothing moves it refines the edges in small steps. Where a frame takes too long, what
/// moves is drawn smaller and sharpens when it rests. Where the machine offers no OpenGL the view says so and
/// everything else still works.
class MeshView : public QWidget {
  Q_OBJECT
 public:
  explicit MeshView(QWidget* parent = nullptr);
  ~MeshView() override;

  /// False where no OpenGL 3.3 context could be made; the view then shows a message. Waits for a context that is just
  /// being made.
  [[nodiscard]] bool isRenderingAvailable() const;

  /// A new mesh; the camera frames it unless a mesh of the same vertex count was shown (then it stays). Null clears.
  void setMesh(std::shared_ptr<const TriangleMesh> mesh);
  /// Moves the vertices of the mesh set, at slider speed; topology and textures stay. Both (3, V); empty normals are
  /// computed here. Throws Error{InvalidArgument} if the counts differ from the mesh's.
  void setVertices(const Eigen::Matrix3Xf& verticesMm, const Eigen::Matrix3Xf& normals);
  /// Moves the vertices by the mesh's own morph targets: one weight a target. Throws Error{InvalidArgument} if the
  /// counts differ.
  void setMorphWeights(const Eigen::VectorXf& weights);
  /// Points of interest in head space, (3, N) millimetres; none hides them.
  void setLandmarkPoints(const Eigen::Matrix3Xf& pointsMm);
  [[nodiscard]] std::shared_ptr<const TriangleMesh> mesh() const { return m_mesh; }

  void setMode(MeshViewMode mode);
  [[nodiscard]] MeshViewMode mode() const { return m_mode; }
  void setWireOverlayVisible(bool visible);
  [[nodiscard]] bool isWireOverlayVisible() const { return m_wireOverlay; }
  void setLandmarksVisible(bool visible);
  [[nodiscard]] bool areLandmarksVisible() const { return m_landmarksVisible; }
  void setLights(const LightSettings& lights);
  [[nodiscard]] const LightSettings& lights() const { return m_lights; }
  void setTurntableRunning(bool running);
  [[nodiscard]] bool isTurntableRunning() const { return m_turntable.isActive(); }
  void setTurntableSpeed(double degreesPerSecond);
  [[nodiscard]] double turntableSpeed() const { return m_turntableDegPerS; }
  /// Text shown while there is no mesh.
  void setEmptyHint(const QString& title, const QString& hint);

  [[nodiscard]] const OrbitCamera& camera() const { return m_camera; }
  void setCamera(const OrbitCamera& camera);
  void lookFrom(StandardView view);

  /// The view's own content at any size (each side 1..8192 pixels), antialiased; a null image where rendering is not
  /// available or there is no mesh. Waits for it, which takes a moment for big sizes.
  [[nodiscard]] QImage screenshot(QSize sizePx, StillBackground background);
  /// The same, handed to `take` on the GUI thread when it is drawn; the window goes on meanwhile. Not called any more
  /// once the view is gone.
  void requestScreenshot(QSize sizePx, StillBackground background, std::function<void(const QImage&)> take);
  /// Whether the picture on screen shows everything set so far; refined edges do not count.
  [[nodiscard]] bool isPictureCurrent() const;
  /// Milliseconds the last drawn frame took, read-back included; 0 before the first.
  [[nodiscard]] double lastRenderMs() const { return m_lastRenderMs; }

  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 public Q_SLOTS:
  void resetCamera();

 Q_SIGNALS:
  void cameraMoved();
  void lightsEdited(const visagiste::LightSettings& lights);
  void turntableToggled(bool running);
  void wireOverlayToggled(bool visible);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void changeEvent(QEvent* event) override;
  bool event(QEvent* event) override;

 private:
  enum class Drag { None = 1, Orbit, Pan, Lights };

  [[nodiscard]] RenderThread& renderer() const { return *m_renderer; }
  [[nodiscard]] RenderRequest request(QSize sizePx, double ratio) const;
  void invalidate();
  void moveCamera();
  void turnLightsBy(float degrees);
  void advanceTurntable();
  void refine();
  [[nodiscard]] bool canBeRefined() const;
  void orderMoving();
  void order(QSize sizePx, bool refines);
  void takeFrame(const DrawnFrame& frame);
  void orderStill(QSize sizePx, StillBackground background, std::function<void(const QImage&)> take);
  [[nodiscard]] bool canTakeStill(QSize sizePx) const;
  bool keyMovesView(int key, Qt::KeyboardModifiers modifiers);
  void paintMessage(QPainter& painter, const QString& title, const QString& hint);

  std::shared_ptr<const TriangleMesh> m_mesh;
  OrbitCamera m_camera;
  LightSettings m_lights;
  MeshViewMode m_mode = MeshViewMode::Textured;
  QString m_emptyTitle;
  QString m_emptyHint;
  QImage m_picture;
  QTimer m_turntable;
  QTimer m_refineClock;
  QElapsedTimer m_turntableClock;
  double m_turntableDegPerS = 24;
  double m_lastRenderMs = 0;
  double m_movingScale = 1;  ///< Of the size drawn while something moves; smaller where a full frame takes too long.
  QSize m_renderedForPx;     ///< Full size of the view when m_picture was drawn.
  bool m_wireOverlay = false;
  bool m_landmarksVisible = false;
  bool m_stale = true;          ///< Something changed since the last order.
  bool m_isOrderMoving = true;  ///< The order under way is a new picture, not a refinement.
  bool m_isUnderWay = false;    ///< One order at a time: the newest state goes out when its picture is here.
  int m_samples = 0;            ///< In m_picture.
  std::uint64_t m_orderNumber = 0;
  std::uint64_t m_clearedAt = 0;  ///< Orders up to this number show a mesh that is gone.
  Drag m_drag = Drag::None;
  QPointF m_lastAt;
  std::unique_ptr<RenderThread> m_renderer;
};

}  // namespace visagiste
