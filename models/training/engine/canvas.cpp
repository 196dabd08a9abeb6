#include "models/training/engine/canvas.h"

#include <algorithm>
#include <cmath>

namespace visagiste::training {

float uniform(Random& random, float low, float high) {
  return low + (high - low) * static_cast<float>(random() >> 40U) * 0x1p-24F;
}

float normal(Random& random, float deviation) {
  // Own Box-Muller: std::normal_distribution differs between libraries.
  constexpr float kTwoPi = 6.2831853F;
  const float radius = std::sqrt(-2.0F * std::log(uniform(random, 1e-7F, 1.0F)));
  return deviation * radius * std::cos(kTwoPi * uniform(random, 0.0F, 1.0F));
}

bool chance(Random& random, float probability) {
  return uniform(random, 0.0F, 1.0F) < probability;
}

int uniformInt(Random& random, int low, int high) {
  return low + static_cast<int>(random() % static_cast<std::uint64_t>(high - low + 1));
}

Canvas::Canvas(int widthPx, int heightPx)
    : width(widthPx), height(heightPx), rgb(std::size_t{3} * widthPx * heightPx, 0.0F) {}

Pyramid::Pyramid(const std::uint8_t* rgba, int width, int height) {
  m_levels[0] = {rgba, width, height};
  for (int i = 1; i < kLevels; ++i) {
    const Level& above = m_levels[i - 1];
    Level& level = m_levels[i];
    level.width = std::max(1, above.width / 2);
    level.height = std::max(1, above.height / 2);
    m_storage[i].resize(std::size_t{4} * level.width * level.height);
    for (int y = 0; y < level.height; ++y)
      for (int x = 0; x < level.width; ++x)
        for (int c = 0; c < 4; ++c) {
          const std::size_t stride = std::size_t{4} * above.width;
          const std::uint8_t* from = above.pixels + 2 * y * stride + std::size_t{8} * x + c;
          m_storage[i][4 * (static_cast<std::size_t>(y) * level.width + x) + c] =
              static_cast<std::uint8_t>((from[0] + from[4] + from[stride] + from[stride + 4] + 2) / 4);
        }
    level.pixels = m_storage[i].data();
  }
}

int Pyramid::levelFor(float step) {
  return std::clamp(static_cast<int>(std::floor(std::log2(std::max(step, 1.0F)) + 0.4F)), 0, kLevels - 1);
}

void Pyramid::sample(float x, float y, int level, float out[4]) const {
  const Level& from = m_levels[level];
  const float shrink = 1.0F / static_cast<float>(1 << level);
  const float u = std::clamp(x * shrink - 0.5F, 0.0F, static_cast<float>(from.width) - 1.001F);
  const float v = std::clamp(y * shrink - 0.5F, 0.0F, static_cast<float>(from.height) - 1.001F);
  const int x0 = static_cast<int>(u);
  const int y0 = static_cast<int>(v);
  const float fx = u - static_cast<float>(x0);
  const float fy = v - static_cast<float>(y0);
  const std::uint8_t* top = from.pixels + 4 * (static_cast<std::size_t>(y0) * from.width + x0);
  const std::uint8_t* bottom = top + std::size_t{4} * from.width;
  for (int c = 0; c < 4; ++c) {
    const float upper = static_cast<float>(top[c]) + fx * static_cast<float>(top[c + 4] - top[c]);
    const float lower = static_cast<float>(bottom[c]) + fx * static_cast<float>(bottom[c + 4] - bottom[c]);
    out[c] = upper + fy * (lower - upper);
  }
}

std::array<float, 2> Homography::operator()(float x, float y) const {
  const float w = 1.0F / (m[6] * x + m[7] * y + m[8]);
  return {(m[0] * x + m[1] * y + m[2]) * w, (m[3] * x + m[4] * y + m[5]) * w};
}

Homography Homography::inverse() const {
  const auto minor = [this](int a, int b, int c, int d) { return m[a] * m[d] - m[b] * m[c]; };
  Homography result;
  result.m = {minor(4, 5, 7, 8), minor(2, 1, 8, 7), minor(1, 2, 4, 5),  //
              minor(5, 3, 8, 6), minor(0, 2, 6, 8), minor(2, 0, 5, 3),  //
              minor(3, 4, 6, 7), minor(1, 0, 7, 6), minor(0, 1, 3, 4)};
  return result;
}

Homography operator*(const Homography& a, const Homography& b) {
  Homography result;
  for (int row = 0; row < 3; ++row)
    for (int column = 0; column < 3; ++column)
      result.m[3 * row + column] =
          a.m[3 * row] * b.m[column] + a.m[3 * row + 1] * b.m[3 + column] + a.m[3 * row + 2] * b.m[6 + column];
  return result;
}

Homography similarity(float centreX, float centreY, float scale, float rollRad) {
  const float c = std::cos(rollRad) * scale;
  const float s = std::sin(rollRad) * scale;
  Homography result;
  result.m = {c, -s, centreX, s, c, centreY, 0, 0, 1};
  return result;
}

}  // namespace visagiste::training
