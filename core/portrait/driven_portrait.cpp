#include "core/portrait/driven_portrait.h"

#include <algorithm>
#include <cmath>
#include <Eigen/Geometry>
#include <Eigen/LU>
#include <map>
#include <mutex>
#include <utility>

#include "core/base/error.h"
#include "core/image/color.h"
#include "core/portrait/portrait_compositor.h"
#include "core/reconstruct/eye_texture.h"
#include "core/reconstruct/face_model.h"

namespace visagiste {
namespace {

constexpr float kRadPerDeg = 0.0174532925F;
constexpr int kPreviewLevel = 1;
// Teeth beside the white of the eyes, and the plain colour that the mouth's textures are painted around; linear.
const Eigen::Vector3f kTeethOverWhite(0.88F, 0.83F, 0.74F);
const Eigen::Vector3f kPaintedTeeth(0.70F, 0.64F, 0.54F);

void require(bool holds, const std::string& message) {
  if (!holds)
    throw Error(ErrorCode::InvalidArgument, message);
}

float angleDeg(const Eigen::Matrix3f& rotation) {
  return Eigen::AngleAxisf(rotation).angle() / kRadPerDeg;
}

/// The 468 points as the head has them, in the photograph.
Eigen::Matrix2Xf modelPoints(const ReconstructedHead& head, const PortraitMotion& motion) {
  FaceCoefficients coefficients = head.coefficients;
  coefficients.expression = motion.expression;
  const FittedView& view = head.views.front();
  const Eigen::Matrix3Xf points = head.model->landmarkPoints(coefficients).leftCols(kCanonicalPointCount);
  Eigen::Matrix2Xf places(2, kCanonicalPointCount);
  for (Eigen::Index i = 0; i < places.cols(); ++i) {
    const Eigen::Vector3f turned = motion.turn * (points.col(i) - kNeckMm) + kNeckMm;
    places.col(i) = view.camera.project(apply(view.cameraFromHead, turned.cast<double>())).cast<float>();
  }
  return places;
}

PortraitTextures texturesOf(const ReconstructedHead& head, const EyeColors& eyes) {
  Eigen::Vector3f white;
  for (int c = 0; c < 3; ++c) white[c] = linearFromCoded(eyes.whiteInLight[c] / 255);
  const Eigen::Vector3f teeth = white.cwiseProduct(kTeethOverWhite).cwiseQuotient(kPaintedTeeth);
  // Pink gets the strength of the light, its colour only in part: gums are no white surface.
  const float light = luminance(teeth);
  const Eigen::Vector3f mouth = 0.5F * (teeth + Eigen::Vector3f::Constant(light));
  return {TextureLookup(head.texture), TextureLookup(head.teethTexture), TextureLookup(head.mouthTexture),
          cv::Vec3f(teeth.x(), teeth.y(), teeth.z()), cv::Vec3f(mouth.x(), mouth.y(), mouth.z())};
}

}  // namespace

Eigen::Matrix3f headTurn(float yawDeg, float pitchDeg, float rollDeg) {
  return (Eigen::AngleAxisf(yawDeg * kRadPerDeg, Eigen::Vector3f::UnitY()) *
          Eigen::AngleAxisf(-pitchDeg * kRadPerDeg, Eigen::Vector3f::UnitX()) *
          Eigen::AngleAxisf(-rollDeg * kRadPerDeg, Eigen::Vector3f::UnitZ()))
      .toRotationMatrix();
}

Eigen::Matrix3f limitedTurn(const Eigen::Matrix3f& turn, float maxDeg) {
  Eigen::AngleAxisf rotation(turn);
  rotation.angle() = std::min(rotation.angle(), maxDeg * kRadPerDeg);
  return rotation.toRotationMatrix();
}

void DrivenPortraitOptions::check() const {
  require(previewSidePx >= 64 && previewSidePx <= 4096, "A preview has 64 to 4096 pixels a side.");
  require(threads >= 1 && threads <= 8, "A portrait is drawn by 1 to 8 threads.");
}

struct DrivenPortrait::Parts {
  PortraitSource source;
  DrivenPortraitOptions options;
  EyeColors eyeColors;
  ContourAlignment alignment;
  PortraitTextures textures;

  struct Prepared {
    PortraitMesh mesh;
    PortraitLayers layers;
  };
  mutable std::mutex mutex;
  mutable std::map<PortraitDetail, std::shared_ptr<const Prepared>> prepared;  // Guarded by mutex.

  Parts(PortraitSource given, const DrivenPortraitOptions& with)
      : source(std::move(given)),
        options(with),
        eyeColors(eyeColorsOf(source.photo, source.landmarks, source.irises)),
        alignment(alignContours(*source.head, source.photo, source.landmarks)),
        textures(texturesOf(*source.head, eyeColors)) {}

  [[nodiscard]] float scaleOf(PortraitDetail detail) const {
    const auto longer = static_cast<float>(std::max(source.photo.width(), source.photo.height()));
    return detail == PortraitDetail::Full ? 1.0F : std::min(1.0F, static_cast<float>(options.previewSidePx) / longer);
  }

  [[nodiscard]] std::shared_ptr<const Prepared> preparedFor(PortraitDetail detail) const {
    const std::lock_guard<std::mutex> lock(mutex);
    std::shared_ptr<const Prepared>& known = prepared[detail];
    if (known == nullptr) {
      const int level = detail == PortraitDetail::Full ? 0 : kPreviewLevel;
      PortraitMesh mesh(source.head, source.irises, alignment, level);
      const cv::Vec3f white(eyeColors.white.x(), eyeColors.white.y(), eyeColors.white.z());
      PortraitLayers layers =
          makePortraitLayers(source.photo, *source.parsing, alignment, source.irises, white, scaleOf(detail));
      known = std::make_shared<const Prepared>(Prepared{std::move(mesh), std::move(layers)});
    }
    return known;
  }
};

DrivenPortrait::DrivenPortrait(PortraitSource source, const DrivenPortraitOptions& options) {
  options.check();
  require(!source.photo.isEmpty() && source.photo.format() == PixelFormat::Rgb8, "A portrait needs an Rgb8 photo.");
  require(source.head != nullptr && source.head->model != nullptr && !source.head->views.empty(),
          "A portrait needs the head that was reconstructed from it.");
  require(source.head->views.front().camera.imageSize == source.photo.size(),
          "The head was reconstructed from a picture of another size.");
  require(source.parsing != nullptr, "A portrait needs to know where hair, clothes and background are.");
  require(source.landmarks.pointsPx.cols() == kCanonicalPointCount && source.landmarks.pointsPx.allFinite(),
          "A portrait needs the 468 points of its face.");
  m_parts = std::make_unique<Parts>(std::move(source), options);
}

DrivenPortrait::~DrivenPortrait() = default;

void DrivenPortrait::requireMotion(const PortraitMotion& motion) const {
  constexpr float kSlack = 1e-4F;
  require(motion.expression.size() == ownExpression().size(), "The head has " + std::to_string(ownExpression().size()) +
                                                                  " channels, not " +
                                                                  std::to_string(motion.expression.size()) + ".");
  require(motion.expression.allFinite() && motion.expression.minCoeff() >= 0 && motion.expression.maxCoeff() <= 1,
          "Channels have values from 0 to 1.");
  require(motion.turn.allFinite() && (motion.turn * motion.turn.transpose()).isIdentity(1e-3F) &&
              motion.turn.determinant() > 0,
          "The turn of a head must be a rotation.");
  require(angleDeg(motion.turn) <= PortraitMotion::kMaxTurnDeg + kSlack,
          "A portrait's head turns by at most " + std::to_string(static_cast<int>(PortraitMotion::kMaxTurnDeg)) +
              " degrees.");
}

Eigen::Matrix2Xf DrivenPortrait::points(const PortraitMotion& motion) const {
  requireMotion(motion);
  const PortraitMotion own{ownExpression()};
  return m_parts->source.landmarks.pointsPx + modelPoints(*head(), motion) - modelPoints(*head(), own);
}

DrivenPicture DrivenPortrait::picture(const PortraitMotion& motion, PortraitDetail detail) const {
  requireMotion(motion);
  const auto prepared = m_parts->preparedFor(detail);
  const DrivenShape shape = prepared->mesh.drive(motion.expression, motion.turn);
  constexpr int kSamples = 3;
  return composePortrait(prepared->mesh, shape, prepared->layers, m_parts->textures, kSamples,
                         m_parts->options.threads);
}

const Eigen::VectorXf& DrivenPortrait::ownExpression() const {
  return m_parts->source.head->views.front().expression;
}

const std::vector<std::string>& DrivenPortrait::channelNames() const {
  return m_parts->source.head->model->expressionNames();
}

Size DrivenPortrait::size(PortraitDetail detail) const {
  if (detail == PortraitDetail::Full)
    return m_parts->source.photo.size();
  return m_parts->preparedFor(detail)->layers.picture.size();
}

const std::shared_ptr<const ReconstructedHead>& DrivenPortrait::head() const {
  return m_parts->source.head;
}

}  // namespace visagiste
