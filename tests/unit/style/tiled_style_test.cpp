#include "core/style/tiled_style.h"

#include "core/base/error.h"
#include "tests/support/error_matchers.h"
#include "tests/support/sample_images.h"
#include "tests/support/style_models.h"
#include "tests/unit/style/sample_styles.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using namespace visagiste::test;

namespace {

std::shared_ptr<StyleNetwork> network() {
  static const auto loaded =
      StyleNetwork::load(randomStyleModels().folder("style-net-v1"), chooseDevice(Workload::Batch, Precision::Float32));
  return loaded;
}

/// Light falls off over the picture, so that tiles by themselves would have statistics of their own.
Image shaded(Size size) {
  return paintedImage(size, [size](int x, int y) -> std::array<int, 3> {
    const int light = 200 * x / size.width;
    const int stripe = (x / 5 + y / 7) % 2 * 40;
    return {light + stripe, light / 2 + stripe, 200 * y / size.height};
  });
}

class Stopped final : public RunContext {
 public:
  void checkpoint() override {
    if (++m_checks > 2)
      throw Cancelled();
  }
  void report(float fraction, std::string_view) override {
    CHECK(fraction >= m_fraction);
    m_fraction = fraction;
  }

 private:
  int m_checks = 0;
  float m_fraction = 0;
};

}  // namespace

TEST_CASE("tiles meet without seams: tiled is what untiled is", "[style]") {
  QuietContext quiet;
  const Image picture = shaded({700, 410});  // No multiple of anything.
  const StyleVector vector = randomVector(1);
  TileOptions small;
  small.tileSidePx = 256;
  const StyleStatistics statistics = statisticsOfWhole(*network(), picture, vector, small);
  const Image whole = paintedInTiles(*network(), picture, vector, statistics, TileOptions(), quiet).picture;
  const auto tiled = paintedInTiles(*network(), picture, vector, {}, small, quiet);
  CHECK(tiled.statistics.means == statistics.means);
  CHECK(tiled.picture.size() == picture.size());
  CHECK(largestDifference(tiled.picture, whole) <= 1);  // The same sums in another order.
}

TEST_CASE("pictures smaller than the network's cells are painted too", "[style]") {
  QuietContext quiet;
  for (const Size size : {Size{1, 1}, Size{3, 70}, Size{17, 9}})
    CHECK(paintedInTiles(*network(), shaded(size), randomVector(1), {}, TileOptions(), quiet).picture.size() == size);
}

TEST_CASE("painting in tiles reports, and stops between them", "[style]") {
  Stopped context;
  TileOptions small;
  small.tileSidePx = 216;
  CHECK_THROWS_AS(paintedInTiles(*network(), shaded({300, 300}), randomVector(1), {}, small, context), Cancelled);
  QuietContext quiet;
  small.tileSidePx = 128;
  CHECK(failsWith(ErrorCode::InvalidArgument, "128", [&] {
    static_cast<void>(paintedInTiles(*network(), shaded({300, 300}), randomVector(1), {}, small, quiet));
  }));
}
