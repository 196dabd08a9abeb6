#include "core/expression/practice_pictures.h"

#include <algorithm>
#include <cmath>
#include <Eigen/Geometry>
#include <string>
#include <utility>

#include "core/base/error.h"
#include "core/expression/channel_sum.h"
#include "core/expression/head_angles.h"
#include "core/expression/random_expression.h"
#include "core/image/resample.h"
#include "core/reconstruct/face_model.h"

namespace visagiste {
namespace {

// How far practice strays from the frames.
constexpr float kYawDeg = 20;
constexpr float kPitchDeg = 13;
constexpr float kRollDeg = 9;
constexpr float kAsideMm = 40;
constexpr float kNearer = 0.07F;  // Share of the distance.
constexpr float kLightSlope = 0.15F;
constexpr float kLightSpread = 0.15F;

// How far the landmarks' solve is off, standard deviations.
constexpr float kTurnErrorDeg = 1.8F;
constexpr float kPlaceErrorMm = 1.1F;
constexpr float kDistanceErrorPercent = 1.5F;

FaceChange solveError(Eigen::Index channels, std::mt19937& random) {
  std::normal_distribution<float> normal(0, 1);
  FaceChange error = FaceChange::Zero(kPoseNumbers + channels);
  for (int i = 0; i < 3; ++i) error[i] = kTurnErrorDeg * normal(random);
  for (int i = 3; i < 5; ++i) error[i] = kPlaceErrorMm * normal(random);
  error[5] = kDistanceErrorPercent * normal(random);
  return error;
}

/// The light with its strength and its fall-off to the side and downwards a little changed.
FrameLight varied(FrameLight light, float spread, std::mt19937& random) {
  const Eigen::Vector3f even = light.harmonics.col(0);
  light.harmonics *= 1 + spread * between(random, -kLightSpread, kLightSpread);
  light.harmonics.col(1) += spread * between(random, -kLightSlope, kLightSlope) * even;
  light.harmonics.col(3) += spread * between(random, -kLightSlope, kLightSlope) * even;
  return light;
}

Image withNoise(const Image& picture, std::mt19937& random) {
  std::vector<std::uint8_t> pixels(picture.pixels(), picture.pixels() + picture.byteCount());
  for (std::uint8_t& value : pixels) {
    // The sum of four uniform bytes: a bell of 1.5 levels, at a hundredth of the cost of a normal distribution.
    const std::uint32_t bits = random();
    const int sum = int(bits & 255) + int(bits >> 8 & 255) + int(bits >> 16 & 255) + int(bits >> 24) - 510;
    value = std::uint8_t(std::clamp(int(value) + sum / 98, 0, 255));
  }
  return {picture.size(), picture.format(), std::move(pixels)};
}

}  // namespace

PracticeStudio::PracticeStudio(std::shared_ptr<const ReconstructedHead> head, const std::vector<RestingFrame>& frames)
    : m_head(std::move(head)), m_placeMm(Eigen::Vector3d::Zero()) {
  if (m_head == nullptr || m_head->model == nullptr || frames.empty())
    throw Error(ErrorCode::InvalidArgument, "Practice needs a head and a frame that shows it.");
  m_camera = frames.front().camera;
  m_light.inside.setZero();
  const auto share = 1.0 / static_cast<double>(frames.size());
  double pixelMm = 0;
  for (const RestingFrame& frame : frames) {
    m_placeMm += share * frame.cameraFromHead.translationMm;
    const FrameLight light = estimateFrameLight(*m_head, frame);
    m_light.harmonics += static_cast<float>(share) * light.harmonics;
    m_light.inside += static_cast<float>(share) * light.inside;
    pixelMm += share * mmPerPixel(frame.camera, frame.cameraFromHead);
  }
  m_sharpness = std::clamp(kFaceCropMmPerPx / pixelMm, 0.2, 1.0);
}

Rigid3 PracticeStudio::anyPlace(std::mt19937& random) const {
  Rigid3 place;
  place.rotation = headRotation({between(random, -kYawDeg, kYawDeg), between(random, -kPitchDeg, kPitchDeg),
                                 between(random, -kRollDeg, kRollDeg)});
  place.translationMm =
      m_placeMm + Eigen::Vector3d(between(random, -kAsideMm, kAsideMm), between(random, -kAsideMm, kAsideMm),
                                  m_placeMm.z() * between(random, -kNearer, kNearer));
  return place;
}

FaceCrop PracticeStudio::photographed(const PosedFace& face, const PinholeCamera& crop, std::mt19937& random,
                                      float lightSpread) const {
  const FrameLight light = varied(m_light, lightSpread, random);
  TriangleMesh mesh = headMesh(*m_head, face.expression);
  for (MeshMaterial& material : mesh.materials)
    if (material.name != "skin")
      material.baseColor = material.baseColor.cwiseProduct(light.inside);
  RenderOptions options;
  options.supersampling = 1;
  options.lighting = light.lighting();
  options.backdrop->top.setConstant(between(random, 0.1F, 0.9F));
  options.backdrop->bottom.setConstant(between(random, 0.1F, 0.9F));
  PinholeCamera sensor = crop;
  sensor.imageSize = {static_cast<int>(std::lround(m_sharpness * crop.imageSize.width)),
                      static_cast<int>(std::lround(m_sharpness * crop.imageSize.height))};
  const double scale = double(sensor.imageSize.width) / crop.imageSize.width;
  sensor.focalPx *= scale;
  sensor.principalPx *= scale;
  const Image picture = withNoise(renderMesh(mesh, face.cameraFromHead, sensor, options), random);
  return {resized(picture, kFaceCropPx), crop};
}

PracticePicture PracticeStudio::anyPicture(std::uint32_t seed) const {
  std::mt19937 random(seed);
  PracticePicture picture;
  picture.truth = {anyPlace(random), practiceExpression(*m_head->model, random)};
  const Eigen::Index channels = picture.truth.expression.size();
  picture.tried =
      changed({picture.truth.cameraFromHead, Eigen::VectorXf::Zero(channels)}, solveError(channels, random));
  picture.crop = photographed(picture.truth, faceCropCamera(m_camera, picture.tried.cameraFromHead), random, 1);
  return picture;
}

PracticePicture PracticeStudio::restingPicture(const RestingFrame& frame) const {
  std::mt19937 random(1);
  PracticePicture picture;
  picture.truth = picture.tried = {frame.cameraFromHead, m_head->model->neutral().expression};
  picture.crop = photographed(picture.truth, faceCropCamera(frame.camera, frame.cameraFromHead), random, 0);
  return picture;
}

}  // namespace visagiste
