#pragma once

#include <QColor>
#include <QObject>
#include <QPalette>

class QApplication;

namespace visagiste {

enum class ThemeChoice {
  System = 1,  ///< Light or dark as the desktop's own palette is.
  Light,
  Dark,
};

/// Every colour the studio paints with. Two fixed sets; all text colours reach a contrast of 4.5 on their grounds.
struct ThemeColors {
  QColor window;   ///< Ground of docks, bars, dialogs.
  QColor surface;  ///< Ground of lists, fields, cards.
  QColor raised;   ///< Buttons at rest.
  QColor hover;    ///< Buttons and rows under the pointer.
  QColor pressed;
  QColor canvas;     ///< Ground behind pictures; neutral, so that colours are judged rightly.
  QColor canvasAlt;  ///< Second tone of the chequered ground of transparent pictures.
  QColor border;
  QColor text;
  QColor textMuted;  ///< Second-rank text; still readable.
  QColor textFaint;  ///< Disabled text.
  QColor accent;     ///< The one accent: primary buttons, slider fill, focus.
  QColor accentHover;
  QColor accentText;  ///< Accent as text or icon on window, surface and raised.
  QColor onAccent;    ///< Text on accent.
  QColor success;     ///< The four severities as text or icon on window and surface.
  QColor information;
  QColor warning;
  QColor danger;
  QColor overlay;  ///< Lines drawn over pictures: mesh, boxes.
  QColor overlaySelected;
};

/// The colours of one theme. `choice` must be Light or Dark. Any thread.
[[nodiscard]] const ThemeColors& themeColors(ThemeChoice choice);

/// The colours that belong to a palette set by ThemeController: dark ones where its window colour is dark.
/// Widgets call it with their own palette() and repaint on QEvent::PaletteChange.
[[nodiscard]] const ThemeColors& themeColors(const QPalette& palette);

/// Contrast ratio after WCAG 2.1 (relative luminance), 1..21. Alpha is ignored.
[[nodiscard]] double contrastRatio(const QColor& a, const QColor& b);

/// Gives an application its style, palette and style sheet, and keeps following the desktop where asked to.
///
/// Create one after the QApplication; it starts with ThemeChoice::System. GUI thread only.
class ThemeController : public QObject {
  Q_OBJECT
 public:
  explicit ThemeController(QApplication& application);

  [[nodiscard]] ThemeChoice choice() const { return m_choice; }
  /// What is shown now: Light or Dark.
  [[nodiscard]] ThemeChoice effective() const { return m_effective; }
  void setChoice(ThemeChoice choice);

 Q_SIGNALS:
  void themeChanged(visagiste::ThemeChoice effective);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void apply();
  [[nodiscard]] ThemeChoice desktopTheme() const;

  QApplication& m_application;
  ThemeChoice m_choice = ThemeChoice::System;
  ThemeChoice m_effective = ThemeChoice::Light;
  bool m_applying = false;
};

}  // namespace visagiste
