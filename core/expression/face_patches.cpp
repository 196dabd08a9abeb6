#include "core/expression/face_patches.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/error.h"

namespace visagiste {
namespace {

constexpr float kStepMm = 1.6F;
constexpr int kSide = 5;
constexpr int kSamples = kSide * kSide;
constexpr int kInner = (kSide - 2) * (kSide - 2);
constexpr std::array<int, 5> kTinted{6, 8, 12, 16, 18};  // Samples whose colour counts: the middle and around it.
constexpr int kFeatures = kSamples + static_cast<int>(kTinted.size()) + 2 * kInner;
constexpr float kGradientShare = 0.5F;
constexpr float kLeastContrast = 4;  // Levels: what noise and compression show on bare skin.
constexpr float kLeastGradient = 3;

/// Points of the outline: what lies beside them is not the face.
constexpr std::array<int, 36> kOutline{10,  338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288,
                                       397, 365, 379, 378, 400, 377, 152, 148, 176, 149, 150, 136,
                                       172, 58,  132, 93,  234, 127, 162, 21,  54,  103, 67,  109};

std::vector<Eigen::Index> anchorsOf(int pointCount) {
  std::vector<Eigen::Index> anchors;
  for (int i = 0; i < pointCount; ++i)
    if (std::find(kOutline.begin(), kOutline.end(), i) == kOutline.end())
      anchors.push_back(i);
  return anchors;
}

/// Differences of neighbours two apart, relative to their size in the patch.
void putGradients(const float* gray, float* features) {
  float energy = 0;
  for (int y = 1; y + 1 < kSide; ++y)
    for (int x = 1; x + 1 < kSide; ++x) {
      const int i = (y - 1) * (kSide - 2) + x - 1;
      const float across = gray[y * kSide + x + 1] - gray[y * kSide + x - 1];
      const float down = gray[(y + 1) * kSide + x] - gray[(y - 1) * kSide + x];
      features[i] = across;
      features[kInner + i] = down;
      energy += across * across + down * down;
    }
  const float scale = kGradientShare / std::sqrt(energy / kInner + kLeastGradient * kLeastGradient);
  for (int i = 0; i < 2 * kInner; ++i) features[i] *= scale;
}

}  // namespace

FacePatches::FacePatches(const LandmarkBasis& basis, const Eigen::VectorXf& identity) {
  if (identity.size() != basis.identityCount() || basis.pointCount() < 468)
    throw Error(ErrorCode::InvalidArgument, "Patches of a face need the landmark points of its model.");
  const std::vector<Eigen::Index> anchors = anchorsOf(basis.pointCount());
  const auto count = static_cast<Eigen::Index>(anchors.size());
  m_shape.resize(3 * count);
  m_expression.resize(3 * count, basis.expressionCount());
  for (Eigen::Index a = 0; a < count; ++a) {
    const Eigen::Index p = anchors[static_cast<std::size_t>(a)];
    m_shape.segment<3>(3 * a) = basis.mean.col(p) + basis.identity.middleRows(3 * p, 3) * identity;
    m_expression.middleRows(3 * a, 3) = basis.expression.middleRows(3 * p, 3);
  }
}

Eigen::Index FacePatches::featureCount() const {
  return kFeatures * m_shape.size() / 3;
}

Eigen::Matrix3Xf FacePatches::pointsMm(const Eigen::VectorXf& expression) const {
  const Eigen::VectorXf shape = m_shape + m_expression * expression;
  return Eigen::Map<const Eigen::Matrix3Xf>(shape.data(), 3, shape.size() / 3);
}

Eigen::VectorXf FacePatches::featuresOf(const ToneMap& tones, const PinholeCamera& camera,
                                        const PosedFace& face) const {
  if (face.expression.size() != m_expression.cols())
    throw Error(ErrorCode::InvalidArgument, "Patches of a face need all channels.");
  const Eigen::Matrix3f rotation = face.cameraFromHead.rotation.cast<float>();
  const Eigen::Matrix3Xf points =
      (rotation * pointsMm(face.expression)).colwise() + face.cameraFromHead.translationMm.cast<float>();
  const auto focal = static_cast<float>(camera.focalPx);
  const Eigen::Vector2f along = rotation.col(0).head<2>().normalized() * kStepMm * focal /
                                static_cast<float>(face.cameraFromHead.translationMm.z());
  const Eigen::Vector2f across(-along.y(), along.x());
  Eigen::VectorXf features(featureCount());
  double sum = 0;
  double squares = 0;
  for (Eigen::Index a = 0; a < points.cols(); ++a) {
    const Eigen::Vector2f middle = camera.principalPx.cast<float>() + focal * points.col(a).head<2>() / points(2, a);
    std::array<float, kSamples> gray;
    std::array<float, kSamples> red;
    for (int i = 0; i < kSamples; ++i) {
      const Eigen::Vector2f at =
          middle + static_cast<float>(i % kSide - 2) * along + static_cast<float>(i / kSide - 2) * across;
      const Tone tone = tones.sample(at.x(), at.y());
      gray[static_cast<std::size_t>(i)] = tone.gray;
      red[static_cast<std::size_t>(i)] = tone.red;
      sum += tone.gray;
      squares += static_cast<double>(tone.gray) * tone.gray;
    }
    float* own = features.data() + a * kFeatures;
    std::copy(gray.begin(), gray.end(), own);
    for (std::size_t i = 0; i < kTinted.size(); ++i) own[kSamples + static_cast<int>(i)] = red[std::size_t(kTinted[i])];
    putGradients(gray.data(), own + kSamples + kTinted.size());
  }
  const auto samples = static_cast<double>(kSamples * points.cols());
  const auto mean = static_cast<float>(sum / samples);
  const float scale =
      1 / (static_cast<float>(std::sqrt(std::max(0.0, squares / samples - (sum / samples) * (sum / samples)))) +
           kLeastContrast);
  for (Eigen::Index a = 0; a < points.cols(); ++a) {
    auto gray = features.segment<kSamples>(a * kFeatures);
    gray = (gray.array() - mean) * scale;
  }
  return features;
}

}  // namespace visagiste
