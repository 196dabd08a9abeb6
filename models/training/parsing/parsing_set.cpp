#include "models/training/parsing/parsing_set.h"

#include "models/training/engine/photometric.h"
#include "models/training/parsing/accessories.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace visagiste::training {
namespace {

constexpr float kDegree = 3.14159265F / 180.0F;
constexpr std::uint8_t kBackground = 0;

std::vector<Pyramid> pyramidsOf(const PackedSet& set) {
  std::vector<Pyramid> pyramids;
  pyramids.reserve(set.samples.size());
  for (const PackedSample& sample : set.samples) pyramids.emplace_back(sample.rgba.data(), set.width, set.height);
  return pyramids;
}

/// Crop pixels to crop units (-0.5 to 0.5).
Homography cropUnits(int side) {
  return similarity(-0.5F, -0.5F, 1.0F / static_cast<float>(side), 0.0F);
}

/// Where landmarks that are not quite right would put the crop, and heads held askew or at another distance.
Homography misplaced(const FaceSquare& aligned, bool mild, Random& random) {
  float shiftX = normal(random, 0.02F), shiftY = normal(random, 0.02F);
  float scale = std::exp(normal(random, 0.05F)), roll = normal(random, 4.0F * kDegree);
  if (!mild) {
    shiftX = uniform(random, -0.12F, 0.12F);
    shiftY = uniform(random, -0.12F, 0.12F);
    scale = std::exp(uniform(random, -0.3F, 0.25F));
    roll = (chance(random, 0.25F) ? uniform(random, -45.0F, 45.0F) : normal(random, 12.0F)) * kDegree;
  }
  const auto centre = pictureFromCrop(aligned, shiftX, shiftY);
  const Homography placed = similarity(centre[0], centre[1], aligned.sidePx * scale, aligned.rollRad + roll);
  if (mild)
    return placed;
  Homography warp;
  const float stretch = normal(random, 0.05F);
  warp.m = {1.0F + stretch,        normal(random, 0.03F), 0.0F, normal(random, 0.03F), 1.0F - stretch, 0.0F,
            normal(random, 0.06F), normal(random, 0.06F), 1.0F};
  return placed * warp;
}

void mirrorRegions(RegionCanvas& canvas) {
  // Left and right brow, left and right eye of core/types/face_region.h.
  for (std::uint8_t& region : canvas.regions)
    if (region >= 2 && region <= 5)
      region ^= 1U;
}

}  // namespace

ParsingSet::ParsingSet(const std::string& folder)
    : m_faces(readPackedSet(folder + "/parsing.pack")),
      m_textures(readPackedSet(folder + "/negatives.pack")),
      m_facePyramids(pyramidsOf(m_faces)),
      m_texturePyramids(pyramidsOf(m_textures)) {
  for (std::size_t i = 0; i < m_faces.samples.size(); ++i) {
    const PackedSample& sample = m_faces.samples[i];
    if ((sample.flags & PackedSample::kHasRegions) == 0)
      throw std::runtime_error(folder + "/parsing.pack: sample " + sample.id + " comes without regions");
    (sample.split == Split::Train ? m_train : m_validation).push_back(static_cast<int>(i));
  }
  for (std::size_t i = 0; i < m_textures.samples.size(); ++i)
    if (m_textures.samples[i].split == Split::Train)
      m_trainTextures.push_back(static_cast<int>(i));
}

FaceSquare ParsingSet::alignedCrop(int index) const {
  return scaled(faceSquare(portrait(index).label.data(), 3), kParsingCropOverFace);
}

const Pyramid& ParsingSet::someTexture(Random& random) const {
  const int pick = uniformInt(random, 0, static_cast<int>(m_trainTextures.size()) - 1);
  return m_texturePyramids[static_cast<std::size_t>(m_trainTextures[static_cast<std::size_t>(pick)])];
}

CanvasPoints ParsingSet::pointsIn(int index, const Homography& cropFromPicture) const {
  const std::vector<float>& label = portrait(index).label;
  CanvasPoints points(label.size() / 3);
  for (std::size_t i = 0; i < points.size(); ++i) points[i] = cropFromPicture(label[3 * i], label[3 * i + 1]);
  return points;
}

RegionCanvas ParsingSet::render(int index, const Homography& pictureFromCrop, int side) const {
  const Pyramid& picture = m_facePyramids[static_cast<std::size_t>(index)];
  const std::uint8_t* rgba = portrait(index).rgba.data();
  const auto left = pictureFromCrop(0.0F, 0.5F * static_cast<float>(side));
  const auto right = pictureFromCrop(static_cast<float>(side), 0.5F * static_cast<float>(side));
  const int level = Pyramid::levelFor(std::hypot(right[0] - left[0], right[1] - left[1]) / static_cast<float>(side));
  RegionCanvas crop(side);
  for (int y = 0; y < side; ++y)
    for (int x = 0; x < side; ++x) {
      const auto at = pictureFromCrop(static_cast<float>(x) + 0.5F, static_cast<float>(y) + 0.5F);
      float texel[4];
      picture.sample(at[0], at[1], level, texel);
      for (int c = 0; c < 3; ++c) crop.picture.at(x, y)[c] = texel[c] / 255.0F;
      const int column = static_cast<int>(std::floor(at[0]));
      const int row = static_cast<int>(std::floor(at[1]));
      const bool inside = column >= 0 && row >= 0 && column < picture.width() && row < picture.height();
      crop.region(x, y) = inside ? rgba[4 * (static_cast<std::size_t>(row) * picture.width() + column) + 3]
                                 : PackedSample::kBeyondPicture;
    }
  crop.points = pointsIn(index, pictureFromCrop.inverse());
  return crop;
}

RegionCanvas ParsingSet::aligned(int index, int side) const {
  const FaceSquare square = alignedCrop(index);
  return render(index, similarity(square.centreX, square.centreY, square.sidePx, square.rollRad) * cropUnits(side),
                side);
}

void ParsingSet::paintBeyond(RegionCanvas& canvas, Random& random) const {
  if (!chance(random, 0.5F))
    return;  // The border stays repeated.
  const float colour = chance(random, 0.7F) ? 0.0F : uniform(random, 0.0F, 1.0F);
  for (std::size_t i = 0; i < canvas.regions.size(); ++i)
    if (canvas.regions[i] == PackedSample::kBeyondPicture)
      std::fill_n(&canvas.picture.rgb[3 * i], 3, colour);
}

void ParsingSet::replaceBackground(RegionCanvas& canvas, Random& random) const {
  const Pyramid& texture = someTexture(random);
  const int side = canvas.picture.width;
  const float step = static_cast<float>(texture.width()) / static_cast<float>(side) * uniform(random, 0.4F, 1.0F);
  for (int y = 0; y < side; ++y)
    for (int x = 0; x < side; ++x) {
      // The share of background around a pixel softens the cut, which is hard in the label.
      int behind = 0;
      for (int dy = -1; dy <= 1; ++dy)
        for (int dx = -1; dx <= 1; ++dx)
          behind += static_cast<int>(canvas.region(std::clamp(x + dx, 0, side - 1), std::clamp(y + dy, 0, side - 1)) ==
                                     kBackground);
      if (behind == 0)
        continue;
      float texel[4];
      texture.sample(static_cast<float>(x) * step, static_cast<float>(y) * step, Pyramid::levelFor(step), texel);
      const float share = static_cast<float>(behind) / 9.0F;
      float* rgb = canvas.picture.at(x, y);
      for (int c = 0; c < 3; ++c) rgb[c] += share * (texel[c] / 255.0F - rgb[c]);
    }
}

void ParsingSet::addThings(RegionCanvas& canvas, const CanvasPoints& points, Random& random) const {
  if (chance(random, 0.25F))
    looseStrands(canvas, points, random);
  if (chance(random, 0.22F))
    wearGlasses(canvas, points, random);
  if (chance(random, 0.15F))
    raiseHand(canvas, points, random);
  if (chance(random, 0.12F))
    occlude(canvas.picture, &someTexture(random), random, [&](int x, int y) { canvas.region(x, y) = kBackground; });
}

RegionCanvas ParsingSet::widened(Random& random, int side) const {
  const int index = m_train[static_cast<std::size_t>(uniformInt(random, 0, static_cast<int>(m_train.size()) - 1))];
  const bool mild = chance(random, 0.3F);
  const bool mirror = chance(random, 0.5F);
  Homography pictureFromUnits = misplaced(alignedCrop(index), mild, random);
  if (mirror) {
    Homography flip;
    flip.m[0] = -1.0F;
    pictureFromUnits = pictureFromUnits * flip;
  }
  const Homography pictureFromCrop = pictureFromUnits * cropUnits(side);
  RegionCanvas canvas = render(index, pictureFromCrop, side);
  if (mirror)
    mirrorRegions(canvas);
  paintBeyond(canvas, random);
  if (chance(random, 0.2F))
    replaceBackground(canvas, random);
  addThings(canvas, canvas.points, random);
  if (!mild)
    changeLight(canvas.picture, random);
  if (!mild || chance(random, 0.5F))
    changeColour(canvas.picture, random);
  if (!mild) {
    softenSometimes(canvas.picture, random);
    addNoiseSometimes(canvas.picture, random);
    compressSometimes(canvas.picture, random);
  }
  for (float& value : canvas.picture.rgb) value = std::clamp(value, 0.0F, 1.0F);
  return canvas;
}

}  // namespace visagiste::training
