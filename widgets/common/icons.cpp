#include "widgets/common/icons.h"

#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include "widgets/common/look_resources.h"
#include "widgets/common/theme.h"

namespace visagiste {
namespace {

QString pathOf(const QString& name) {
  return QStringLiteral(":/icons/%1.svg").arg(name);
}

QColor colorFor(QIcon::Mode mode, QIcon::State state, IconTint tint) {
  const ThemeColors& colors = themeColors(QGuiApplication::palette());
  if (mode == QIcon::Disabled) {
    return colors.textFaint;
  }
  if (tint == IconTint::OnAccent) {
    return colors.onAccent;
  }
  return tint == IconTint::Accent || state == QIcon::On ? colors.accentText : colors.text;
}

QPixmap stencil(const QString& name, QSize sizePx, const QColor& color) {
  const QString key = QStringLiteral("visagiste/%1/%2x%3/%4")
                          .arg(name)
                          .arg(sizePx.width())
                          .arg(sizePx.height())
                          .arg(color.name(QColor::HexArgb));
  QPixmap pixmap;
  if (sizePx.isEmpty() || QPixmapCache::find(key, &pixmap)) {
    return pixmap;
  }
  QImage image(sizePx, QImage::Format_ARGB32_Premultiplied);
  image.fill(Qt::transparent);
  QPainter painter(&image);
  QSvgRenderer svg(pathOf(name));
  svg.setAspectRatioMode(Qt::KeepAspectRatio);
  svg.render(&painter, QRectF(QPointF(), QSizeF(sizePx)));
  painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
  painter.fillRect(image.rect(), color);
  painter.end();
  pixmap = QPixmap::fromImage(image);
  QPixmapCache::insert(key, pixmap);
  return pixmap;
}

/// Draws one SVG as a stencil in a colour of the theme.
class LineIconEngine : public QIconEngine {
 public:
  LineIconEngine(QString name, IconTint tint) : m_name(std::move(name)), m_tint(tint) {}

  void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
    const double ratio = painter->device()->devicePixelRatioF();
    QPixmap drawn = draw((QSizeF(rect.size()) * ratio).toSize(), mode, state);
    drawn.setDevicePixelRatio(ratio);
    painter->drawPixmap(rect, drawn);
  }

  QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override { return draw(size, mode, state); }

  QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal /*scale*/) override {
    return draw(size, mode, state);
  }

  [[nodiscard]] QIconEngine* clone() const override { return new LineIconEngine(m_name, m_tint); }
  QString key() const override { return QStringLiteral("visagiste-line-icon"); }
  QString iconName() override { return m_name; }
  bool isNull() override { return false; }

 private:
  [[nodiscard]] QPixmap draw(QSize sizePx, QIcon::Mode mode, QIcon::State state) const {
    return stencil(m_name, sizePx, colorFor(mode, state, m_tint));
  }

  QString m_name;
  IconTint m_tint;
};

}  // namespace

QIcon icon(const QString& name, IconTint tint) {
  takeLookResources();
  return QFile::exists(pathOf(name)) ? QIcon(new LineIconEngine(name, tint)) : QIcon();
}

QPixmap iconPixmap(const QString& name, QSize size, const QColor& color, double devicePixelRatio) {
  takeLookResources();
  QPixmap pixmap = stencil(name, (QSizeF(size) * devicePixelRatio).toSize(), color);
  pixmap.setDevicePixelRatio(devicePixelRatio);
  return pixmap;
}

QStringList iconNames() {
  takeLookResources();
  QStringList names = QDir(QStringLiteral(":/icons")).entryList({"*.svg"}, QDir::Files, QDir::Name);
  for (QString& name : names) {
    name.chop(4);
  }
  return names;
}

}  // namespace visagiste
