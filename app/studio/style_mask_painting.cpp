#include "app/studio/style_mask_painting.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include <QImage>
#include <QPainter>
#include <QRadialGradient>

#include "widgets/common/image_wrap.h"
#include "widgets/palettes/mask_bar.h"
#include "widgets/preview/image_canvas.h"

namespace visagiste {
namespace {

constexpr double kStampsPerRadius = 4;
constexpr double kPictureOfFace = 0.7;  // A brush of a face's width covers so much of the picture's longer side.

Image imageFromGray(const QImage& gray) {
  std::vector<std::uint8_t> pixels;
  pixels.reserve(static_cast<std::size_t>(gray.width()) * static_cast<std::size_t>(gray.height()));
  for (int y = 0; y < gray.height(); ++y) {
    pixels.insert(pixels.end(), gray.constScanLine(y), gray.constScanLine(y) + gray.width());
  }
  return {{gray.width(), gray.height()}, PixelFormat::Gray8, std::move(pixels)};
}

/// A soft disc: full up to its core, then fading.
QRadialGradient softDisc(QPointF middle, double radius, double softness, int level) {
  QRadialGradient disc(middle, radius);
  QColor color(level, level, level);
  disc.setColorAt(0, color);
  disc.setColorAt(std::clamp(1 - softness, 0.0, 0.99), color);
  color.setAlpha(0);
  disc.setColorAt(1, color);
  return disc;
}

}  // namespace

StyleMaskPainting::StyleMaskPainting(ImageCanvas* canvas, MaskBar* bar, QObject* parent)
    : QObject(parent), m_canvas(canvas), m_bar(bar) {
  m_bar->hide();
  connect(m_bar, &MaskBar::brushChanged, this, &StyleMaskPainting::refresh);
  connect(m_bar, &MaskBar::closed, this, [this] { setOn(false); });
  connect(m_bar, &MaskBar::wholeZoneRequested, this, [this] { Q_EMIT maskEdited({}, EditStep::Ends); });
  connect(m_canvas, &ImageCanvas::brushMoved, this, &StyleMaskPainting::stroke);
  connect(m_canvas, &ImageCanvas::brushLifted, this, [this] { Q_EMIT maskEdited(m_mask, EditStep::Ends); });
  connect(m_canvas, &ImageCanvas::brushSizeStepped, m_bar, &MaskBar::stepSize);
  connect(m_canvas, &ImageCanvas::brushGivenUp, this, [this] { setOn(false); });
}

void StyleMaskPainting::setPictureSize(Size sizePx) {
  m_pictureSize = sizePx;
  refresh();
}

void StyleMaskPainting::setMask(const Image& mask) {
  m_mask = mask;
  refresh();
}

void StyleMaskPainting::setOn(bool isOn) {
  if (isOn == m_isOn) {
    return;
  }
  m_isOn = isOn;
  refresh();
  if (m_isOn) {
    m_canvas->setFocus(Qt::OtherFocusReason);
  }
  Q_EMIT toggled(m_isOn);
}

void StyleMaskPainting::refresh() {
  if (m_isOn && m_pictureSize.width == 0) {
    m_isOn = false;
    Q_EMIT toggled(false);
  }
  m_bar->setVisible(m_isOn);
  m_bar->setSubject(tr("Where the style shows"), tr("Whole picture"), !m_mask.isEmpty());
  m_canvas->setBrush(m_isOn ? radiusPx() : 0);
}

double StyleMaskPainting::radiusPx() const {
  return m_bar->radiusOfFace() * kPictureOfFace * std::max(m_pictureSize.width, m_pictureSize.height);
}

void StyleMaskPainting::stroke(QPointF from, QPointF to, bool isInverted) {
  if (!m_isOn) {
    return;
  }
  const double scale =
      std::min(1.0, static_cast<double>(kMaskSidePx) / std::max(m_pictureSize.width, m_pictureSize.height));
  QImage mask;
  if (m_mask.isEmpty()) {
    mask = QImage(std::max(1, static_cast<int>(scale * m_pictureSize.width)),
                  std::max(1, static_cast<int>(scale * m_pictureSize.height)), QImage::Format_Grayscale8);
    mask.fill(Qt::white);
  } else {
    mask = wrapped(m_mask).copy();
  }
  const double radius = std::max(0.5, scale * radiusPx());
  const QPointF way = scale * (to - from);
  const int stamps = 1 + static_cast<int>(std::hypot(way.x(), way.y()) * kStampsPerRadius / radius);
  const int level = m_bar->isHiding() != isInverted ? 0 : 255;
  QPainter painter(&mask);
  painter.setPen(Qt::NoPen);
  for (int i = 1; i <= stamps; ++i) {
    const QPointF middle = scale * from + way * i / stamps;
    painter.setBrush(softDisc(middle, radius, m_bar->softness(), level));
    painter.drawEllipse(middle, radius, radius);
  }
  painter.end();
  m_mask = imageFromGray(mask);
  Q_EMIT maskEdited(m_mask, EditStep::Continues);
}

}  // namespace visagiste
