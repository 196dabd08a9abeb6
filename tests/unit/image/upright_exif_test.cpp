#include "core/image/upright_exif.h"

#include <random>

#include "core/image/image_header.h"
#include "tests/fuzz/mutation.h"
#include "tests/unit/image/photo_notes.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using namespace visagiste::test;

TEST_CASE("EXIF of an edited copy is upright, of its size and without thumbnail", "[image]") {
  for (const bool bigEndian : {false, true}) {
    INFO("big-endian " << bigEndian);
    const Bytes camera = cameraExif(6, bigEndian);
    REQUIRE(exifOrientation(camera.data(), camera.size()) == 6);
    REQUIRE(contains(camera, kThumbnail));
    const Bytes upright = uprightExif(camera, {24, 300});
    CHECK(exifOrientation(upright.data(), upright.size()) == 1);
    CHECK(contains(upright, kCameraName));
    CHECK_FALSE(contains(upright, kThumbnail));
    CHECK(upright.size() == camera.size() - kThumbnail.size());
    const auto sizes = Numbers(bigEndian).entry(0xA002, 3, 1, 24).entry(0xA003, 3, 1, 300).bytes;
    CHECK(contains(upright, sizes));
    // The main directory's link to the thumbnail's.
    CHECK(Bytes(upright.begin() + 46, upright.begin() + 50) == Bytes(4));
  }
}

TEST_CASE("a thumbnail in the middle of a block is wiped in its place", "[image]") {
  Bytes camera = cameraExif(1, false);
  const std::string behind = "a maker's own note";
  camera.insert(camera.end(), behind.begin(), behind.end());
  const Bytes upright = uprightExif(camera, {40, 24});
  CHECK(upright.size() == camera.size());
  CHECK_FALSE(contains(upright, kThumbnail));
  CHECK(contains(upright, behind));
}

TEST_CASE("orientations in odd clothes are made upright too", "[image]") {
  // As a byte, as a long, and noted twice.
  for (const Bytes& entries : {Numbers(false).entry(0x0112, 1, 1, 6).bytes, Numbers(false).entry(0x0112, 4, 1, 6).bytes,
                               Numbers(false).entry(0x0112, 3, 1, 8).entry(0x0112, 3, 1, 6).bytes}) {
    Numbers block(false);
    block.bytes = {'I', 'I', 42, 0};
    block.add(8, 4).add(static_cast<std::uint32_t>(entries.size() / 12), 2);
    block.bytes.insert(block.bytes.end(), entries.begin(), entries.end());
    block.add(0, 4);
    REQUIRE(exifOrientation(block.bytes.data(), block.bytes.size()) == 6);
    const Bytes upright = uprightExif(block.bytes, {4, 4});
    CHECK(exifOrientation(upright.data(), upright.size()) == 1);
  }
}

TEST_CASE("an unreadable block is none", "[image]") {
  CHECK(uprightExif({}, {4, 4}).empty());
  CHECK(uprightExif(Bytes(100, 'x'), {4, 4}).empty());
  const Bytes camera = cameraExif(6, false);
  CHECK(uprightExif(Bytes(camera.begin(), camera.begin() + 40), {4, 4}).empty());
}

TEST_CASE("whatever a block says, its copy is upright and no longer", "[image][fuzz]") {
  std::mt19937 random(3);
  for (const bool bigEndian : {false, true}) {
    const Bytes whole = cameraExif(6, bigEndian);
    for (int round = 0; round < 5000; ++round) {
      const Bytes damaged = mutated(whole, random);
      const Bytes upright = uprightExif(damaged, {24, 40});
      REQUIRE(upright.size() <= damaged.size());
      REQUIRE(exifOrientation(upright.data(), upright.size()) == 1);
    }
  }
}
