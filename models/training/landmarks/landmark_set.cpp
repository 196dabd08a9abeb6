#include "models/training/landmarks/landmark_set.h"

#include "models/training/engine/channel_list.h"
#include "models/training/engine/mirror.h"
#include "models/training/engine/photometric.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <stdexcept>

namespace visagiste::training {
namespace {

constexpr int kSide = 128;  // kLandmarkInputSide, without LibTorch's headers
constexpr float kDegree = 3.14159265F / 180.0F;
constexpr float kNoFaceShare = 0.1F;

/// Where the tracker or the detector would put the crop, against the true one.
struct Misplacement {
  float shiftX, shiftY;  ///< In crop sides.
  float scale;
  float rollRad;
};

Misplacement likelyMisplacement(Random& random) {
  if (chance(random, 0.6F))  // as left over by tracking
    return {normal(random, 0.035F), normal(random, 0.035F), std::exp(normal(random, 0.055F)),
            normal(random, 6.0F * kDegree)};
  const float roll = chance(random, 0.1F) ? 60.0F : 25.0F;  // as a rough detection leaves it
  return {uniform(random, -0.13F, 0.13F), uniform(random, -0.13F, 0.13F), std::exp(uniform(random, -0.25F, 0.25F)),
          uniform(random, -roll, roll) * kDegree};
}

/// What is left after a second look.
Misplacement smallMisplacement(Random& random) {
  return {normal(random, 0.012F), normal(random, 0.012F), std::exp(normal(random, 0.02F)),
          normal(random, 2.0F * kDegree)};
}

/// So far off that the crop must count as "no face here".
Misplacement hopelessMisplacement(Random& random) {
  const float kind = uniform(random, 0.0F, 1.0F);
  if (kind < 0.45F) {
    const float direction = uniform(random, 0.0F, 360.0F) * kDegree;
    const float distance = uniform(random, 0.45F, 0.9F);
    return {distance * std::cos(direction), distance * std::sin(direction), std::exp(normal(random, 0.2F)),
            uniform(random, -30.0F, 30.0F) * kDegree};
  }
  if (kind < 0.75F)
    return {normal(random, 0.04F), normal(random, 0.04F),
            chance(random, 0.5F) ? uniform(random, 0.2F, 0.42F) : uniform(random, 2.2F, 3.5F),
            uniform(random, -30.0F, 30.0F) * kDegree};
  return {normal(random, 0.06F), normal(random, 0.06F), std::exp(normal(random, 0.1F)),
          uniform(random, 120.0F, 240.0F) * kDegree};
}

/// Crop pixels (0 to kSide) to crop units (-0.5 to 0.5).
Homography cropUnits() {
  return similarity(-0.5F, -0.5F, 1.0F / kSide, 0.0F);
}

/// A slightly skewed, stretched, tilted plane: other heads and other lenses. In crop units.
Homography slightWarp(Random& random) {
  Homography warp;
  const float stretch = normal(random, 0.04F);
  warp.m = {1.0F + stretch,        normal(random, 0.025F), 0.0F, normal(random, 0.025F), 1.0F - stretch, 0.0F,
            normal(random, 0.06F), normal(random, 0.06F),  1.0F};
  return warp;
}

Homography mirrored() {
  Homography flip;
  flip.m[0] = -1.0F;
  return flip;
}

std::vector<Pyramid> pyramidsOf(const PackedSet& set) {
  std::vector<Pyramid> pyramids;
  pyramids.reserve(set.samples.size());
  for (const PackedSample& sample : set.samples) pyramids.emplace_back(sample.rgba.data(), set.width, set.height);
  return pyramids;
}

constexpr std::size_t kLabelPoints = 478;

/// The portraits, then the posed pictures, whose labels go on after the points.
PackedSet facesOf(const std::string& folder, const std::string& posedFile) {
  PackedSet faces = readPackedSet(folder + "/landmarks.pack");
  if (posedFile.empty())
    return faces;
  PackedSet posed = readPackedSet(posedFile);
  if (posed.width != faces.width || posed.height != faces.height || posed.labelFloats < faces.labelFloats)
    throw std::runtime_error(posedFile + " holds pictures of another size than " + folder + "/landmarks.pack");
  std::move(posed.samples.begin(), posed.samples.end(), std::back_inserter(faces.samples));
  return faces;
}

/// Indices of the posed or of the other samples.
void sortBySplit(const PackedSet& set, bool posed, std::vector<int>& train, std::vector<int>& validation) {
  for (std::size_t i = 0; i < set.samples.size(); ++i)
    if ((set.samples[i].set == SourceSet::Posed) == posed)
      (set.samples[i].split == Split::Train ? train : validation).push_back(static_cast<int>(i));
}

}  // namespace

LandmarkSet::LandmarkSet(const std::string& folder, const std::string& posedFile)
    : m_faces(facesOf(folder, posedFile)),
      m_negatives(readPackedSet(folder + "/negatives.pack")),
      m_facePyramids(pyramidsOf(m_faces)),
      m_negativePyramids(pyramidsOf(m_negatives)),
      m_mirror(readMirrorPairs(folder + "/mirror478.txt")) {
  if (!posedFile.empty()) {
    m_channelNames = readChannelNames(channelFileOf(posedFile));
    m_channelMirror = channelMirror(m_channelNames);
  }
  sortBySplit(m_faces, false, m_train, m_validation);
  sortBySplit(m_faces, true, m_posedTrain, m_posedValidation);
  sortBySplit(m_negatives, false, m_negativeTrain, m_negativeValidation);
}

std::vector<float> LandmarkSet::channelsOf(int index) const {
  const std::vector<float>& label = portrait(index).label;
  if (label.size() != 3 * kLabelPoints + m_channelNames.size())
    throw std::runtime_error(portrait(index).id + " has no label for each of the channels");
  return {label.begin() + 3 * kLabelPoints, label.end()};
}

FaceSquare LandmarkSet::alignedCrop(int index) const {
  return scaled(faceSquare(portrait(index).label.data(), 3), kLandmarkCropOverFace);
}

Canvas LandmarkSet::cut(int index, const FaceSquare& square) const {
  Random unused(0);
  return render(index, similarity(square.centreX, square.centreY, square.sidePx, square.rollRad) * cropUnits(), nullptr,
                unused);
}

Canvas LandmarkSet::faceFree(Split split, std::size_t i) const {
  const Pyramid& picture = m_negativePyramids[static_cast<std::size_t>(negatives(split)[i])];
  Canvas canvas(kSide, kSide);
  const float step = static_cast<float>(picture.width()) / kSide;
  for (int y = 0; y < kSide; ++y)
    for (int x = 0; x < kSide; ++x) {
      float texel[4];
      picture.sample((static_cast<float>(x) + 0.5F) * step, (static_cast<float>(y) + 0.5F) * step,
                     Pyramid::levelFor(step), texel);
      for (int c = 0; c < 3; ++c) canvas.at(x, y)[c] = texel[c] / 255.0F;
    }
  return canvas;
}

LandmarkSample LandmarkSet::widened(Random& random, const WideningShares& shares) const {
  return chance(random, kNoFaceShare) ? noFace(random) : face(random, shares);
}

const Pyramid& LandmarkSet::someNegative(Random& random) const {
  const int pick = uniformInt(random, 0, static_cast<int>(m_negativeTrain.size()) - 1);
  return m_negativePyramids[static_cast<std::size_t>(m_negativeTrain[static_cast<std::size_t>(pick)])];
}

Canvas LandmarkSet::render(int index, const Homography& pictureFromCrop, const Pyramid* background,
                           Random& random) const {
  const Pyramid& picture = m_facePyramids[static_cast<std::size_t>(index)];
  const auto left = pictureFromCrop(0.0F, 0.5F * kSide);
  const auto right = pictureFromCrop(kSide, 0.5F * kSide);
  const int level = Pyramid::levelFor(std::hypot(right[0] - left[0], right[1] - left[1]) / kSide);
  const auto width = static_cast<float>(picture.width());
  const auto height = static_cast<float>(picture.height());
  // Beyond the packed picture: its border repeated, or one colour, as cameras' frames end in either way.
  const bool repeatBorder = background == nullptr && !chance(random, 0.3F);
  const float beyond = chance(random, 0.5F) ? 0.0F : 255.0F * uniform(random, 0.0F, 1.0F);
  const float backgroundZoom = background != nullptr ? uniform(random, 0.5F, 1.0F) : 1.0F;
  Canvas crop(kSide, kSide);
  for (int y = 0; y < kSide; ++y)
    for (int x = 0; x < kSide; ++x) {
      const float u = static_cast<float>(x) + 0.5F;
      const float v = static_cast<float>(y) + 0.5F;
      const auto at = pictureFromCrop(u, v);
      float texel[4];
      picture.sample(at[0], at[1], level, texel);
      if (!repeatBorder && (at[0] < 0 || at[1] < 0 || at[0] > width || at[1] > height)) {
        texel[0] = texel[1] = texel[2] = beyond;
        texel[3] = 0.0F;
      }
      float behind[4];
      if (background != nullptr && texel[3] < 255.0F) {
        background->sample(u / kSide * static_cast<float>(background->width()) * backgroundZoom,
                           v / kSide * static_cast<float>(background->height()) * backgroundZoom, 0, behind);
        for (int c = 0; c < 3; ++c) texel[c] = behind[c] + texel[3] / 255.0F * (texel[c] - behind[c]);
      }
      for (int c = 0; c < 3; ++c) crop.at(x, y)[c] = texel[c] / 255.0F;
    }
  return crop;
}

LandmarkSample LandmarkSet::face(Random& random, const WideningShares& shares) const {
  const std::vector<int>& from = !m_posedTrain.empty() && chance(random, shares.posed) ? m_posedTrain : m_train;
  const int pick = uniformInt(random, 0, static_cast<int>(from.size()) - 1);
  const int index = from[static_cast<std::size_t>(pick)];
  const PackedSample& source = portrait(index);
  const FaceSquare aligned = alignedCrop(index);
  const bool mirror = chance(random, 0.5F);
  const bool mild = chance(random, shares.mild);
  const Misplacement by = mild ? smallMisplacement(random) : likelyMisplacement(random);
  const float side = aligned.sidePx * by.scale;
  const auto centre = pictureFromCrop(aligned, by.shiftX, by.shiftY);
  Homography pictureFromUnits = similarity(centre[0], centre[1], side, aligned.rollRad + by.rollRad);
  if (chance(random, 0.7F))
    pictureFromUnits = pictureFromUnits * slightWarp(random);
  if (mirror)
    pictureFromUnits = pictureFromUnits * mirrored();

  LandmarkSample sample;
  const bool replaceBackground = (source.flags & PackedSample::kHasMatte) != 0 && chance(random, 0.35F);
  sample.crop =
      render(index, pictureFromUnits * cropUnits(), replaceBackground ? &someNegative(random) : nullptr, random);
  const Homography unitsFromPicture = pictureFromUnits.inverse();
  sample.points.resize(3 * kLabelPoints);
  for (std::size_t i = 0; i < kLabelPoints; ++i) {
    const float* wanted = &source.label[3 * (mirror ? static_cast<std::size_t>(m_mirror[i]) : i)];
    const auto uv = unitsFromPicture(wanted[0], wanted[1]);
    sample.points[3 * i] = uv[0];
    sample.points[3 * i + 1] = uv[1];
    sample.points[3 * i + 2] = wanted[2] / side;
  }
  if (source.set == SourceSet::Posed) {
    const std::vector<float> channels = channelsOf(index);
    for (std::size_t i = 0; i < channels.size(); ++i)
      sample.channels.push_back(channels[mirror ? static_cast<std::size_t>(m_channelMirror[i]) : i]);
  }
  if (!mild || chance(random, 0.3F))
    widenColours(sample.crop, random);
  else if (chance(random, 0.7F))
    changeColour(sample.crop, random);
  return sample;
}

LandmarkSample LandmarkSet::noFace(Random& random) const {
  LandmarkSample sample;
  if (chance(random, 0.45F)) {
    const Pyramid& picture = someNegative(random);
    const auto width = static_cast<float>(picture.width());
    const float side = width * uniform(random, 0.3F, 1.0F);
    const float room = 0.5F * (width - side);
    const Homography pictureFromCrop =
        similarity(0.5F * width + uniform(random, -room, room), 0.5F * width + uniform(random, -room, room), side,
                   uniform(random, -180.0F, 180.0F) * kDegree) *
        cropUnits();
    const int level = Pyramid::levelFor(side / kSide);
    sample.crop = Canvas(kSide, kSide);
    for (int y = 0; y < kSide; ++y)
      for (int x = 0; x < kSide; ++x) {
        const auto at = pictureFromCrop(static_cast<float>(x) + 0.5F, static_cast<float>(y) + 0.5F);
        float texel[4];
        picture.sample(at[0], at[1], level, texel);
        for (int c = 0; c < 3; ++c) sample.crop.at(x, y)[c] = texel[c] / 255.0F;
      }
  } else {
    const int pick = uniformInt(random, 0, static_cast<int>(m_train.size()) - 1);
    const int index = m_train[static_cast<std::size_t>(pick)];
    const FaceSquare aligned = alignedCrop(index);
    const Misplacement by = hopelessMisplacement(random);
    const auto centre = pictureFromCrop(aligned, by.shiftX, by.shiftY);
    sample.crop = render(
        index, similarity(centre[0], centre[1], aligned.sidePx * by.scale, aligned.rollRad + by.rollRad) * cropUnits(),
        nullptr, random);
  }
  widenColours(sample.crop, random);
  return sample;
}

void LandmarkSet::widenColours(Canvas& crop, Random& random) const {
  changeLight(crop, random);
  if (chance(random, 0.85F))
    changeColour(crop, random);
  if (chance(random, 0.3F))
    for (int count = uniformInt(random, 1, 2); count > 0; --count) occlude(crop, &someNegative(random), random);
  softenSometimes(crop, random);
  addNoiseSometimes(crop, random);
  compressSometimes(crop, random);
  for (float& value : crop.rgb) value = std::clamp(value, 0.0F, 1.0F);
}

}  // namespace visagiste::training
