#include "core/makeup/row_kernels.h"

#include <algorithm>
#include <cmath>

#include "core/image/color.h"

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__SANITIZE_ADDRESS__)
#define VISAGISTE_VECTOR_CLONES __attribute__((target_clones("arch=x86-64-v3", "default")))
#else
#define VISAGISTE_VECTOR_CLONES
#endif

namespace visagiste::rows {
namespace {

inline float eased(float relative) {
  const float above = std::max(relative - 1, 0.0F);
  return std::min(relative, 1.0F) + above / (1 + 0.45F * above);
}

}  // namespace

VISAGISTE_VECTOR_CLONES
void decode(const std::uint8_t* rgb, int count, float* r, float* g, float* b, float* luminance) {
  const float* table = linearFromSrgbTable().data();
  for (int x = 0; x < count; ++x) {
    r[x] = table[rgb[3 * x]];
    g[x] = table[rgb[3 * x + 1]];
    b[x] = table[rgb[3 * x + 2]];
  }
  for (int x = 0; x < count; ++x) luminance[x] = 0.2126729F * r[x] + 0.7151522F * g[x] + 0.0721750F * b[x];
}

VISAGISTE_VECTOR_CLONES
void encode(const float* r, const float* g, const float* b, const std::uint8_t* touched, int count, std::uint8_t* rgb) {
  const std::uint8_t* codes = srgbFromRootTable().data();
  const auto step = [](float value) {
    const float root = std::sqrt(std::min(std::max(value, 0.0F), 1.0F));
    return static_cast<int>(root * static_cast<float>(kSrgbSteps) + 0.5F);
  };
  constexpr int kBlock = 64;
  int steps[3][kBlock];
  for (int start = 0; start < count; start += kBlock) {
    const int size = std::min(kBlock, count - start);
    for (int i = 0; i < size; ++i) {
      steps[0][i] = step(r[start + i]);
      steps[1][i] = step(g[start + i]);
      steps[2][i] = step(b[start + i]);
    }
    for (int i = 0; i < size; ++i)
      if (touched[start + i] != 0)
        for (int c = 0; c < 3; ++c) rgb[3 * (start + i) + c] = codes[steps[c][i]];
  }
}

VISAGISTE_VECTOR_CLONES
void sumWeights(const PaintedLayer& layer, int layerRow, int count, float* __restrict weight,
                std::uint8_t* __restrict touched) {
  const float scale = layer.opacity / 255;
  const auto* first = layer.weights[0].ptr<std::uint8_t>(layerRow);
  for (int x = 0; x < count; ++x) {
    weight[x] = scale * static_cast<float>(first[x]);
    touched[x] |= first[x];
  }
  for (int c = 1; c < layer.colors; ++c) {
    const auto* other = layer.weights[static_cast<std::size_t>(c)].ptr<std::uint8_t>(layerRow);
    for (int x = 0; x < count; ++x) {
      weight[x] += scale * static_cast<float>(other[x]);
      touched[x] |= other[x];
    }
  }
}

VISAGISTE_VECTOR_CLONES
void findDarkDetail(const float* __restrict luminance, const float* __restrict low, int count, float* __restrict dark) {
  for (int x = 0; x < count; ++x) {
    const float relative = luminance[x] / (low[x] + 1e-4F);
    const float t = std::min(std::max((relative - 0.30F) * (1 / 0.45F), 0.0F), 1.0F);
    dark[x] = 1 - t * t * (3 - 2 * t);
  }
}

VISAGISTE_VECTOR_CLONES
void spareDarkDetail(const float* __restrict dark, float amount, int count, float* __restrict weight) {
  for (int x = 0; x < count; ++x) weight[x] *= 1 - amount * dark[x];
}

VISAGISTE_VECTOR_CLONES
void mixPigments(const PaintedLayer& layer, int layerRow, int count, float* __restrict r, float* __restrict g,
                 float* __restrict b) {
  if (layer.colors == 1) {
    std::fill(r, r + count, layer.pigment[0].x());
    std::fill(g, g + count, layer.pigment[0].y());
    std::fill(b, b + count, layer.pigment[0].z());
    return;
  }
  const std::uint8_t* w0 = layer.weights[0].ptr<std::uint8_t>(layerRow);
  const std::uint8_t* w1 = layer.weights[1].ptr<std::uint8_t>(layerRow);
  const std::uint8_t* w2 = layer.colors > 2 ? layer.weights[2].ptr<std::uint8_t>(layerRow) : w1;
  const Eigen::Vector3f p0 = layer.pigment[0];
  const Eigen::Vector3f p1 = layer.pigment[1];
  const Eigen::Vector3f p2 = layer.pigment[2];
  const float third = layer.colors > 2 ? 1 : 0;
  for (int x = 0; x < count; ++x) {
    const auto a = static_cast<float>(w0[x]);
    const auto c = static_cast<float>(w1[x]);
    const float d = third * static_cast<float>(w2[x]);
    const float scale = 1 / (a + c + d + 1e-3F);
    r[x] = scale * (a * p0.x() + c * p1.x() + d * p2.x());
    g[x] = scale * (a * p0.y() + c * p1.y() + d * p2.y());
    b[x] = scale * (a * p0.z() + c * p1.z() + d * p2.z());
  }
}

void readPicture(const PaintedLayer& layer, int layerRow, int count, float* r, float* g, float* b) {
  const float* table = linearFromSrgbTable().data();
  const auto* in = layer.picture.ptr<std::uint8_t>(layerRow);
  for (int x = 0; x < count; ++x) {
    r[x] = layer.light.x() * table[in[3 * x]];
    g[x] = layer.light.y() * table[in[3 * x + 1]];
    b[x] = layer.light.z() * table[in[3 * x + 2]];
  }
}

VISAGISTE_VECTOR_CLONES
void readSparkles(const PaintedLayer& layer, int layerRow, int count, float* __restrict glint) {
  if (layer.sparkle.empty()) {
    std::fill(glint, glint + count, 0.0F);
    return;
  }
  const float scale = layer.optics.sparkle / 255;
  const auto* sparkle = layer.sparkle.ptr<std::uint8_t>(layerRow);
  for (int x = 0; x < count; ++x) glint[x] = scale * static_cast<float>(sparkle[x]);
}

VISAGISTE_VECTOR_CLONES
void layPigment(const PaintedLayer& layer, const float* __restrict pigmentR, const float* __restrict pigmentG,
                const float* __restrict pigmentB, const float* __restrict weight, const float* __restrict glints,
                int count, const Row& row) {
  const FinishOptics optics = layer.optics;
  const float perBase = 1 / layer.base;
  const float base = layer.base;
  const float lightR = layer.light.x();
  const float lightG = layer.light.y();
  const float lightB = layer.light.z();
  float* __restrict r = row.r;
  float* __restrict g = row.g;
  float* __restrict b = row.b;
  const float* __restrict luminance = row.luminance;
  const float* __restrict low = row.low;
  for (int x = 0; x < count; ++x) {
    // Light beyond the zone's own level counts less and less: no pigment glows.
    const float large = eased(low[x] * perBase);
    const float detail = eased(luminance[x] * perBase) - large;
    const float bright = std::max(detail, 0.0F);
    const float plain = std::min(bright, optics.knee);
    const float shine =
        (bright - plain) * optics.shine + std::max(large + bright - optics.glossKnee, 0.0F) * optics.gloss;
    const float shade =
        std::max(1 + optics.contrast * (large - 1) + optics.texture * (std::min(detail, 0.0F) + plain), 0.0F);
    const float white = shine * base + glints[x] * shade;
    const float w = weight[x];
    r[x] += w * (pigmentR[x] * shade + lightR * white - r[x]);
    g[x] += w * (pigmentG[x] * shade + lightG * white - g[x]);
    b[x] += w * (pigmentB[x] * shade + lightB * white - b[x]);
  }
}

VISAGISTE_VECTOR_CLONES
void scaleChannel(const float* __restrict factor, const float* __restrict weight, float amount, int count,
                  float* __restrict out) {
  for (int x = 0; x < count; ++x) out[x] *= 1 + weight[x] * amount * (factor[x] - 1);
}

VISAGISTE_VECTOR_CLONES
void smoothChannel(const float* __restrict change, const float* __restrict fine, const float* __restrict weight,
                   float pores, int count, float* __restrict out) {
  const float flatten = 0.8F * (1 - pores);
  for (int x = 0; x < count; ++x) {
    const float root = std::sqrt(out[x]);
    // Strong detail is an edge or a hair, not a pore: it stays.
    const float detail = root - fine[x];
    const float pore = std::min(std::max(detail, -0.06F), 0.06F);
    const float changed = std::max(root + weight[x] * (change[x] - flatten * pore), 0.0F);
    out[x] = changed * changed;
  }
}

VISAGISTE_VECTOR_CLONES
void whitenTeeth(const float* weight, const Eigen::Vector3f& light, float base, int count, const Row& row) {
  const float lightR = light.x();
  const float lightG = light.y();
  const float lightB = light.z();
  for (int x = 0; x < count; ++x) {
    const float y = row.luminance[x];
    const float most = std::max(row.r[x], std::max(row.g[x], row.b[x]));
    const float least = std::min(row.r[x], std::min(row.g[x], row.b[x]));
    // Teeth are the bright and pale part between the lips; gums and tongue are saturated, the gap is dark.
    const float pale = std::min(std::max((0.62F - (most - least) / (most + 1e-3F)) * 4, 0.0F), 1.0F);
    const float bright = std::min(std::max((y / base - 0.35F) * 2.2F, 0.0F), 1.0F);
    const float w = weight[x] * pale * bright;
    const float lifted = std::min(y * 1.22F, std::max(y, 0.85F));
    row.r[x] += 0.75F * w * (lightR * lifted - row.r[x]);
    row.g[x] += 0.75F * w * (lightG * lifted - row.g[x]);
    row.b[x] += 0.75F * w * (lightB * lifted * 0.97F - row.b[x]);
  }
}

VISAGISTE_VECTOR_CLONES
void stretch(const float* __restrict values, const int* __restrict index, const float* __restrict share, int count,
             float* __restrict out) {
  for (int x = 0; x < count; ++x) {
    const float left = values[index[x]];
    out[x] = left + share[x] * (values[index[x] + 1] - left);
  }
}

}  // namespace visagiste::rows
