#include <algorithm>
#include <random>
#include <string>

#include "core/base/error.h"
#include "core/image/decode.h"
#include "core/image/encode.h"
#include "tests/support/sample_images.h"
#include "tests/unit/image/picture_bytes.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using namespace visagiste::test;

namespace {

constexpr int kRounds = 1000;  ///< For each kind of file; a few seconds together, also under sanitizers.

/// One of the ways in which files go bad: flipped, overwritten, repeated, removed bytes, a changed length field.
Bytes mutated(Bytes bytes, std::mt19937& random) {
  const auto below = [&random](std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
  };
  const std::size_t changes = 1 + below(8);
  for (std::size_t i = 0; i < changes && !bytes.empty(); ++i) {
    // Headers decide most, so half of all changes go there.
    const std::size_t place = below(2) == 0 ? below(std::min<std::size_t>(bytes.size(), 64)) : below(bytes.size());
    const std::size_t length = std::min(bytes.size() - place, 1 + below(16));
    const auto first = bytes.begin() + static_cast<std::ptrdiff_t>(place);
    switch (below(5)) {
      case 0:
        bytes[place] ^= static_cast<std::uint8_t>(1U << below(8));
        break;
      case 1:
        bytes[place] = static_cast<std::uint8_t>(below(256));
        break;
      case 2:
        std::fill_n(first, length, static_cast<std::uint8_t>(below(2) == 0 ? 0xFF : 0x00));
        break;
      case 3:
        bytes.erase(first, first + static_cast<std::ptrdiff_t>(length));
        break;
      default: {
        const Bytes copy(first, first + static_cast<std::ptrdiff_t>(length));
        bytes.insert(first, copy.begin(), copy.end());
      }
    }
  }
  return bytes;
}

/// A damaged file either still is a picture within the limits or is refused with an Error; anything else fails.
void decodeDamaged(const Bytes& whole, unsigned seed) {
  std::mt19937 random(seed);
  DecodeLimits limits;
  limits.maxPixels = 1'000'000;  // Keeps a round short when the damage enlarges the picture.
  for (int round = 0; round < kRounds; ++round) {
    const Bytes bytes = mutated(whole, random);
    try {
      const Image image = decodeImage(bytes.data(), bytes.size(), "fuzzed", limits, AlphaHandling::Keep);
      REQUIRE_FALSE(image.isEmpty());
      REQUIRE(std::int64_t{image.width()} * image.height() <= limits.maxPixels);
    } catch (const Error& error) {
      REQUIRE(std::string(error.what()).find("fuzzed") != std::string::npos);
    }
  }
}

}  // namespace

TEST_CASE("damaged pictures never crash the decoder", "[fuzz]") {
  const Image image = paintedImage({40, 30}, [](int x, int y) -> std::array<int, 3> {
    return {x * 6, y * 8, (x * y) % 256};
  });
  decodeDamaged(encodeImage(image, ImageFileKind::Jpeg), 1);
  decodeDamaged(encodeImage(image, ImageFileKind::Png), 2);
  decodeDamaged(encodeImage(image, ImageFileKind::Webp), 3);
  decodeDamaged(withExif(encodeImage(image, ImageFileKind::Jpeg), 6, true), 4);
  unsigned seed = 10;
  for (const char* name :
       {"quadrants_cmyk.jpg", "quadrants_progressive.jpg", "quadrants_palette.png", "quadrants_half.webp",
        "quadrants_half.tif", "quadrants_16bit.tif", "quadrants_turned.tif"}) {
    decodeDamaged(bytesOf(dataFile(name)), ++seed);
  }
}
