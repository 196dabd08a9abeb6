#include "models/training/detector/detector_set.h"

#include "models/training/engine/photometric.h"

#include <algorithm>
#include <cmath>

namespace visagiste::training {
namespace {

constexpr float kDegree = 3.14159265F / 180.0F;
constexpr float kSmallestFacePx = 12.0F;

std::vector<Pyramid> pyramidsOf(const PackedSet& set) {
  std::vector<Pyramid> pyramids;
  pyramids.reserve(set.samples.size());
  for (const PackedSample& sample : set.samples) pyramids.emplace_back(sample.rgba.data(), set.width, set.height);
  return pyramids;
}

void sortBySplit(const PackedSet& set, std::vector<int>& train, std::vector<int>& validation) {
  for (std::size_t i = 0; i < set.samples.size(); ++i)
    (set.samples[i].split == Split::Train ? train : validation).push_back(static_cast<int>(i));
}

/// Maps the face square onto another one.
Homography squareToSquare(const FaceSquare& from, const FaceSquare& to) {
  return similarity(to.centreX, to.centreY, to.sidePx, to.rollRad) *
         similarity(from.centreX, from.centreY, from.sidePx, from.rollRad).inverse();
}

/// Share of the face that still shows the paste of this number; the part outside the picture counts as hidden.
float visibleShare(const FaceSquare& square, int owner, const std::vector<std::uint8_t>& owners, int side) {
  constexpr int kRays = 16;
  int visible = 0;
  for (int i = 0; i < kRays; ++i)
    for (int j = 0; j < kRays; ++j) {
      const auto at = pictureFromCrop(square, (static_cast<float>(i) + 0.5F) / kRays - 0.5F,
                                      ((static_cast<float>(j) + 0.5F) / kRays - 0.5F) * 0.9F);
      const int x = static_cast<int>(std::floor(at[0]));
      const int y = static_cast<int>(std::floor(at[1]));
      if (x >= 0 && y >= 0 && x < side && y < side && owners[static_cast<std::size_t>(y) * side + x] == owner)
        ++visible;
    }
  return static_cast<float>(visible) / (kRays * kRays);
}

}  // namespace

struct DetectorSet::Paste {
  int portrait = 0;
  FaceSquare target;  ///< Where the face goes.
  bool mirror = false;
  bool cutOut = false;    ///< The person alone, without the picture around.
  bool fillAll = false;   ///< The picture's border repeated over the whole canvas.
  bool hideFace = false;  ///< Another texture over the face: a head that must not be found.
  std::uint8_t owner = 1;
};

DetectorSet::DetectorSet(const std::string& folder)
    : m_faces(readPackedSet(folder + "/portraits.pack")),
      m_negatives(readPackedSet(folder + "/negatives.pack")),
      m_facePyramids(pyramidsOf(m_faces)),
      m_negativePyramids(pyramidsOf(m_negatives)) {
  sortBySplit(m_faces, m_train, m_validation);
  sortBySplit(m_negatives, m_negativeTrain, m_negativeValidation);
  for (const PackedSample& sample : m_faces.samples) m_squares.push_back(faceSquare(sample.label.data(), 3));
}

const Pyramid& DetectorSet::someNegative(Random& random) const {
  const int pick = uniformInt(random, 0, static_cast<int>(m_negativeTrain.size()) - 1);
  return m_negativePyramids[static_cast<std::size_t>(m_negativeTrain[static_cast<std::size_t>(pick)])];
}

void DetectorSet::fillBackground(Canvas& canvas, Random& random) const {
  const float colour[3] = {uniform(random, 0, 1), uniform(random, 0, 1), uniform(random, 0, 1)};
  const bool textured = chance(random, 0.8F);
  const Pyramid& texture = someNegative(random);
  const auto size = static_cast<float>(texture.width());
  const float zoom = size / static_cast<float>(canvas.width) * uniform(random, 0.4F, 1.0F);
  const Homography map =
      similarity(0.5F * size, 0.5F * size, zoom, uniform(random, -180.0F, 180.0F) * kDegree) *
      similarity(-0.5F * static_cast<float>(canvas.width), -0.5F * static_cast<float>(canvas.height), 1, 0);
  const float slope[2] = {normal(random, 0.3F), normal(random, 0.3F)};
  for (int y = 0; y < canvas.height; ++y)
    for (int x = 0; x < canvas.width; ++x) {
      float texel[4];
      if (textured) {
        const auto at = map(static_cast<float>(x) + 0.5F, static_cast<float>(y) + 0.5F);
        texture.sample(at[0], at[1], 0, texel);
      } else {
        const float shade = slope[0] * (static_cast<float>(x) / static_cast<float>(canvas.width) - 0.5F) +
                            slope[1] * (static_cast<float>(y) / static_cast<float>(canvas.height) - 0.5F);
        for (int c = 0; c < 3; ++c) texel[c] = 255.0F * (colour[c] + shade);
      }
      for (int c = 0; c < 3; ++c) canvas.at(x, y)[c] = texel[c] / 255.0F;
    }
}

void DetectorSet::paste(Canvas& canvas, std::vector<std::uint8_t>& owners, const Paste& what, Random& random) const {
  const Pyramid& picture = m_facePyramids[static_cast<std::size_t>(what.portrait)];
  const FaceSquare& source = m_squares[static_cast<std::size_t>(what.portrait)];
  FaceSquare target = what.target;
  Homography canvasFromPicture = squareToSquare(source, target);
  if (what.mirror) {
    Homography flip;
    flip.m[0] = -1.0F;
    canvasFromPicture = similarity(target.centreX, target.centreY, 1.0F, target.rollRad) * flip *
                        similarity(target.centreX, target.centreY, 1.0F, target.rollRad).inverse() * canvasFromPicture;
  }
  const Homography pictureFromCanvas = canvasFromPicture.inverse();
  const int level = Pyramid::levelFor(source.sidePx / target.sidePx);
  const auto width = static_cast<float>(picture.width());
  const auto height = static_cast<float>(picture.height());
  const Pyramid* cover = what.hideFace ? &someNegative(random) : nullptr;
  for (int y = 0; y < canvas.height; ++y)
    for (int x = 0; x < canvas.width; ++x) {
      const float u = static_cast<float>(x) + 0.5F;
      const float v = static_cast<float>(y) + 0.5F;
      const auto at = pictureFromCanvas(u, v);
      const bool inside = at[0] > 0 && at[1] > 0 && at[0] < width && at[1] < height;
      if (!inside && !what.fillAll)
        continue;
      float texel[4];
      picture.sample(at[0], at[1], level, texel);
      const float opacity = what.cutOut ? texel[3] / 255.0F : 1.0F;
      if (opacity <= 0)
        continue;
      if (cover != nullptr) {
        const auto inFace = cropFromPicture(target, u, v);
        if (inFace[0] * inFace[0] / 0.2F + inFace[1] * inFace[1] / 0.32F < 1.0F)
          cover->sample((inFace[0] + 0.6F) * 200.0F, (inFace[1] + 0.6F) * 200.0F,
                        Pyramid::levelFor(200.0F / target.sidePx), texel);
      }
      for (int c = 0; c < 3; ++c) canvas.at(x, y)[c] += opacity * (texel[c] / 255.0F - canvas.at(x, y)[c]);
      if (opacity > 0.5F)
        owners[static_cast<std::size_t>(y) * canvas.width + x] = what.owner;
    }
}

void DetectorSet::sortFaces(DetectorSample& sample, const std::vector<std::uint8_t>& owners,
                            const std::vector<FaceSquare>& squares, const std::vector<bool>& hidden) const {
  for (std::size_t i = 0; i < squares.size(); ++i) {
    if (hidden[i])
      continue;
    const float visible = visibleShare(squares[i], static_cast<int>(i) + 1, owners, sample.picture.width);
    if (visible > 0.72F && squares[i].sidePx >= kSmallestFacePx)
      sample.faces.push_back(squares[i]);
    else if (visible > 0.12F)
      sample.unclear.push_back(squares[i]);
  }
}

DetectorSample DetectorSet::widened(int side, Random& random) const {
  DetectorSample sample;
  sample.picture = Canvas(side, side);
  const auto extent = static_cast<float>(side);
  std::vector<std::uint8_t> owners(static_cast<std::size_t>(side) * side, 0);
  fillBackground(sample.picture, random);
  const float amount = uniform(random, 0.0F, 1.0F);
  const int count = amount < 0.12F ? 0 : amount < 0.55F ? 1 : amount < 0.8F ? 2 : amount < 0.92F ? 3 : 4;
  std::vector<FaceSquare> squares;
  std::vector<bool> hidden;
  for (int i = 0; i < count; ++i) {
    Paste what;
    const int pick = uniformInt(random, 0, static_cast<int>(m_train.size()) - 1);
    what.portrait = m_train[static_cast<std::size_t>(pick)];
    const float largest = extent * (count == 1 ? 1.0F : 0.5F);
    what.target.sidePx = kSmallestFacePx * std::pow(largest / kSmallestFacePx, uniform(random, 0.0F, 1.0F));
    const float margin = std::min(0.5F * extent, 0.42F * what.target.sidePx);
    what.target.centreX = uniform(random, margin, extent - margin);
    what.target.centreY = uniform(random, margin, extent - margin);
    const float roll = chance(random, 0.15F) ? 65.0F : chance(random, 0.5F) ? 45.0F : 15.0F;
    what.target.rollRad = uniform(random, -roll, roll) * kDegree;
    what.mirror = chance(random, 0.5F);
    const bool hasMatte =
        (m_faces.samples[static_cast<std::size_t>(what.portrait)].flags & PackedSample::kHasMatte) != 0;
    what.cutOut = hasMatte && chance(random, 0.5F);
    what.fillAll = !what.cutOut && i == 0 && chance(random, 0.6F);
    what.hideFace = chance(random, 0.1F);
    what.owner = static_cast<std::uint8_t>(i + 1);
    squares.push_back(what.target);
    hidden.push_back(what.hideFace);
    paste(sample.picture, owners, what, random);
  }
  sortFaces(sample, owners, squares, hidden);
  changeLight(sample.picture, random);
  if (chance(random, 0.85F))
    changeColour(sample.picture, random);
  // An occluder could swallow a small face whole.
  constexpr float kOccludableFacePx = 64.0F;
  const bool allLarge = std::all_of(sample.faces.begin(), sample.faces.end(),
                                    [](const FaceSquare& face) { return face.sidePx > kOccludableFacePx; });
  if (allLarge && chance(random, 0.3F))
    occlude(sample.picture, &someNegative(random), random);
  if (chance(random, 0.6F))
    softenSometimes(sample.picture, random);
  addNoiseSometimes(sample.picture, random);
  if (chance(random, 0.5F))
    compressSometimes(sample.picture, random);
  for (float& value : sample.picture.rgb) value = std::clamp(value, 0.0F, 1.0F);
  return sample;
}

DetectorSample DetectorSet::placed(int portrait, int side, float faceExtentPx, float rollRad, Random& random) const {
  DetectorSample sample;
  sample.picture = Canvas(side, side);
  const auto extent = static_cast<float>(side);
  Paste what;
  what.portrait = portrait;
  const float margin = std::min(0.5F * extent, 0.6F * faceExtentPx);
  what.target = {uniform(random, margin, extent - margin), uniform(random, margin, extent - margin), faceExtentPx,
                 rollRad};
  what.fillAll = true;
  std::vector<std::uint8_t> owners(static_cast<std::size_t>(side) * side, 0);
  paste(sample.picture, owners, what, random);
  sample.faces.push_back(what.target);
  return sample;
}

Canvas DetectorSet::faceFree(Split split, std::size_t i, int side, float zoom) const {
  const Pyramid& picture = m_negativePyramids[static_cast<std::size_t>(negatives(split)[i])];
  const float step = static_cast<float>(picture.width()) / static_cast<float>(side) / zoom;
  const float start = 0.5F * static_cast<float>(picture.width()) * (1.0F - 1.0F / zoom);
  Canvas canvas(side, side);
  for (int y = 0; y < side; ++y)
    for (int x = 0; x < side; ++x) {
      float texel[4];
      picture.sample(start + (static_cast<float>(x) + 0.5F) * step, start + (static_cast<float>(y) + 0.5F) * step,
                     Pyramid::levelFor(step), texel);
      for (int c = 0; c < 3; ++c) canvas.at(x, y)[c] = texel[c] / 255.0F;
    }
  return canvas;
}

}  // namespace visagiste::training
