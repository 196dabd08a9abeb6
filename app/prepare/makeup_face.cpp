#include "app/prepare/makeup_face.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <stdexcept>

#include "app/prepare/portraits.h"
#include "core/image/color.h"
#include "core/image/decode.h"
#include "core/image/mat_view.h"
#include "core/image/resample.h"
#include "models/networks/face_crop.h"
#include "models/training/makeup/makeup_zones.h"

namespace visagiste::prepare {
namespace {

using training::MakeupZone;

constexpr float kCropOverFace = 1.5F;

/// Upright crop to picture, both in continuous pixels.
SourceFromTarget cropMap(const FaceSquare& square, int sidePx) {
  const double scale = square.sidePx / static_cast<double>(sidePx);
  SourceFromTarget map;
  map << scale, 0, square.centreX - 0.5 * square.sidePx, 0, scale, square.centreY - 0.5 * square.sidePx;
  return map;
}

Eigen::Vector2f moved(const SourceFromTarget& pictureFromCrop, float x, float y) {
  return {static_cast<float>((x - pictureFromCrop(0, 2)) / pictureFromCrop(0, 0)),
          static_cast<float>((y - pictureFromCrop(1, 2)) / pictureFromCrop(1, 1))};
}

MakeupFace movedFace(const Portrait& portrait, const SourceFromTarget& pictureFromCrop) {
  MakeupFace face;
  const auto scale = static_cast<float>(1 / pictureFromCrop(0, 0));
  face.landmarks.pointsPx.resize(2, kCanonicalPointCount);
  face.landmarks.relativeDepth.resize(kCanonicalPointCount);
  face.landmarks.presence = 1;
  const float* at = portrait.landmarks.data();
  for (int p = 0; p < kCanonicalPointCount; ++p, at += 3) {
    face.landmarks.pointsPx.col(p) = moved(pictureFromCrop, at[0], at[1]);
    face.landmarks.relativeDepth[p] = at[2] * scale;
  }
  for (Iris& iris : face.irises) {
    iris.centerPx = moved(pictureFromCrop, at[0], at[1]);
    for (int k = 0; k < 4; ++k) iris.edgePx.col(k) = moved(pictureFromCrop, at[3 * (k + 1)], at[3 * (k + 1) + 1]);
    iris.radiusPx = (iris.edgePx.colwise() - iris.centerPx).colwise().norm().mean();
    at += 3 * kIrisPointCount;
  }
  return face;
}

/// The label map in the crop: 8-bit indices.
Image labelCrop(const Portrait& portrait, Size picture, SourceFromTarget pictureFromCrop, int sidePx) {
  const cv::Mat labels = cv::imread(portrait.labelMap, cv::IMREAD_GRAYSCALE);
  if (labels.empty())
    throw std::runtime_error("cannot read " + portrait.labelMap);
  pictureFromCrop.row(0) *= static_cast<double>(labels.cols) / picture.width;
  pictureFromCrop.row(1) *= static_cast<double>(labels.rows) / picture.height;
  return warpedSimilarity(imageFromMat(labels), pictureFromCrop, {sidePx, sidePx}, Resampling::Nearest);
}

std::shared_ptr<const FaceParsing> parsingOf(const Image& labels) {
  auto parsing = std::make_shared<FaceParsing>();
  parsing->pictureFromCrop << 1, 0, 0, 0, 1, 0;
  parsing->cropSize = labels.size();
  const std::size_t plane = labels.byteCount();
  auto probabilities = std::make_shared<std::vector<std::uint8_t>>(plane * kFaceRegionCount, std::uint8_t{0});
  const cv::Mat map = matView(labels);
  for (int region = 0; region < kFaceRegionCount; ++region) {
    // Label maps have hard borders; a network's are as soft as this.
    cv::Mat target(labels.height(), labels.width(), CV_8UC1, probabilities->data() + plane * region);
    cv::GaussianBlur(map == region, target, {}, 0.7);
  }
  parsing->probabilities = std::move(probabilities);
  return parsing;
}

bool isIn(FaceRegion region, std::initializer_list<FaceRegion> regions) {
  return std::find(regions.begin(), regions.end(), region) != regions.end();
}

MakeupZone zoneOf(FaceRegion region, const Eigen::Vector2f& at, const FaceFrame& frame) {
  using R = FaceRegion;
  if (isIn(region, {R::LeftEye, R::RightEye, R::InnerMouth}))
    return MakeupZone::EyesAndMouth;
  if (isIn(region, {R::UpperLip, R::LowerLip}))
    return MakeupZone::Lips;
  if (isIn(region, {R::LeftBrow, R::RightBrow}))
    return MakeupZone::Brows;
  if (!isIn(region, {R::FaceSkin, R::Nose}))
    return MakeupZone::Outside;
  // Around an eye: from its brow to as far below.
  for (const auto& [inner, outer, lower, brow] : {std::array{133, 33, 145, 105}, std::array{362, 263, 374, 334}}) {
    const auto& layout = frame.layoutPx();
    const Eigen::Vector2f middle = 0.5F * (layout.col(inner) + layout.col(outer));
    const float halfWidth = 0.75F * (layout.col(inner) - layout.col(outer)).norm();
    const float up = middle.y() - layout.col(brow).y();
    const float down = 1.6F * (layout.col(lower).y() - middle.y());
    const Eigen::Vector2f from = at - middle;
    if (std::hypot(from.x() / halfWidth, from.y() / (from.y() < 0 ? up : down)) < 1)
      return MakeupZone::AroundEyes;
  }
  return MakeupZone::Skin;
}

/// Label maps are carried into the frame like pictures; borders keep the nearest region.
std::vector<std::uint8_t> zonesOf(const Image& labels, const MakeupFace& face, const FaceFrame& frame) {
  constexpr int kSide = FaceFrame::kSidePx;
  std::vector<std::uint8_t> zones(static_cast<std::size_t>(kSide * kSide),
                                  static_cast<std::uint8_t>(MakeupZone::Outside));
  const FramePlaces places = frame.places(labels.size(), face.landmarks);
  std::vector<float> nearest(zones.size(), 1.0F);
  for (int y = 0; y < places.size.height; ++y)
    for (int x = 0; x < places.size.width; ++x) {
      const std::size_t i = static_cast<std::size_t>(y) * static_cast<std::size_t>(places.size.width) + x;
      if (places.weight[i] < 0.5F)
        continue;
      const auto region = static_cast<FaceRegion>(labels.row(places.top + y)[places.left + x]);
      const MakeupZone zone = zoneOf(region, places.at[i], frame);
      // A picture pixel covers up to 2 frame pixels each way where the frame enlarges.
      for (int v = -1; v <= 1; ++v)
        for (int u = -1; u <= 1; ++u) {
          const int column = static_cast<int>(places.at[i].x()) + u;
          const int row = static_cast<int>(places.at[i].y()) + v;
          if (column < 0 || row < 0 || column >= kSide || row >= kSide)
            continue;
          const float distance =
              (places.at[i] - Eigen::Vector2f(static_cast<float>(column) + 0.5F, static_cast<float>(row) + 0.5F))
                  .norm();
          const auto target = static_cast<std::size_t>(row * kSide + column);
          if (distance < nearest[target] || (nearest[target] == 1.0F && distance < 1.5F)) {
            nearest[target] = std::min(distance, 1.0F);
            zones[target] = static_cast<std::uint8_t>(zone);
          }
        }
    }
  return zones;
}

Eigen::Vector3f skinLabOf(const Image& bare, const std::vector<std::uint8_t>& zones) {
  std::array<std::vector<float>, 3> values;
  for (std::size_t i = 0; i < zones.size(); ++i) {
    if (zones[i] != static_cast<std::uint8_t>(MakeupZone::Skin))
      continue;
    const std::uint8_t* rgb = bare.pixels() + 3 * i;
    const Eigen::Vector3f lab = labOf({rgb[0], rgb[1], rgb[2]});
    for (int c = 0; c < 3; ++c) values[static_cast<std::size_t>(c)].push_back(lab[c]);
  }
  Eigen::Vector3f median(65, 12, 16);
  for (std::size_t c = 0; c < 3 && !values[0].empty(); ++c) {
    const auto middle = values[c].begin() + static_cast<std::ptrdiff_t>(values[c].size() / 2);
    std::nth_element(values[c].begin(), middle, values[c].end());
    median[static_cast<Eigen::Index>(c)] = *middle;
  }
  return median;
}

}  // namespace

bool isForMakeup(const Portrait& portrait) {
  return portrait.hasFace && !portrait.glasses && !portrait.labelMap.empty();
}

MakeupSubject makeupSubject(const Portrait& portrait, const FaceFrame& frame, int sidePx) {
  const Image picture = decodeImageFile(portrait.file);
  FaceSquare square = scaled(faceSquare(portrait.landmarks.data(), 3), kCropOverFace);
  square.rollRad = 0;
  const int side = sidePx > 0 ? sidePx : static_cast<int>(std::lround(square.sidePx));
  const SourceFromTarget pictureFromCrop = cropMap(square, side);
  MakeupSubject subject;
  subject.picture =
      warpedSimilarity(picture, pictureFromCrop, {side, side}, Resampling::Area, OutsideSource::Replicate);
  subject.face = movedFace(portrait, pictureFromCrop);
  const Image labels = labelCrop(portrait, picture.size(), pictureFromCrop, side);
  subject.face.parsing = parsingOf(labels);
  subject.bare = frame.aligned(subject.picture, subject.face.landmarks);
  subject.zones = zonesOf(labels, subject.face, frame);
  subject.skinLab = skinLabOf(subject.bare, subject.zones);
  return subject;
}

}  // namespace visagiste::prepare
