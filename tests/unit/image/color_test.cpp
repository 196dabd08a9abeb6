#include "core/image/color.h"

#include <algorithm>
#include <cmath>

#include <catch2/catch.hpp>

using namespace visagiste;

namespace {

struct SharmaPair {
  Eigen::Vector3f first;
  Eigen::Vector3f second;
  float deltaE;
};

// The supplementary test data of Sharma, Wu and Dalal (2005): all 34 pairs, four digits.
const SharmaPair kPairs[] = {
    {{50, 2.6772F, -79.7751F}, {50, 0, -82.7485F}, 2.0425F},
    {{50, 3.1571F, -77.2803F}, {50, 0, -82.7485F}, 2.8615F},
    {{50, 2.8361F, -74.0200F}, {50, 0, -82.7485F}, 3.4412F},
    {{50, -1.3802F, -84.2814F}, {50, 0, -82.7485F}, 1.0000F},
    {{50, -1.1848F, -84.8006F}, {50, 0, -82.7485F}, 1.0000F},
    {{50, -0.9009F, -85.5211F}, {50, 0, -82.7485F}, 1.0000F},
    {{50, 0, 0}, {50, -1, 2}, 2.3669F},
    {{50, -1, 2}, {50, 0, 0}, 2.3669F},
    {{50, 2.4900F, -0.0010F}, {50, -2.4900F, 0.0009F}, 7.1792F},
    {{50, 2.4900F, -0.0010F}, {50, -2.4900F, 0.0010F}, 7.1792F},
    {{50, 2.4900F, -0.0010F}, {50, -2.4900F, 0.0011F}, 7.2195F},
    {{50, 2.4900F, -0.0010F}, {50, -2.4900F, 0.0012F}, 7.2195F},
    {{50, -0.0010F, 2.4900F}, {50, 0.0009F, -2.4900F}, 4.8045F},
    {{50, -0.0010F, 2.4900F}, {50, 0.0010F, -2.4900F}, 4.8045F},
    {{50, -0.0010F, 2.4900F}, {50, 0.0011F, -2.4900F}, 4.7461F},
    {{50, 2.5F, 0}, {50, 0, -2.5F}, 4.3065F},
    {{50, 2.5F, 0}, {73, 25, -18}, 27.1492F},
    {{50, 2.5F, 0}, {61, -5, 29}, 22.8977F},
    {{50, 2.5F, 0}, {56, -27, -3}, 31.9030F},
    {{50, 2.5F, 0}, {58, 24, 15}, 19.4535F},
    {{50, 2.5F, 0}, {50, 3.1736F, 0.5854F}, 1.0000F},
    {{50, 2.5F, 0}, {50, 3.2972F, 0}, 1.0000F},
    {{50, 2.5F, 0}, {50, 1.8634F, 0.5757F}, 1.0000F},
    {{50, 2.5F, 0}, {50, 3.2592F, 0.3350F}, 1.0000F},
    {{60.2574F, -34.0099F, 36.2677F}, {60.4626F, -34.1751F, 39.4387F}, 1.2644F},
    {{63.0109F, -31.0961F, -5.8663F}, {62.8187F, -29.7946F, -4.0864F}, 1.2630F},
    {{61.2901F, 3.7196F, -5.3901F}, {61.4292F, 2.2480F, -4.9620F}, 1.8731F},
    {{35.0831F, -44.1164F, 3.7933F}, {35.0232F, -40.0716F, 1.5901F}, 1.8645F},
    {{22.7233F, 20.0904F, -46.6940F}, {23.0331F, 14.9730F, -42.5619F}, 2.0373F},
    {{36.4612F, 47.8580F, 18.3852F}, {36.2715F, 50.5065F, 21.2231F}, 1.4146F},
    {{90.8027F, -2.0831F, 1.4410F}, {91.1528F, -1.6435F, 0.0447F}, 1.4441F},
    {{90.9257F, -0.5406F, -0.9208F}, {88.6381F, -0.8985F, -0.7239F}, 1.5381F},
    {{6.7747F, -0.2908F, -2.4247F}, {5.8714F, -0.0985F, -2.2286F}, 0.6377F},
    {{2.0776F, 0.0795F, -1.1350F}, {0.9033F, -0.0636F, -0.5514F}, 0.9082F},
};

}  // namespace

TEST_CASE("CIEDE2000 gives the published differences", "[color]") {
  for (const SharmaPair& pair : kPairs) {
    CAPTURE(pair.first.transpose(), pair.second.transpose());
    CHECK(deltaE2000(pair.first, pair.second) == Approx(pair.deltaE).margin(1.01e-4));  // four digits are printed
    CHECK(deltaE2000(pair.second, pair.first) == Approx(pair.deltaE).margin(1.01e-4));
  }
}

TEST_CASE("a colour has the known Lab values", "[color]") {
  const Eigen::Vector3f red = labOf({255, 0, 0});
  CHECK(red.x() == Approx(53.24).margin(0.01));
  CHECK(red.y() == Approx(80.09).margin(0.02));
  CHECK(red.z() == Approx(67.20).margin(0.02));
  const Eigen::Vector3f white = labOf({255, 255, 255});
  CHECK(white.x() == Approx(100).margin(1e-3));
  CHECK(std::hypot(white.y(), white.z()) < 1e-3F);
  CHECK(labOf({0, 0, 0}).norm() < 1e-4F);
}

TEST_CASE("Lab, linear light and codes turn into each other and back", "[color]") {
  for (int code = 0; code < 256; ++code) {
    const auto byte = static_cast<std::uint8_t>(code);
    const SrgbColor color{byte, static_cast<std::uint8_t>(255 - code), static_cast<std::uint8_t>(code * 7)};
    CHECK(srgbColor(linearRgb(color)) == color);
    CHECK(srgbColor(linearFromLab(labOf(color))) == color);
    CHECK(srgbFromLinear(linearFromSrgb(byte)) == byte);
    CHECK(luminance(linearRgb({byte, byte, byte})) == Approx(linearFromSrgb(byte)).margin(1e-6));
  }
}

TEST_CASE("linear light is coded to the nearest byte, and clamped", "[color]") {
  for (int i = -100; i <= 11000; ++i) {
    const float linear = static_cast<float>(i) / 10000;
    const double exact = 255 * std::clamp(codedFromLinear(linear), 0.0F, 1.0F);
    CHECK(std::abs(srgbFromLinear(linear) - exact) <= 0.55);  // 0.5 of rounding and half a step of the table
  }
  CHECK(srgbFromLinear(-1) == 0);
  CHECK(srgbFromLinear(7) == 255);
  CHECK(srgbFromLinear(0.2F) == 124);
}
