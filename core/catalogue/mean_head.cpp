#include "core/catalogue/mean_head.h"

#include <algorithm>
#include <array>
#include <Eigen/Cholesky>
#include <random>
#include <utility>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "core/reconstruct/eye_texture.h"
#include "core/reconstruct/face_model.h"
#include "core/reconstruct/lip_contact.h"
#include "core/reconstruct/mouth_texture.h"
#include "core/reconstruct/skin_layout.h"
#include "core/reconstruct/texture_completion.h"
#include "core/reconstruct/texture_model.h"

namespace visagiste {
namespace {

constexpr int kSampledModes = 12;       // Later modes are noise rather than people.
constexpr float kSampledSpread = 0.8F;  // Of skin and shape; 1 gives faces that look exaggerated now and then.
constexpr float kMostDeviations = 2;

/// The nearest identity whose lips touch at rest: a stranger's mouth shows no line of teeth.
Eigen::VectorXf withLipsClosed(const FaceModel& model, const Eigen::VectorXf& identity) {
  Eigen::MatrixXd squares = Eigen::MatrixXd::Identity(identity.size(), identity.size());
  Eigen::VectorXd slope = Eigen::VectorXd::Zero(identity.size());
  addRestingLips(model.landmarkBasis().lipGap, identity, squares, slope);
  return identity - squares.selfadjointView<Eigen::Lower>().ldlt().solve(slope).cast<float>();
}

std::shared_ptr<ReconstructedHead> headWithSkin(std::shared_ptr<const FaceModel> model,
                                                const TextureModel& textureModel, const WeightedTexture& seen,
                                                const EyeColors& eyes, const Eigen::VectorXf& identity) {
  QuietContext quiet;
  const int sidePx = seen.color.cols;
  CompletedTexture skin = completeTexture(seen, SkinLayout(model).regions(), textureModel, quiet);
  auto head = std::make_shared<ReconstructedHead>();
  head->coefficients = model->neutral();
  head->coefficients.identity = withLipsClosed(*model, identity);
  head->texture = std::move(skin.texture);
  head->invented = std::move(skin.invented);
  head->eyeTexture = eyeTexture(eyes, sidePx / 4);
  head->teethTexture = teethTexture(*model, sidePx / 4);
  head->mouthTexture = mouthTexture(*model, sidePx / 4);
  head->model = std::move(model);
  return head;
}

}  // namespace

std::shared_ptr<const ReconstructedHead> makeMeanHead(std::shared_ptr<const FaceModel> model,
                                                      const TextureModel& textureModel, int textureSidePx) {
  // Nothing is seen: what the completion puts everywhere is the mean.
  const Eigen::VectorXf identity = model->neutral().identity;
  return headWithSkin(
      std::move(model), textureModel,
      {cv::Mat::zeros(textureSidePx, textureSidePx, CV_32FC3), cv::Mat::zeros(textureSidePx, textureSidePx, CV_32FC1)},
      {}, identity);
}

std::shared_ptr<const ReconstructedHead> makeSampledHead(std::shared_ptr<const FaceModel> model,
                                                         const TextureModel& textureModel, int textureSidePx,
                                                         std::uint32_t seed) {
  std::mt19937 random(seed);
  std::normal_distribution<float> normal(0, kSampledSpread);
  Eigen::VectorXf deviations = Eigen::VectorXf::Zero(textureModel.modeCount());
  for (Eigen::Index i = 0; i < std::min<Eigen::Index>(kSampledModes, deviations.size()); ++i)
    deviations[i] = std::clamp(normal(random), -kMostDeviations, kMostDeviations);
  static const std::array<Eigen::Vector3f, 5> kIrises{Eigen::Vector3f{96, 72, 54}, Eigen::Vector3f{62, 44, 34},
                                                      Eigen::Vector3f{104, 122, 132}, Eigen::Vector3f{102, 108, 72},
                                                      Eigen::Vector3f{84, 104, 128}};
  EyeColors eyes;
  eyes.iris = kIrises[std::uniform_int_distribution<std::size_t>(0, kIrises.size() - 1)(random)];
  cv::Mat skin;
  cv::resize(textureModel.sample(deviations), skin, {textureSidePx, textureSidePx}, 0, 0, cv::INTER_CUBIC);
  const Eigen::VectorXf identity = model->randomIdentity(random, kSampledSpread);
  return headWithSkin(std::move(model), textureModel, {skin, cv::Mat::ones(textureSidePx, textureSidePx, CV_32FC1)},
                      eyes, identity);
}

}  // namespace visagiste
