#include "tests/integration/camera_clip.h"

#include <algorithm>
#include <cmath>

#include "core/image/decode.h"
#include "core/image/resample.h"
#include "tests/integration/vision_fixture.h"

namespace visagiste::test {
namespace {

constexpr int kFrameMs = 33;

}  // namespace

Image withNoise(const Image& picture, std::mt19937& random, float deviation) {
  // A table of noise read from random places is as good as fresh noise and a hundred times as fast.
  static const std::vector<int> noise = [deviation] {
    std::mt19937 seed(9);
    std::normal_distribution<float> normal(0, deviation);
    std::vector<int> values(65536 + 4096);
    std::generate(values.begin(), values.end(), [&] { return int(std::lround(normal(seed))); });
    return values;
  }();
  std::vector<std::uint8_t> pixels(picture.pixels(), picture.pixels() + picture.byteCount());
  for (std::size_t begin = 0; begin < pixels.size(); begin += 4096) {
    const std::size_t offset = random() % 65536;
    for (std::size_t i = begin; i < std::min(pixels.size(), begin + 4096); ++i)
      pixels[i] = std::uint8_t(std::clamp(int(pixels[i]) + noise[offset + i - begin], 0, 255));
  }
  return {picture.size(), PixelFormat::Rgb8, std::move(pixels)};
}

Frame frameOf(const Image& image, int index) {
  Frame frame;
  frame.sequence = std::uint64_t(index);
  frame.capturedAt = std::chrono::steady_clock::time_point(std::chrono::milliseconds(kFrameMs * index));
  frame.image = image;
  return frame;
}

FaceTracker liveTracker() {
  DetectorOptions detector;
  detector.search = DetectorSearch::Live;
  return {shippedDetector(detector), shippedEstimator(LandmarkOptions::live())};
}

Image cameraView(const Portrait& portrait, const Eigen::Vector2d& shiftPx) {
  const double scale = portrait.eyeCornersPx() / 160.0;
  SourceFromTarget sourceFromTarget;
  sourceFromTarget << scale, 0, 0, 0, scale, 0;
  const Eigen::Vector2d middle = portrait.pointsPx.col(1).cast<double>();
  sourceFromTarget.col(2) = middle - scale * (Eigen::Vector2d(320, 240) + shiftPx);
  return warpedSimilarity(decodeImageFile(portrait.file), sourceFromTarget, {640, 480}, Resampling::Area,
                          OutsideSource::Replicate);
}

std::vector<Portrait> photographedPeople() {
  std::vector<Portrait> validation;
  for (const Portrait& portrait : readPortraits(sharedFolder()))
    if (portrait.isValidation && portrait.set != "synthetic")
      validation.push_back(portrait);
  return thinned(validation, 12);
}

}  // namespace visagiste::test
