#include "core/style/stylizer.h"

#include <numeric>

#include "core/base/error.h"
#include "core/style/style_library.h"
#include "core/style/style_painting.h"
#include "core/style/style_reader.h"
#include "core/style/style_save.h"
#include "tests/support/error_matchers.h"
#include "tests/support/sample_images.h"
#include "tests/support/style_models.h"
#include "tests/support/temporary_folder.h"
#include "tests/unit/style/sample_styles.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using namespace visagiste::test;

namespace {

/// A stylizer on random weights with two styles at hand.
struct Studio {
  TemporaryFolder folder;
  std::shared_ptr<StyleReader> reader;
  std::shared_ptr<PortraitStylizer> stylizer;
  QuietContext quiet;

  Studio() {
    StyleLibrary library({}, folder / "own");
    library.save(samplePack("One", 1));
    library.save(samplePack("Two", 20));
    reader = std::make_shared<StyleReader>(randomStyleModels(), chooseDevice(Workload::Batch, Precision::Float32),
                                           StyleFolders{{}, folder / "own"});
    stylizer = makePortraitStylizer(reader);
  }

  Image paint(const Image& picture, const StyleSpec& spec) {
    return stylizer->stylized({picture, {}, {}}, spec, quiet);
  }
};

StyleSpec named(const std::string& style) {
  StyleSpec spec;
  spec.style = style;
  return spec;
}

Image portrait(Size size) {
  return paintedImage(size, [](int x, int y) -> std::array<int, 3> {
    return {(x + y) % 256, 60 + (x / 9 + y / 6) % 2 * 120, (3 * y) % 256};
  });
}

double meanDifference(const Image& a, const Image& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.byteCount(); ++i) sum += std::abs(int{a.pixels()[i]} - int{b.pixels()[i]});
  return sum / static_cast<double>(a.byteCount());
}

}  // namespace

TEST_CASE("a picture is restyled at its own size, and not at all at strength 0", "[style]") {
  Studio studio;
  const Image picture = portrait({203, 157});
  StyleSpec spec = named("One");
  const Image full = studio.paint(picture, spec);
  CHECK(full.size() == picture.size());
  CHECK(meanDifference(full, picture) > 10);
  spec.strength = 0;
  CHECK(largestDifference(studio.paint(picture, spec), picture) == 0);
  spec.strength = 0.5F;
  CHECK(meanDifference(studio.paint(picture, spec), picture) == Approx(0.5 * meanDifference(full, picture)).margin(1));
}

TEST_CASE("a mix lies between its styles", "[style]") {
  Studio studio;
  const Image picture = portrait({96, 96});
  const Image one = studio.paint(picture, named("One"));
  const Image two = studio.paint(picture, named("Two"));
  StyleSpec spec = named("One");
  spec.secondStyle = "Two";
  spec.mix = 1;
  CHECK(largestDifference(studio.paint(picture, spec), two) <= 1);
  spec.mix = 0;
  CHECK(largestDifference(studio.paint(picture, spec), one) == 0);
  spec.mix = 0.5F;
  const Image half = studio.paint(picture, spec);
  CHECK(meanDifference(half, one) < meanDifference(two, one));
  CHECK(meanDifference(half, two) < meanDifference(two, one));
  CHECK(meanDifference(half, one) > 0.1 * meanDifference(two, one));
}

TEST_CASE("alpha stays and grey is refused", "[style]") {
  Studio studio;
  std::vector<std::uint8_t> pixels(64 * 64 * 4);
  std::iota(pixels.begin(), pixels.end(), std::uint8_t(0));
  const Image picture({64, 64}, PixelFormat::Rgba8, pixels);
  const Image result = studio.paint(picture, named("One"));
  REQUIRE(result.format() == PixelFormat::Rgba8);
  for (std::size_t i = 3; i < pixels.size(); i += 4) REQUIRE(result.pixels()[i] == pixels[i]);
  const Image grey({8, 8}, PixelFormat::Gray8, std::vector<std::uint8_t>(64));
  CHECK(failsWith(ErrorCode::InvalidArgument, "colour", [&] { static_cast<void>(studio.paint(grey, named("One"))); }));
}

TEST_CASE("strokes have one size relative to the portrait", "[style]") {
  StyleSpec spec = named("One");
  CHECK(strokeSize({4000, 3000}, spec, 1024) == Size{1024, 768});
  CHECK(strokeSize({512, 256}, spec, 1024) == Size{512, 256});
  spec.strokeScale = 2;
  CHECK(strokeSize({4000, 3000}, spec, 1024) == Size{512, 384});
  spec.strokeScale = 0.25F;
  CHECK(strokeSize({4000, 3000}, spec, 1024) == Size{4096, 3072});
  CHECK(strokeSize({512, 256}, spec, 1024) == Size{1024, 512});  // Enlarged twice at most.
  CHECK(strokeSize({2, 1}, spec, 1024) == Size{4, 2});
}

TEST_CASE("large strokes keep the fine ones of the full size", "[style]") {
  Studio studio;
  const Image picture = portrait({480, 360});
  QuietContext quiet;
  const std::vector<StyleShare> styles = styleShares(named("One"), *studio.reader);
  std::vector<StyleStatistics> statistics;
  const Image fine = painted(picture, styles, statistics, quiet);
  const Image both = paintedTwice(picture, {120, 90}, styles, quiet);
  REQUIRE(both.size() == picture.size());
  // What neighbours differ by is detail: about as much as in the painting at full size, far more than in an enlarged
  // one.
  const auto detail = [](const Image& image) {
    double sum = 0;
    for (int y = 0; y < image.height(); ++y)
      for (int x = 3; x < 3 * image.width(); ++x) sum += std::abs(int{image.row(y)[x]} - int{image.row(y)[x - 3]});
    return sum / static_cast<double>(image.byteCount());
  };
  CHECK(detail(both) > 0.7 * detail(fine));
  StyleSpec spec = named("One");
  spec.strokeScale = 4;
  spec.protect = 0;
  CHECK(largestDifference(studio.paint(picture, spec), both) <= 2);
}

TEST_CASE("what a spec paints with becomes a pack", "[style]") {
  Studio studio;
  const std::string file = StyleLibrary({}, studio.folder / "own").find("One").file.string();
  StyleSpec spec = named(file);
  const StylePack same = packOfSpec(spec, *studio.reader, "Mine");
  CHECK(same.card.name == "Mine");
  CHECK(same.card.nameZh.empty());
  CHECK(same.card.author == "Somebody");
  CHECK(same.card.fingerprint == std::string(64, 'a'));
  CHECK(same.vector("") == randomVector(1));
  spec.secondStyle = "Two";
  spec.mix = 0.25F;
  const StylePack mixed = packOfSpec(spec, *studio.reader, "Mixed");
  CHECK(mixed.vector("") == blended(randomVector(1), randomVector(20), 0.25F));
  CHECK(mixed.card.fingerprint.empty());
}

TEST_CASE("a smaller scene takes its faces along", "[style]") {
  StyleScene scene{portrait({400, 200}), {{}}, {}};
  scene.faces[0].landmarks.pointsPx = Eigen::Matrix2Xf::Constant(2, 468, 100);
  scene.faces[0].landmarks.relativeDepth = Eigen::VectorXf::Constant(468, 8);
  FaceParsing parsing;
  parsing.pictureFromCrop << 2, 0, 40, 0, 2, 20;
  scene.faces[0].parsing = std::make_shared<const FaceParsing>(parsing);
  const StyleScene half = shrunkToFit(scene, 200);
  CHECK(half.picture.size() == Size{200, 100});
  CHECK(half.faces[0].landmarks.pointsPx(0, 7) == 50);
  CHECK(half.faces[0].landmarks.relativeDepth[7] == 4);
  CHECK(half.faces[0].parsing->pictureFromCrop(0, 2) == 20);
  CHECK(half.faces[0].parsing->pictureFromCrop(1, 1) == 1);
  CHECK(shrunkToFit(scene, 400).faces[0].parsing == scene.faces[0].parsing);
}

TEST_CASE("a cancelled painting unwinds", "[style]") {
  class Unwanted final : public RunContext {
   public:
    void checkpoint() override { throw Cancelled(); }
    void report(float, std::string_view) override {}
  } unwanted;
  Studio studio;
  CHECK_THROWS_AS(studio.stylizer->stylized({portrait({64, 64}), {}, {}}, named("One"), unwanted), Cancelled);
}
