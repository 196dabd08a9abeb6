#include "app/prepare/posed_portraits.h"

#include <algorithm>
#include <Eigen/Dense>
#include <filesystem>
#include <iostream>
#include <opencv2/imgproc.hpp>

#include "app/prepare/crops.h"
#include "app/prepare/portraits.h"
#include "app/prepare/posed_crop.h"
#include "app/prepare/random_pose.h"
#include "app/prepare/texture_samples.h"
#include "core/expression/channel_sum.h"
#include "core/expression/random_expression.h"
#include "core/expression/shared_work.h"
#include "core/image/decode.h"
#include "core/image/mat_view.h"
#include "core/mesh/mesh_renderer.h"
#include "core/reconstruct/face_model.h"
#include "core/reconstruct/head_reconstructor.h"
#include "core/reconstruct/landmark_calibration.h"
#include "core/reconstruct/skin_layout.h"
#include "core/reconstruct/texture_model.h"

namespace visagiste::prepare {
namespace {

using training::PackedSample;
using training::PackedSet;
using training::Split;

constexpr int kPoints = 478;
constexpr int kTextureSidePx = 512;
constexpr float kLargestResidual = 0.03F;  // Of the inter-ocular distance.
constexpr int kDepthPortraits = 200;       // Portraits on which the labels' depth is measured.

constexpr double kAnyFocalPx = 1000;  // The crop zooms to the face.
constexpr float kFarShareTurned = 0.7F;
constexpr float kPhotographedShare = 0.45F;
constexpr float kFarShareExpressive = 0.6F;  // Of the rest: a third of all.

/// How the labels tell depth: `scale` times the depth behind the head's point (0, 0, originMm), in pixels.
struct DepthConvention {
  double scale = 1;
  double originMm = 0;
};

struct Shared {
  std::shared_ptr<const FaceModel> model;
  std::shared_ptr<const TextureModel> textureModel;
  std::shared_ptr<const FaceFitter> fitter;
  DepthConvention depth;
  PackedSet backgrounds;
  Image faceMatte;  ///< In the skin's atlas: white inside the face's outline.
};

struct Subject {
  const Image& picture;
  const ReconstructedHead& head;
};

/// The outline that SkinLayout knows, as a texture.
Image faceMatteOf(const std::shared_ptr<const FaceModel>& model) {
  cv::Mat grey;
  SkinLayout(model).regions().face.convertTo(grey, CV_8UC1, 255);
  cv::Mat rgb;
  cv::cvtColor(grey, rgb, cv::COLOR_GRAY2RGB);
  return imageFromMat(rgb);
}

bool isWanted(const Portrait& portrait) {
  return portrait.hasFace && !portrait.glasses;
}

bool fits(const FittedView& view) {
  return view.residualPx <= kLargestResidual * view.interOcularPx;
}

FaceObservation observationOf(const Portrait& portrait, Size size) {
  FaceObservation face;
  face.landmarks = landmarkViewOf(portrait, size).landmarks;
  for (std::size_t eye = 0; eye < face.irises.size(); ++eye) {
    Iris& iris = face.irises[eye];
    const float* centre = &portrait.landmarks[3 * (468 + 5 * eye)];
    iris.centerPx << centre[0], centre[1];
    for (int k = 0; k < 4; ++k) iris.edgePx.col(k) << centre[3 * (k + 1)], centre[3 * (k + 1) + 1];
    iris.radiusPx = (iris.edgePx.colwise() - iris.centerPx).colwise().norm().mean();
  }
  return face;
}

/// The calibrated model's 478 points of a face in head space.
Eigen::Matrix3Xd pointsOf(const LandmarkBasis& basis, const Eigen::VectorXf& identity,
                          const Eigen::VectorXf& expression) {
  const Eigen::VectorXf moved = basis.identity * identity + basis.expression * expression;
  return (basis.mean + Eigen::Map<const Eigen::Matrix3Xf>(moved.data(), 3, basis.mean.cols())).cast<double>();
}

DepthConvention measureDepth(const std::vector<Portrait>& portraits, const FaceFitter& fitter) {
  Eigen::Matrix2d normal = Eigen::Matrix2d::Zero();
  Eigen::Vector2d right = Eigen::Vector2d::Zero();
  int used = 0;
  for (const Portrait& portrait : portraits) {
    if (!isWanted(portrait) || portrait.split != Split::Train)
      continue;
    const FaceFit fit = fitter.fit({landmarkViewOf(portrait, decodeImageFile(portrait.file).size())});
    const FittedView& view = fit.views.front();
    if (!fits(view))
      continue;
    const Eigen::Matrix3Xd seen = placed(view.cameraFromHead, pointsOf(fitter.basis(), fit.identity, view.expression));
    const double middle = view.cameraFromHead.translationMm.z();
    for (int p = 0; p < kCanonicalPointCount; ++p) {
      const Eigen::Vector2d row(seen(2, p) - middle, 1);
      normal += row * row.transpose();
      right += row * (static_cast<double>(portrait.landmarks[static_cast<std::size_t>(3 * p + 2)]) * middle /
                      view.camera.focalPx);
    }
    if (++used == kDepthPortraits)
      break;
  }
  const Eigen::Vector2d line = normal.ldlt().solve(right);
  return {line.x(), line.y() / line.x()};
}

/// The points as the network tells them, then the channels.
std::vector<float> labelOf(const PosedCrop& crop, const Eigen::Matrix3Xd& points, const Eigen::VectorXf& expression,
                           const DepthConvention& depth) {
  std::vector<float> label;
  const PinholeCamera& camera = crop.camera;
  const Eigen::Vector3d origin = apply(crop.pose, {0, 0, depth.originMm});
  const double pxPerMm = camera.focalPx / crop.pose.translationMm.z();
  const Eigen::Matrix3Xd seen = placed(crop.pose, points);
  for (Eigen::Index p = 0; p < seen.cols(); ++p) {
    const Eigen::Vector2d at = camera.project(seen.col(p));
    label.push_back(static_cast<float>(at.x()));
    label.push_back(static_cast<float>(at.y()));
    label.push_back(static_cast<float>(depth.scale * pxPerMm * (seen(2, p) - origin.z())));
  }
  label.insert(label.end(), expression.begin(), expression.end());
  return label;
}

PackedSample newSample(const Portrait& portrait, int number) {
  PackedSample sample;
  sample.id = portrait.id + "-" + std::to_string(number);
  sample.set = training::SourceSet::Posed;
  sample.split = portrait.split;
  return sample;
}

/// The whole head from another side before any background.
PackedSample turnedSample(const Shared& shared, const Subject& subject, const FaceCoefficients& face, float farShare,
                          PackedSample sample, std::mt19937& random) {
  const Eigen::Matrix3Xd points = pointsOf(shared.fitter->basis(), face.identity, face.expression);
  Rigid3 pose;
  pose.rotation = randomTurn(farShare, random);
  pose.translationMm << 0, 0, std::uniform_real_distribution<double>(450, 1500)(random);
  const PosedCrop crop = cropAround(pose, points, kAnyFocalPx);
  RenderOptions options;
  options.lighting = randomLighting(random);
  options.backdrop.reset();
  const Image rendered = renderMesh(headMesh(subject.head, face), crop.pose, crop.camera, options);
  sample.flags = PackedSample::kHasMatte;
  sample.label = labelOf(crop, points, face.expression, shared.depth);
  sample.rgba = headOver(randomBackground(shared.backgrounds, sample.split, random), rendered);
  return sample;
}

/// The face rendered into its own photograph, turned a little.
PackedSample photographedSample(const Shared& shared, const Subject& subject, const FaceCoefficients& face,
                                PackedSample sample, std::mt19937& random) {
  const FittedView& view = subject.head.views.front();
  const Eigen::Matrix3Xd points = pointsOf(shared.fitter->basis(), face.identity, face.expression);
  Rigid3 pose = view.cameraFromHead;
  pose.rotation *= smallTurn(random);
  const PosedCrop crop = cropAround(pose, points, view.camera.focalPx);
  RenderOptions options;
  options.lighting = chance(random, 0.5F) ? flatLighting() : randomLighting(random);
  options.backdrop.reset();
  TriangleMesh mesh = headMesh(subject.head, face);
  const Image rendered = renderMesh(mesh, crop.pose, crop.camera, options);
  for (MeshMaterial& material : mesh.materials) {
    material.baseColor.setOnes();
    material.texture = material.name == "skin" ? shared.faceMatte : Image();
  }
  options.lighting = flatLighting();
  options.supersampling = 1;
  options.backdrop = Backdrop{Eigen::Vector3f::Zero(), Eigen::Vector3f::Zero()};
  const Image matte = renderMesh(mesh, crop.pose, crop.camera, options);
  sample.label = labelOf(crop, points, face.expression, shared.depth);
  sample.rgba = faceOver(photographUnder(crop, subject.picture, view.camera), rendered, matte);
  return sample;
}

PackedSample posedSample(const Shared& shared, const Subject& subject, PosedKind kind, PackedSample sample,
                         std::mt19937& random) {
  FaceCoefficients face = subject.head.coefficients;
  if (kind == PosedKind::Turned) {
    face.expression = randomExpression(*shared.model, face.expression, random);
    return turnedSample(shared, subject, face, kFarShareTurned, std::move(sample), random);
  }
  face.expression = strongExpression(*shared.model, face.expression, random);
  if (chance(random, kPhotographedShare))
    return photographedSample(shared, subject, face, std::move(sample), random);
  return turnedSample(shared, subject, face, kFarShareExpressive, std::move(sample), random);
}

std::vector<PackedSample> posedSamples(const Shared& shared, const HeadReconstructor& reconstructor,
                                       const Portrait& portrait, const PosedTask& task, std::uint32_t seed) {
  const Image picture = decodeImageFile(portrait.file);
  ReconstructOptions options;
  options.textureSidePx = kTextureSidePx;
  QuietContext context;
  const auto head = reconstructor.reconstruct({picture}, {observationOf(portrait, picture.size())}, options, context);
  std::vector<PackedSample> samples;
  if (!fits(head->views.front()))
    return samples;
  std::mt19937 random(seed);
  for (int i = 0; i < task.picturesPerPortrait; ++i)
    samples.push_back(posedSample(shared, {picture, *head}, task.kind, newSample(portrait, i), random));
  return samples;
}

/// Portraits of a split, in shuffled order, for so many pictures.
std::vector<const Portrait*> chosen(const std::vector<Portrait>& portraits, Split split, int pictures,
                                    const PosedTask& task) {
  std::vector<const Portrait*> all;
  for (const Portrait& portrait : portraits)
    if (isWanted(portrait) && portrait.split == split)
      all.push_back(&portrait);
  std::mt19937 random(task.seed);
  std::shuffle(all.begin(), all.end(), random);
  const int wanted = (pictures + task.picturesPerPortrait - 1) / task.picturesPerPortrait;
  all.resize(std::min(all.size(), static_cast<std::size_t>(wanted)));
  return all;
}

}  // namespace

PackedSet packPosedPortraits(const PosedTask& task) {
  const std::filesystem::path models = task.modelFolder;
  const auto portraits = readPortraits(task.portraitFolder);
  Shared shared;
  shared.model = FaceModel::load(models / "face-head-v1");
  shared.textureModel = TextureModel::read(models / "face-texture-v1");
  shared.fitter = std::make_shared<const FaceFitter>(
      calibrated(shared.model->landmarkBasis(), readLandmarkCalibration(models / "face-fit-v1")));
  shared.depth = measureDepth(portraits, *shared.fitter);
  std::cerr << "labels tell " << shared.depth.scale << " of the depth behind a point " << shared.depth.originMm
            << " mm before the eyeballs' centres\n";
  shared.backgrounds = training::readPackedSet(task.negatives);
  shared.faceMatte = faceMatteOf(shared.model);

  std::vector<const Portrait*> wanted = chosen(portraits, Split::Train, task.trainingPictures, task);
  const auto validation = chosen(portraits, Split::Validation, task.validationPictures, task);
  wanted.insert(wanted.end(), validation.begin(), validation.end());
  std::vector<std::vector<PackedSample>> made(wanted.size());
  const HeadReconstructor reconstructor(shared.model, shared.textureModel, shared.fitter);
  shareWork(static_cast<Eigen::Index>(wanted.size()), task.threads, [&](Eigen::Index index) {
    const auto i = static_cast<std::size_t>(index);
    made[i] = posedSamples(shared, reconstructor, *wanted[i], task, task.seed + static_cast<std::uint32_t>(i));
    if (i % 50 == 49)
      std::cerr << i + 1 << " of " << wanted.size() << " portraits\n";
  });
  PackedSet set{
      kLandmarkPackSide, kLandmarkPackSide, kPoints * 3 + static_cast<int>(shared.model->expressionNames().size()), {}};
  for (auto& samples : made) std::move(samples.begin(), samples.end(), std::back_inserter(set.samples));
  return set;
}

std::vector<std::string> channelOrder(const std::string& modelFolder) {
  return FaceModel::load(std::filesystem::path(modelFolder) / "face-head-v1")->expressionNames();
}

}  // namespace visagiste::prepare
