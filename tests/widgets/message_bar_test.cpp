#include "widgets/common/message_bar.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <catch2/catch.hpp>

using namespace visagiste;

TEST_CASE("a message can be read, acted on and closed", "[message_bar]") {
  QWidget window;
  MessageBar bar(&window);
  window.show();
  CHECK(bar.isHidden());
  const QSignalSpy acted(&bar, &MessageBar::actionTriggered);
  const QSignalSpy dismissed(&bar, &MessageBar::dismissed);
  bar.showMessage({MessageSeverity::Failure, "The disk is full.", "Choose folder", "choose"});
  CHECK_FALSE(bar.isHidden());
  CHECK(bar.accessibleDescription() == "The disk is full.");
  QTest::mouseClick(bar.findChild<QPushButton*>("messageAction"), Qt::LeftButton);
  REQUIRE(acted.size() == 1);
  CHECK(acted[0][0].toString() == "choose");
  CHECK(bar.isHidden());
  bar.showMessage(MessageSeverity::Warning, "The picture is small.");
  CHECK(bar.findChild<QPushButton*>("messageAction")->isHidden());
  QTest::mouseClick(bar.findChild<QToolButton*>("messageClose"), Qt::LeftButton);
  CHECK(bar.isHidden());
  bar.showMessage(MessageSeverity::Warning, "The picture is small.");
  QTest::keyClick(&bar, Qt::Key_Escape);
  CHECK(bar.isHidden());
  CHECK(dismissed.size() == 3);
}

TEST_CASE("longer messages stay longer, within reason", "[message_bar]") {
  CHECK(MessageBar::stayMs("Saved.") >= 4000);
  CHECK(MessageBar::stayMs(QString(100, 'x')) > MessageBar::stayMs("Saved."));
  CHECK(MessageBar::stayMs(QString(5000, 'x')) <= 15000);
}
