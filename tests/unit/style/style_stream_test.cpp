#include <random>

#include "core/base/error.h"
#include "core/style/style_library.h"
#include "core/style/style_reader.h"
#include "core/style/stylizer.h"
#include "tests/support/error_matchers.h"
#include "tests/support/sample_images.h"
#include "tests/support/style_models.h"
#include "tests/support/temporary_folder.h"
#include "tests/unit/style/sample_styles.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using namespace visagiste::test;

namespace {

constexpr Size kSize{160, 120};

/// The same still scene, each time with another camera noise of about 3 levels.
Image noisy(unsigned seed, int light = 0) {
  std::mt19937 random(seed);
  std::normal_distribution<double> noise(0, 3);
  return paintedImage(kSize, [&](int x, int y) -> std::array<int, 3> {
    const auto level = [&](int value) { return std::clamp(int(value + light + noise(random)), 0, 255); };
    return {level(40 + x), level(90 + (x / 20 + y / 15) % 2 * 50), level(200 - y)};
  });
}

double meanDifference(const Image& a, const Image& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.byteCount(); ++i) sum += std::abs(int{a.pixels()[i]} - int{b.pixels()[i]});
  return sum / static_cast<double>(a.byteCount());
}

struct Studio {
  TemporaryFolder folder;
  std::shared_ptr<PortraitStylizer> stylizer;
  StyleSpec spec;

  Studio() {
    StyleLibrary({}, folder / "own").save(samplePack("One", 1));
    stylizer = makePortraitStylizer(std::make_shared<StyleReader>(
        randomStyleModels(), chooseDevice(Workload::Batch, Precision::Float32), StyleFolders{{}, folder / "own"}));
    spec.style = "One";
  }

  /// Mean change from frame to frame once the stream has settled.
  double flicker(bool isSteadied) {
    StyleStreamOptions options;
    options.isSteadied = isSteadied;
    const auto stream = stylizer->stream(spec, options);
    Image last;
    double sum = 0;
    constexpr unsigned kSettled = 8;
    constexpr unsigned kFrames = 24;
    for (unsigned i = 0; i < kFrames; ++i) {
      const Image now = stream->next({noisy(i), {}, {}});
      REQUIRE(now.size() == kSize);
      if (i > kSettled)
        sum += meanDifference(now, last) / (kFrames - kSettled - 1);
      last = now;
    }
    return sum;
  }
};

}  // namespace

TEST_CASE("a steadied still clip flickers less than frames by themselves", "[style]") {
  Studio studio;
  const double alone = studio.flicker(false);
  const double steadied = studio.flicker(true);
  CAPTURE(alone, steadied);
  CHECK(alone > 0.5);  // There is something to steady.
  CHECK(steadied < 0.5 * alone);
}

TEST_CASE("a cut to another scene is taken at once", "[style]") {
  Studio studio;
  const auto stream = studio.stylizer->stream(studio.spec, {});
  for (unsigned i = 0; i < 4; ++i) static_cast<void>(stream->next({noisy(i, -40), {}, {}}));
  const Image other = paintedImage(kSize, [](int x, int y) -> std::array<int, 3> {
    return {255 - (x + y) % 200, 20, 255 - y};
  });
  const auto fresh = studio.stylizer->stream(studio.spec, {});
  CHECK(largestDifference(stream->next({other, {}, {}}), fresh->next({other, {}, {}})) <= 1);
}

TEST_CASE("frames may change their size, and a stream's size is checked", "[style]") {
  Studio studio;
  const auto stream = studio.stylizer->stream(studio.spec, {});
  static_cast<void>(stream->next({noisy(1), {}, {}}));
  CHECK(stream->next({quadrants({90, 70}), {}, {}}).size() == Size{90, 70});
  StyleStreamOptions tiny;
  tiny.mostSidePx = 10;
  CHECK(failsWith(ErrorCode::InvalidArgument, "64",
                  [&] { static_cast<void>(studio.stylizer->stream(studio.spec, tiny)); }));
  StyleSpec nothing = studio.spec;
  nothing.strength = 0;
  const Image frame = noisy(3);
  CHECK(largestDifference(studio.stylizer->stream(nothing, {})->next({frame, {}, {}}), frame) == 0);
}
