#include "app/samples/rendered_actor.h"

#include <algorithm>
#include <chrono>
#include <random>
#include <vector>

#include "app/samples/range_of_motion.h"
#include "core/expression/head_angles.h"
#include "core/mesh/mesh_renderer.h"

namespace visagiste {
namespace {

constexpr double kHeadFrameMm = 330;  // Height of the picture at the head.

/// Adds the noise of a sensor, 1.5 levels.
void addNoise(std::vector<std::uint8_t>& pixels, int index) {
  std::mt19937 random(static_cast<unsigned>(index));
  for (std::uint8_t& value : pixels) {
    // The sum of four uniform bytes: a bell of 1.5 levels, at a hundredth of the cost of a normal distribution.
    const std::uint32_t bits = random();
    const int sum = int(bits & 255) + int(bits >> 8 & 255) + int(bits >> 16 & 255) + int(bits >> 24) - 510;
    value = std::uint8_t(std::clamp(int(value) + sum / 98, 0, 255));
  }
}

}  // namespace

Frame renderedFrame(const ReconstructedHead& head, const SamplePose& pose, int index) {
  const PinholeCamera camera = defaultCamera(kActorFrame);
  RenderOptions options;
  options.supersampling = 1;
  options.threads = 2;
  options.lighting.shadows = Shadows::Off;
  const Rigid3 cameraFromHead{headRotation({pose.yawDeg, pose.pitchDeg, pose.rollDeg}),
                              {0, 0, camera.focalPx * kHeadFrameMm / kActorFrame.height}};
  const Image clean = renderMesh(headMesh(head, pose.expression), cameraFromHead, camera, options);
  std::vector<std::uint8_t> pixels(clean.pixels(), clean.pixels() + clean.byteCount());
  addNoise(pixels, index);
  Frame frame;
  frame.sequence = static_cast<std::uint64_t>(index);
  frame.capturedAt += std::chrono::milliseconds(static_cast<int>(1000 / kClipFramesPerSecond) * index);
  frame.image = Image(kActorFrame, PixelFormat::Rgb8, std::move(pixels));
  return frame;
}

}  // namespace visagiste
