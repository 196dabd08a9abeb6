#include "core/makeup/skin_tone.h"

#include <opencv2/imgproc.hpp>
#include <vector>

#include "core/image/color.h"
#include "core/image/mat_view.h"
#include "core/reconstruct/face_model.h"
#include "tests/support/error_matchers.h"

#include <catch2/catch.hpp>

using namespace visagiste;

namespace {

constexpr Size kSize{400, 480};

/// The mean head of the face model, seen from the front.
Landmarks frontalLandmarks() {
  static const auto model = FaceModel::load(ModelFolders());
  const Eigen::Matrix3Xf points = model->landmarkPoints(model->neutral());
  Landmarks landmarks;
  landmarks.pointsPx.resize(2, kCanonicalPointCount);
  constexpr float kPixelsPerMm = 2;
  for (int i = 0; i < kCanonicalPointCount; ++i)
    landmarks.pointsPx.col(i) << 200 + kPixelsPerMm * points(0, i), 200 - kPixelsPerMm * points(1, i);
  landmarks.relativeDepth = Eigen::VectorXf::Zero(kCanonicalPointCount);
  landmarks.presence = 1;
  return landmarks;
}

Irises irisesOf(const Landmarks& landmarks) {
  Irises irises;
  irises[0].centerPx = 0.5F * (landmarks.pointsPx.col(33) + landmarks.pointsPx.col(133));
  irises[1].centerPx = 0.5F * (landmarks.pointsPx.col(263) + landmarks.pointsPx.col(362));
  for (Iris& iris : irises) iris.radiusPx = 10;
  return irises;
}

/// Skin everywhere, sclera in wide eyes, in a light.
Image litFace(const Landmarks& landmarks, const Eigen::Vector3f& skin, const Eigen::Vector3f& light) {
  ImageBuilder builder(kSize, PixelFormat::Rgb8);
  const auto coded = [&](const Eigen::Vector3f& reflectance) {
    const SrgbColor color = srgbColor(reflectance.cwiseProduct(light));
    return cv::Scalar(color.r, color.g, color.b);
  };
  builder.mat().setTo(coded(skin));
  const Eigen::Vector3f sclera = 0.5F * Eigen::Vector3f(1.06F, 1, 0.90F);
  for (const Iris& iris : irisesOf(landmarks))
    cv::ellipse(builder.mat(), {static_cast<int>(iris.centerPx.x()), static_cast<int>(iris.centerPx.y())}, {45, 25}, 0,
                0, 360, coded(sclera), cv::FILLED);
  return builder.finish();
}

}  // namespace

TEST_CASE("every shade of the Monk scale is told from itself", "[makeup]") {
  const Landmarks landmarks = frontalLandmarks();
  for (std::size_t i = 0; i < monkShades().size(); ++i) {
    const Image picture = litFace(landmarks, linearRgb(monkShades()[i]), Eigen::Vector3f::Ones());
    const auto tone = skinTone(picture, landmarks, irisesOf(landmarks), nullptr, {LightReference::Picture, {}});
    REQUIRE(tone);
    CHECK(tone->monkShade == static_cast<int>(i) + 1);
    CHECK(tone->reference == LightReference::Picture);
    CHECK(deltaE2000(tone->lab, labOf(monkShades()[i])) < 0.5F);  // 8-bit rounding.
  }
}

TEST_CASE("the colour of the light is taken out by the sclera", "[makeup]") {
  const Landmarks landmarks = frontalLandmarks();
  const Eigen::Vector3f light(1.15F, 1, 0.62F);  // A warm lamp.
  const Eigen::Vector3f whitened = light / luminance(light);
  for (const int shade : {1, 4, 6, 8}) {
    const Eigen::Vector3f skin = linearRgb(monkShades()[static_cast<std::size_t>(shade)]);
    const Image picture = litFace(landmarks, 0.8F * skin, light);
    const auto tone = skinTone(picture, landmarks, irisesOf(landmarks), nullptr);
    REQUIRE(tone);
    CHECK(tone->reference == LightReference::Sclera);
    CHECK((tone->illuminant - whitened).norm() < 0.03F);  // 8-bit rounding of a dark blue channel.
    // The strength stays unknown: compared at the light's own luminance.
    CHECK(deltaE2000(tone->lab, labFromLinear(0.8F * luminance(light) * skin)) < 1);
  }
}

TEST_CASE("a grey card gives colour and strength of the light", "[makeup]") {
  const Landmarks landmarks = frontalLandmarks();
  const Eigen::Vector3f light(0.5F, 0.6F, 0.7F);
  const Eigen::Vector3f skin = linearRgb({200, 160, 130});
  const Image picture = litFace(landmarks, skin, light);
  const SkinToneOptions options{LightReference::GreyCard, srgbColor(0.18F * light)};
  const auto tone = skinTone(picture, landmarks, irisesOf(landmarks), nullptr, options);
  REQUIRE(tone);
  CHECK(deltaE2000(tone->lab, labFromLinear(skin)) < 1);
  CHECK(tone->itaDeg == Approx(std::atan2(tone->lab[0] - 50, tone->lab[2]) * 57.29578F));
  CHECK(test::failsWith(ErrorCode::InvalidArgument, "grey card", [&] {
    static_cast<void>(
        skinTone(picture, landmarks, irisesOf(landmarks), nullptr, {LightReference::GreyCard, {0, 0, 0}}));
  }));
}

TEST_CASE("closed eyes fall back to the picture's white", "[makeup]") {
  const Landmarks landmarks = frontalLandmarks();
  Irises covering = irisesOf(landmarks);
  for (Iris& iris : covering) iris.radiusPx = 60;
  const auto tone = skinTone(litFace(landmarks, linearRgb({180, 140, 120}), {1, 1, 1}), landmarks, covering, nullptr);
  REQUIRE(tone);
  CHECK(tone->reference == LightReference::Picture);
  CHECK(tone->illuminant.isApprox(Eigen::Vector3f::Ones(), 1e-4F));
}

TEST_CASE("skin tone needs skin in the picture", "[makeup]") {
  Landmarks landmarks = frontalLandmarks();
  const Image picture = litFace(landmarks, linearRgb({180, 140, 120}), {1, 1, 1});
  const Irises irises = irisesOf(landmarks);
  FaceParsing allHair;
  allHair.pictureFromCrop << 400, 0, 0, 0, 480, 0;
  allHair.cropSize = {1, 1};
  auto planes = std::make_shared<std::vector<std::uint8_t>>(kFaceRegionCount, 0);
  (*planes)[static_cast<std::size_t>(FaceRegion::Hair)] = 255;
  allHair.probabilities = planes;
  CHECK_FALSE(skinTone(picture, landmarks, irises, &allHair));
  landmarks.pointsPx.array() += 5000;
  CHECK_FALSE(skinTone(picture, landmarks, irises, nullptr));
  landmarks.pointsPx(0, 50) = NAN;
  CHECK_FALSE(skinTone(picture, landmarks, irises, nullptr));
}
