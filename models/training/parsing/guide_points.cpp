#include "models/training/parsing/guide_points.h"

#include "models/networks/parsing_guide.h"

#include <cmath>

namespace visagiste::training {
namespace {

constexpr std::size_t kPoints = 468;

float eyeDistance(const CanvasPoints& points) {
  return std::hypot(points[33][0] - points[263][0], points[33][1] - points[263][1]);
}

/// Turns, scales and shifts the points about the middle of the eyes.
void moveFace(CanvasPoints& points, float shift, float logScale, float rollRad, Random& random) {
  const float middleX = 0.5F * (points[33][0] + points[263][0]);
  const float middleY = 0.5F * (points[33][1] + points[263][1]);
  const float scale = std::exp(normal(random, logScale));
  const float roll = normal(random, rollRad);
  const float c = scale * std::cos(roll), s = scale * std::sin(roll);
  const float shiftX = normal(random, shift), shiftY = normal(random, shift);
  for (auto& point : points) {
    const float x = point[0] - middleX, y = point[1] - middleY;
    point = {middleX + shiftX + c * x - s * y, middleY + shiftY + s * x + c * y};
  }
}

/// Errors that neighbours share, as a network makes them: waves over the face, longer than a lip is high.
void wave(CanvasPoints& points, float size, float lengthPx, Random& random) {
  constexpr int kWaves = 4;
  for (int i = 0; i < kWaves; ++i) {
    const float direction = uniform(random, 0.0F, 6.283F), phase = uniform(random, 0.0F, 6.283F);
    const float frequency = 6.283F / (lengthPx * uniform(random, 0.7F, 1.6F));
    const float kx = frequency * std::cos(direction), ky = frequency * std::sin(direction);
    const float ampX = normal(random, size), ampY = normal(random, size);
    for (auto& point : points) {
      const float height = std::sin(kx * point[0] + ky * point[1] + phase);
      point = {point[0] + ampX * height, point[1] + ampY * height};
    }
  }
}

}  // namespace

CanvasPoints foundPoints(const CanvasPoints& points, Random& random) {
  CanvasPoints found(points.begin(), points.begin() + kPoints);
  const float unit = eyeDistance(points);
  moveFace(found, 0.008F * unit, 0.01F, 0.01F, random);
  wave(found, 0.009F * unit, 0.6F * unit, random);
  for (auto& point : found)
    point = {point[0] + normal(random, 0.004F * unit), point[1] + normal(random, 0.004F * unit)};
  return found;
}

CanvasPoints misled(const CanvasPoints& points, Random& random) {
  constexpr float kMissing = 0.04F, kFarOff = 0.05F;
  if (chance(random, kMissing))
    return {};
  CanvasPoints found = foundPoints(points, random);
  if (chance(random, kFarOff))
    moveFace(found, 0.12F * eyeDistance(points), 0.1F, 0.1F, random);
  return found;
}

torch::Tensor guideOf(const std::vector<CanvasPoints>& faces, int side) {
  const std::int64_t cells = side / networks::kGuideCellSide;
  const torch::Tensor guide =
      torch::empty({static_cast<std::int64_t>(faces.size()), cells, cells, networks::kGuideChannels});
  float* out = guide.data_ptr<float>();
  for (const CanvasPoints& points : faces) {
    networks::drawGuide(points, side, out);
    out += cells * cells * networks::kGuideChannels;
  }
  return guide.permute({0, 3, 1, 2});  // Channels-last as it lies.
}

}  // namespace visagiste::training
