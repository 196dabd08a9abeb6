#pragma once

/// Pictures while they are widened for training: plain floats, no LibTorch.

#include <array>
#include <cstdint>
#include <random>
#include <vector>

namespace visagiste::training {

using Random = std::mt19937_64;

[[nodiscard]] float uniform(Random& random, float low, float high);
[[nodiscard]] float normal(Random& random, float deviation);
[[nodiscard]] bool chance(Random& random, float probability);
[[nodiscard]] int uniformInt(Random& random, int low, int high);  ///< Both ends included.

/// RGB picture, rows top to bottom, interleaved, nominally in [0, 1].
struct Canvas {
  Canvas() = default;
  Canvas(int widthPx, int heightPx);

  [[nodiscard]] float* at(int x, int y) { return &rgb[3 * (static_cast<std::size_t>(y) * width + x)]; }
  [[nodiscard]] const float* at(int x, int y) const { return &rgb[3 * (static_cast<std::size_t>(y) * width + x)]; }

  int width = 0;
  int height = 0;
  std::vector<float> rgb;
};

/// A view of 8-bit RGBA pixels with halved copies, so that shrinking does not alias.
class Pyramid {
 public:
  static constexpr int kLevels = 4;

  /// rgba  must outlive the pyramid.
  Pyramid(const std::uint8_t* rgba, int width, int height);

  /// RGBA in [0, 255] at x, y of the full-size picture (pixel centres at 0.5), bilinear, from the level that suits
  /// `step`, the distance of neighbouring samples in full-size pixels. Outside the border pixels repeat.
  void sample(float x, float y, int level, float out[4]) const;
  [[nodiscard]] static int levelFor(float step);

  [[nodiscard]] int width() const { return m_levels[0].width; }
  [[nodiscard]] int height() const { return m_levels[0].height; }

 private:
  struct Level {
    const std::uint8_t* pixels = nullptr;
    int width = 0;
    int height = 0;
  };
  std::array<Level, kLevels> m_levels;
  std::array<std::vector<std::uint8_t>, kLevels> m_storage;
};

/// 3 x 3 projective map of the plane, row by row.
struct Homography {
  std::array<float, 9> m{1, 0, 0, 0, 1, 0, 0, 0, 1};

  [[nodiscard]] std::array<float, 2> operator()(float x, float y) const;
  [[nodiscard]] Homography inverse() const;
};
[[nodiscard]] Homography operator*(const Homography& a, const Homography& b);  ///< First b, then a.

/// Similarity that maps (0, 0) to the centre: scale, then roll (from x towards y), then shift.
[[nodiscard]] Homography similarity(float centreX, float centreY, float scale, float rollRad);

}  // namespace visagiste::training
