// The parts of the Makeup and Live pages that need no window.
#include <atomic>

#include <QSignalSpy>
#include <QTest>

#include "app/studio/live_parsing.h"
#include "app/studio/look_keeper.h"
#include "app/studio/makeup_fader.h"
#include "app/studio/painted_faces.h"
#include "app/studio/shade_matching.h"
#include "app/studio/video_recorder.h"
#include "core/camera/recording.h"
#include "core/image/color.h"
#include "core/makeup/look_file.h"
#include "core/makeup/look_library.h"
#include "tests/integration/studio/chinese.h"
#include "tests/support/sample_images.h"
#include "tests/support/temporary_folder.h"
#include "widgets/palettes/shade_model.h"

#include <catch2/catch.hpp>

using namespace visagiste;

namespace {

using Clock = std::chrono::steady_clock;

constexpr int kWaitMs = 30'000;  // A busy machine; the wait ends as soon as the thing has happened.

Landmarks landmarksAround(float x, float y, float reach) {
  Landmarks landmarks;
  landmarks.pointsPx.resize(2, 4);
  landmarks.pointsPx << x - reach, x + reach, x, x, y, y, y - reach, y + reach;
  landmarks.relativeDepth = Eigen::VectorXf::Constant(4, reach);
  landmarks.presence = 1;
  return landmarks;
}

TrackedFace trackedFace(int id, float presence = 1) {
  TrackedFace face;
  face.id = id;
  face.landmarks = landmarksAround(50, 50, 10);
  face.landmarks.presence = presence;
  return face;
}

std::shared_ptr<const MakeupLook> redLips() {
  MakeupLook look;
  look.name = "Red lips";
  look.layers = {usualLayer(MakeupProduct::Lipstick, {200, 10, 40})};
  return std::make_shared<const MakeupLook>(look);
}

MakeupShade shade(const char* name, MakeupProduct product, SrgbColor color) {
  return {name, product, MakeupFinish::Satin, color};
}

SkinTone skinOf(SrgbColor color) {
  SkinTone skin;
  skin.lab = labOf(color);
  skin.color = color;
  return skin;
}

/// Counts what it is shown; throws when it is told to.
struct CountingParser final : FaceParser {
  FaceParsing parse(const Image&, const Landmarks&) override {
    if (isBroken) {
      throw Error(ErrorCode::BadWeights, "worn out");
    }
    ++parsed;
    return {};
  }
  std::atomic<int> parsed{0};
  std::atomic<bool> isBroken{false};
};

std::shared_ptr<const Frame> frameAt(std::chrono::milliseconds time) {
  auto frame = std::make_shared<Frame>();
  frame->capturedAt = Clock::time_point(time);
  return frame;
}

float mismatchOf(const MakeupShade& shade, const SkinTone& skin) {
  return matchedShades({shade}, skin).front().mismatch.value();
}

}  // namespace

TEST_CASE("a smaller copy of a picture keeps its faces in place", "[studio][makeup]") {
  const PaintedFaces whole{test::quadrants({400, 200}),
                           {{0, landmarksAround(300, 100, 40), {}, nullptr, redLips(), 1}}};
  const PaintedFaces half = shrunkToFit(whole, 200);
  CHECK(half.picture.size() == Size{200, 100});
  CHECK(half.faces.front().landmarks.pointsPx.col(0).isApprox(Eigen::Vector2f(130, 50)));
  CHECK(half.faces.front().landmarks.relativeDepth[0] == Approx(20));
  CHECK(shrunkToFit(whole, 1000).picture.sharedPixels() == whole.picture.sharedPixels());
}

TEST_CASE("a portrait is cut around its face", "[studio][makeup]") {
  FaceParsing parsing;
  parsing.pictureFromCrop << 1, 0, 300, 0, 1, 100;
  MakeupFace face{0, landmarksAround(300, 100, 40), {}, std::make_shared<const FaceParsing>(parsing), redLips(), 1};
  const PaintedFaces whole{test::quadrants({400, 200}), {{}, face}};
  const PaintedFaces portrait = portraitOf(whole, 1, 128);
  REQUIRE(portrait.faces.size() == 1);
  CHECK(portrait.picture.size() == Size{128, 128});
  const Eigen::Vector2f middle = portrait.faces.front().landmarks.pointsPx.rowwise().mean();
  CHECK(middle.x() == Approx(64).margin(0.01));
  CHECK(middle.y() > 64);  // More room for hair than for the neck.
  CHECK(portrait.faces.front().landmarks.pointsPx.minCoeff() > 0);
  CHECK(portrait.faces.front().landmarks.pointsPx.maxCoeff() < 128);
  const Eigen::Vector2d carriedMiddle = portrait.faces.front().parsing->pictureFromCrop.col(2);
  CHECK(carriedMiddle.cast<float>().isApprox(middle, 1e-3F));
  CHECK_THROWS_AS(portraitOf(whole, 0, 128), Error);
}

TEST_CASE("makeup is worn where a layer can be seen", "[studio][makeup]") {
  PaintedFaces faces{test::quadrants({8, 8}), {{0, landmarksAround(4, 4, 2), {}, nullptr, nullptr, 1}}};
  CHECK_FALSE(wearsMakeup(faces));
  faces.faces.front().look = redLips();
  CHECK(wearsMakeup(faces));
  MakeupLook hidden = *redLips();
  hidden.layers.front().visible = false;
  faces.faces.front().look = std::make_shared<const MakeupLook>(hidden);
  CHECK_FALSE(wearsMakeup(faces));
}

TEST_CASE("makeup fades in, stays, and fades out where it was seen last", "[studio][makeup]") {
  MakeupFader fader;
  LiveLooks looks;
  looks.everybody = redLips();
  Clock::time_point now{};
  const auto step = [&](const std::vector<TrackedFace>& faces) {
    now += std::chrono::milliseconds(100);  // A third of the fade.
    return fader.step(faces, looks, now);
  };
  CHECK(step({trackedFace(1)}).empty());
  CHECK(step({trackedFace(1)}).front().strength == Approx(1 / 3.0));
  CHECK(step({trackedFace(1)}).front().strength == Approx(2 / 3.0));
  CHECK(step({trackedFace(1)}).front().strength == Approx(1));
  CHECK(step({trackedFace(1)}).front().strength == Approx(1));
  CHECK(step({trackedFace(1, 0)}).front().strength == Approx(2 / 3.0));  // Missed: no jump.
  const std::vector<MakeupFace> fading = step({});
  CHECK(fading.front().strength == Approx(1 / 3.0));
  CHECK(fading.front().id == 1);
  CHECK(step({}).empty());
  SECTION("a face that comes back in time goes on from where it was") {
    for (int i = 0; i < 4; ++i) static_cast<void>(step({trackedFace(2)}));
    CHECK(step({}).front().strength == Approx(2 / 3.0));
    CHECK(step({trackedFace(2)}).front().strength == Approx(1));
  }
}

TEST_CASE("each person wears an own look, the others everybody's", "[studio][makeup]") {
  MakeupFader fader;
  LiveLooks looks;
  looks.everybody = redLips();
  looks.own[2] = std::make_shared<const MakeupLook>();
  Clock::time_point now{};
  static_cast<void>(fader.step({trackedFace(1), trackedFace(2)}, looks, now));
  const auto faces = fader.step({trackedFace(1), trackedFace(2)}, looks, now + std::chrono::seconds(1));
  REQUIRE(faces.size() == 2);
  CHECK(faces[0].look == looks.everybody);
  CHECK(faces[1].look->layers.empty());
}

TEST_CASE("a parsing moves along with the landmarks", "[studio][makeup]") {
  FaceParsing parsing;
  parsing.pictureFromCrop << 2, 0, 40, 0, 2, 40;  // Crop pixel (5, 5) lies on (50, 50).
  const FaceParsing moved = carried(parsing, landmarksAround(50, 50, 10), landmarksAround(80, 30, 20));
  const Eigen::Vector2d middle = moved.pictureFromCrop * Eigen::Vector3d(5, 5, 1);
  CHECK(middle.isApprox(Eigen::Vector2d(80, 30), 1e-4));
  CHECK(moved.pictureFromCrop(0, 0) == Approx(4));
  Landmarks other;
  other.pointsPx.resize(2, 3);
  CHECK_THROWS_AS(carried(parsing, other, landmarksAround(0, 0, 1)), Error);
}

TEST_CASE("frames of a stream are parsed as often as asked, each once", "[studio][live]") {
  using std::chrono::milliseconds;
  const auto parser = std::make_shared<CountingParser>();
  LiveParsing parsing([parser] { return parser; });
  const std::vector<TrackedFace> faces{trackedFace(4)};
  CHECK(parsing.parsingOf(4, faces.front().landmarks) == nullptr);
  const auto first = frameAt(milliseconds(1000));
  parsing.offer(first, faces, milliseconds(150));
  REQUIRE(QTest::qWaitFor([&] { return parsing.answerCount() == 1; }, kWaitMs));
  parsing.offer(first, faces, milliseconds(0));
  parsing.offer(frameAt(milliseconds(1100)), faces, milliseconds(150));
  parsing.offer(frameAt(milliseconds(1050)), faces, milliseconds(0));
  REQUIRE(QTest::qWaitFor([&] { return parsing.answerCount() == 2; }, kWaitMs));
  CHECK(parser->parsed == 2);
  CHECK(parsing.parsingOf(4, faces.front().landmarks) != nullptr);
  CHECK(parsing.parsingOf(5, faces.front().landmarks) == nullptr);
  CHECK_FALSE(parsing.problem());

  parser->isBroken = true;
  parsing.offer(frameAt(milliseconds(1200)), faces, milliseconds(0));
  REQUIRE(QTest::qWaitFor([&] { return parsing.problem().has_value(); }, kWaitMs));
  CHECK(parsing.problem()->code() == ErrorCode::BadWeights);
  CHECK(parsing.parsingOf(4, faces.front().landmarks) == nullptr);
}

TEST_CASE("skin products match the skin, colours its undertone", "[studio][makeup]") {
  using P = MakeupProduct;
  const SkinTone tan = skinOf({190, 140, 105});
  const SkinTone cool = skinOf({225, 185, 180});
  CHECK(mismatchOf(shade("own", P::Foundation, tan.color), tan) == Approx(0).margin(1e-3));
  CHECK(mismatchOf(shade("pale", P::Foundation, {245, 225, 210}), tan) > 10);
  // Concealer goes lighter than the skin, contour darker.
  CHECK(mismatchOf(shade("lighter", P::Concealer, {201, 150, 115}), tan) <
        mismatchOf(shade("same", P::Concealer, tan.color), tan));
  CHECK(mismatchOf(shade("darker", P::Contour, {145, 100, 70}), tan) <
        mismatchOf(shade("same", P::Contour, tan.color), tan));
  const MakeupShade coral = shade("coral", P::Lipstick, {215, 90, 70});
  const MakeupShade berry = shade("berry", P::Lipstick, {170, 40, 95});
  CHECK(mismatchOf(coral, tan) < mismatchOf(berry, tan));
  CHECK(mismatchOf(berry, cool) - mismatchOf(coral, cool) < mismatchOf(berry, tan) - mismatchOf(coral, tan));
  CHECK_FALSE(matchedShades({shade("ink", P::Eyeliner, {10, 10, 10})}, tan).front().mismatch.has_value());
  CHECK_FALSE(matchedShades({coral}, std::nullopt).front().mismatch.has_value());
  CHECK(matchedShades({coral}, std::nullopt).front().lab.isApprox(labOf(coral.color)));
}

TEST_CASE("a recording keeps the time in which pictures were shown", "[studio][makeup]") {
  const test::TemporaryFolder folder;
  const QString file = QString::fromStdString((folder / "clip.avi").string());
  VideoRecorder recorder;
  QSignalSpy finished(&recorder, &VideoRecorder::finished);
  QSignalSpy failed(&recorder, &VideoRecorder::failed);
  const Clock::time_point begin{};
  recorder.start(file);
  for (const int ms : {0, 100, 500}) recorder.add(test::quadrants({64, 48}), begin + std::chrono::milliseconds(ms));
  CHECK(recorder.seconds() == Approx(0.5));
  recorder.stop();
  REQUIRE(QTest::qWaitFor([&] { return finished.size() + failed.size() > 0; }, kWaitMs));
  REQUIRE(failed.isEmpty());
  CHECK(finished.front().at(1).toDouble() == Approx(0.5).margin(1.5 / VideoRecorder::kFramesPerSecond));
  SECTION("without a picture it says so and leaves nothing") {
    const QString other = QString::fromStdString((folder / "empty.avi").string());
    recorder.start(other);
    recorder.stop();
    REQUIRE(QTest::qWaitFor([&] { return failed.size() == 1; }, kWaitMs));
    CHECK_FALSE(QFile::exists(other));
  }
}

TEST_CASE("looks are saved, renamed, exported, imported and deleted", "[studio][makeup]") {
  const test::TemporaryFolder folder;
  LookKeeper keeper(folder / "shipped", folder / "own");
  QSignalSpy changed(&keeper, &LookKeeper::changed);
  QSignalSpy failed(&keeper, &LookKeeper::failed);
  const auto settle = [&](int count) { return QTest::qWaitFor([&] { return changed.size() >= count; }, kWaitMs); };
  keeper.save(*redLips());
  REQUIRE(settle(1));
  REQUIRE(keeper.looks().size() == 1);
  CHECK(keeper.isOwn("red LIPS"));
  MakeupLook renamed = *redLips();
  renamed.name = "Ruby";
  renamed.tags = {"party"};
  keeper.rename("Red lips", renamed);
  REQUIRE(settle(2));
  REQUIRE(keeper.looks().size() == 1);
  CHECK(keeper.looks().front().look == renamed);
  const QString file = QString::fromStdString((folder / "ruby.json").string());
  QSignalSpy exported(&keeper, &LookKeeper::exported);
  keeper.exportTo(file, renamed);
  keeper.remove("Ruby");
  REQUIRE(settle(3));
  CHECK(exported.size() == 1);
  CHECK(keeper.looks().empty());
  keeper.importFrom(file);
  REQUIRE(settle(4));
  CHECK(keeper.isOwn("Ruby"));
  SECTION("a bad file names the field and changes nothing") {
    const QString bad = QString::fromStdString((folder / "bad.json").string());
    QFile written(bad);
    REQUIRE(written.open(QIODevice::WriteOnly));
    QByteArray text = QByteArray::fromStdString(lookJson(renamed));
    written.write(text.replace("\"lipstick\"", "\"gravel\""));
    written.close();
    keeper.importFrom(bad);
    REQUIRE(QTest::qWaitFor([&] { return failed.size() == 1; }, kWaitMs));
    CHECK(failed.front().front().toString().contains("product"));
    CHECK(keeper.looks().size() == 1);
  }
}

TEST_CASE("shades are called and found by Chinese names in a Chinese window", "[studio]") {
  const LookLibrary library(shippedLooksFolder(), {});
  REQUIRE(library.shades().size() > 200);
  ShadeModel model;
  model.setShades(matchedShades(library.shades(), std::nullopt));
  CHECK(shadeTitle(library.shades().front()) == QString::fromStdString(library.shades().front().name));
  const test::Chinese chinese;
  for (const MakeupShade& shade : library.shades()) {
    INFO(shade.name);
    CHECK(shadeTitle(shade) != QString::fromStdString(shade.name));
  }
  for (const char* search : {"红宝石", "ruby"}) {
    model.setSearch(QString::fromUtf8(search));
    REQUIRE(model.rowCount() == 1);
    CHECK(model.rows().front().shade.name == "Ruby");
  }
  CHECK(shadeTitle({"My own", MakeupProduct::Lipstick, MakeupFinish::Matte, {1, 2, 3}}) == "My own");
}
