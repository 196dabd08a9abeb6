// Texture there and back on the shipped face model: a head with a known texture is rendered, unwrapped and completed.
#include <cmath>
#include <opencv2/core.hpp>

#include "core/base/error.h"
#include "core/expression/head_angles.h"
#include "core/image/mat_view.h"
#include "core/reconstruct/eye_texture.h"
#include "core/reconstruct/skin_layout.h"
#include "core/reconstruct/texture_completion.h"
#include "core/reconstruct/texture_fill.h"
#include "core/reconstruct/view_blend.h"

#include <catch2/catch.hpp>

using namespace visagiste;

namespace {

constexpr int kTexture = 512;
const PinholeCamera kCamera{1900, Eigen::Vector2d(320, 360), {640, 720}};

const std::filesystem::path kWeights = std::filesystem::path(VISAGISTE_SOURCE_DIR) / "models" / "weights";

struct Fixture {
  std::shared_ptr<const FaceModel> model = FaceModel::load(kWeights / "face-head-v1");
  std::shared_ptr<const TextureModel> skin = TextureModel::read(kWeights / "face-texture-v1");
  SkinLayout layout{model};
  PosedSurface surface = layout.posed(Eigen::VectorXf::Constant(3, 0.7F), Eigen::VectorXf());

  [[nodiscard]] CompletedTexture completed(const WeightedTexture& seen) const {
    QuietContext quiet;
    return completeTexture(seen, layout.regions(), *skin, quiet);
  }
};

/// Ends the work at a checkpoint of its choice.
class CancellingContext final : public RunContext {
 public:
  explicit CancellingContext(int allowed) : m_allowed(allowed) {}
  void checkpoint() override {
    if (m_allowed-- == 0)
      throw Cancelled();
  }
  void report(float, std::string_view) override {}

 private:
  int m_allowed;
};

/// Skin with a smooth pattern that no symmetry or model knows.
cv::Vec3f patternAt(float u, float v) {
  return {170 + 30 * std::sin(9 * u), 120 + 25 * std::cos(7 * v), 100 + 20 * std::sin(8 * (u + v))};
}

Rigid3 poseAt(double yawDeg) {
  return {headRotation({yawDeg, 0, 0}), Eigen::Vector3d(0, 20, 1300)};
}

Image rendered(const Fixture& fixture, double yawDeg, double brightness) {
  const HeadTopology& topology = fixture.model->topology(0);
  const Raster raster = rasterize(fixture.surface.verticesMm, topology.triangles, poseAt(yawDeg), kCamera);
  ImageBuilder image(kCamera.imageSize, PixelFormat::Rgb8);
  for (int y = 0; y < kCamera.imageSize.height; ++y)
    for (int x = 0; x < kCamera.imageSize.width; ++x) {
      const int triangle = raster.triangleAt(x, y);
      if (triangle == Raster::kNothing)
        continue;
      const auto corner = topology.triangles.col(triangle);
      const Eigen::Vector3f w = raster.weightsAt(x, y);
      const Eigen::Vector2f uv =
          w(0) * topology.uv.col(corner(0)) + w(1) * topology.uv.col(corner(1)) + w(2) * topology.uv.col(corner(2));
      image.mat().at<cv::Vec3b>(y, x) = brightness * patternAt(uv.x(), uv.y());
    }
  return image.finish();
}

WeightedTexture unwrapped(const Fixture& fixture, double yawDeg, double brightness = 1) {
  return unwrapView(rendered(fixture, yawDeg, brightness), kCamera, poseAt(yawDeg), fixture.surface,
                    *fixture.layout.texelMap(kTexture));
}

double seenShare(const WeightedTexture& texture) {
  return static_cast<double>(cv::countNonZero(texture.weight > 0.5)) / (kTexture * kTexture);
}

/// Over the texels that count.
double psnrDb(const cv::Mat& color, const cv::Mat& weight, double brightness = 1) {
  double squares = 0;
  double count = 0;
  for (int y = 0; y < kTexture; ++y)
    for (int x = 0; x < kTexture; ++x)
      if (weight.at<float>(y, x) > 0.5F) {
        const cv::Vec3f truth = brightness * patternAt((static_cast<float>(x) + 0.5F) / kTexture,
                                                       1 - (static_cast<float>(y) + 0.5F) / kTexture);
        const cv::Vec3f difference = color.at<cv::Vec3f>(y, x) - truth;
        squares += static_cast<double>(difference.dot(difference));
        count += 3;
      }
  return 10 * std::log10(255.0 * 255.0 * count / squares);
}

}  // namespace

TEST_CASE("a known texture comes back from a picture of it", "[reconstruct][texture]") {
  const Fixture fixture;
  const WeightedTexture front = unwrapped(fixture, 0);
  CHECK(seenShare(front) > 0.25);
  CHECK(psnrDb(front.color, front.weight) > 36);  // bilinear sampling of an 8-bit picture
  // Behind the head nothing is seen: the left and right sides of the map.
  CHECK(cv::countNonZero(front.weight.colRange(0, kTexture / 20)) == 0);
  CHECK(cv::countNonZero(front.weight.colRange(kTexture - kTexture / 20, kTexture)) == 0);
}

TEST_CASE("a turned head hides its far side", "[reconstruct][texture]") {
  const Fixture fixture;
  const WeightedTexture turned = unwrapped(fixture, 45);  // to the person's left: the right side faces the camera
  const double right = cv::sum(turned.weight.colRange(0, kTexture / 2))[0];
  const double left = cv::sum(turned.weight.colRange(kTexture / 2, kTexture))[0];
  CHECK(right > 2 * left);
  CHECK(psnrDb(turned.color, turned.weight) > 34);
}

TEST_CASE("several pictures show more, whatever their exposure", "[reconstruct][texture]") {
  const Fixture fixture;
  const WeightedTexture front = unwrapped(fixture, 0);
  const WeightedTexture all =
      blendViews({unwrapped(fixture, 0), unwrapped(fixture, 50, 0.7), unwrapped(fixture, -50, 0.8)});
  CHECK(seenShare(all) > 1.25 * seenShare(front));
  CHECK(psnrDb(all.color, all.weight) > 30);
}

TEST_CASE("a completed texture keeps what is seen and leaves no hole", "[reconstruct][texture]") {
  const Fixture fixture;
  const WeightedTexture front = unwrapped(fixture, 0);
  const CompletedTexture completed = fixture.completed(front);
  REQUIRE(completed.texture.size() == Size{kTexture, kTexture});
  const cv::Mat texture = matView(completed.texture);
  const cv::Mat invented = matView(completed.invented);
  const cv::Mat face = scaledTo(fixture.layout.regions().face, kTexture);
  int wrong = 0;
  int changed = 0;
  int inFace = 0;
  for (int y = 0; y < kTexture; ++y)
    for (int x = 0; x < kTexture; ++x) {
      const std::uint8_t mask = invented.at<std::uint8_t>(y, x);
      wrong += mask != 0 && mask != 255 ? 1 : 0;
      if (face.at<float>(y, x) < 0.99F)
        continue;
      // Inside the face's outline a texel is invented exactly where less than half of it was seen.
      ++inFace;
      wrong += (mask == 255) != (front.weight.at<float>(y, x) * face.at<float>(y, x) < 0.5F) &&
                       std::abs(front.weight.at<float>(y, x) - 0.5F) > 0.02F
                   ? 1
                   : 0;
      if (front.weight.at<float>(y, x) > 0.999F)
        changed += cv::norm(cv::Vec3f(texture.at<cv::Vec3b>(y, x)) - front.color.at<cv::Vec3f>(y, x)) > 3 ? 1 : 0;
    }
  CHECK(inFace > 10'000);
  CHECK(wrong == 0);
  CHECK(changed == 0);
  // No black hole anywhere: the darkest channel of the darkest texel still is a colour.
  cv::Mat brightest;
  cv::Mat channels[3];
  cv::split(texture, channels);
  cv::max(channels[0], channels[1], brightest);
  double least = 0;
  cv::minMaxLoc(brightest, &least, nullptr);
  CHECK(least > 20);
}

TEST_CASE("completing a texture can be cancelled on its way", "[reconstruct][texture]") {
  const Fixture fixture;
  const WeightedTexture front = unwrapped(fixture, 0);
  for (const int allowed : {0, 3, 6}) {
    CancellingContext context(allowed);
    CHECK_THROWS_AS(completeTexture(front, fixture.layout.regions(), *fixture.skin, context), Cancelled);
  }
}

TEST_CASE("background beside the head stays out of the texture", "[reconstruct][texture]") {
  const Fixture fixture;
  // Green everywhere but inside the face's outline: clothes, background, whatever.
  WeightedTexture seen = unwrapped(fixture, 0);
  const cv::Mat face = scaledTo(fixture.layout.regions().face, kTexture);
  for (int y = 0; y < kTexture; ++y)
    for (int x = 0; x < kTexture; ++x)
      seen.color.at<cv::Vec3f>(y, x) = face.at<float>(y, x) > 0.01F ? cv::Vec3f(205, 155, 130) : cv::Vec3f(20, 230, 30);
  const CompletedTexture completed = fixture.completed(seen);
  const cv::Mat texture = matView(completed.texture);
  int green = 0;
  const cv::Mat scalp = scaledTo(fixture.layout.regions().scalp, kTexture);
  for (int y = 0; y < kTexture; ++y)
    for (int x = 0; x < kTexture; ++x) {
      if (scalp.at<float>(y, x) > 0.01F)
        continue;  // the scalp may take it for the colour of the hair
      const cv::Vec3b& c = texture.at<cv::Vec3b>(y, x);
      green += c[1] > c[0] + 10 ? 1 : 0;
    }
  CHECK(green < kTexture * kTexture / 500);
}

TEST_CASE("eyes take the colour of the iris", "[reconstruct]") {
  EyeColors blue;
  blue.iris = Eigen::Vector3f(70, 110, 170);
  const Image texture = eyeTexture(blue, 128);
  REQUIRE(texture.size() == Size{256, 128});
  const auto at = [&texture](int x, int y) { return texture.row(y) + 3 * x; };
  CHECK(at(192, 64)[2] < 30);                                             // pupil of the left eye
  const auto irisX = 192 + static_cast<int>(128 * EyeUvMap::radius(18));  // half way to the rim
  CHECK(at(irisX, 64)[2] > at(irisX, 64)[0] + 25);
  const auto whiteX = 192 + static_cast<int>(128 * EyeUvMap::radius(50));
  CHECK(at(whiteX, 64)[0] > 170);
}
