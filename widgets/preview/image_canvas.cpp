#include "widgets/preview/image_canvas.h"

#include <algorithm>
#include <cmath>
#include <QPainter>
#include <QPainterPath>

#include "core/base/error.h"
#include "widgets/common/icons.h"
#include "widgets/common/image_wrap.h"
#include "widgets/common/theme.h"
#include "widgets/preview/overlay_painter.h"

namespace visagiste {
namespace {

constexpr int kChequerPx = 8;
constexpr double kHandleRadius = 11;

/// Whether one factor up to 1, with sides rounded to whole pixels, makes `copy` of `whole`.
bool isSameShape(QSize whole, QSize copy) {
  const double least = std::max((copy.width() - 0.5) / whole.width(), (copy.height() - 0.5) / whole.height());
  const double most = std::min((copy.width() + 0.5) / whole.width(), (copy.height() + 0.5) / whole.height());
  return least < most && copy.width() <= whole.width() && copy.height() <= whole.height();
}

QBrush chequer(const ThemeColors& colors) {
  QPixmap tile(2 * kChequerPx, 2 * kChequerPx);
  tile.fill(colors.canvas);
  QPainter painter(&tile);
  painter.fillRect(0, 0, kChequerPx, kChequerPx, colors.canvasAlt);
  painter.fillRect(kChequerPx, kChequerPx, kChequerPx, kChequerPx, colors.canvasAlt);
  return {tile};
}

}  // namespace

ImageCanvas::ImageCanvas(QWidget* parent)
    : QWidget(parent),
      m_parts(OverlayPart::Boxes | OverlayPart::Labels | OverlayPart::Mesh | OverlayPart::IrisCircles),
      m_emptyTitle(tr("Drop a portrait here")),
      m_emptyHint(tr("or open a picture, paste one, or switch to Live for the camera")) {
  setObjectName("imageCanvas");
  setAccessibleName(tr("Picture"));
  setFocusPolicy(Qt::StrongFocus);
  setAcceptDrops(true);
  setMouseTracking(true);
  setAttribute(Qt::WA_OpaquePaintEvent);
  grabGesture(Qt::PinchGesture);
}

void ImageCanvas::setImage(const Image& image) {
  m_result.reset();
  m_faces.clear();
  m_selectedFace = -1;
  m_after = PicturePyramid();
  setPicture(wrapped(image));
}

void ImageCanvas::setComparison(const Image& after) {
  const QImage picture = wrapped(after);
  if (!picture.isNull() && !isSameShape(m_picture.size(), picture.size())) {
    throw Error(ErrorCode::InvalidArgument, "The pictures to compare differ in size.");
  }
  m_after = PicturePyramid(picture);
  refreshCursor(mapFromGlobal(QCursor::pos()));
  update();
}

void ImageCanvas::setFrame(std::shared_ptr<const LiveResult> result) {
  if (!result || !result->frame) {
    clear();
    return;
  }
  m_after = PicturePyramid(wrapped(result->composed));
  m_faces.clear();
  std::transform(result->faces.begin(), result->faces.end(), std::back_inserter(m_faces), overlayOf);
  m_selectedFace = std::min(m_selectedFace, static_cast<int>(m_faces.size()) - 1);
  m_result = std::move(result);
  setPicture(wrapped(m_result->frame->image));
}

void ImageCanvas::clear() {
  setImage(Image());
}

void ImageCanvas::setPicture(const QImage& picture) {
  m_picture = PicturePyramid(picture);
  const double before = m_view.devicePixelsPerPixel();
  refreshSizes();
  announceView(before);
  setAccessibleDescription(picture.isNull() ? m_emptyTitle
                                            : tr("%1 by %2 pixels").arg(picture.width()).arg(picture.height()));
}

void ImageCanvas::setFaces(std::vector<FaceOverlay> faces) {
  m_faces = std::move(faces);
  m_selectedFace = std::min(m_selectedFace, static_cast<int>(m_faces.size()) - 1);
  update();
}

void ImageCanvas::setSelectedFace(int index) {
  m_selectedFace = std::clamp(index, -1, static_cast<int>(m_faces.size()) - 1);
  update();
}

void ImageCanvas::setMeshTriangles(const MeshTriangles& triangles) {
  m_edges = edgesOf(triangles);
  update();
}

void ImageCanvas::setOverlayParts(OverlayParts parts) {
  m_parts = parts;
  update();
}

void ImageCanvas::setMirrored(bool mirrored) {
  m_view.setMirrored(mirrored);
  update();
}

void ImageCanvas::setSplitShown(bool isShown) {
  m_splitIsShown = isShown;
  refreshCursor(mapFromGlobal(QCursor::pos()));
  update();
}

void ImageCanvas::setPicking(bool isPicking) {
  m_isPicking = isPicking;
  refreshCursor(mapFromGlobal(QCursor::pos()));
}

void ImageCanvas::setEmptyHint(const QString& title, const QString& hint) {
  m_emptyTitle = title;
  m_emptyHint = hint;
  update();
}

void ImageCanvas::setSplitPosition(double position) {
  position = std::clamp(position, 0.0, 1.0);
  if (position == m_split) {
    return;
  }
  m_split = position;
  update();
  Q_EMIT splitMoved(m_split);
}

QSize ImageCanvas::sizeHint() const {
  return {800, 600};
}

QSize ImageCanvas::minimumSizeHint() const {
  return {240, 180};
}

void ImageCanvas::zoomIn() {
  zoomBy(1.25, rect().center());
}

void ImageCanvas::zoomOut() {
  zoomBy(0.8, rect().center());
}

void ImageCanvas::zoomToFit() {
  const double before = m_view.devicePixelsPerPixel();
  m_view.fit();
  announceView(before);
}

void ImageCanvas::zoomToActualPixels() {
  zoomBy(1 / m_view.devicePixelsPerPixel(), rect().center());
}

void ImageCanvas::refreshSizes() {
  m_view.setSizes(m_picture.size(), size(), devicePixelRatioF());
}

void ImageCanvas::zoomBy(double factor, QPointF anchor) {
  const double before = m_view.devicePixelsPerPixel();
  m_view.zoomBy(factor, anchor);
  announceView(before);
}

void ImageCanvas::panBy(QPointF delta) {
  m_view.panBy(delta);
  update();
}

void ImageCanvas::announceView(double scaleBefore) {
  update();
  if (hasPicture() && m_view.devicePixelsPerPixel() != scaleBefore) {
    Q_EMIT zoomChanged(m_view.devicePixelsPerPixel());
  }
}

void ImageCanvas::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  const double before = m_view.devicePixelsPerPixel();
  refreshSizes();
  announceView(before);
}

void ImageCanvas::paintEvent(QPaintEvent* /*event*/) {
  QPainter painter(this);
  const ThemeColors& colors = themeColors(palette());
  painter.fillRect(rect(), colors.canvas);
  if (!hasPicture()) {
    paintEmptyState(painter);
    return;
  }
  paintPicture(painter);
  for (std::size_t i = 0; i < m_faces.size(); ++i) {
    paintFace(painter, m_view, m_faces[i], {m_parts, &m_edges, static_cast<int>(i) == m_selectedFace}, colors);
  }
  paintSplit(painter);
  paintHandles(painter);
  paintBrush(painter);
  if (m_dropHovers || hasFocus()) {
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colors.accent, m_dropHovers ? 4 : 1));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
  }
}

void ImageCanvas::paintPicture(QPainter& painter) {
  const double magnification = m_view.devicePixelsPerPixel();
  const QSizeF size = m_picture.size();
  painter.save();
  painter.setTransform(m_view.transform(), true);
  // From two screen pixels on, a person looks at single pixels: show them as they are.
  painter.setRenderHint(QPainter::SmoothPixmapTransform, magnification < 2 && magnification != 1);
  const QImage& level = m_picture.levelFor(magnification);
  if (level.hasAlphaChannel()) {
    painter.save();
    painter.resetTransform();
    painter.fillRect(m_view.pictureRect(), chequer(themeColors(palette())));
    painter.restore();
  }
  painter.drawImage(QRectF(QPointF(), size), level);
  if (!m_after.isNull()) {
    const QRectF right(size.width() * splitShare(), 0, size.width() * (1 - splitShare()), size.height());
    painter.setClipRect(right);
    const double shrunk = size.width() / m_after.size().width();
    painter.drawImage(QRectF(QPointF(), size), m_after.levelFor(magnification * shrunk));
  }
  painter.restore();
}

void ImageCanvas::paintSplit(QPainter& painter) {
  if (m_after.isNull() || !m_splitIsShown) {
    return;
  }
  const QRectF picture = m_view.pictureRect();
  const QRectF seen = picture.intersected(rect());
  const double x = m_view.viewFromPicture({m_picture.size().width() * m_split, 0}).x();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(QColor(0, 0, 0, 90), 3));
  painter.drawLine(QPointF(x, seen.top()), QPointF(x, seen.bottom()));
  painter.setPen(QPen(Qt::white, 1.5));
  painter.drawLine(QPointF(x, seen.top()), QPointF(x, seen.bottom()));
  const QPointF handle(x, seen.center().y());
  painter.setPen(QPen(QColor(0, 0, 0, 90), 1));
  painter.setBrush(Qt::white);
  painter.drawEllipse(handle, kHandleRadius, kHandleRadius);
  painter.setPen(QPen(QColor(40, 42, 45), 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  painter.setBrush(Qt::NoBrush);
  for (const double side : {-1.0, 1.0}) {
    const QPointF tip = handle + QPointF(side * 6, 0);
    const std::array<QPointF, 3> arrow = {tip - QPointF(side * 3, 3), tip, tip - QPointF(side * 3, -3)};
    painter.drawPolyline(arrow.data(), 3);
  }
}

void ImageCanvas::paintEmptyState(QPainter& painter) {
  const ThemeColors& colors = themeColors(palette());
  painter.setRenderHint(QPainter::Antialiasing);
  const QRectF area = QRectF(rect()).adjusted(24, 24, -24, -24);
  const QColor line = m_dropHovers ? colors.accentText : hasFocus() ? colors.textMuted : colors.textFaint;
  painter.setPen(QPen(line, 1.5, Qt::DashLine));
  painter.setBrush(Qt::NoBrush);
  painter.drawRoundedRect(area, 8, 8);

  QFont title = font();
  title.setPointSizeF(title.pointSizeF() * 1.35);
  const QRectF text = area.adjusted(16, 0, -16, 0);
  const double titleHeight = QFontMetricsF(title).boundingRect(text, Qt::TextWordWrap, m_emptyTitle).height();
  const QRectF hintBox = QFontMetricsF(font()).boundingRect(text, Qt::TextWordWrap, m_emptyHint);
  const QSize iconSize(48, 48);
  const double total = iconSize.height() + 16 + titleHeight + 8 + hintBox.height();
  double y = area.center().y() - total / 2;
  painter.drawPixmap(QPointF(area.center().x() - iconSize.width() / 2.0, y),
                     iconPixmap(m_dropHovers ? "drop" : "portrait", iconSize, line, devicePixelRatioF()));
  y += iconSize.height() + 16;
  painter.setFont(title);
  painter.setPen(colors.text);
  painter.drawText(QRectF(text.left(), y, text.width(), titleHeight), Qt::AlignHCenter | Qt::TextWordWrap,
                   m_emptyTitle);
  y += titleHeight + 8;
  painter.setFont(font());
  painter.setPen(colors.textMuted);
  painter.drawText(QRectF(text.left(), y, text.width(), hintBox.height()), Qt::AlignHCenter | Qt::TextWordWrap,
                   m_emptyHint);
}

}  // namespace visagiste
