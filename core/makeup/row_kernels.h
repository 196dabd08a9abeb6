#pragma once

#include <cstdint>

#include "core/makeup/painted_layer.h"

/// The inner loops of painting: plain loops over rows of floats that the compiler turns into vector code, compiled for
/// AVX2 and for any processor; the right one is taken at run time.
namespace visagiste::rows {

/// Linear light of one row, and what the layers need to know about it.
struct Row {
  float* r;
  float* g;
  float* b;
  const float* luminance;  ///< Of the picture as it came.
  const float* low;        ///< The same without detail.
};

/// weight[x] = sum of the layer's weights · opacity, 0..1; marks touched pixels.
void sumWeights(const PaintedLayer& layer, int layerRow, int count, float* weight, std::uint8_t* touched);

/// 1 where thin dark detail (hairs, nostrils) stands out of its surroundings, 0 elsewhere.
void findDarkDetail(const float* luminance, const float* low, int count, float* dark);
/// weight = weight · (1 - amount · dark)
void spareDarkDetail(const float* dark, float amount, int count, float* weight);

/// Colours of the layer mixed by their weights, at full strength.
void mixPigments(const PaintedLayer& layer, int layerRow, int count, float* r, float* g, float* b);

/// Linear colours of the layer's picture, in its light.
void readPicture(const PaintedLayer& layer, int layerRow, int count, float* r, float* g, float* b);

/// glint[x] = light that grains throw back.
void readSparkles(const PaintedLayer& layer, int layerRow, int count, float* glint);

/// Lays pigment and glints over the row.
void layPigment(const PaintedLayer& layer, const float* pigmentR, const float* pigmentG, const float* pigmentB,
                const float* weight, const float* glints, int count, const Row& row);

/// out = out · (1 + weight · amount · (factor - 1))
void scaleChannel(const float* factor, const float* weight, float amount, int count, float* out);

/// Adds to the square root of light. fine  of the grid, for pores < 1.
void smoothChannel(const float* change, const float* fine, const float* weight, float pores, int count, float* out);

void whitenTeeth(const float* weight, const Eigen::Vector3f& light, float base, int count, const Row& row);

void decode(const std::uint8_t* rgb, int count, float* r, float* g, float* b, float* luminance);
void encode(const float* r, const float* g, const float* b, const std::uint8_t* touched, int count, std::uint8_t* rgb);

/// out[x] = values[index[x]] and its right neighbour, mixed by share[x].
void stretch(const float* values, const int* index, const float* share, int count, float* out);

}  // namespace visagiste::rows
