#include "core/garment/garment_fitter.h"

#include "app/garments/tailor.h"
#include "core/garment/body_mattes.h"
#include "core/garment/trunk_pose.h"
#include "core/image/color.h"
#include "tests/support/error_matchers.h"
#include "tests/unit/garment/painted_person.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using namespace visagiste::test;

namespace {

std::shared_ptr<const Garment> sewnNamed(const std::string& name) {
  for (const GarmentRecipe& recipe : wardrobe())
    if (recipe.name == name)
      return std::make_shared<const Garment>(sewn(recipe, 6));
  FAIL("no recipe called " << name);
  return nullptr;
}

Outfit wearing(const std::string& name, const GarmentFit& fit = {}) {
  return {{sewnNamed(name), fit, true}};
}

/// Mean linear colour of a square around a place given in trunk centimetres.
Eigen::Vector3f colorAt(const Image& picture, float u, float v, int half = 6) {
  const Eigen::Vector2f px = kPersonNeck + kPersonPixelsPerCm * Eigen::Vector2f(u, v);
  Eigen::Vector3f sum = Eigen::Vector3f::Zero();
  int count = 0;
  for (int y = static_cast<int>(px.y()) - half; y <= static_cast<int>(px.y()) + half; ++y)
    for (int x = static_cast<int>(px.x()) - half; x <= static_cast<int>(px.x()) + half; ++x, ++count) {
      const std::uint8_t* pixel = pixelAt(picture, x, y);
      for (int c = 0; c < 3; ++c) sum[c] += linearFromSrgb(pixel[c]);
    }
  return sum / static_cast<float>(count);
}

}  // namespace

TEST_CASE("the trunk is found where it was painted", "[garment]") {
  const GarmentPerson person = paintedPerson();
  const TrunkPose trunk = trunkPose(person.landmarks, bodyMattes(person.picture, *person.parsing));
  CHECK(trunk.pixelsPerCm == Approx(kPersonPixelsPerCm).epsilon(0.12));  // The mean head is not quite the average face.
  CHECK(trunk.isSeen[0]);
  CHECK(trunk.isSeen[1]);
  CHECK(trunk.neckPx.x() == Approx(kPersonNeck.x()).margin(3));
  CHECK(std::abs(trunk.shoulderCm[0] - trunk.shoulderCm[1]) < 0.6F);
  // The painted edge itself, half way along the shoulder.
  for (const std::size_t side : {std::size_t{0}, std::size_t{1}}) {
    const Eigen::Vector2f edge = trunk.pixelOf(side == 0 ? -12.0F : 12.0F, trunk.lineAt(side, 12));
    CHECK(edge.y() == Approx(paintedShoulder(static_cast<int>(edge.x()))).margin(4));
  }
}

TEST_CASE("a garment changes the chest and nothing beyond the body", "[garment]") {
  const GarmentPerson person = paintedPerson();
  const auto fitter = makeGarmentFitter(person);
  const TriedOn worn = fitter->fitted(wearing("Red v-neck"));
  const Eigen::Vector3f before = colorAt(person.picture, 6, 18);
  const Eigen::Vector3f after = colorAt(worn.picture, 6, 18);
  CHECK(before.x() < before.y());
  CHECK(after.x() > 4 * after.y());
  int outside = 0;
  for (int y = 0; y < kPersonSidePx; ++y)
    for (int x = 0; x < kPersonSidePx; ++x) {
      const bool isMarked = *(worn.invented.row(y) + x) != 0;
      const FaceRegion region = paintedRegion(x, y);
      // Face and hair always; the wall as soon as it is a hand's breadth away.
      const bool isFar = region == FaceRegion::FaceSkin ||
                         (region == FaceRegion::Background && static_cast<float>(y) < paintedShoulder(x) - 60);
      if (isFar && (isMarked || differs(person.picture, worn.picture, x, y)))
        ++outside;
    }
  CHECK(outside == 0);
}

TEST_CASE("a spot on the wall that was taken for cloth is left alone", "[garment]") {
  GarmentPerson person = paintedPerson();
  FaceParsing mistaken = *person.parsing;
  auto planes = std::make_shared<std::vector<std::uint8_t>>(*mistaken.probabilities);
  const auto at = [&](FaceRegion region, int x, int y) -> std::uint8_t& {
    return (*planes)[(static_cast<std::size_t>(region) * kPersonSidePx + static_cast<std::size_t>(y)) * kPersonSidePx +
                     static_cast<std::size_t>(x)];
  };
  for (int y = 150; y < 160; ++y)
    for (int x = 40; x < 50; ++x) {
      at(FaceRegion::Clothes, x, y) = 255;
      at(FaceRegion::Background, x, y) = 0;
    }
  mistaken.probabilities = planes;
  person.parsing = std::make_shared<const FaceParsing>(mistaken);
  const TriedOn worn = makeGarmentFitter(person)->fitted(wearing("Red v-neck"));
  for (int y = 140; y < 170; ++y)
    for (int x = 30; x < 60; ++x) CHECK(static_cast<int>(worn.invented.row(y)[x]) == 0);
}

TEST_CASE("hair before the wall stays as it is, whatever doubt there is about cloth", "[garment]") {
  GarmentPerson person = paintedPerson();
  FaceParsing doubtful = *person.parsing;
  auto planes = std::make_shared<std::vector<std::uint8_t>>(*doubtful.probabilities);
  for (int y = 150; y < 230; ++y)
    for (int x = 90; x < 130; ++x)
      for (const auto& [region, share] :
           {std::pair(FaceRegion::Background, 115), {FaceRegion::Hair, 130}, {FaceRegion::Clothes, 10}})
        (*planes)[(static_cast<std::size_t>(region) * kPersonSidePx + static_cast<std::size_t>(y)) * kPersonSidePx +
                  static_cast<std::size_t>(x)] = static_cast<std::uint8_t>(share);
  doubtful.probabilities = planes;
  person.parsing = std::make_shared<const FaceParsing>(doubtful);
  const TriedOn worn = makeGarmentFitter(person)->fitted(wearing("Red v-neck"));
  for (int y = 150; y < 230; ++y)
    for (int x = 90; x < 130; ++x)
      for (int c = 0; c < 3; ++c)
        CHECK(std::abs(pixelAt(worn.picture, x, y)[c] - pixelAt(person.picture, x, y)[c]) <= 2);
}

TEST_CASE("a body that is turned away ends where the wall is seen", "[garment]") {
  GarmentPerson person = paintedPerson();
  FaceParsing turned = *person.parsing;
  auto planes = std::make_shared<std::vector<std::uint8_t>>(*turned.probabilities);
  constexpr int kEndPx = 160;  // 8 cm to the left of the neck's axis.
  for (int y = 0; y < kPersonSidePx; ++y)
    for (int x = 0; x < kEndPx; ++x)
      for (const FaceRegion region : {FaceRegion::Clothes, FaceRegion::Background})
        (*planes)[(static_cast<std::size_t>(region) * kPersonSidePx + static_cast<std::size_t>(y)) * kPersonSidePx +
                  static_cast<std::size_t>(x)] = region == FaceRegion::Background ? 255 : 0;
  turned.probabilities = planes;
  const TrunkPose trunk = trunkPose(person.landmarks, bodyMattes(person.picture, turned));
  CHECK_FALSE(trunk.isSeen[0]);
  CHECK(trunk.isSeen[1]);
  CHECK(trunk.shoulderCm[0] < 10);
  CHECK(trunk.shoulderCm[1] > 15);
}

TEST_CASE("cloth keeps its colour in even light", "[garment]") {
  const auto fitter = makeGarmentFitter(paintedPerson({120, 120, 120}));
  const auto garment = sewnNamed("Teal tee");
  const TriedOn worn = fitter->fitted({{garment, {}, true}});
  Eigen::Vector3f own = Eigen::Vector3f::Zero();
  int count = 0;
  const Eigen::Vector2f chest = garment->handles.collarFront + Eigen::Vector2f(0, 60);
  for (int y = -12; y <= 12; ++y)
    for (int x = -12; x <= 12; ++x, ++count) {
      const std::uint8_t* pixel =
          garment->picture.row(static_cast<int>(chest.y()) + y) + 4 * (static_cast<int>(chest.x()) + x);
      for (int c = 0; c < 3; ++c) own[c] += linearFromSrgb(pixel[c]);
    }
  own /= static_cast<float>(count);
  CHECK(deltaE2000(labFromLinear(own), labFromLinear(colorAt(worn.picture, 0, 19, 12))) < 3);
}

TEST_CASE("what nobody wears leaves the picture alone", "[garment]") {
  const GarmentPerson person = paintedPerson();
  const auto fitter = makeGarmentFitter(person);
  const auto isUntouched = [&](const Outfit& outfit) {
    const TriedOn worn = fitter->fitted(outfit);
    return *worn.picture.sharedPixels() == *person.picture.sharedPixels();
  };
  CHECK(isUntouched({}));
  Outfit hidden = wearing("Black tee");
  hidden.front().visible = false;
  CHECK(isUntouched(hidden));
  GarmentFit clear;
  clear.opacity = 0;
  CHECK(isUntouched(wearing("Black tee", clear)));
}

TEST_CASE("fit, dye and order show", "[garment]") {
  const auto fitter = makeGarmentFitter(paintedPerson());
  const auto chest = [&](const Outfit& outfit) { return colorAt(fitter->fitted(outfit).picture, 0, 19); };
  GarmentFit turned;
  turned.hueDeg = 120;
  const Eigen::Vector3f red = chest(wearing("Red v-neck"));
  const Eigen::Vector3f green = chest(wearing("Red v-neck", turned));
  CHECK(red.x() > 2 * red.y());
  CHECK(green.y() > green.x());
  GarmentFit fabric;
  editFit(fabric, "fabric=plain");
  editFit(fabric, "color=#2040c0");
  const Eigen::Vector3f blue = chest(wearing("White tee", fabric));
  CHECK(blue.z() > 2 * blue.x());
  // The upper garment hides the lower one; an open jacket shows it in the middle only.
  CHECK((chest({{sewnNamed("Red v-neck"), {}, true}, {sewnNamed("Black tee"), {}, true}}) - chest(wearing("Black tee")))
            .norm() < 0.02F);
  const TriedOn jacket = fitter->fitted({{sewnNamed("Red v-neck"), {}, true}, {sewnNamed("Olive jacket"), {}, true}});
  const Eigen::Vector3f middle = colorAt(jacket.picture, 0, 19);
  const Eigen::Vector3f side = colorAt(jacket.picture, 13, 17);
  CHECK(middle.x() > 2 * middle.y());
  CHECK(side.x() < 1.5F * side.y());
}

TEST_CASE("bare places are made up and told of", "[garment]") {
  const auto fitter = makeGarmentFitter(paintedPerson());
  const TriedOn worn = fitter->fitted(wearing("White tank top"));
  // On the shoulder, where the shirt had been.
  const Eigen::Vector3f skin = colorAt(worn.picture, -16, 6.5F, 3);
  CHECK(skin.x() > skin.y());
  CHECK(skin.y() > skin.z());
  const Eigen::Vector2f px = kPersonNeck + kPersonPixelsPerCm * Eigen::Vector2f(-16, 6.5F);
  CHECK(static_cast<int>(*(worn.invented.row(static_cast<int>(px.y())) + static_cast<int>(px.x()))) == 255);
}

TEST_CASE("hands before the chest and shoulders out of the picture are told of", "[garment]") {
  GarmentPerson person = paintedPerson();
  CHECK(makeGarmentFitter(person)->concerns().empty());
  // A forearm across the chest, 20 cm under the neck.
  FaceParsing crossed = *person.parsing;
  auto planes = std::make_shared<std::vector<std::uint8_t>>(*crossed.probabilities);
  for (int y = 456; y < 480; ++y)
    for (int x = 130; x < 350; ++x)
      for (const FaceRegion region : {FaceRegion::Clothes, FaceRegion::OtherSkin})
        (*planes)[(static_cast<std::size_t>(region) * kPersonSidePx + static_cast<std::size_t>(y)) * kPersonSidePx +
                  static_cast<std::size_t>(x)] = region == FaceRegion::OtherSkin ? 255 : 0;
  crossed.probabilities = planes;
  GarmentPerson folded = person;
  folded.parsing = std::make_shared<const FaceParsing>(crossed);
  CHECK(makeGarmentFitter(folded)->concerns() == std::vector{DressingConcern::HandsBeforeChest});
  CHECK(nameOf(DressingConcern::HandsBeforeChest) == "hands-before-chest");
  // The same person at the picture's edge.
  GarmentPerson beside = person;
  beside.landmarks.pointsPx.row(0).array() -= 120;
  FaceParsing moved = *person.parsing;
  moved.pictureFromCrop(0, 2) -= 120;
  beside.parsing = std::make_shared<const FaceParsing>(moved);
  CHECK(makeGarmentFitter(beside)->concerns() == std::vector{DressingConcern::ShouldersCutOff});
}

TEST_CASE("who cannot be dressed is told why", "[garment]") {
  GarmentPerson person = paintedPerson();
  person.parsing = nullptr;
  CHECK(failsWith(ErrorCode::InvalidArgument, "parsing", [&] { static_cast<void>(makeGarmentFitter(person)); }));
  GarmentPerson high = paintedPerson();
  high.landmarks.pointsPx.row(1).array() += 230;  // The chin is at the lower edge.
  CHECK(failsWith(ErrorCode::NoFace, "ends at the chin", [&] { static_cast<void>(makeGarmentFitter(high)); }));
  const auto fitter = makeGarmentFitter(paintedPerson());
  GarmentFit bad;
  bad.width = 9;
  CHECK(failsWith(ErrorCode::InvalidArgument, "width",
                  [&] { static_cast<void>(fitter->fitted(wearing("Black tee", bad))); }));
}
