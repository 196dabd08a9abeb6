#include "core/makeup/mask_brush.h"

#include <algorithm>
#include <iterator>

#include "tests/support/error_matchers.h"
#include "tests/unit/makeup/painted_face.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using namespace visagiste::test;

namespace {

const Size kSize{480, 520};
constexpr int kRightCheek = 50;
constexpr int kLeftCheek = 280;

struct Painting {
  MakeupFace face = frontFace({240, 260}, 300);
  MaskBrush brush{*headModel(), face.landmarks};
  std::shared_ptr<MakeupRenderer> renderer = makeMakeupRenderer(headModel(), MakeupQuality::Still);
  Image skin = skinPicture(kSize, {200, 160, 140}, 0);

  [[nodiscard]] Eigen::Vector2f point(int index) const { return face.landmarks.pointsPx.col(index); }
  [[nodiscard]] BrushStroke dab(int index, float radiusPx = 30) const {
    BrushStroke stroke;
    stroke.fromPx = stroke.toPx = point(index);
    stroke.radiusPx = radiusPx;
    return stroke;
  }
  /// Change of the green channel at a landmark when blush with this mask is put on.
  [[nodiscard]] int change(const Image& mask, int index) {
    MakeupLook look;
    look.layers = {usualLayer(MakeupProduct::Foundation, {120, 60, 40})};
    look.layers[0].mask = mask;
    face.look = std::make_shared<const MakeupLook>(look);
    const Image painted = renderer->paint(skin, {face});
    const auto at = [&](const Image& image) {
      return static_cast<int>(pixelAt(image, static_cast<int>(point(index).x()), static_cast<int>(point(index).y()))[1]);
    };
    return at(skin) - at(painted);
  }
};

}  // namespace

TEST_CASE("a dab hides the layer under it and nowhere else", "[makeup]") {
  Painting painting;
  const int usual = painting.change({}, kRightCheek);
  REQUIRE(usual > 10);
  const Image mask = painting.brush.painted({}, painting.dab(kRightCheek));
  CHECK(mask.size() == Size{MaskBrush::kMaskSidePx, MaskBrush::kMaskSidePx});
  CHECK(painting.change(mask, kRightCheek) == 0);
  CHECK(painting.change(mask, kLeftCheek) == painting.change({}, kLeftCheek));

  SECTION("and showing brings it back") {
    BrushStroke back = painting.dab(kRightCheek, 60);
    back.mode = BrushMode::Show;
    back.softness = 0;
    CHECK(painting.brush.painted(mask, back).isEmpty());
  }
  SECTION("mirrored on both cheeks") {
    BrushStroke both = painting.dab(kRightCheek);
    both.isMirrored = true;
    const Image symmetric = painting.brush.painted({}, both);
    CHECK(painting.change(symmetric, kRightCheek) == 0);
    CHECK(painting.change(symmetric, kLeftCheek) == 0);
    for (int y = 0; y < symmetric.height(); ++y) {
      const std::uint8_t* row = symmetric.row(y);
      CHECK(std::equal(row, row + symmetric.width(), std::make_reverse_iterator(row + symmetric.width())));
    }
  }
}

TEST_CASE("a stroke hides everything between its ends", "[makeup]") {
  Painting painting;
  BrushStroke stroke = painting.dab(kRightCheek);
  stroke.toPx = painting.point(kLeftCheek);
  const Image mask = painting.brush.painted({}, stroke);
  for (const int index : {kRightCheek, 4, kLeftCheek}) CHECK(painting.change(mask, index) == 0);
  CHECK(painting.change(mask, 151) > 10);
}

TEST_CASE("the mask follows the head where another picture shows it", "[makeup]") {
  Painting painting;
  const Image mask = painting.brush.painted({}, painting.dab(kRightCheek));
  painting.face = frontFace({230, 270}, 260, 25);
  CHECK(painting.change(mask, kRightCheek) == 0);
  CHECK(painting.change(mask, kLeftCheek) > 10);
}

TEST_CASE("a stroke outside the face changes nothing, a bad one is refused", "[makeup]") {
  Painting painting;
  BrushStroke away = painting.dab(kRightCheek);
  away.fromPx = away.toPx = {5, 5};
  away.radiusPx = 4;
  CHECK(painting.brush.painted({}, away).isEmpty());
  away.radiusPx = 0;
  CHECK(failsWith(ErrorCode::InvalidArgument, "radius", [&] { static_cast<void>(painting.brush.painted({}, away)); }));
  CHECK(failsWith(ErrorCode::InvalidArgument, "grey", [&] {
    static_cast<void>(painting.brush.painted(painting.skin, painting.dab(kRightCheek)));
  }));
  CHECK(failsWith(ErrorCode::InvalidArgument, "468", [&] { static_cast<void>(MaskBrush(*headModel(), {})); }));
}
