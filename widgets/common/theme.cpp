#include "widgets/common/theme.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <QApplication>
#include <QFile>
#include <QStyleFactory>
#include <QtDebug>
#include <utility>
#include <vector>

#include "widgets/common/look_resources.h"

namespace visagiste {
namespace {

ThemeColors darkColors() {
  ThemeColors c;
  c.window = QColor(0x27, 0x29, 0x2c);
  c.surface = QColor(0x1f, 0x21, 0x23);
  c.raised = QColor(0x35, 0x38, 0x3c);
  c.hover = QColor(0x3e, 0x42, 0x47);
  c.pressed = QColor(0x30, 0x33, 0x37);
  c.canvas = QColor(0x18, 0x19, 0x1b);
  c.canvasAlt = QColor(0x21, 0x23, 0x25);
  c.border = QColor(0x42, 0x46, 0x4b);
  c.text = QColor(0xe7, 0xe9, 0xeb);
  c.textMuted = QColor(0xae, 0xb4, 0xba);
  c.textFaint = QColor(0x74, 0x7a, 0x80);
  c.accent = QColor(0x30, 0x6d, 0xd6);
  c.accentHover = QColor(0x2a, 0x62, 0xc6);
  c.accentText = QColor(0x8a, 0xb8, 0xff);
  c.onAccent = QColor(0xff, 0xff, 0xff);
  c.success = QColor(0x74, 0xc9, 0x93);
  c.information = QColor(0x8a, 0xb8, 0xff);
  c.warning = QColor(0xea, 0xb9, 0x5c);
  c.danger = QColor(0xff, 0x93, 0x8c);
  c.overlay = QColor(0xff, 0xff, 0xff);
  c.overlaySelected = QColor(0x6f, 0xb4, 0xff);
  return c;
}

ThemeColors lightColors() {
  ThemeColors c;
  c.window = QColor(0xf2, 0xf3, 0xf4);
  c.surface = QColor(0xff, 0xff, 0xff);
  c.raised = QColor(0xfb, 0xfb, 0xfc);
  c.hover = QColor(0xe5, 0xe8, 0xea);
  c.pressed = QColor(0xda, 0xde, 0xe1);
  c.canvas = QColor(0xd3, 0xd6, 0xd9);
  c.canvasAlt = QColor(0xc8, 0xcb, 0xce);
  c.border = QColor(0xc6, 0xca, 0xce);
  c.text = QColor(0x1d, 0x20, 0x23);
  c.textMuted = QColor(0x50, 0x57, 0x5e);
  c.textFaint = QColor(0x98, 0x9e, 0xa4);
  c.accent = QColor(0x2a, 0x66, 0xcf);
  c.accentHover = QColor(0x23, 0x5b, 0xbd);
  c.accentText = QColor(0x1f, 0x56, 0xb5);
  c.onAccent = QColor(0xff, 0xff, 0xff);
  c.success = QColor(0x18, 0x6c, 0x3d);
  c.information = QColor(0x1f, 0x56, 0xb5);
  c.warning = QColor(0x83, 0x54, 0x00);
  c.danger = QColor(0xb4, 0x2a, 0x24);
  c.overlay = QColor(0xff, 0xff, 0xff);
  c.overlaySelected = QColor(0x6f, 0xb4, 0xff);
  return c;
}

bool isDark(const QColor& color) {
  return color.lightness() < 128;
}

QPalette paletteOf(const ThemeColors& c) {
  QPalette palette;
  palette.setColor(QPalette::Window, c.window);
  palette.setColor(QPalette::WindowText, c.text);
  palette.setColor(QPalette::Base, c.surface);
  palette.setColor(QPalette::AlternateBase, c.window);
  palette.setColor(QPalette::Text, c.text);
  palette.setColor(QPalette::PlaceholderText, c.textMuted);
  palette.setColor(QPalette::Button, c.raised);
  palette.setColor(QPalette::ButtonText, c.text);
  palette.setColor(QPalette::BrightText, c.onAccent);
  palette.setColor(QPalette::ToolTipBase, c.raised);
  palette.setColor(QPalette::ToolTipText, c.text);
  palette.setColor(QPalette::Highlight, c.accent);
  palette.setColor(QPalette::HighlightedText, c.onAccent);
  palette.setColor(QPalette::Link, c.accentText);
  palette.setColor(QPalette::LinkVisited, c.accentText);
  palette.setColor(QPalette::Light, c.hover);
  palette.setColor(QPalette::Midlight, c.raised);
  palette.setColor(QPalette::Mid, c.border);
  palette.setColor(QPalette::Dark, c.border);
  palette.setColor(QPalette::Shadow, Qt::black);
  for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
    palette.setColor(QPalette::Disabled, role, c.textFaint);
  }
  return palette;
}

QColor blend(const QColor& a, const QColor& b, double shareOfB) {
  const auto mix = [shareOfB](int x, int y) { return static_cast<int>(std::lround(x + (y - x) * shareOfB)); };
  return {mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue())};
}

QString styleSheetOf(const ThemeColors& c, ThemeChoice theme) {
  QFile file(QStringLiteral(":/themes/studio.qss"));
  if (!file.open(QIODevice::ReadOnly)) {
    qWarning("The style sheet is missing from the program.");
    return {};
  }
  QString sheet = QString::fromUtf8(file.readAll());
  const bool dark = theme == ThemeChoice::Dark;
  const QColor track = blend(c.border, c.window, 0.25);
  std::vector<std::pair<QString, QString>> tokens = {
      {"window", c.window.name()},
      {"surface", c.surface.name()},
      {"raised", c.raised.name()},
      {"hover", c.hover.name()},
      {"pressed", c.pressed.name()},
      {"border", c.border.name()},
      {"textMuted", c.textMuted.name()},
      {"textFaint", c.textFaint.name()},
      {"text", c.text.name()},
      {"accentHover", c.accentHover.name()},
      {"accentText", c.accentText.name()},
      {"accent", c.accent.name()},
      {"onAccent", c.onAccent.name()},
      {"success", c.success.name()},
      {"information", c.information.name()},
      {"warning", c.warning.name()},
      {"danger", c.danger.name()},
      {"track", track.name()},
      {"scroll", blend(c.border, c.textFaint, 0.3).name()},
      {"knobBorder", dark ? QColor(0x14, 0x15, 0x16).name() : c.textFaint.name()},
      {"knob", dark ? QColor(0xd4, 0xd8, 0xdc).name() : QColor(Qt::white).name()},
      {"mode", dark ? "dark" : "light"}};
  // Longer names first: "@text" is the beginning of "@textMuted".
  std::sort(tokens.begin(), tokens.end(), [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
  for (const auto& [name, value] : tokens) {
    sheet.replace(QLatin1Char('@') + name, value);
  }
  return sheet;
}

double linear(double channel) {
  return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& color) {
  return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

}  // namespace

const ThemeColors& themeColors(ThemeChoice choice) {
  static const ThemeColors dark = darkColors();
  static const ThemeColors light = lightColors();
  return choice == ThemeChoice::Dark ? dark : light;
}

const ThemeColors& themeColors(const QPalette& palette) {
  return themeColors(isDark(palette.color(QPalette::Window)) ? ThemeChoice::Dark : ThemeChoice::Light);
}

double contrastRatio(const QColor& a, const QColor& b) {
  const double la = luminance(a);
  const double lb = luminance(b);
  return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

ThemeController::ThemeController(QApplication& application) : QObject(&application), m_application(application) {
  setObjectName("themeController");
  takeLookResources();
  QApplication::setStyle(QStyleFactory::create("Fusion"));
  apply();
  application.installEventFilter(this);
}

void ThemeController::setChoice(ThemeChoice choice) {
  if (choice == m_choice) {
    return;
  }
  m_choice = choice;
  apply();
}

bool ThemeController::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::ThemeChange && !m_applying && m_choice == ThemeChoice::System) {
    apply();
  }
  return QObject::eventFilter(watched, event);
}

ThemeChoice ThemeController::desktopTheme() const {
  // An empty palette brings the desktop's own one back; ours is set again right after.
  QApplication::setPalette(QPalette());
  return isDark(QApplication::palette().color(QPalette::Window)) ? ThemeChoice::Dark : ThemeChoice::Light;
}

void ThemeController::apply() {
  m_applying = true;
  const ThemeChoice before = m_effective;
  m_effective = m_choice == ThemeChoice::System ? desktopTheme() : m_choice;
  const ThemeColors& colors = themeColors(m_effective);
  QApplication::setPalette(paletteOf(colors));
  m_application.setStyleSheet(styleSheetOf(colors, m_effective));
  m_applying = false;
  if (before != m_effective) {
    Q_EMIT themeChanged(m_effective);
  }
}

}  // namespace visagiste
