#include "core/expression/face_choice.h"

#include <catch2/catch.hpp>

using namespace visagiste;

namespace {

TrackedFace faceAt(int id, float x, float sidePx, float presence = 1) {
  TrackedFace face;
  face.id = id;
  face.box.centerPx = {x, 100};
  face.box.sidePx = sidePx;
  face.landmarks.presence = presence;
  return face;
}

}  // namespace

TEST_CASE("the largest face is chosen and kept when another grows", "[expression]") {
  FaceChoice choice;
  CHECK_FALSE(choice.choose({}));
  CHECK(choice.choose({faceAt(1, 50, 80), faceAt(2, 200, 120)}) == 1U);
  CHECK(choice.choose({faceAt(1, 50, 300), faceAt(2, 200, 120)}) == 1U);
}

TEST_CASE("the face nearest to a point is chosen", "[expression]") {
  FaceChoice choice(Eigen::Vector2f(60, 90));
  CHECK(choice.choose({faceAt(2, 200, 120), faceAt(1, 50, 80)}) == 1U);
  choice.choosePoint({210, 100});
  CHECK(choice.choose({faceAt(2, 200, 120), faceAt(1, 50, 80)}) == 0U);
}

TEST_CASE("a face that was missed in this frame is not used", "[expression]") {
  FaceChoice choice;
  CHECK(choice.choose({faceAt(1, 50, 80)}) == 0U);
  CHECK_FALSE(choice.choose({faceAt(1, 50, 80, 0), faceAt(2, 60, 80)}));
  CHECK(choice.choose({faceAt(1, 50, 80), faceAt(2, 60, 80)}) == 0U);
}

TEST_CASE("of several newcomers the nearest to the old place returns", "[expression]") {
  FaceChoice choice;
  CHECK(choice.choose({faceAt(1, 50, 80), faceAt(2, 100, 60)}) == 0U);
  CHECK_FALSE(choice.choose({faceAt(2, 50, 60)}));
  CHECK(choice.choose({faceAt(2, 50, 60), faceAt(3, 300, 200), faceAt(4, 70, 60)}) == 2U);
}
