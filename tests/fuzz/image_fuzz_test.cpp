#include <algorithm>
#include <random>
#include <string>

#include "core/base/error.h"
#include "core/image/decode.h"
#include "core/image/encode.h"
#include "tests/fuzz/mutation.h"
#include "tests/support/sample_images.h"
#include "tests/unit/image/picture_bytes.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using namespace visagiste::test;

namespace {

constexpr int kRounds = 1000;  ///< For each kind of file; a few seconds together, also under sanitizers.

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
