#pragma once

/// From the face detector's output maps to face squares. Free of LibTorch.

#include "models/networks/face_crop.h"

#include <algorithm>
#include <array>
#include <vector>

namespace visagiste {

/// One face found: the square as face_crop.h defines it, pixels of the detector's input picture.
struct FoundFace {
  FaceSquare square;
  float score = 0;  ///< Probability, (0, 1).
};

constexpr int kDetectorChannels = 6;  ///< Score logit, centre offset x and y, log size, roll as cosine and sine.
constexpr std::array<int, 3> kDetectorStrides{8, 16, 32};
/// exp(0) means a face of this many strides.
constexpr float kDetectorSizeInStrides = 4.0F;

/// Reads one output map, (6, rows, columns) contiguous, and appends the cells whose score exceeds the threshold:
/// centre ((column + 0.5 + dx) * stride, (row + 0.5 + dy) * stride), side exp(log size) * 4 * stride, roll atan2(sine,
/// cosine).
inline void appendFaces(const float* map, int rows, int columns, int stride, float threshold,
                        std::vector<FoundFace>& faces) {
  const int cells = rows * columns;
  const float logitThreshold = std::log(threshold / (1.0F - threshold));
  const auto step = static_cast<float>(stride);
  for (int cell = 0; cell < cells; ++cell) {
    if (!(map[cell] > logitThreshold))
      continue;
    FoundFace face;
    face.score = 1.0F / (1.0F + std::exp(-map[cell]));
    face.square.centreX = (static_cast<float>(cell % columns) + 0.5F + map[cells + cell]) * step;
    face.square.centreY = (static_cast<float>(cell / columns) + 0.5F + map[2 * cells + cell]) * step;
    face.square.sidePx = std::exp(std::clamp(map[3 * cells + cell], -4.0F, 4.0F)) * kDetectorSizeInStrides * step;
    face.square.rollRad = std::atan2(map[5 * cells + cell], map[4 * cells + cell]);
    faces.push_back(face);
  }
}

/// Intersection over union of two squares with their rolls left out.
[[nodiscard]] inline float overlap(const FaceSquare& a, const FaceSquare& b) {
  const float half = 0.5F * (a.sidePx + b.sidePx);
  const float width = std::min({half - std::fabs(a.centreX - b.centreX), a.sidePx, b.sidePx});
  const float height = std::min({half - std::fabs(a.centreY - b.centreY), a.sidePx, b.sidePx});
  if (width <= 0 || height <= 0)
    return 0;
  const float common = width * height;
  return common / (a.sidePx * a.sidePx + b.sidePx * b.sidePx - common);
}

/// Best first; of faces that overlap by more than `maxOverlap`, or lie with their centre in the inner half of a better
/// one, only the best stays.
[[nodiscard]] inline std::vector<FoundFace> withoutDuplicates(std::vector<FoundFace> faces, float maxOverlap) {
  std::stable_sort(faces.begin(), faces.end(),
                   [](const FoundFace& a, const FoundFace& b) { return a.score > b.score; });
  std::vector<FoundFace> kept;
  for (const FoundFace& face : faces) {
    const bool duplicate = std::any_of(kept.begin(), kept.end(), [&](const FoundFace& better) {
      const float reach = 0.25F * better.square.sidePx;
      return overlap(face.square, better.square) > maxOverlap ||
             (std::fabs(face.square.centreX - better.square.centreX) < reach &&
              std::fabs(face.square.centreY - better.square.centreY) < reach);
    });
    if (!duplicate)
      kept.push_back(face);
  }
  return kept;
}

}  // namespace visagiste
