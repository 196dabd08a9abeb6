#include "core/image/image_metadata.h"

#include <zlib.h>

#include <random>

#include "tests/fuzz/mutation.h"
#include "tests/support/error_matchers.h"
#include "tests/support/sample_images.h"
#include "tests/unit/image/photo_notes.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using namespace visagiste::test;

namespace {

constexpr std::array kKinds = {ImageFileKind::Jpeg, ImageFileKind::Png, ImageFileKind::Webp};

ImageMetadata readFrom(const Bytes& bytes) {
  return readImageMetadata(bytes.data(), bytes.size());
}

Bytes pngWithChunk(const std::string& type, const Bytes& content, int times = 1) {
  Bytes png = encodeImage(quadrants(), ImageFileKind::Png);
  Numbers chunk(true);
  chunk.add(static_cast<std::uint32_t>(content.size()), 4);
  chunk.bytes.insert(chunk.bytes.end(), type.begin(), type.end());
  chunk.bytes.insert(chunk.bytes.end(), content.begin(), content.end());
  chunk.add(0, 4);
  for (int i = 0; i < times; ++i) png.insert(png.begin() + 33, chunk.bytes.begin(), chunk.bytes.end());
  return png;
}

/// An iCCP chunk that unpacks to so many zeros.
Bytes packedZeros(std::size_t count) {
  const Bytes zeros(count);
  Bytes packed(compressBound(count));
  uLongf length = packed.size();
  REQUIRE(compress(packed.data(), &length, zeros.data(), count) == Z_OK);
  packed.resize(length);
  Bytes chunk = {'P', '3', 0, 0};
  chunk.insert(chunk.end(), packed.begin(), packed.end());
  return chunk;
}

}  // namespace

TEST_CASE("what is put into a file is found in it", "[image]") {
  const ImageMetadata metadata = {cameraExif(6, true), displayP3Profile()};
  for (const ImageFileKind kind : kKinds) {
    for (const Image& image : {quadrants(), Image({3, 1}, PixelFormat::Rgba8, Bytes(12, 90))}) {
      INFO("kind " << static_cast<int>(kind) << ", channels " << image.channels());
      const Bytes plain = encodeImage(image, kind);
      const ImageMetadata found = readFrom(withMetadata(plain, kind, metadata));
      CHECK(found.exif == metadata.exif);
      CHECK(found.iccProfile == metadata.iccProfile);
      CHECK(readFrom(plain).isEmpty());
      CHECK(withMetadata(plain, kind, {}) == plain);
      CHECK(readFrom(withMetadata(plain, kind, {metadata.exif, {}})).iccProfile.empty());
      CHECK(readFrom(withMetadata(plain, kind, {{}, metadata.iccProfile})).exif.empty());
    }
  }
}

TEST_CASE("a profile above 64 kB is spread over JPEG's segments", "[image]") {
  Bytes large(200'000);
  std::mt19937 random(5);
  for (std::uint8_t& byte : large) byte = static_cast<std::uint8_t>(random());
  const Bytes jpeg = encodeImage(quadrants(), ImageFileKind::Jpeg);
  CHECK(readFrom(withMetadata(jpeg, ImageFileKind::Jpeg, {{}, large})).iccProfile == large);
  // EXIF has no such way.
  CHECK(readFrom(withMetadata(jpeg, ImageFileKind::Jpeg, {large, {}})).exif.empty());
  CHECK(readFrom(withMetadata(encodeImage(quadrants(), ImageFileKind::Png), ImageFileKind::Png, {large, {}})).exif ==
        large);
}

TEST_CASE("a profile that lacks a segment counts as absent", "[image]") {
  const auto segment = [](std::uint8_t number, std::uint8_t count) {
    const std::string head("\xFF\xE2\x00\x12ICC_PROFILE\0", 16);
    Bytes bytes(head.begin(), head.end());
    bytes.insert(bytes.end(), {number, count, 7, 8});
    return bytes;
  };
  const auto jpegWith = [](const std::vector<Bytes>& segments) {
    Bytes jpeg = {0xFF, 0xD8};
    for (const Bytes& part : segments) jpeg.insert(jpeg.end(), part.begin(), part.end());
    jpeg.insert(jpeg.end(), {0xFF, 0xDA, 0, 2});
    return jpeg;
  };
  CHECK(readFrom(jpegWith({segment(1, 2), segment(2, 2)})).iccProfile == Bytes{7, 8, 7, 8});
  CHECK(readFrom(jpegWith({segment(2, 2), segment(1, 2)})).iccProfile.size() == 4);  // In any order.
  CHECK(readFrom(jpegWith({segment(1, 2)})).iccProfile.empty());
  CHECK(readFrom(jpegWith({segment(1, 2), segment(2, 3)})).iccProfile.empty());
  CHECK(readFrom(jpegWith({segment(0, 1)})).iccProfile.empty());
  CHECK(readFrom(jpegWith({segment(3, 2), segment(1, 2), segment(2, 2)})).iccProfile.empty());
}

TEST_CASE("packed profiles unpack to 16 MB at most, and only once", "[image]") {
  CHECK(readFrom(pngWithChunk("iCCP", packedZeros(1000))).iccProfile == Bytes(1000));
  const Bytes bomb = packedZeros(std::size_t{40} << 20U);
  REQUIRE(bomb.size() < 100'000);
  CHECK(readFrom(pngWithChunk("iCCP", bomb)).iccProfile.empty());
  Bytes two = pngWithChunk("iCCP", packedZeros(1000));
  Bytes damaged = packedZeros(2000);
  damaged.resize(damaged.size() - 3);
  const Bytes first = pngWithChunk("iCCP", damaged);
  two.insert(two.begin() + 33, first.begin() + 33, first.begin() + 33 + 12 + static_cast<long>(damaged.size()));
  CHECK(readFrom(two).iccProfile.empty());
  CHECK(readFrom(pngWithChunk("iCCP", Bytes(200, 'n'))).iccProfile.empty());  // A name without an end.
}

TEST_CASE("a TIFF's profile is read", "[image]") {
  for (const bool bigEndian : {false, true}) {
    const auto tiff = [bigEndian](std::uint32_t count, std::uint32_t place) {
      Numbers file(bigEndian);
      file.bytes = bigEndian ? Bytes{'M', 'M', 0, 42} : Bytes{'I', 'I', 42, 0};
      file.add(8, 4).add(1, 2).entry(34675, 7, count, place).add(0, 4);
      file.bytes.insert(file.bytes.end(), {1, 2, 3, 4, 5});
      return file.bytes;
    };
    CHECK(readFrom(tiff(5, 26)).iccProfile == Bytes{1, 2, 3, 4, 5});
    CHECK(readFrom(tiff(6, 26)).iccProfile.empty());
    CHECK(readFrom(tiff(0xFFFFFFFF, 26)).iccProfile.empty());
    CHECK(readFrom(tiff(5, 0xFFFFFFFE)).iccProfile.empty());
  }
}

TEST_CASE("notes go only into what was freshly written", "[image]") {
  const ImageMetadata metadata = {cameraExif(1, false), {}};
  for (const ImageFileKind kind : {ImageFileKind::Jpeg, ImageFileKind::Png, ImageFileKind::Webp, ImageFileKind::Tiff})
    CHECK(failsWith(ErrorCode::InvalidArgument, "withMetadata", [&] {
      static_cast<void>(withMetadata({'B', 'M', 0, 0}, kind, metadata));
    }));
}

TEST_CASE("notes of damaged files are whole, or none, and inside the file", "[image][fuzz]") {
  const ImageMetadata metadata = {cameraExif(6, false), displayP3Profile()};
  std::mt19937 random(21);
  for (const ImageFileKind kind : kKinds) {
    const Bytes whole = cameraFile(quadrants(), kind, metadata);
    for (std::size_t count = 0; count < whole.size(); ++count) {
      // A block of its own size, so that a sanitizer sees a read behind its end.
      const ImageMetadata found = readFrom(Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(count)));
      REQUIRE((found.exif.empty() || found.exif == metadata.exif));
      REQUIRE((found.iccProfile.empty() || found.iccProfile == metadata.iccProfile));
    }
    for (int round = 0; round < 2000; ++round) {
      const Bytes bytes = mutated(whole, random);
      const ImageMetadata found = readFrom(bytes);
      REQUIRE(found.exif.size() <= bytes.size());
      REQUIRE(found.iccProfile.size() <= std::size_t{16} << 20U);
    }
  }
}
