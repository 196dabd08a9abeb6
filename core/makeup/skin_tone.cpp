#include "core/makeup/skin_tone.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "core/base/error.h"
#include "core/image/color.h"
#include "core/image/mat_view.h"

namespace visagiste {
namespace {

constexpr int kFewestPixels = 64;
// Points of the canonical mesh around the patches; blush and shine sit beside them rather than in them.
constexpr std::array<int, 8> kRightCheek{50, 205, 187, 147, 123, 117, 118, 101};
constexpr std::array<int, 8> kLeftCheek{280, 425, 411, 376, 352, 346, 347, 330};
constexpr std::array<int, 10> kForehead{10, 109, 67, 69, 108, 151, 337, 299, 297, 338};
constexpr std::array<int, 16> kRightEye{33, 246, 161, 160, 159, 158, 157, 173, 133, 155, 154, 153, 145, 144, 163, 7};
constexpr std::array<int, 16> kLeftEye{263, 466, 388, 387, 386, 385, 384, 398, 362, 382, 381, 380, 374, 373, 390, 249};
// Linear RGB of the sclera in white light over its luminance: blood and fat make it a little warm.
const Eigen::Vector3f kScleraTint{1.06F, 1.0F, 0.90F};
constexpr float kGreyCardReflectance = 0.18F;

/// A part of the picture with a mask over it.
struct Patch {
  cv::Rect area;
  cv::Mat mask;  // CV_8UC1, 255 inside.
};

cv::Rect boundsOf(const std::vector<cv::Point>& points, Size size) {
  return cv::boundingRect(points) & cv::Rect(0, 0, size.width, size.height);
}

template <std::size_t N>
Patch patchOf(const Landmarks& landmarks, const std::array<int, N>& outline, Size size) {
  std::vector<cv::Point> points;
  for (const int index : outline)
    points.emplace_back(static_cast<int>(std::floor(landmarks.pointsPx(0, index))),
                        static_cast<int>(std::floor(landmarks.pointsPx(1, index))));
  Patch patch;
  patch.area = boundsOf(points, size);
  if (patch.area.empty())
    return patch;
  patch.mask = cv::Mat::zeros(patch.area.size(), CV_8UC1);
  cv::fillPoly(patch.mask, std::vector<std::vector<cv::Point>>{points}, 255, cv::LINE_8, 0, -patch.area.tl());
  return patch;
}

/// Takes away what the parser does not hold for bare skin.
void keepSkin(Patch& patch, const FaceParsing& parsing) {
  cv::Mat skin(parsing.cropSize.height, parsing.cropSize.width, CV_8UC1);
  const std::uint8_t* face = parsing.plane(FaceRegion::FaceSkin);
  const std::uint8_t* nose = parsing.plane(FaceRegion::Nose);
  for (std::size_t i = 0; i < skin.total(); ++i)
    skin.data[i] = static_cast<std::uint8_t>(std::min(255, face[i] + nose[i]));
  // warpAffine counts pixel centres at whole numbers.
  cv::Matx23d map;
  for (int row = 0; row < 2; ++row) {
    for (int column = 0; column < 2; ++column) map(row, column) = parsing.pictureFromCrop(row, column);
    map(row, 2) = parsing.pictureFromCrop(row, 2) + 0.5 * (map(row, 0) + map(row, 1)) - 0.5 -
                  (row == 0 ? patch.area.x : patch.area.y);
  }
  cv::Mat seen;
  cv::warpAffine(skin, seen, map, patch.area.size(), cv::INTER_LINEAR);
  constexpr double kSure = 216;
  patch.mask &= seen > kSure;
}

void appendLight(const Image& picture, const Patch& patch, std::vector<Eigen::Vector3f>& light) {
  const std::array<float, 256>& linear = linearFromSrgbTable();
  const cv::Mat pixels = matView(picture);
  for (int y = 0; y < patch.area.height; ++y) {
    const auto* row = pixels.ptr<cv::Vec3b>(patch.area.y + y) + patch.area.x;
    const auto* mask = patch.mask.ptr<std::uint8_t>(y);
    for (int x = 0; x < patch.area.width; ++x)
      if (mask[x] != 0)
        light.emplace_back(linear[row[x][0]], linear[row[x][1]], linear[row[x][2]]);
  }
}

/// Mean of the pixels whose luminance lies between two quantiles.
Eigen::Vector3f trimmedMean(std::vector<Eigen::Vector3f>& light, double from, double to) {
  std::sort(light.begin(), light.end(),
            [](const Eigen::Vector3f& a, const Eigen::Vector3f& b) { return luminance(a) < luminance(b); });
  const auto first = static_cast<std::size_t>(from * static_cast<double>(light.size()));
  const auto last = std::max(first + 1, static_cast<std::size_t>(to * static_cast<double>(light.size())));
  Eigen::Vector3f sum = Eigen::Vector3f::Zero();
  for (std::size_t i = first; i < last; ++i) sum += light[i];
  return sum / static_cast<float>(last - first);
}

std::optional<Eigen::Vector3f> scleraLight(const Image& picture, const Landmarks& landmarks, const Irises& irises) {
  std::vector<Eigen::Vector3f> light;
  for (int eye = 0; eye < 2; ++eye) {
    Patch patch = patchOf(landmarks, eye == 0 ? kRightEye : kLeftEye, picture.size());
    if (patch.area.empty())
      continue;
    // The lid's edge and its shadow are no sclera.
    cv::erode(patch.mask, patch.mask, {}, {-1, -1}, std::max(1, patch.area.height / 8), cv::BORDER_CONSTANT, 0);
    const Iris& iris = irises[static_cast<std::size_t>(eye)];
    constexpr float kBeyondIris = 1.2F;
    cv::circle(patch.mask,
               {static_cast<int>(iris.centerPx.x()) - patch.area.x, static_cast<int>(iris.centerPx.y()) - patch.area.y},
               static_cast<int>(std::ceil(kBeyondIris * iris.radiusPx)), 0, cv::FILLED);
    appendLight(picture, patch, light);
  }
  if (static_cast<int>(light.size()) < kFewestPixels / 2)
    return std::nullopt;
  const Eigen::Vector3f mean = trimmedMean(light, 0.5, 0.95);
  const float level = luminance(mean);
  // Red eyes, deep shadow and closed lids would tell of a light that is not there.
  const bool isNearGrey = level > 0.02F && (mean / level - Eigen::Vector3f::Ones()).cwiseAbs().maxCoeff() < 0.75F;
  return isNearGrey ? std::optional<Eigen::Vector3f>(mean.cwiseQuotient(kScleraTint)) : std::nullopt;
}

int nearestMonkShade(const Eigen::Vector3f& lab) {
  int nearest = 1;
  float least = INFINITY;
  for (std::size_t i = 0; i < monkShades().size(); ++i) {
    const float distance = deltaE2000(lab, labOf(monkShades()[i]));
    if (distance < least) {
      least = distance;
      nearest = static_cast<int>(i) + 1;
    }
  }
  return nearest;
}

/// Linear RGB that a white surface has in this light; its luminance is 1 unless a grey card gives the strength too.
Eigen::Vector3f whiteOf(const Image& picture, const Landmarks& landmarks, const Irises& irises,
                        const SkinToneOptions& options, LightReference& used) {
  used = options.reference;
  if (options.reference == LightReference::GreyCard) {
    const Eigen::Vector3f card = linearRgb(options.greyCard);
    if (card.minCoeff() < 0.005F)
      throw Error(ErrorCode::InvalidArgument, "The grey card is too dark there to tell the light. Pick another spot.");
    return card / kGreyCardReflectance;
  }
  if (options.reference == LightReference::Sclera)
    if (const std::optional<Eigen::Vector3f> light = scleraLight(picture, landmarks, irises))
      return *light / luminance(*light);
  used = LightReference::Picture;
  return Eigen::Vector3f::Ones();
}

}  // namespace

const std::array<SrgbColor, 10>& monkShades() {
  static const std::array<SrgbColor, 10> shades{{{0xF6, 0xED, 0xE4},
                                                 {0xF3, 0xE7, 0xDB},
                                                 {0xF7, 0xEA, 0xD0},
                                                 {0xEA, 0xDA, 0xBA},
                                                 {0xD7, 0xBD, 0x96},
                                                 {0xA0, 0x7E, 0x56},
                                                 {0x82, 0x5C, 0x43},
                                                 {0x60, 0x41, 0x34},
                                                 {0x3A, 0x31, 0x2A},
                                                 {0x29, 0x24, 0x20}}};
  return shades;
}

std::optional<SkinTone> skinTone(const Image& picture, const Landmarks& landmarks, const Irises& irises,
                                 const FaceParsing* parsing, const SkinToneOptions& options) {
  if (picture.format() != PixelFormat::Rgb8 || picture.isEmpty())
    throw Error(ErrorCode::InvalidArgument, "Skin tone is read from a colour picture.");
  if (!landmarks.pointsPx.allFinite())
    return std::nullopt;
  std::vector<Eigen::Vector3f> light;
  const auto add = [&](Patch patch) {
    if (patch.area.empty())
      return;
    if (parsing != nullptr)
      keepSkin(patch, *parsing);
    appendLight(picture, patch, light);
  };
  add(patchOf(landmarks, kRightCheek, picture.size()));
  add(patchOf(landmarks, kLeftCheek, picture.size()));
  add(patchOf(landmarks, kForehead, picture.size()));
  if (static_cast<int>(light.size()) < kFewestPixels)
    return std::nullopt;
  SkinTone tone;
  const Eigen::Vector3f white = whiteOf(picture, landmarks, irises, options, tone.reference);
  tone.illuminant = white / luminance(white);
  const Eigen::Vector3f skin = trimmedMean(light, 0.25, 0.85).cwiseQuotient(white);
  tone.lab = labFromLinear(skin);
  tone.itaDeg = std::atan2(tone.lab[0] - 50, tone.lab[2]) * 57.2957795F;
  tone.color = srgbColor(skin);
  tone.monkShade = nearestMonkShade(tone.lab);
  return tone;
}

}  // namespace visagiste
