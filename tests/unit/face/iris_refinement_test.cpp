#include "core/face/iris_refinement.h"

#include <algorithm>
#include <cmath>
#include <random>

#include <catch2/catch.hpp>

using namespace visagiste;

namespace {

constexpr int kSide = 200;

/// A drawn eye: a lid opening of skin, white, and a dark iris whose top is under the lid, with a glint and noise.
Image drawnEye(const Eigen::Vector2f& center, float radius, float lidHeight, std::uint32_t seed) {
  std::mt19937 random(seed);
  std::normal_distribution<float> noise(0, 3);
  std::vector<std::uint8_t> pixels;
  constexpr int kSub = 4;  // Samples a pixel and axis, for soft edges.
  for (int y = 0; y < kSide; ++y)
    for (int x = 0; x < kSide; ++x) {
      float sum = 0;
      for (int i = 0; i < kSub * kSub; ++i) {
        const Eigen::Vector2f p(float(x) + (float(i % kSub) + 0.5F) / kSub, float(y) + (float(i / kSub) + 0.5F) / kSub);
        const Eigen::Vector2f fromLid = p - Eigen::Vector2f(100, 100);
        const bool open = std::abs(fromLid.y()) < lidHeight * (1 - std::pow(fromLid.x() / 60, 2.0F));
        const bool glint = (p - center - Eigen::Vector2f(-4, -6)).norm() < 3;
        sum += !open ? 150.0F : glint ? 250.0F : (p - center).norm() < radius ? 60.0F : 215.0F;
      }
      const float value = std::clamp(sum / (kSub * kSub) + noise(random), 0.0F, 255.0F);
      pixels.insert(pixels.end(), 3, std::uint8_t(value));
    }
  return {{kSide, kSide}, PixelFormat::Rgb8, std::move(pixels)};
}

Iris irisAt(const Eigen::Vector2f& center, float radius) {
  Iris iris;
  iris.centerPx = center;
  iris.radiusPx = radius;
  iris.edgePx << radius, 0, -radius, 0, 0, -radius, 0, radius;
  iris.edgePx.colwise() += center;
  return iris;
}

}  // namespace

TEST_CASE("an iris that is off by a third of its radius is put right", "[iris_refinement]") {
  const Eigen::Vector2f truth(104.3F, 98.6F);
  const float radius = 19;
  const Image eye = drawnEye(truth, radius, 26, 3);
  for (const Eigen::Vector2f& off : {Eigen::Vector2f(6, 0), Eigen::Vector2f(-4, 4), Eigen::Vector2f(2, -5)}) {
    const Iris refined = refinedIris(eye, irisAt(truth + off, radius * 1.08F), 0);
    CHECK((refined.centerPx - truth).norm() < 0.06F * radius);
    CHECK(refined.radiusPx == Approx(radius).epsilon(0.06));
    CHECK((refined.edgePx.col(0) - refined.centerPx).norm() == Approx(refined.radiusPx).epsilon(1e-3));
  }
}

TEST_CASE("an upper lid over the iris does not pull it down", "[iris_refinement]") {
  const Eigen::Vector2f truth(98, 99);
  const Iris refined = refinedIris(drawnEye(truth, 20, 17, 4), irisAt(truth + Eigen::Vector2f(3, 2), 20), 0);
  CHECK((refined.centerPx - truth).norm() < 0.1F * 20);
}

TEST_CASE("a closed eye, a tiny one and one outside stay as they are", "[iris_refinement]") {
  const Image closed = drawnEye({100, 100}, 20, 0, 5);
  CHECK(refinedIris(closed, irisAt({100, 100}, 20), 0).centerPx == Eigen::Vector2f(100, 100));
  const Image open = drawnEye({100, 100}, 20, 26, 6);
  CHECK(refinedIris(open, irisAt({104, 100}, 3), 0).centerPx == Eigen::Vector2f(104, 100));
  CHECK(refinedIris(open, irisAt({-4, 100}, 20), 0).centerPx == Eigen::Vector2f(-4, 100));
}
