#include "core/portrait/driven_portrait.h"

#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/image/resample.h"
#include "core/portrait/portrait_mesh.h"
#include "tests/support/sample_portrait.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using namespace visagiste::test;

namespace {

const DrivenPortrait& portrait() {
  static const DrivenPortrait shared(samplePortrait());
  return shared;
}

PortraitMotion own() {
  return {portrait().ownExpression(), Eigen::Matrix3f::Identity()};
}

PortraitMotion with(const std::vector<std::pair<std::string, float>>& channels) {
  PortraitMotion motion = own();
  for (const auto& [name, value] : channels)
    motion.expression[portrait().head()->model->expressionIndex(name).value()] = value;
  return motion;
}

bool isSame(const Image& a, const Image& b) {
  return a.size() == b.size() && std::equal(a.pixels(), a.pixels() + a.byteCount(), b.pixels());
}

double meanDifference(const Image& a, const Image& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.byteCount(); ++i) sum += std::abs(int(a.pixels()[i]) - int(b.pixels()[i]));
  return sum / double(a.byteCount());
}

PortraitMesh sampleMesh(int level) {
  const PortraitSource source = samplePortrait();
  return {source.head, source.irises, alignContours(*source.head, source.photo, source.landmarks), level};
}

}  // namespace

TEST_CASE("a face that does what it did is the photograph itself", "[portrait]") {
  const DrivenPicture full = portrait().picture(own(), PortraitDetail::Full);
  CHECK(isSame(full.picture, samplePortrait().photo));
  CHECK(full.inventedShare == 0);
  DrivenPortraitOptions options;
  options.previewSidePx = 128;
  const DrivenPortrait small(samplePortrait(), options);
  CHECK(small.size(PortraitDetail::Preview) == Size{128, 128});
  CHECK(isSame(small.picture(own(), PortraitDetail::Preview).picture,
               resized(samplePortrait().photo, {128, 128}, Resampling::Area)));
}

TEST_CASE("a change shows, says what it invented and leaves the picture's corners alone", "[portrait]") {
  const Image photo = samplePortrait().photo;
  for (const PortraitMotion& motion : {with({{"jawOpen", 0.7F}}), with({{"eyeBlinkLeft", 1}, {"eyeBlinkRight", 1}}),
                                       with({{"eyeLookUpLeft", 0.8F}, {"eyeLookUpRight", 0.8F}}),
                                       PortraitMotion{own().expression, headTurn(10, 0, 0)}}) {
    const DrivenPicture driven = portrait().picture(motion, PortraitDetail::Full);
    CHECK(driven.picture.size() == photo.size());
    CHECK(driven.invented.format() == PixelFormat::Gray8);
    CHECK(meanDifference(driven.picture, photo) > 0.01);
    const Image corner = cropped(driven.picture, 0, 0, {40, 40});
    CHECK(isSame(corner, cropped(photo, 0, 0, {40, 40})));
    CHECK(isSame(cropped(driven.picture, 0, 316, {320, 4}), cropped(photo, 0, 316, {320, 4})));
  }
  const DrivenPicture open = portrait().picture(with({{"jawOpen", 0.7F}}), PortraitDetail::Full);
  CHECK(open.inventedShare > 0.001F);
  const Eigen::Vector2f lip = samplePortrait().landmarks.pointsPx.col(14);
  CHECK(open.invented.row(int(lip.y()) + 6)[int(lip.x())] == 255);
  CHECK(open.invented.row(5)[5] == 0);
}

TEST_CASE("the points of a face go where its motion takes them", "[portrait]") {
  const Eigen::Matrix2Xf photographed = samplePortrait().landmarks.pointsPx;
  CHECK((portrait().points(own()) - photographed).cwiseAbs().maxCoeff() < 1e-3F);
  const Eigen::Matrix2Xf open = portrait().points(with({{"jawOpen", 1}}));
  CHECK(open(1, 152) > photographed(1, 152) + 5);              // The chin,
  CHECK((open.col(10) - photographed.col(10)).norm() < 0.5F);  // the forehead,
  const Eigen::Matrix2Xf turned = portrait().points({own().expression, headTurn(10, 0, 0)});
  CHECK(turned(0, 1) > photographed(0, 1) + 5);  // and the tip of the nose.
  CHECK_THROWS_AS(portrait().points({Eigen::VectorXf::Zero(3)}), Error);
}

TEST_CASE("closed lids hide the eye", "[portrait]") {
  const Image photo = samplePortrait().photo;
  const Image closed = portrait().picture(with({{"eyeBlinkLeft", 1}}), PortraitDetail::Full).picture;
  const auto darknessAt = [](const Image& image, const Eigen::Vector2f& place) {
    return 255 - int(image.row(int(place.y()))[3 * int(place.x())]);
  };
  const Irises irises = samplePortrait().irises;
  CHECK(darknessAt(photo, irises[1].centerPx) > 150);   // The pupil,
  CHECK(darknessAt(closed, irises[1].centerPx) < 120);  // and skin.
  CHECK(darknessAt(closed, irises[0].centerPx) > 150);  // The other eye stays open.
}

TEST_CASE("an iris moves within its eye", "[portrait]") {
  const Image photo = samplePortrait().photo;
  const Irises irises = samplePortrait().irises;
  const Image looking =
      portrait().picture(with({{"eyeLookOutLeft", 0.8F}, {"eyeLookInRight", 0.8F}}), PortraitDetail::Full).picture;
  for (const Iris& iris : irises) {
    const int x = int(iris.centerPx.x());
    const int y = int(iris.centerPx.y());
    // To the person's left is to the right in the picture.
    int darkest = x;
    for (int other = x - 6; other <= x + 9; ++other)
      if (looking.row(y)[3 * other] < looking.row(y)[3 * darkest])
        darkest = other;
    CHECK(darkest > x + 1);
    CHECK(looking.row(y)[3 * (x - int(iris.radiusPx))] > photo.row(y)[3 * (x - int(iris.radiusPx))]);
  }
}

TEST_CASE("a symmetric face changes symmetrically", "[portrait]") {
  const Image photo = samplePortrait().photo;
  REQUIRE(meanDifference(photo, flippedHorizontally(photo)) < 0.6);
  const Image smiling =
      portrait().picture(with({{"mouthSmileLeft", 0.8F}, {"mouthSmileRight", 0.8F}}), PortraitDetail::Full).picture;
  CHECK(meanDifference(smiling, photo) > 0.2);
  CHECK(meanDifference(smiling, flippedHorizontally(smiling)) < 0.8);
  const Image left = portrait().picture({own().expression, headTurn(12, 0, 0)}, PortraitDetail::Full).picture;
  const Image right = portrait().picture({own().expression, headTurn(-12, 0, 0)}, PortraitDetail::Full).picture;
  CHECK(meanDifference(left, flippedHorizontally(right)) < 0.8);
  CHECK(meanDifference(left, right) > 1.5);
}

TEST_CASE("skin does not fold over", "[portrait]") {
  const PortraitMesh mesh = sampleMesh(1);
  const auto area = [](const Eigen::Matrix2Xf& points, const Eigen::Vector3i& corners) {
    const Eigen::Vector2f a = points.col(corners[1]) - points.col(corners[0]);
    const Eigen::Vector2f b = points.col(corners[2]) - points.col(corners[0]);
    return b.x() * a.y() - a.x() * b.y();
  };
  for (const PortraitMotion& motion :
       {with({{"mouthSmileLeft", 0.8F}, {"mouthSmileRight", 0.8F}}), with({{"jawOpen", 0.6F}}),
        with({{"browInnerUpLeft", 1}, {"browInnerUpRight", 1}}), PortraitMotion{own().expression, headTurn(8, 4, 2)}}) {
    const DrivenShape shape = mesh.drive(motion.expression, motion.turn);
    const Eigen::Matrix2Xf now = mesh.sourcePx() - shape.displacementPx;
    int folded = 0;
    int counted = 0;
    for (Eigen::Index t = 0; t < mesh.triangles().cols(); ++t) {
      const Eigen::Vector3i corners = mesh.triangles().col(t);
      bool isFace = mesh.parts()[std::size_t(t)] == PortraitPart::Skin;
      for (int k = 0; k < 3; ++k)
        // Lids and lips roll in by their nature.
        isFace = isFace && mesh.faceShare()[corners[k]] == 1 && mesh.lidShare()[0][corners[k]] < 0.5F &&
                 mesh.lidShare()[1][corners[k]] < 0.5F && mesh.lipShare()[corners[k]] < 0.5F;
      if (!isFace || area(mesh.sourcePx(), corners) < 0.05F)
        continue;
      ++counted;
      folded += area(now, corners) <= 0 ? 1 : 0;
    }
    CHECK(counted > 300);
    // A turn hides the underside of a nose; an expression hides nothing.
    CHECK(folded <= (motion.turn.isIdentity() ? 0 : counted / 50));
  }
}

TEST_CASE("motions out of range are refused", "[portrait]") {
  const auto refuses = [](const PortraitMotion& motion) {
    CHECK_THROWS_AS(portrait().picture(motion, PortraitDetail::Preview), Error);
  };
  refuses({Eigen::VectorXf::Zero(52), Eigen::Matrix3f::Identity()});
  refuses(with({{"jawOpen", 1.5F}}));
  refuses(with({{"jawOpen", -0.1F}}));
  refuses(with({{"jawOpen", std::nanf("")}}));
  refuses({own().expression, headTurn(31, 0, 0)});
  refuses({own().expression, 2 * Eigen::Matrix3f::Identity()});
  CHECK_NOTHROW(portrait().picture({own().expression, limitedTurn(headTurn(60, 20, 0))}, PortraitDetail::Preview));
}

TEST_CASE("a portrait needs everything about its photograph", "[portrait]") {
  const auto refuses = [](const PortraitSource& source) { CHECK_THROWS_AS(DrivenPortrait(source), Error); };
  PortraitSource source = samplePortrait();
  source.photo = converted(source.photo, PixelFormat::Rgba8);
  refuses(source);
  source = samplePortrait();
  source.head = nullptr;
  refuses(source);
  source = samplePortrait();
  source.parsing = nullptr;
  refuses(source);
  source = samplePortrait();
  source.landmarks.pointsPx.conservativeResize(2, 68);
  refuses(source);
  source = samplePortrait();
  source.photo = resized(source.photo, {100, 100});
  refuses(source);
  DrivenPortraitOptions options;
  options.previewSidePx = 10;
  CHECK_THROWS_AS(DrivenPortrait(samplePortrait(), options), Error);
}
