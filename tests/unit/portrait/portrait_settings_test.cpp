#include "core/portrait/portrait_settings.h"

#include "core/base/error.h"

#include <catch2/catch.hpp>

using namespace visagiste;

namespace {

const std::vector<std::string> kChannels{"jawOpen",         "mouthSmileLeft", "mouthSmileRight",
                                         "cheekSquintLeft", "eyeBlinkLeft",   "eyeLookUpLeft"};

PortraitWish resting() {
  PortraitWish wish;
  wish.expression = Eigen::VectorXf::Constant(6, 0.2F);
  return wish;
}

}  // namespace

TEST_CASE("a channel takes its value", "[portrait]") {
  PortraitWish wish = resting();
  applySetting("jawOpen", 0.6F, kChannels, wish);
  CHECK(wish.expression[0] == 0.6F);
  CHECK(wish.expression[1] == 0.2F);
}

TEST_CASE("a friendly setting moves its channels by its value", "[portrait]") {
  PortraitWish none = resting();
  applySetting("smile", 0, kChannels, none);
  CHECK(none.expression == resting().expression);
  PortraitWish half = resting();
  applySetting("smile", 0.5F, kChannels, half);
  PortraitWish full = resting();
  applySetting("smile", 1, kChannels, full);
  CHECK(full.expression[1] == full.expression[2]);
  CHECK(full.expression[1] > half.expression[1]);
  CHECK(half.expression[1] == Approx(0.5F * (0.2F + full.expression[1])));
  CHECK(full.expression[0] == 0.2F);  // The jaw is no part of it.
}

TEST_CASE("later settings refine earlier ones", "[portrait]") {
  PortraitWish wish = resting();
  applySetting("smile", 1, kChannels, wish);
  applySetting("mouthSmileLeft", 0.1F, kChannels, wish);
  CHECK(wish.expression[1] == 0.1F);
  CHECK(wish.expression[2] > 0.5F);
}

TEST_CASE("a relaxed face keeps its gaze", "[portrait]") {
  PortraitWish wish = resting();
  applySetting("relaxed", 1, kChannels, wish);
  CHECK(wish.expression.head(5).isZero());
  CHECK(wish.expression[5] == 0.2F);
}

TEST_CASE("head and eyes have settings of their own", "[portrait]") {
  PortraitWish wish = resting();
  applySetting("yaw", -12, kChannels, wish);
  applySetting("look-at-camera", 0.7F, kChannels, wish);
  CHECK(wish.yawDeg == -12);
  CHECK(wish.lookAtCamera == 0.7F);
  CHECK(wish.expression == resting().expression);
}

TEST_CASE("wrong settings are told with the choices", "[portrait]") {
  PortraitWish wish = resting();
  CHECK_THROWS_WITH(applySetting("smirk", 1, kChannels, wish),
                    Catch::Contains("smirk") && Catch::Contains("smile") && Catch::Contains("mouthSmileRight"));
  CHECK_THROWS_WITH(applySetting("smile", 1.2F, kChannels, wish), Catch::Contains("from 0 to 1"));
  CHECK_THROWS_WITH(applySetting("yaw", 45, kChannels, wish), Catch::Contains("-30 to 30"));
  CHECK_THROWS_AS(applySetting("jawOpen", -0.1F, kChannels, wish), Error);
  for (const PortraitSetting& setting : friendlySettings())
    CHECK_NOTHROW(applySetting(setting.name, setting.highest, kChannels, wish));
}
