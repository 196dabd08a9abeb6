#include "widgets/palettes/style_panel.h"

#include <QComboBox>
#include <QSignalSpy>
#include <QTest>

#include "widgets/sliders/coefficient_row.h"
#include "widgets/sliders/value_slider.h"

#include <catch2/catch.hpp>

using namespace visagiste;

namespace {

StyleSpec oil() {
  StyleSpec spec;
  spec.style = "oil.vstyle";
  return spec;
}

ValueSlider* slider(StylePanel& panel, const char* name) {
  return panel.findChild<CoefficientRow*>(QLatin1String(name))->slider();
}

}  // namespace

TEST_CASE("a style's numbers are edited, and shown without an echo", "[style]") {
  StylePanel panel;
  panel.show();
  QSignalSpy edits(&panel, &StylePanel::specEdited);
  CHECK_FALSE(slider(panel, "styleStrength")->isEnabled());  // There is no style yet.
  panel.setSpec(oil());
  CHECK(edits.isEmpty());
  QTest::keyClick(slider(panel, "styleHair"), Qt::Key_Home);
  REQUIRE(edits.count() == 1);
  CHECK(panel.spec().regions.hair == 0);
  CHECK(edits[0][1].value<EditStep>() == EditStep::Ends);
  QTest::mouseDClick(slider(panel, "styleHair"), Qt::LeftButton);
  CHECK(panel.spec().regions.hair == 1);
}

TEST_CASE("a drag is one gesture that ends once", "[style]") {
  StylePanel panel;
  panel.resize(320, 600);
  panel.show();
  panel.setSpec(oil());
  QSignalSpy edits(&panel, &StylePanel::specEdited);
  ValueSlider* strength = slider(panel, "styleStrength");
  const QPoint middle = strength->rect().center();
  QTest::mousePress(strength, Qt::LeftButton, {}, middle);
  QTest::mouseMove(strength, middle + QPoint(-20, 0));
  QTest::mouseMove(strength, middle + QPoint(-40, 0));
  QTest::mouseRelease(strength, Qt::LeftButton, {}, middle + QPoint(-40, 0));
  REQUIRE(edits.count() >= 2);
  for (int i = 0; i + 1 < edits.count(); ++i) CHECK(edits[i][1].value<EditStep>() == EditStep::Continues);
  CHECK(edits.back()[1].value<EditStep>() == EditStep::Ends);
}

TEST_CASE("a second style brings its share", "[style]") {
  StylePanel panel;
  panel.show();
  panel.setStyles({{"oil.vstyle", "Oil", {}, {}, false}, {"ink.vstyle", "Ink", {}, {}, false}});
  panel.setSpec(oil());
  CHECK_FALSE(slider(panel, "styleMix")->isEnabled());
  auto* second = panel.findChild<QComboBox*>(QStringLiteral("secondStyle"));
  second->setFocus();
  QTest::keyClick(second, Qt::Key_End);
  CHECK(panel.spec().secondStyle == "ink.vstyle");
  CHECK(panel.spec().mix == 0.5F);
  CHECK(slider(panel, "styleMix")->isEnabled());
  QTest::keyClick(second, Qt::Key_Home);
  CHECK(panel.spec().secondStyle.empty());
  CHECK(panel.spec().mix == 0);
}
