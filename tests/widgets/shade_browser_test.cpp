#include "widgets/palettes/shade_browser.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QTabBar>
#include <QTest>
#include <QToolButton>

#include "widgets/palettes/shade_grid.h"
#include "widgets/palettes/shade_model.h"
#include "widgets/palettes/shade_text.h"
#include "widgets/palettes/swatch_painter.h"

#include <catch2/catch.hpp>

using namespace visagiste;

namespace {

const MakeupShade kRuby{"Ruby", MakeupProduct::Lipstick, MakeupFinish::Satin, {190, 20, 50}};
const MakeupShade kNude{"Nude", MakeupProduct::Lipstick, MakeupFinish::Matte, {190, 130, 110}};
const MakeupShade kInk{"Ink", MakeupProduct::Eyeliner, MakeupFinish::Matte, {12, 12, 14}};
const MakeupShade kIvory{"Ivory", MakeupProduct::Foundation, MakeupFinish::Satin, {240, 214, 196}};
const MakeupShade kCocoa{"Cocoa", MakeupProduct::Foundation, MakeupFinish::Satin, {110, 70, 50}};

PaletteShade entry(const MakeupShade& shade, Eigen::Vector3f lab, std::optional<float> mismatch = {}) {
  return {shade, lab, mismatch};
}

struct ShownBrowser {
  ShadeBrowser browser;
  std::vector<MakeupShade> chosen;

  ShownBrowser() {
    browser.setLabOf([](SrgbColor color) { return Eigen::Vector3f(color.r / 2.55F, 1, 2); });
    browser.setShades({entry(kRuby, {42, 60, 30}), entry(kNude, {60, 20, 20}), entry(kInk, {3, 0, 0}),
                       entry(kCocoa, {35, 15, 20}, 1.5F), entry(kIvory, {88, 5, 12}, 9.0F)});
    browser.resize(340, 560);
    browser.show();
    QCoreApplication::processEvents();
    QObject::connect(&browser, &ShadeBrowser::shadeChosen,
                     [this](const MakeupShade& shade) { chosen.push_back(shade); });
  }

  template <typename Widget>
  Widget* find(const char* name) {
    return browser.findChild<Widget*>(QLatin1String(name));
  }
  ShadeGrid* grid() { return find<ShadeGrid>("shadeGrid"); }
  std::vector<std::string> names() {
    std::vector<std::string> result;
    for (const PaletteShade& row : browser.model()->rows()) result.push_back(row.shade.name);
    return result;
  }
  void click(const char* button) { QTest::mouseClick(find<QToolButton>(button), Qt::LeftButton); }
};

}  // namespace

TEST_CASE("a click on a swatch chooses the shade and shows its values", "[palette]") {
  ShownBrowser shown;
  const int row = shown.browser.model()->rowOf(kRuby);
  REQUIRE(row >= 0);
  QTest::mouseClick(shown.grid()->viewport(), Qt::LeftButton, {},
                    shown.grid()->visualRect(shown.browser.model()->index(row)).center());
  REQUIRE(shown.chosen.size() == 1);
  CHECK(sameShade(shown.chosen.front(), kRuby));
  CHECK(shown.find<QLabel>("shadeName")->text().startsWith("Ruby"));
  CHECK(shown.find<QLabel>("shadeValues")->text().contains("#be1432"));
  CHECK(shown.browser.model()->recent().size() == 1);
}

TEST_CASE("the palette is usable by keyboard", "[palette]") {
  ShownBrowser shown;
  shown.grid()->setFocus();
  shown.grid()->setCurrentIndex(shown.browser.model()->index(0));
  QTest::keyClick(shown.grid(), Qt::Key_Right);
  QTest::keyClick(shown.grid(), Qt::Key_Return);
  REQUIRE(shown.chosen.size() == 1);
  CHECK(sameShade(shown.chosen.front(), shown.browser.model()->rows()[1].shade));
  QTest::keyClick(shown.grid(), Qt::Key_F);
  CHECK(shown.browser.model()->isFavourite(shown.chosen.front()));
  const QModelIndex index = shown.browser.model()->index(1);
  CHECK(index.data(Qt::AccessibleTextRole).toString().contains("Lipstick"));
}

TEST_CASE("products are grouped by kind", "[palette]") {
  ShownBrowser shown;
  CHECK(shown.find<QToolButton>("product.lipstick")->isChecked());
  CHECK_FALSE(shown.find<QToolButton>("product.eyeliner")->isVisible());
  shown.find<QTabBar>("productKinds")->setCurrentIndex(2);
  CHECK(shown.find<QToolButton>("product.eyeliner")->isVisible());
  shown.click("product.eyeliner");
  CHECK(shown.browser.product() == MakeupProduct::Eyeliner);
  CHECK(shown.names() == std::vector<std::string>{"Ink"});
}

TEST_CASE("a search looks at all products, by name, finish or colour", "[palette]") {
  ShownBrowser shown;
  auto* search = shown.find<QLineEdit>("shadeSearch");
  QTest::keyClicks(search, "ink");
  CHECK(shown.names() == std::vector<std::string>{"Ink"});
  search->setText("satin foundation");
  CHECK(shown.names() == std::vector<std::string>{"Ivory", "Cocoa"});
  search->setText("#be1432");
  CHECK(shown.names() == std::vector<std::string>{"Ruby"});
  search->setText("zzz");
  CHECK(shown.names().empty());
  CHECK(shown.find<QLabel>("noShades")->isVisible());
  SECTION("a colour that no shade has is offered as an own one") {
    search->setText("#102030");
    REQUIRE(shown.names() == std::vector<std::string>{""});
    CHECK(shown.browser.model()->rows().front().shade.color == SrgbColor{0x10, 0x20, 0x30});
    CHECK(shown.browser.model()->rows().front().lab[1] == 1);  // Lab is what was handed in.
  }
  SECTION("a shade of another product leads to that product") {
    search->setText("ink");
    shown.grid()->setCurrentIndex(shown.browser.model()->index(0));
    QTest::keyClick(shown.grid(), Qt::Key_Space);
    CHECK(shown.browser.product() == MakeupProduct::Eyeliner);
    CHECK(sameShade(shown.chosen.back(), kInk));
  }
}

TEST_CASE("skin shades are sorted from light to dark or by match", "[palette]") {
  ShownBrowser shown;
  shown.browser.setProduct(MakeupProduct::Foundation);
  CHECK(shown.names() == std::vector<std::string>{"Ivory", "Cocoa"});
  shown.click("bestMatch");
  CHECK(shown.names() == std::vector<std::string>{"Cocoa", "Ivory"});
  shown.browser.setShades({entry(kIvory, {88, 5, 12})});
  CHECK_FALSE(shown.find<QToolButton>("bestMatch")->isEnabled());
}

TEST_CASE("favourites and recent shades are kept and can be written down", "[palette]") {
  ShownBrowser shown;
  shown.browser.setCurrentShade(kNude);
  shown.click("shadeFavourite");
  shown.click("favouritesOnly");
  CHECK(shown.names() == std::vector<std::string>{"Nude"});
  shown.click("recentOnly");
  CHECK_FALSE(shown.find<QToolButton>("favouritesOnly")->isChecked());
  CHECK(shown.names().empty());
  shown.browser.takeColor({1, 2, 3});
  shown.click("recentOnly");
  shown.click("recentOnly");
  REQUIRE(shown.names() == std::vector<std::string>{""});
  CHECK(shadesOf(textsOf({kNude, kInk})).size() == 2);
  CHECK(sameShade(*shadeOf(textOf(kNude)), kNude));
  for (const char* wrong : {"", "lipstick", "lipstick|matte|red|x", "gravel|matte|#102030|x", "kajal|gloss|#102030|x"})
    CHECK_FALSE(shadeOf(QLatin1String(wrong)).has_value());
}

TEST_CASE("the newest of many recent shades stay", "[palette]") {
  constexpr std::size_t kKept = 24;
  ShadeModel model;
  for (std::size_t i = 0; i < kKept + 5; ++i) {
    MakeupShade shade = kRuby;
    shade.name = std::to_string(i);
    model.noteUse(shade);
  }
  CHECK(model.recent().size() == kKept);
  CHECK(model.recent().front().name == std::to_string(kKept + 4));
}

TEST_CASE("a product without colours offers to be put on as it is", "[palette]") {
  ShownBrowser shown;
  int wishes = 0;
  QObject::connect(&shown.browser, &ShadeBrowser::layerRequested, [&wishes] { ++wishes; });
  shown.browser.setProduct(MakeupProduct::TeethWhitening);
  auto* putOn = shown.find<QWidget>("putOn");
  REQUIRE(putOn->isVisible());
  QTest::mouseClick(putOn, Qt::LeftButton);
  CHECK(wishes == 1);
  shown.browser.takeColor({1, 2, 3});
  CHECK(shown.chosen.empty());
}

TEST_CASE("a swatch shows its colour at its middle left in every finish", "[palette]") {
  for (const MakeupFinish finish : {MakeupFinish::Matte, MakeupFinish::Satin, MakeupFinish::Gloss}) {
    QImage image(48, 40, QImage::Format_ARGB32_Premultiplied);
    QPainter painter(&image);
    paintSwatch(painter, image.rect(), {kNude.color}, finish);
    painter.end();
    CHECK(srgbOf(image.pixelColor(6, 20)) == kNude.color);
  }
}
