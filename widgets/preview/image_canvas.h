#pragma once

#include <memory>
#include <optional>
#include <QImage>
#include <QStringList>
#include <QWidget>
#include <vector>

#include "core/types/image.h"
#include "core/types/live_result.h"
#include "widgets/preview/face_overlay.h"
#include "widgets/preview/picture_pyramid.h"
#include "widgets/preview/view_transform.h"

class QGestureEvent;
class QNativeGestureEvent;

namespace visagiste {

/// A point of the picture that can be moved.
struct CanvasHandle {
  QPointF placePx;
  QString name;  ///< For people.
};

/// Shows a picture, or the frames of a live stream, with what was found in it.
///
/// Mouse: wheel zooms to the pointer, drag (left, middle, or space and move) pans, double click toggles fit and 100 %,
/// a click on a face selects it, or takes a colour while picking. Touch and touchpad: pinch. Keys: + and - zoom, 0
/// fits, 1 shows 100 %, arrows pan, Ctrl+Left and Ctrl+Right move the split, N selects the next face. Files can be
/// dropped. From two screen pixels a picture pixel on, pixels are drawn as exact squares.
class ImageCanvas : public QWidget {
  Q_OBJECT
 public:
  explicit ImageCanvas(QWidget* parent = nullptr);

  /// A still picture; replaces live frames. The view fits again unless the size stayed the same. Empty clears.
  /// Faces and the comparison picture are cleared.
  void setImage(const Image& image);
  /// The picture to the right of the split line (the "after"), same size as the picture, or a smaller copy of the same
  /// shape while the full one is made; empty takes the split away.
  /// Throws Error{InvalidArgument} when the shapes differ or it is larger.
  void setComparison(const Image& after);
  /// Off: the "after" covers the whole picture, without a line.
  void setSplitShown(bool isShown);
  [[nodiscard]] bool isSplitShown() const { return m_splitIsShown; }
  /// Live mode: shows the frame with its own faces; its composed picture is the "after". The pixels are not copied.
  /// Null clears.
  void setFrame(std::shared_ptr<const LiveResult> result);
  /// Back to the empty state with its hint.
  void clear();

  void setFaces(std::vector<FaceOverlay> faces);
  /// Index into the faces set, or -1. Highlighted.
  void setSelectedFace(int index);
  [[nodiscard]] int selectedFace() const { return m_selectedFace; }
  /// Triangles of the dense mesh; lines are drawn once an edge.
  void setMeshTriangles(const MeshTriangles& triangles);
  void setOverlayParts(OverlayParts parts);
  [[nodiscard]] OverlayParts overlayParts() const { return m_parts; }

  /// While picking, a click takes the colour under it instead of choosing a face; Esc gives up.
  void setPicking(bool isPicking);
  [[nodiscard]] bool isPicking() const { return m_isPicking; }

  /// A brush of this radius in picture pixels: the left button paints instead of moving the picture (Space and the
  /// middle button still do), the keys [ and ] change its size, Esc gives it up. 0 takes it away.
  void setBrush(double radiusPx);
  [[nodiscard]] bool hasBrush() const { return m_brushPx > 0; }

  /// Points that the left button drags. With the focus, Tab and Shift+Tab choose one, arrows move it by a pixel of the
  /// screen (Shift: ten), Delete asks for its own place again, Esc lets go. As many as before: the choice stays.
  void setHandles(std::vector<CanvasHandle> handles);
  [[nodiscard]] const std::vector<CanvasHandle>& handles() const { return m_handles; }
  /// Index into the handles, or -1.
  [[nodiscard]] int selectedHandle() const { return m_selectedHandle; }

  /// Left and right exchanged, as in a mirror. Overlay text stays readable.
  void setMirrored(bool mirrored);
  /// Text shown while there is no picture: title and a line on what to do.
  void setEmptyHint(const QString& title, const QString& hint);

  [[nodiscard]] bool hasPicture() const { return !m_picture.isNull(); }
  [[nodiscard]] const ViewTransform& view() const { return m_view; }
  /// Place of the split line, 0 (all after) .. 1 (all before), as a fraction of the picture's width.
  [[nodiscard]] double splitPosition() const { return m_split; }
  void setSplitPosition(double position);

  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 public Q_SLOTS:
  void zoomIn();
  void zoomOut();
  void zoomToFit();
  void zoomToActualPixels();

 Q_SIGNALS:
  void filesDropped(const QStringList& paths);
  void faceSelected(int index);
  /// Device pixels a picture pixel; 1 = 100 %.
  void zoomChanged(double devicePixelsPerPixel);
  void splitMoved(double position);
  /// The mean colour around a place of the picture, as it is there: the "after" right of the split line.
  void colorPicked(const QColor& color);
  /// Esc while picking.
  void pickingGivenUp();
  /// The brush went from one place of the picture to another; isInverted: Alt is held.
  void brushMoved(QPointF fromPx, QPointF toPx, bool isInverted);
  void brushLifted();
  void brushSizeStepped(int steps);
  void brushGivenUp();
  /// A handle was taken to a place of the picture; handleReleased() follows when it stays there.
  void handleMoved(int index, QPointF placePx);
  void handleReleased(int index);
  void handleResetRequested(int index);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void keyReleaseEvent(QKeyEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dragLeaveEvent(QDragLeaveEvent* event) override;
  void dropEvent(QDropEvent* event) override;
  bool event(QEvent* event) override;
  bool focusNextPrevChild(bool next) override;

 private:
  enum class Drag { None = 1, Pan, Split, Brush, Handle };

  void setPicture(const QImage& picture);
  void refreshSizes();
  void zoomBy(double factor, QPointF anchor);
  void panBy(QPointF delta);
  void announceView(double scaleBefore);
  [[nodiscard]] bool isOverSplit(QPointF position) const;
  [[nodiscard]] double splitShare() const { return m_splitIsShown ? m_split : 0; }
  [[nodiscard]] QColor colorAt(QPointF position);
  [[nodiscard]] int faceAt(QPointF position) const;
  void moveSplitTo(QPointF position);
  void refreshCursor(QPointF position);
  bool pinch(QNativeGestureEvent& event);
  bool pinch(QGestureEvent& event);
  void paintPicture(QPainter& painter);
  void paintSplit(QPainter& painter);
  void moveBrush(QPointF position, Qt::KeyboardModifiers modifiers);
  void liftBrush();
  bool brushKey(int key);
  void paintBrush(QPainter& painter);
  void paintEmptyState(QPainter& painter);
  void selectHandle(int index);
  [[nodiscard]] int handleAt(QPointF position) const;
  bool grabHandle(QPointF position);
  void dragHandle(QPointF position);
  void releaseHandle();
  void moveHandleTo(QPointF placePx);
  bool handleKey(const QKeyEvent& event);
  void paintHandles(QPainter& painter);

  PicturePyramid m_picture;
  PicturePyramid m_after;
  std::shared_ptr<const LiveResult> m_result;
  std::vector<FaceOverlay> m_faces;
  std::vector<std::pair<int, int>> m_edges;
  OverlayParts m_parts;
  ViewTransform m_view;
  QString m_emptyTitle;
  QString m_emptyHint;
  double m_split = 0.5;
  int m_selectedFace = -1;
  Drag m_drag = Drag::None;
  QPointF m_pressedAt;
  QPointF m_lastAt;
  bool m_moved = false;
  bool m_spaceHeld = false;
  bool m_splitIsShown = true;
  bool m_isPicking = false;
  bool m_dropHovers = false;
  double m_brushPx = 0;
  bool m_brushIsDown = false;
  std::vector<CanvasHandle> m_handles;
  int m_selectedHandle = -1;
  bool m_handleIsHeld = false;
  QPointF m_grabOffset;              ///< From the pointer to the handle's middle, in widget units.
  std::optional<QPointF> m_pointer;  ///< Over the widget.
};

}  // namespace visagiste
