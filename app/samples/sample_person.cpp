#include "app/samples/sample_person.h"

#include <algorithm>
#include <cmath>
#include <Eigen/Geometry>
#include <random>
#include <utility>

#include "app/samples/join_meshes.h"
#include "core/image/mat_view.h"
#include "core/reconstruct/face_model.h"
#include "core/reconstruct/mouth_texture.h"
#include "core/reconstruct/texture_model.h"

#include <opencv2/imgproc.hpp>

namespace visagiste {
namespace {

constexpr int kSkinSidePx = 1024;
constexpr int kForeheadTop = 10;  // canonical landmark where the hair begins

/// Turns the head about the top of the neck; the neck's lower end stays with the shoulders.
void turn(TriangleMesh& part, const SamplePose& pose, const Eigen::Vector3f& pivotMm) {
  constexpr double kDegToRad = 3.14159265358979 / 180.0;
  const Eigen::AngleAxisd yaw(pose.yawDeg * kDegToRad, Eigen::Vector3d::UnitY());
  const Eigen::AngleAxisd pitch(-pose.pitchDeg * kDegToRad, Eigen::Vector3d::UnitX());
  const Eigen::AngleAxisd roll(-pose.rollDeg * kDegToRad, Eigen::Vector3d::UnitZ());
  const Eigen::Quaternionf whole((yaw * pitch * roll).cast<float>());
  for (Eigen::Index i = 0; i < part.verticesMm.cols(); ++i) {
    const float above = std::clamp((part.verticesMm(1, i) - pivotMm.y() + 70.0F) / 70.0F, 0.0F, 1.0F);
    const Eigen::Quaternionf share = Eigen::Quaternionf::Identity().slerp(above * above * (3 - 2 * above), whole);
    part.verticesMm.col(i) = pivotMm + share * (part.verticesMm.col(i) - pivotMm);
    part.normals.col(i) = share * part.normals.col(i);
  }
}

/// The smooth skin of the model with what it cannot hold: pores and the fine unevenness of colour.
Image skinTexture(const TextureModel& model, const SamplePersonRecipe& recipe) {
  std::mt19937 random(recipe.skinSeed);
  std::normal_distribution<float> normal(0.0F, 1.0F);
  Eigen::VectorXf deviations(model.modeCount());
  for (Eigen::Index i = 0; i < deviations.size(); ++i) {
    deviations[i] = recipe.skinSpread * std::clamp(normal(random), -1.5F, 1.5F);
  }
  cv::Mat skin;
  cv::resize(model.sample(deviations), skin, cv::Size(kSkinSidePx, kSkinSidePx), 0, 0, cv::INTER_CUBIC);
  cv::Mat pores(kSkinSidePx, kSkinSidePx, CV_32FC1);
  cv::Mat blotches(kSkinSidePx / 16, kSkinSidePx / 16, CV_32FC1);
  cv::theRNG().state = recipe.skinSeed + 99U;
  cv::randn(pores, 0.0, 1.0);
  cv::randn(blotches, 0.0, 1.0);
  cv::GaussianBlur(pores, pores, cv::Size(0, 0), 0.8);
  cv::resize(blotches, blotches, pores.size(), 0, 0, cv::INTER_CUBIC);
  ImageBuilder builder({kSkinSidePx, kSkinSidePx}, PixelFormat::Rgb8);
  for (int y = 0; y < kSkinSidePx; ++y) {
    for (int x = 0; x < kSkinSidePx; ++x) {
      const float shade = 1.0F + 0.045F * pores.at<float>(y, x);
      const float red = 1.0F + 0.012F * blotches.at<float>(y, x);
      const cv::Vec3f color = skin.at<cv::Vec3f>(y, x);
      builder.mat().at<cv::Vec3b>(y, x) = cv::Vec3b(cv::saturate_cast<std::uint8_t>(color[0] * shade * red),
                                                    cv::saturate_cast<std::uint8_t>(color[1] * shade),
                                                    cv::saturate_cast<std::uint8_t>(color[2] * shade));
    }
  }
  return builder.finish();
}

}  // namespace

SamplePerson::SamplePerson(SamplePersonRecipe recipe, std::shared_ptr<const FaceModel> model, const TextureModel& skin)
    : m_recipe(std::move(recipe)) {
  m_head.coefficients = model->neutral();
  m_head.coefficients.identity = model->sampleIdentity(m_recipe.identitySeed, m_recipe.identitySpread);
  m_head.teethTexture = teethTexture(*model, 512);
  m_head.mouthTexture = mouthTexture(*model, 512);
  m_head.model = std::move(model);
  m_head.texture = skinTexture(skin, m_recipe);
  m_head.eyeTexture = eyeTexture(m_recipe.eyes, 512);
  m_hair = growHair(scalp(), m_recipe.hair);
  const Eigen::Matrix3Xf vertices = m_head.model->identityShape(m_head.coefficients.identity);
  ShouldersShape shoulders;
  shoulders.colorSrgb = m_recipe.garmentSrgb;
  shoulders.body = vertices;
  shoulders.collarMm = vertices.row(1).minCoeff() + 92.0F;
  m_shoulders = makeShoulders(shoulders);
}

Scalp SamplePerson::scalp() const {
  const FaceModel& model = *m_head.model;
  const HeadTopology& topology = model.topology(0);
  Scalp scalp;
  scalp.verticesMm = model.identityShape(m_head.coefficients.identity);
  scalp.normals = model.normals(scalp.verticesMm);
  const HeadMaterialRun& skin = topology.materials.front();
  scalp.triangles = topology.triangles.middleCols(skin.firstTriangle, skin.triangleCount);
  const Eigen::Vector3f hairline = model.landmarkPoints(m_head.coefficients).col(kForeheadTop);
  float halfWidthMm = 0;  // of the skull, above the ears
  for (Eigen::Index i = 0; i < scalp.verticesMm.cols(); ++i) {
    if (scalp.verticesMm(1, i) > hairline.y()) {
      halfWidthMm = std::max(halfWidthMm, std::abs(scalp.verticesMm(0, i)));
    }
  }
  scalp.growth.resize(scalp.verticesMm.cols());
  for (Eigen::Index i = 0; i < scalp.verticesMm.cols(); ++i) {
    const Eigen::Vector3f point = scalp.verticesMm.col(i);
    // Above a plane that falls from the forehead to the nape; ears stand out from the skull and stay bare.
    const float aboveMm = (point.y() - hairline.y()) + 1.02F * (hairline.z() - point.z()) - 4.0F;
    const float behindMm = hairline.z() - point.z();
    const bool isEar =
        point.y() < hairline.y() - 36 && std::abs(point.x()) > halfWidthMm - 13 && behindMm > 66 && behindMm < 128;
    const bool inFace = topology.regions[static_cast<std::size_t>(i)] != HeadRegion::Face &&
                        topology.regions[static_cast<std::size_t>(i)] != HeadRegion::HeadAndNeck;
    scalp.growth[i] = isEar || inFace ? 0.0F : std::clamp(aboveMm / 22.0F, 0.0F, 1.0F);
  }
  return scalp;
}

TriangleMesh SamplePerson::posed(const SamplePose& pose) const {
  TriangleMesh scene = headMesh(m_head, pose.expression);
  FaceCoefficients coefficients = m_head.coefficients;
  coefficients.expression = pose.expression;
  append(scene, growFacialHair(m_head.model->landmarkPoints(coefficients), m_recipe.facialHair));
  append(scene, m_hair);
  scene.morphTargets.clear();
  const Eigen::Vector3f pivotMm(0, m_shoulders.verticesMm.row(1).maxCoeff() + 40.0F, -75.0F);
  turn(scene, pose, pivotMm);
  append(scene, m_shoulders);
  return scene;
}

Image SamplePerson::photograph(const SamplePose& pose, Size sizePx, int supersampling, int threads) const {
  PinholeCamera camera = defaultCamera(sizePx);
  Rigid3 cameraFromHead;
  cameraFromHead.rotation = Eigen::Vector3d(1, -1, -1).asDiagonal();
  // The head takes about half of the height; a little of the room is above it.
  constexpr double kVisibleHeightMm = 410;
  const double distanceMm = camera.focalPx * kVisibleHeightMm / sizePx.height;
  cameraFromHead.translationMm = Eigen::Vector3d(0, -0.06 * kVisibleHeightMm, distanceMm);
  RenderOptions options;
  options.backdrop = m_recipe.backdrop;
  options.supersampling = supersampling;
  options.threads = threads;
  return renderMesh(posed(pose), cameraFromHead, camera, options);
}

}  // namespace visagiste
