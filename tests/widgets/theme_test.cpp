#include "widgets/common/theme.h"

#include <QApplication>
#include <QSignalSpy>

#include "widgets/common/icons.h"

#include <catch2/catch.hpp>

using namespace visagiste;

TEST_CASE("contrast after WCAG", "[theme]") {
  CHECK(contrastRatio(Qt::black, Qt::white) == Approx(21));
  CHECK(contrastRatio(Qt::white, Qt::white) == Approx(1));
}

TEST_CASE("all text reaches a contrast of 4.5 in both themes", "[theme]") {
  for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
    const ThemeColors& c = themeColors(choice);
    CAPTURE(static_cast<int>(choice));
    for (const QColor& ground : {c.window, c.surface, c.raised, c.hover, c.pressed, c.canvas}) {
      CAPTURE(ground.name().toStdString());
      CHECK(contrastRatio(c.text, ground) >= 4.5);
    }
    for (const QColor& ground : {c.window, c.surface, c.canvas}) {
      CAPTURE(ground.name().toStdString());
      CHECK(contrastRatio(c.textMuted, ground) >= 4.5);
    }
    for (const QColor& ground : {c.window, c.surface, c.raised, c.hover, c.pressed}) {
      CAPTURE(ground.name().toStdString());
      CHECK(contrastRatio(c.accentText, ground) >= 4.5);
    }
    for (const QColor& severity : {c.success, c.information, c.warning, c.danger}) {
      CAPTURE(severity.name().toStdString());
      CHECK(contrastRatio(severity, c.window) >= 4.5);
      CHECK(contrastRatio(severity, c.surface) >= 4.5);
    }
    CHECK(contrastRatio(c.onAccent, c.accent) >= 4.5);
    CHECK(contrastRatio(c.onAccent, c.accentHover) >= 4.5);
  }
}

TEST_CASE("the theme can be chosen and changes palette and icons", "[theme]") {
  auto* theme = qApp->findChild<ThemeController*>("themeController");
  REQUIRE(theme != nullptr);
  theme->setChoice(ThemeChoice::Light);
  const QSignalSpy changed(theme, &ThemeController::themeChanged);
  const QImage light = icon("undo").pixmap(32, 32).toImage();
  theme->setChoice(ThemeChoice::Dark);
  CHECK(changed.size() == 1);
  CHECK(theme->effective() == ThemeChoice::Dark);
  CHECK(QApplication::palette().color(QPalette::Window) == themeColors(ThemeChoice::Dark).window);
  CHECK_FALSE(qApp->styleSheet().contains('@'));  // Every name in the style sheet has a colour.
  CHECK(icon("undo").pixmap(32, 32).toImage() != light);
  theme->setChoice(ThemeChoice::System);
}

TEST_CASE("every icon draws something at every size", "[theme]") {
  CHECK(iconNames().size() >= 60);
  for (const QString& name : iconNames()) {
    for (const int side : {16, 20, 48}) {
      const QImage image = icon(name).pixmap(side, side).toImage();
      CAPTURE(name.toStdString(), side);
      REQUIRE(image.size() == QSize(side, side));
      int drawn = 0;
      for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
          drawn += qAlpha(image.pixel(x, y)) > 100 ? 1 : 0;
        }
      }
      CHECK(drawn >= side / 4);
      CHECK(drawn < side * side * 6 / 10);
    }
  }
  CHECK(icon("no-such-icon").isNull());
}
