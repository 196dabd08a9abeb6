#include "models/training/parsing/accessories.h"

#include <algorithm>
#include <cmath>

namespace visagiste::training {
namespace {

using Vec = std::array<float, 2>;
using Colour = std::array<float, 3>;

constexpr std::uint8_t kFaceSkin = 1, kHair = 11, kOtherSkin = 13, kGlasses = 14;  // core/types/face_region.h

Vec operator+(Vec a, Vec b) {
  return {a[0] + b[0], a[1] + b[1]};
}
Vec operator-(Vec a, Vec b) {
  return {a[0] - b[0], a[1] - b[1]};
}
Vec operator*(Vec a, float s) {
  return {a[0] * s, a[1] * s};
}
float dot(Vec a, Vec b) {
  return a[0] * b[0] + a[1] * b[1];
}
float length(Vec a) {
  return std::hypot(a[0], a[1]);
}

/// Distance of a point to a line segment and the place of its foot, 0 at the start, 1 at the end.
std::array<float, 2> toSegment(Vec at, Vec from, Vec to) {
  const Vec along = to - from;
  const float t = std::clamp(dot(at - from, along) / std::max(dot(along, along), 1e-6F), 0.0F, 1.0F);
  return {length(at - from - along * t), t};
}

void blend(float* rgb, const Colour& colour, float share) {
  for (std::size_t c = 0; c < 3; ++c) rgb[c] += share * (colour[c] - rgb[c]);
}

/// Calls paint(x, y, coverage, at) where distance(at), negative inside, leaves coverage of the pixel.
template <class Distance, class Paint>
void fill(const RegionCanvas& canvas, Vec centre, float reach, Distance distance, Paint paint) {
  const auto bound = [](float value, int limit) { return std::clamp(static_cast<int>(value), 0, limit); };
  for (int y = bound(centre[1] - reach, canvas.picture.height); y < bound(centre[1] + reach + 1, canvas.picture.height);
       ++y)
    for (int x = bound(centre[0] - reach, canvas.picture.width); x < bound(centre[0] + reach + 1, canvas.picture.width);
         ++x) {
      const Vec at{static_cast<float>(x) + 0.5F, static_cast<float>(y) + 0.5F};
      const float coverage = std::clamp(0.5F - distance(at), 0.0F, 1.0F);
      if (coverage > 0)
        paint(x, y, coverage, at);
    }
}

void paintBar(RegionCanvas& canvas, Vec from, Vec to, float radius, const Colour& colour, std::uint8_t region) {
  fill(
      canvas, (from + to) * 0.5F, 0.5F * length(to - from) + radius + 1,
      [&](Vec at) { return toSegment(at, from, to)[0] - radius; },
      [&](int x, int y, float coverage, Vec) {
        blend(canvas.picture.at(x, y), colour, coverage);
        if (coverage > 0.5F)
          canvas.region(x, y) = region;
      });
}

/// Mean colour of some of the pixels of a region; false if there are none to speak of.
bool colourOf(const RegionCanvas& canvas, std::uint8_t region, Random& random, Colour& colour) {
  constexpr int kTries = 400;
  constexpr int kEnough = 12;
  int found = 0;
  Colour sum{};
  for (int i = 0; i < kTries; ++i) {
    const int x = uniformInt(random, 0, canvas.picture.width - 1);
    const int y = uniformInt(random, 0, canvas.picture.height - 1);
    if (canvas.region(x, y) != region)
      continue;
    for (std::size_t c = 0; c < 3; ++c) sum[c] += canvas.picture.at(x, y)[c];
    ++found;
  }
  if (found < kEnough)
    return false;
  for (std::size_t c = 0; c < 3; ++c) colour[c] = sum[c] / static_cast<float>(found);
  return true;
}

Colour frameColour(Random& random) {
  const float kind = uniform(random, 0.0F, 1.0F);
  const float grey = uniform(random, 0.0F, 0.15F);
  if (kind < 0.5F)
    return {grey, grey, grey};
  if (kind < 0.65F)
    return {uniform(random, 0.15F, 0.45F), uniform(random, 0.1F, 0.25F), uniform(random, 0.03F, 0.15F)};
  if (kind < 0.85F) {
    const float metal = uniform(random, 0.35F, 0.85F);
    return {metal, metal * uniform(random, 0.8F, 1.0F), metal * uniform(random, 0.55F, 1.0F)};
  }
  return {uniform(random, 0.0F, 1.0F), uniform(random, 0.0F, 1.0F), uniform(random, 0.0F, 1.0F)};
}

/// One pair of spectacles; lengths in units of the width of a lens seen from the front.
struct Spectacles {
  explicit Spectacles(Random& random)
      : width(uniform(random, 1.55F, 2.05F)),
        height(uniform(random, 0.55F, 0.95F)),
        power(std::exp(uniform(random, 0.69F, 1.7F))),
        rim(chance(random, 0.4F) ? uniform(random, 0.015F, 0.03F) : uniform(random, 0.03F, 0.09F)),
        drop(uniform(random, 0.02F, 0.16F)),
        upperRimOnly(chance(random, 0.12F)),
        tint(chance(random, 0.55F)  ? uniform(random, 0.0F, 0.08F)
             : chance(random, 0.5F) ? uniform(random, 0.08F, 0.5F)
                                    : uniform(random, 0.75F, 1.0F)),
        colour(frameColour(random)),
        glass(frameColour(random)),
        shine(chance(random, 0.35F) ? uniform(random, 0.1F, 0.6F) : 0.0F),
        shineAt(uniform(random, -0.4F, 0.4F)) {}

  float width;   ///< In widths of the eye.
  float height;  ///< Share of the width.
  float power;   ///< 2 for an ellipse, more for corners.
  float rim;     ///< Half its thickness.
  float drop;    ///< Of the centre below the eye's.
  bool upperRimOnly;
  float tint;  ///< Opacity of the lenses.
  Colour colour, glass;
  float shine;  ///< Of a reflection that runs across the lens at shineAt.
  float shineAt;
};

struct Lens {
  Vec centre;
  Vec across, down;  ///< Unit vectors, across from the person's right to the left.
  float halfWidth, halfHeight;
};

void paintLens(RegionCanvas& canvas, const Lens& lens, const Spectacles& spectacles, float rimPx) {
  constexpr float kHidesRegion = 0.65F;
  float u = 0, v = 0;
  // Along the ray from the centre: exact on the axes, near enough elsewhere.
  const auto distance = [&](Vec at) {
    u = dot(at - lens.centre, lens.across) / lens.halfWidth;
    v = dot(at - lens.centre, lens.down) / lens.halfHeight;
    const float norm = std::pow(std::pow(std::fabs(u), spectacles.power) + std::pow(std::fabs(v), spectacles.power),
                                1.0F / spectacles.power);
    const float radius = length(at - lens.centre);
    return norm < 1e-3F ? -lens.halfHeight : radius - radius / norm;
  };
  const float reach = std::hypot(lens.halfWidth, lens.halfHeight) + rimPx + 1;
  fill(canvas, lens.centre, reach, distance, [&](int x, int y, float coverage, Vec) {
    blend(canvas.picture.at(x, y), spectacles.glass, coverage * spectacles.tint);
    const float streak =
        spectacles.shine * std::clamp(1.0F - 5.0F * std::fabs(u + 0.5F * v - spectacles.shineAt), 0.0F, 1.0F);
    blend(canvas.picture.at(x, y), {1, 1, 1}, coverage * streak);
    if (coverage * spectacles.tint > kHidesRegion)
      canvas.region(x, y) = kGlasses;
  });
  fill(
      canvas, lens.centre, reach, [&](Vec at) { return std::fabs(distance(at)) - rimPx; },
      [&](int x, int y, float coverage, Vec) {
        if (spectacles.upperRimOnly && v > 0.1F)
          return;
        blend(canvas.picture.at(x, y), spectacles.colour, coverage);
        if (coverage > 0.5F)
          canvas.region(x, y) = kGlasses;
      });
}

/// A finger: rounded shading across, darker at the rim so that neighbours tell apart.
void paintFinger(RegionCanvas& canvas, Vec from, Vec to, float radius, const Colour& skin, float light) {
  const Vec along = (to - from) * (1.0F / std::max(length(to - from), 1e-3F));
  fill(
      canvas, (from + to) * 0.5F, 0.5F * length(to - from) + radius + 1,
      [&](Vec at) { return toSegment(at, from, to)[0] - radius; },
      [&](int x, int y, float coverage, Vec at) {
        const float side = (-along[1] * (at[0] - from[0]) + along[0] * (at[1] - from[1])) / radius;
        const float shade = 1.0F + light * side - 0.4F * std::pow(std::min(1.0F, std::fabs(side)), 4.0F);
        blend(canvas.picture.at(x, y), {skin[0] * shade, skin[1] * shade, skin[2] * shade}, coverage);
        if (coverage > 0.5F)
          canvas.region(x, y) = kOtherSkin;
      });
}

}  // namespace

void wearGlasses(RegionCanvas& canvas, const CanvasPoints& points, Random& random) {
  // Outer and inner corner of the person's right and left eye, and where a temple vanishes at the ear.
  constexpr std::size_t kCorners[2][2] = {{33, 133}, {263, 362}};
  constexpr std::size_t kEar[2] = {127, 356};
  const Spectacles spectacles(random);
  const Vec eyes[2] = {(points[33] + points[133]) * 0.5F, (points[263] + points[362]) * 0.5F};
  const Vec between = eyes[1] - eyes[0];
  const Vec across = between * (1.0F / std::max(length(between), 1e-3F));
  Vec down{-across[1], across[0]};
  if (dot(down, points[152] - points[10]) < 0)
    down = down * -1.0F;
  const float eyeWidths[2] = {length(points[33] - points[133]), length(points[263] - points[362])};
  const float frontal = std::max(eyeWidths[0], eyeWidths[1]);
  const float lensWidth = frontal * spectacles.width;
  const float rimPx = std::max(0.6F, spectacles.rim * lensWidth);
  Lens lenses[2];
  for (int i = 0; i < 2; ++i) {
    const Vec outwards = (points[kCorners[i][0]] - points[kCorners[i][1]]) * 0.06F;
    lenses[i] = {eyes[i] + outwards + down * (spectacles.drop * lensWidth), across, down,
                 0.5F * eyeWidths[i] * spectacles.width, 0.5F * lensWidth * spectacles.height};
    paintLens(canvas, lenses[i], spectacles, rimPx);
  }
  const float hinge = uniform(random, 0.2F, 0.6F);
  for (int i = 0; i < 2; ++i) {
    const float outwards = i == 0 ? -1.0F : 1.0F;
    const Vec from =
        lenses[i].centre + across * (outwards * lenses[i].halfWidth) - down * (hinge * lenses[i].halfHeight);
    if (dot(points[kEar[i]] - from, across) * outwards > 0)
      paintBar(canvas, from, points[kEar[i]], 0.8F * rimPx, spectacles.colour, kGlasses);
  }
  paintBar(canvas, lenses[0].centre + across * lenses[0].halfWidth - down * (0.3F * lenses[0].halfHeight),
           lenses[1].centre - across * lenses[1].halfWidth - down * (0.3F * lenses[1].halfHeight), rimPx,
           spectacles.colour, kGlasses);
}

void raiseHand(RegionCanvas& canvas, const CanvasPoints& points, Random& random) {
  constexpr std::size_t kTargets[] = {152, 50, 280, 13, 61, 291, 4, 205, 425, 9, 127, 356};
  Colour skin{};
  if (!colourOf(canvas, kFaceSkin, random, skin))
    return;
  const float tone = 1.1F * std::exp(normal(random, 0.15F));  // The mean has the face's own shadows in it.
  for (float& value : skin) value *= tone * std::exp(normal(random, 0.03F));
  const float unit = length(points[33] - points[263]);  // About 90 mm of a face seen from the front.
  const Vec target = points[kTargets[uniformInt(random, 0, static_cast<int>(std::size(kTargets)) - 1)]];
  const Vec down = (points[152] - points[10]) * (1.0F / std::max(length(points[152] - points[10]), 1e-3F));
  const float lean = uniform(random, -1.9F, 1.9F);
  const Vec towards{down[0] * std::cos(lean) - down[1] * std::sin(lean),
                    down[0] * std::sin(lean) + down[1] * std::cos(lean)};
  const Vec aside{-towards[1], towards[0]};
  const float radius = unit * uniform(random, 0.085F, 0.125F);
  const float reach = unit * uniform(random, 0.6F, 1.0F);
  const float light = normal(random, 0.15F);
  const int fingers = uniformInt(random, 1, 4);
  if (chance(random, 0.7F)) {
    const Vec palm = target + towards * (reach + 3.0F * radius);
    paintFinger(canvas, palm, palm + towards * (unit * 1.5F), radius * uniform(random, 3.0F, 4.2F), skin, light);
  }
  for (int i = 0; i < fingers; ++i) {
    const float place = static_cast<float>(i) - 0.5F * static_cast<float>(fingers - 1);
    const Vec tip =
        target + aside * (place * radius * uniform(random, 1.8F, 2.5F)) + towards * (radius * std::fabs(place));
    const Vec root = target + aside * (place * radius * 2.0F) + towards * (reach + 2.0F * radius);
    paintFinger(canvas, tip, root, radius * uniform(random, 0.85F, 1.1F), skin, light);
  }
}

void looseStrands(RegionCanvas& canvas, const CanvasPoints& points, Random& random) {
  constexpr std::size_t kRoots[] = {10, 338, 297, 332, 109, 67, 103, 21, 251, 54, 284, 162, 389};
  Colour hair{};
  if (!colourOf(canvas, kHair, random, hair))
    return;
  const Vec height = points[152] - points[10];
  const Vec root = points[kRoots[uniformInt(random, 0, static_cast<int>(std::size(kRoots)) - 1)]] - height * 0.08F;
  const float faceHeight = length(height);
  const float heading = std::atan2(height[1], height[0]) + normal(random, 0.5F);
  const float bend = normal(random, 1.2F);
  const float reach = faceHeight * uniform(random, 0.2F, 0.9F);
  const int strands = uniformInt(random, 1, 14);
  const float spread = faceHeight * uniform(random, 0.01F, 0.08F);
  const float thickness = faceHeight * uniform(random, 0.002F, 0.012F);
  constexpr int kPieces = 8;
  for (int i = 0; i < strands; ++i) {
    Vec at = root + Vec{normal(random, spread), normal(random, 0.5F * spread)};
    Colour colour = hair;
    const float tone = std::exp(normal(random, 0.25F));
    for (float& value : colour) value *= tone;
    float angle = heading + normal(random, 0.12F);
    const float ownBend = bend + normal(random, 0.3F);
    const float radius = std::max(0.35F, thickness * uniform(random, 0.5F, 1.5F));
    for (int piece = 0; piece < kPieces; ++piece) {
      const Vec next = at + Vec{std::cos(angle), std::sin(angle)} * (reach / kPieces);
      paintBar(canvas, at, next, radius * (1.0F - 0.08F * static_cast<float>(piece)), colour, kHair);
      at = next;
      angle += ownBend / kPieces;
    }
  }
}

}  // namespace visagiste::training
