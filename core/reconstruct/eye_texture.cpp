#include "core/reconstruct/eye_texture.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <vector>

#include "core/base/smooth_rise.h"
#include "core/reconstruct/landmark_groups.h"

namespace visagiste {
namespace {

// The eye atlas of the face model: iris centre, and radius = kDiscRadius · (angle / kOpenDeg)^kPower.
constexpr float kOpenDeg = 150;
constexpr float kPower = 0.6F;
constexpr float kDiscRadius = 0.48F;

constexpr float kPupilDeg = 8.5F;
constexpr float kIrisDeg = 28;  // An iris of 11.8 mm on an eyeball of 24 mm.
constexpr std::size_t kFewestSamples = 12;
constexpr float kPalestIris = 120;   // Luminance of a light blue one.
constexpr float kShadedIris = 32;    // Luminance up to which an iris in the lids' shade is lifted.
constexpr float kShadedWhite = 130;  // Luminance up to which the white of an eye in the lids' shade is lifted.

/// Repeatable noise in -1..1.
float hashNoise(int x, int y) {
  auto h = static_cast<std::uint32_t>(x) * 374761393U + static_cast<std::uint32_t>(y) * 668265263U;
  h = (h ^ (h >> 13U)) * 1274126177U;
  return static_cast<float>((h ^ (h >> 16U)) & 0xFFFFU) / 32767.5F - 1;
}

/// Smooth noise along a circle of `count` cells.
float ringNoise(float turn, int count, int ring) {
  const float at = turn * static_cast<float>(count);
  const int cell = static_cast<int>(std::floor(at));
  const float t = smoothRise(0, 1, at - static_cast<float>(cell));
  return (1 - t) * hashNoise(cell % count, ring) + t * hashNoise((cell + 1) % count, ring);
}

Eigen::Vector3f irisColor(const Eigen::Vector3f& iris, float angleDeg, float turn) {
  const float along = (angleDeg - kPupilDeg) / (kIrisDeg - kPupilDeg);  // 0 at the pupil, 1 at the rim
  const float fibres =
      0.14F * ringNoise(turn, 96, 1) + 0.10F * ringNoise(turn, 41, 2) + 0.06F * ringNoise(turn + 0.11F * along, 23, 3);
  const float collarette = 0.16F * std::exp(-std::pow((along - 0.28F) / 0.14F, 2.0F));
  const float rim = 1 - 0.6F * smoothRise(0.78F, 1.02F, along);
  return iris * (1.05F + fibres + collarette) * rim;
}

Eigen::Vector3f whiteColor(const Eigen::Vector3f& white, float angleDeg, float turn) {
  const float back = smoothRise(45, 95, angleDeg);
  const float vein = std::max(0.0F, ringNoise(turn + 0.0015F * angleDeg * hashNoise(3, 5), 37, 9) - 0.45F) *
                     smoothRise(38, 60, angleDeg);
  const Eigen::Vector3f pink(0.98F, 0.84F, 0.81F);
  const Eigen::Vector3f redder(1, 0.80F, 0.78F);
  Eigen::Vector3f color = white.cwiseProduct((1 - back) * Eigen::Vector3f::Ones() + back * pink);
  color = color.cwiseProduct((1 - vein) * Eigen::Vector3f::Ones() + vein * redder);
  return color;
}

Eigen::Vector3f eyeballColor(const EyeColors& colors, float angleDeg, float turn) {
  const Eigen::Vector3f pupil(9, 8, 9);
  const float inIris = 1 - smoothRise(kIrisDeg - 0.6F, kIrisDeg + 1.4F, angleDeg);
  const float inPupil = 1 - smoothRise(kPupilDeg - 0.7F, kPupilDeg + 0.7F, angleDeg);
  const Eigen::Vector3f outer = whiteColor(colors.white, angleDeg, turn);
  const Eigen::Vector3f iris = irisColor(colors.iris, std::max(angleDeg, kPupilDeg), turn);
  const Eigen::Vector3f ring = inIris * iris + (1 - inIris) * outer;
  return inPupil * pupil + (1 - inPupil) * ring;
}

float luminance(const Eigen::Vector3f& c) {
  return 0.299F * c.x() + 0.587F * c.y() + 0.114F * c.z();
}

/// Is the point inside the lids? Crossing count over the eye's landmarks.
template <std::size_t kCount>
bool isInside(const Landmarks& landmarks, const std::array<int, kCount>& outline, const Eigen::Vector2f& p) {
  bool inside = false;
  for (std::size_t i = 0, j = kCount - 1; i < kCount; j = i++) {
    const Eigen::Vector2f a = landmarks.pointsPx.col(outline[i]);
    const Eigen::Vector2f b = landmarks.pointsPx.col(outline[j]);
    if ((a.y() > p.y()) != (b.y() > p.y()) && p.x() < (b.x() - a.x()) * (p.y() - a.y()) / (b.y() - a.y()) + a.x())
      inside = !inside;
  }
  return inside;
}

struct EyeSamples {
  std::vector<Eigen::Vector3f> iris;
  std::vector<Eigen::Vector3f> white;
};

// The lids' outline in order, for the crossing count.
constexpr std::array<int, 16> kRightLids{33, 7, 163, 144, 145, 153, 154, 155, 133, 173, 157, 158, 159, 160, 161, 246};
constexpr std::array<int, 16> kLeftLids{263, 249, 390, 373, 374, 380, 381, 382, 362, 398, 384, 385, 386, 387, 388, 466};

void sampleEye(const Image& picture, const Landmarks& landmarks, const Iris& iris, const std::array<int, 16>& lids,
               EyeSamples& samples) {
  const float reach = 2.4F * iris.radiusPx;
  const int step = std::max(1, static_cast<int>(iris.radiusPx / 24));
  for (int y = static_cast<int>(iris.centerPx.y() - reach); y <= static_cast<int>(iris.centerPx.y() + reach); y += step)
    for (int x = static_cast<int>(iris.centerPx.x() - reach); x <= static_cast<int>(iris.centerPx.x() + reach);
         x += step) {
      if (x < 0 || y < 0 || x >= picture.width() || y >= picture.height())
        continue;
      const Eigen::Vector2f p(static_cast<float>(x) + 0.5F, static_cast<float>(y) + 0.5F);
      if (!isInside(landmarks, lids, p))
        continue;
      const std::uint8_t* pixel = picture.row(y) + 3 * x;
      const Eigen::Vector3f color(pixel[0], pixel[1], pixel[2]);
      const float ratio = (p - iris.centerPx).norm() / iris.radiusPx;
      if (ratio > 0.5F && ratio < 0.88F)
        samples.iris.push_back(color);
      else if (ratio > 1.2F)
        samples.white.push_back(color);
    }
}

/// The colour at a rank of brightness, averaged over a tenth of the samples around it.
std::optional<Eigen::Vector3f> rankedColor(std::vector<Eigen::Vector3f> colors, float rank) {
  if (colors.size() < kFewestSamples)
    return std::nullopt;
  std::sort(colors.begin(), colors.end(), [](const auto& a, const auto& b) { return luminance(a) < luminance(b); });
  const auto count = static_cast<float>(colors.size());
  const auto first = static_cast<std::size_t>(std::max(0.0F, (rank - 0.05F) * count));
  const auto last = std::min(colors.size(), first + std::max<std::size_t>(1, colors.size() / 10));
  Eigen::Vector3f sum = Eigen::Vector3f::Zero();
  for (std::size_t i = first; i < last; ++i) sum += colors[i];
  return Eigen::Vector3f(sum / static_cast<float>(last - first));
}

}  // namespace

EyeColors eyeColorsOf(const Image& picture, const Landmarks& landmarks, const Irises& irises) {
  EyeSamples samples;
  constexpr float kSmallestIrisPx = 3;
  if (irises[0].radiusPx >= kSmallestIrisPx)
    sampleEye(picture, landmarks, irises[0], kRightLids, samples);
  if (irises[1].radiusPx >= kSmallestIrisPx)
    sampleEye(picture, landmarks, irises[1], kLeftLids, samples);
  EyeColors colors;
  if (const auto iris = rankedColor(samples.iris, 0.5F)) {
    // Lids and lashes shade the iris; the viewer's light will shade it again.
    const float lift = std::clamp(kShadedIris / std::max(luminance(*iris), 1.0F), 1.0F, 1.3F);
    // Reflections and a misplaced iris look pale; no iris is.
    const float dim = std::min(1.0F, kPalestIris / std::max(luminance(*iris), 1.0F));
    colors.iris = *iris * (lift * dim);
  }
  if (const auto white = rankedColor(samples.white, 0.85F)) {
    const float lift = std::clamp(205 / std::max(luminance(*white), 1.0F), 0.9F, 2.2F);
    // Mostly the default: a few pixels between lids say little about the hue.
    colors.whiteInLight = (0.7F * colors.whiteInLight + 0.3F * lift * *white).cwiseMin(236.0F);
    // As bright as the photograph has it, since the skin around it is too; only deep shade of the lids is lifted.
    const float seen = std::max(luminance(*white), 1.0F);
    const float bright = std::min(luminance(colors.white), seen * std::clamp(kShadedWhite / seen, 1.0F, 1.5F));
    // Half the default's hue: a few pixels between lids say little.
    colors.white = 0.5F * bright * (colors.white / luminance(colors.white) + *white / seen);
  }
  return colors;
}

Image eyeTexture(const EyeColors& colors, int heightPx) {
  const int width = 2 * heightPx;
  std::vector<std::uint8_t> pixels(static_cast<std::size_t>(3) * static_cast<std::size_t>(width * heightPx));
  const auto height = static_cast<float>(heightPx);
  for (int y = 0; y < heightPx; ++y)
    for (int x = 0; x < width; ++x) {
      const bool isLeft = x >= heightPx;
      const float dx = static_cast<float>(x) + 0.5F - (isLeft ? 1.5F : 0.5F) * height;
      const float dy = static_cast<float>(y) + 0.5F - 0.5F * height;
      const float radius = std::hypot(dx, dy) / height;
      const float angleDeg = kOpenDeg * std::pow(std::min(radius / kDiscRadius, 1.1F), 1 / kPower);
      const float turn = std::atan2(dy, isLeft ? dx : -dx) / 6.2831853F + 0.5F;
      const Eigen::Vector3f color = eyeballColor(colors, angleDeg, turn);
      for (int c = 0; c < 3; ++c)
        pixels[static_cast<std::size_t>(3 * (y * width + x) + c)] =
            static_cast<std::uint8_t>(std::clamp(color(c) + 0.5F, 0.0F, 255.0F));
    }
  return Image({width, heightPx}, PixelFormat::Rgb8, std::move(pixels));
}

}  // namespace visagiste
