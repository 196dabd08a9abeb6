#include "models/training/engine/photometric.h"

#include <algorithm>
#include <cmath>

namespace visagiste::training {
namespace {

constexpr float kPi = 3.14159265F;

float luma(const float* rgb) {
  return 0.299F * rgb[0] + 0.587F * rgb[1] + 0.114F * rgb[2];
}

/// One pass of a symmetric kernel along x (dx = 1) or y.
void convolve(Canvas& canvas, const std::vector<float>& kernel, int dx, int dy) {
  const Canvas source = canvas;
  const int radius = static_cast<int>(kernel.size()) / 2;
  for (int y = 0; y < canvas.height; ++y)
    for (int x = 0; x < canvas.width; ++x) {
      float sum[3] = {0, 0, 0};
      for (int k = -radius; k <= radius; ++k) {
        const float* from =
            source.at(std::clamp(x + k * dx, 0, canvas.width - 1), std::clamp(y + k * dy, 0, canvas.height - 1));
        for (int c = 0; c < 3; ++c) sum[c] += kernel[k + radius] * from[c];
      }
      std::copy(sum, sum + 3, canvas.at(x, y));
    }
}

void blurMotion(Canvas& canvas, float lengthPx, float angle) {
  const Canvas source = canvas;
  const int taps = std::max(2, static_cast<int>(lengthPx));
  const float dx = std::cos(angle) * lengthPx / static_cast<float>(taps);
  const float dy = std::sin(angle) * lengthPx / static_cast<float>(taps);
  for (int y = 0; y < canvas.height; ++y)
    for (int x = 0; x < canvas.width; ++x) {
      float sum[3] = {0, 0, 0};
      for (int k = 0; k < taps; ++k) {
        const float offset = static_cast<float>(k) - 0.5F * static_cast<float>(taps - 1);
        const int px =
            std::clamp(static_cast<int>(std::lround(static_cast<float>(x) + offset * dx)), 0, canvas.width - 1);
        const int py =
            std::clamp(static_cast<int>(std::lround(static_cast<float>(y) + offset * dy)), 0, canvas.height - 1);
        for (int c = 0; c < 3; ++c) sum[c] += source.at(px, py)[c];
      }
      for (int c = 0; c < 3; ++c) canvas.at(x, y)[c] = sum[c] / static_cast<float>(taps);
    }
}

/// Bilinear resize; shrinking by more than two is preceded by a blur.
Canvas resized(const Canvas& source, int width, int height) {
  Canvas result(width, height);
  const float sx = static_cast<float>(source.width) / static_cast<float>(width);
  const float sy = static_cast<float>(source.height) / static_cast<float>(height);
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x) {
      const float u =
          std::clamp((static_cast<float>(x) + 0.5F) * sx - 0.5F, 0.0F, static_cast<float>(source.width - 1));
      const float v =
          std::clamp((static_cast<float>(y) + 0.5F) * sy - 0.5F, 0.0F, static_cast<float>(source.height - 1));
      const int x0 = std::min(static_cast<int>(u), source.width - 2);
      const int y0 = std::min(static_cast<int>(v), source.height - 2);
      const float fx = u - static_cast<float>(x0);
      const float fy = v - static_cast<float>(y0);
      for (int c = 0; c < 3; ++c) {
        const float top = source.at(x0, y0)[c] * (1 - fx) + source.at(x0 + 1, y0)[c] * fx;
        const float bottom = source.at(x0, y0 + 1)[c] * (1 - fx) + source.at(x0 + 1, y0 + 1)[c] * fx;
        result.at(x, y)[c] = top * (1 - fy) + bottom * fy;
      }
    }
  return result;
}

struct DctBasis {
  DctBasis() {
    for (int k = 0; k < 8; ++k)
      for (int n = 0; n < 8; ++n)
        value[k][n] = (k == 0 ? std::sqrt(0.125F) : 0.5F) *
                      std::cos(kPi * (static_cast<float>(n) + 0.5F) * static_cast<float>(k) / 8.0F);
  }
  float value[8][8] = {};
};

/// Luminance and chrominance tables of the JPEG standard, annex K.
constexpr int kLumaTable[64] = {16, 11, 10, 16, 24,  40,  51,  61,  12, 12, 14, 19, 26,  58,  60,  55,
                                14, 13, 16, 24, 40,  57,  69,  56,  14, 17, 22, 29, 51,  87,  80,  62,
                                18, 22, 37, 56, 68,  109, 103, 77,  24, 35, 55, 64, 81,  104, 113, 92,
                                49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99};
constexpr int kChromaTable[64] = {17, 18, 24, 47, 99, 99, 99, 99, 18, 21, 26, 66, 99, 99, 99, 99,
                                  24, 26, 56, 99, 99, 99, 99, 99, 47, 66, 99, 99, 99, 99, 99, 99,
                                  99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
                                  99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99};

void quantiseBlock(float block[8][8], const float steps[64], const DctBasis& basis) {
  float half[8][8];
  for (int k = 0; k < 8; ++k)
    for (int x = 0; x < 8; ++x) {
      half[k][x] = 0;
      for (int n = 0; n < 8; ++n) half[k][x] += basis.value[k][n] * block[n][x];
    }
  float coefficient[8][8];
  for (int k = 0; k < 8; ++k)
    for (int j = 0; j < 8; ++j) {
      float sum = 0;
      for (int n = 0; n < 8; ++n) sum += half[k][n] * basis.value[j][n];
      coefficient[k][j] = std::nearbyint(sum / steps[8 * k + j]) * steps[8 * k + j];
    }
  for (int n = 0; n < 8; ++n)
    for (int j = 0; j < 8; ++j) {
      half[n][j] = 0;
      for (int k = 0; k < 8; ++k) half[n][j] += basis.value[k][n] * coefficient[k][j];
    }
  for (int n = 0; n < 8; ++n)
    for (int x = 0; x < 8; ++x) {
      block[n][x] = 0;
      for (int j = 0; j < 8; ++j) block[n][x] += half[n][j] * basis.value[j][x];
    }
}

}  // namespace

void changeColour(Canvas& canvas, Random& random) {
  const float gamma = std::exp(normal(random, 0.22F));
  const float contrast = std::exp(normal(random, 0.2F));
  const float brightness = normal(random, 0.08F);
  const float saturation = chance(random, 0.08F) ? 0.0F : std::clamp(1.0F + normal(random, 0.25F), 0.0F, 2.0F);
  float balance[3];
  for (float& gain : balance) gain = std::exp(normal(random, 0.08F));
  std::array<float, 257> curve;
  for (int i = 0; i < 257; ++i)
    curve[i] = (std::pow(static_cast<float>(i) / 256.0F, gamma) - 0.5F) * contrast + 0.5F + brightness;
  for (std::size_t i = 0; i < canvas.rgb.size(); i += 3) {
    float* rgb = &canvas.rgb[i];
    for (int c = 0; c < 3; ++c) {
      const float position = std::clamp(rgb[c], 0.0F, 1.0F) * 255.99F;
      const int index = static_cast<int>(position);
      rgb[c] = (curve[index] + (position - static_cast<float>(index)) * (curve[index + 1] - curve[index])) * balance[c];
    }
    const float grey = luma(rgb);
    for (int c = 0; c < 3; ++c) rgb[c] = grey + saturation * (rgb[c] - grey);
  }
}

void changeLight(Canvas& canvas, Random& random) {
  if (!chance(random, 0.4F))
    return;
  const float angle = uniform(random, 0.0F, 2.0F * kPi);
  const float strength = uniform(random, 0.1F, 0.65F);
  const float softness = chance(random, 0.6F) ? uniform(random, 0.5F, 1.5F) : uniform(random, 0.02F, 0.3F);
  const float offset = uniform(random, -0.4F, 0.4F);
  const float dx = std::cos(angle);
  const float dy = std::sin(angle);
  float tint[3];
  for (float& gain : tint) gain = std::exp(normal(random, 0.06F));
  for (int y = 0; y < canvas.height; ++y)
    for (int x = 0; x < canvas.width; ++x) {
      const float u = static_cast<float>(x) / static_cast<float>(canvas.width) - 0.5F;
      const float v = static_cast<float>(y) / static_cast<float>(canvas.height) - 0.5F;
      const float lit = std::clamp((u * dx + v * dy - offset) / softness + 0.5F, 0.0F, 1.0F);
      const float gain = 1.0F + 0.4F * strength - strength * 1.2F * lit;
      for (int c = 0; c < 3; ++c) canvas.at(x, y)[c] *= gain * tint[c];
    }
}

void softenSometimes(Canvas& canvas, Random& random) {
  const float kind = uniform(random, 0.0F, 1.0F);
  if (kind < 0.15F) {
    blurGaussian(canvas, uniform(random, 0.4F, 2.0F));
  } else if (kind < 0.22F) {
    blurMotion(canvas, uniform(random, 2.0F, 9.0F), uniform(random, 0.0F, kPi));
  } else if (kind < 0.45F) {
    const float factor = uniform(random, 1.3F, 4.0F);
    const int width = std::max(8, static_cast<int>(static_cast<float>(canvas.width) / factor));
    const int height = std::max(8, static_cast<int>(static_cast<float>(canvas.height) / factor));
    if (factor > 1.5F)
      blurGaussian(canvas, 0.35F * factor);
    Canvas small = resized(canvas, width, height);
    if (chance(random, 0.4F))
      quantiseBlocks(small, uniformInt(random, 25, 90));
    canvas = resized(small, canvas.width, canvas.height);
  }
}

void addNoiseSometimes(Canvas& canvas, Random& random) {
  if (!chance(random, 0.35F))
    return;
  const float deviation = uniform(random, 0.004F, 0.06F);
  const bool grey = chance(random, 0.3F);
  // A short table of normal numbers read from random places: drawing each anew would cost more than the network's step.
  static const std::vector<float> table = [] {
    Random own(5);
    std::vector<float> values(1U << 14U);
    for (float& value : values) value = normal(own, 1.0F);
    return values;
  }();
  std::uint64_t state = random() | 1U;
  for (std::size_t i = 0; i < canvas.rgb.size(); i += 3) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    const float first = table[(state >> 50U)];
    const float second = grey ? first : table[(state >> 36U) & 0x3FFFU];
    const float third = grey ? first : table[(state >> 22U) & 0x3FFFU];
    canvas.rgb[i] += deviation * first;
    canvas.rgb[i + 1] += deviation * second;
    canvas.rgb[i + 2] += deviation * third;
  }
}

void compressSometimes(Canvas& canvas, Random& random) {
  if (chance(random, 0.2F))
    quantiseBlocks(canvas, uniformInt(random, 12, 80));
}

void occlude(Canvas& canvas, const Pyramid* texture, Random& random, const std::function<void(int x, int y)>& covered) {
  const auto width = static_cast<float>(canvas.width);
  const auto height = static_cast<float>(canvas.height);
  const float centreX = uniform(random, 0.0F, width);
  const float centreY = uniform(random, 0.0F, height);
  const bool bar = chance(random, 0.25F);
  const float halfX = width * uniform(random, 0.04F, bar ? 0.6F : 0.22F);
  const float halfY = height * (bar ? uniform(random, 0.01F, 0.06F) : uniform(random, 0.04F, 0.22F));
  const float angle = uniform(random, 0.0F, kPi);
  const bool ellipse = chance(random, 0.5F);
  const float opacity = chance(random, 0.8F) ? 1.0F : uniform(random, 0.4F, 0.9F);
  const float colour[3] = {uniform(random, 0, 1), uniform(random, 0, 1), uniform(random, 0, 1)};
  const bool textured = texture != nullptr && chance(random, 0.6F);
  const float startX = textured ? uniform(random, 0.0F, static_cast<float>(texture->width())) : 0.0F;
  const float startY = textured ? uniform(random, 0.0F, static_cast<float>(texture->height())) : 0.0F;
  const float c = std::cos(angle);
  const float s = std::sin(angle);
  const float reach = std::hypot(halfX, halfY);
  const int top = std::max(0, static_cast<int>(centreY - reach));
  const int bottom = std::min(canvas.height - 1, static_cast<int>(centreY + reach));
  const int left = std::max(0, static_cast<int>(centreX - reach));
  const int right = std::min(canvas.width - 1, static_cast<int>(centreX + reach));
  for (int y = top; y <= bottom; ++y)
    for (int x = left; x <= right; ++x) {
      const float u = (c * (static_cast<float>(x) - centreX) + s * (static_cast<float>(y) - centreY)) / halfX;
      const float v = (-s * (static_cast<float>(x) - centreX) + c * (static_cast<float>(y) - centreY)) / halfY;
      if (ellipse ? u * u + v * v > 1.0F : std::max(std::fabs(u), std::fabs(v)) > 1.0F)
        continue;
      float texel[4] = {255 * colour[0], 255 * colour[1], 255 * colour[2], 255};
      if (textured)
        texture->sample(std::fmod(startX + u * halfX, static_cast<float>(texture->width())),
                        std::fmod(startY + v * halfY, static_cast<float>(texture->height())), 0, texel);
      for (int k = 0; k < 3; ++k) canvas.at(x, y)[k] += opacity * (texel[k] / 255.0F - canvas.at(x, y)[k]);
      if (covered && opacity > 0.5F)
        covered(x, y);
    }
}

void quantiseBlocks(Canvas& canvas, int quality) {
  static const DctBasis basis;
  const float scale =
      (quality < 50 ? 5000.0F / static_cast<float>(quality) : 200.0F - 2.0F * static_cast<float>(quality)) / 100.0F;
  float steps[2][64];
  for (int i = 0; i < 64; ++i) {
    steps[0][i] = std::max(1.0F, scale * static_cast<float>(kLumaTable[i])) / 255.0F;
    steps[1][i] = std::max(1.0F, scale * static_cast<float>(kChromaTable[i])) / 255.0F;
  }
  for (int blockY = 0; blockY < canvas.height; blockY += 8)
    for (int blockX = 0; blockX < canvas.width; blockX += 8) {
      float planes[3][8][8];
      for (int y = 0; y < 8; ++y)
        for (int x = 0; x < 8; ++x) {
          const float* rgb = canvas.at(std::min(blockX + x, canvas.width - 1), std::min(blockY + y, canvas.height - 1));
          const float grey = luma(rgb);
          planes[0][y][x] = grey - 0.5F;
          planes[1][y][x] = 0.564F * (rgb[2] - grey);
          planes[2][y][x] = 0.713F * (rgb[0] - grey);
        }
      for (int plane = 0; plane < 3; ++plane) quantiseBlock(planes[plane], steps[plane == 0 ? 0 : 1], basis);
      for (int y = 0; y < 8 && blockY + y < canvas.height; ++y)
        for (int x = 0; x < 8 && blockX + x < canvas.width; ++x) {
          const float grey = planes[0][y][x] + 0.5F;
          const float blue = planes[1][y][x] / 0.564F + grey;
          const float red = planes[2][y][x] / 0.713F + grey;
          float* rgb = canvas.at(blockX + x, blockY + y);
          rgb[0] = red;
          rgb[1] = (grey - 0.299F * red - 0.114F * blue) / 0.587F;
          rgb[2] = blue;
        }
    }
}

void blurGaussian(Canvas& canvas, float sigmaPx) {
  const int radius = std::max(1, static_cast<int>(std::ceil(2.5F * sigmaPx)));
  std::vector<float> kernel(2 * radius + 1);
  float sum = 0;
  for (int k = -radius; k <= radius; ++k)
    sum += kernel[k + radius] = std::exp(-0.5F * static_cast<float>(k * k) / (sigmaPx * sigmaPx));
  for (float& value : kernel) value /= sum;
  convolve(canvas, kernel, 1, 0);
  convolve(canvas, kernel, 0, 1);
}

}  // namespace visagiste::training
