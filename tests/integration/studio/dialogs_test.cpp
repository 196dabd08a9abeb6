#include <QAbstractButton>
#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QPlainTextEdit>
#include <QShortcut>

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

TEST_CASE("the list of keys names every key of every page, and what it does", "[studio]") {
  Studio studio;
  // From the window itself, whatever the list looks for.
  QStringList keys;
  for (const QShortcut* shortcut : studio.window().findChildren<QShortcut*>())
    keys.append(shortcut->key().toString(QKeySequence::NativeText));
  for (const QAction* action : studio.window().findChildren<QAction*>())
    keys.append(action->shortcut().toString(QKeySequence::NativeText));
  for (const QAbstractButton* button : studio.window().findChildren<QAbstractButton*>())
    keys.append(button->shortcut().toString(QKeySequence::NativeText));
  keys.removeAll(QString());
  REQUIRE(keys.size() > 40);
  studio.window().showHelp();
  QStringList listed;
  const auto onPage = [&](const char* page, const char* key) {
    return listed.contains(QLatin1String(page) + QLatin1Char(' ') + QLatin1String(key));
  };
  for (const QLabel* label : studio.find<QDialog>("helpDialog")->findChildren<QLabel*>()) {
    if (!label->property("page").isValid())
      continue;
    listed.append(label->property("page").toString() + QLatin1Char(' ') + label->text());
    keys.removeAll(label->text());
    INFO(label->text().toStdString());
    CHECK_FALSE(qobject_cast<QLabel*>(label->buddy())->text().isEmpty());
  }
  INFO(keys.join(QLatin1Char(' ')).toStdString());
  CHECK(keys.isEmpty());
  CHECK(listed.removeDuplicates() == 0);
  CHECK(onPage("window", "Ctrl+O"));
  CHECK(onPage("clothes", "G"));
  CHECK(onPage("clothes", "C"));
  CHECK(onPage("style", "C"));
  CHECK(onPage("clothes", "Tab, arrow keys"));
  CHECK(onPage("portrait", "Ctrl+R"));
  CHECK(onPage("live", "Space"));
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
