#include <QComboBox>
#include <QDialog>
#include <QPlainTextEdit>

#include "tests/integration/studio/studio_fixture.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using namespace visagiste::test;

TEST_CASE("help, licences and settings open without blocking", "[studio]") {
  Studio studio;
  QTest::keyClick(&studio.window(), Qt::Key_F1);
  REQUIRE(studio.find<QDialog>("helpDialog") != nullptr);
  studio.window().showAbout();
  REQUIRE(studio.find<QDialog>("aboutDialog") != nullptr);
  CHECK(studio.find<QPlainTextEdit>("licences")->toPlainText().size() > 500);
}

TEST_CASE("a theme takes hold at once and is kept", "[studio]") {
  Studio studio;
  studio.window().showSettings();
  auto* theme = studio.find<QComboBox>("themeChoice");
  REQUIRE(theme != nullptr);
  theme->setFocus();
  theme->setCurrentIndex(theme->findData(QStringLiteral("light")));
  Q_EMIT theme->activated(theme->currentIndex());
  CHECK(QApplication::palette().color(QPalette::Window).lightness() > 128);
  const SettingsStore kept(QString::fromStdString((studio.folder() / "settings.json").string()));
  CHECK(kept.value(SettingKey<QString>{"theme", QStringLiteral("dark")}) == QStringLiteral("light"));
}

TEST_CASE("exporting without a head explains", "[studio]") {
  Studio studio;
  studio.window().exportHead();
  CHECK(studio.message().text.contains(QStringLiteral("no head")));
}
