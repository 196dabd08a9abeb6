#pragma once

#include <memory>
#include <random>
#include <string>

#include "core/expression/head_angles.h"
#include "core/reconstruct/face_fitter.h"
#include "core/reconstruct/face_model.h"
#include "core/types/tracked_face.h"

namespace visagiste::test {

/// A person of the shipped face model whose landmarks are known exactly: what a perfect tracker would say.
struct ModelActor {
  std::shared_ptr<const FaceModel> model = FaceModel::load(ModelFolders());
  std::shared_ptr<const FaceFitter> fitter = std::make_shared<const FaceFitter>(model->landmarkBasis());
  Eigen::VectorXf identity = model->sampleIdentity(5, 0.6F);
  Size frame{640, 480};
  PinholeCamera camera = defaultCamera(frame);

  [[nodiscard]] Eigen::VectorXf rest() const { return model->neutral().expression; }
  [[nodiscard]] Eigen::VectorXf with(const std::string& channel, float value) const {
    Eigen::VectorXf expression = rest();
    expression[model->expressionIndex(channel).value()] = value;
    return expression;
  }

  /// The face at `offsetMm` beside the middle of the picture, with noise of this deviation in every point.
  [[nodiscard]] TrackedFace seen(const Eigen::VectorXf& expression, const HeadAngles& angles = {}, float noisePx = 0,
                                 unsigned seed = 1, double offsetMm = 0) const {
    std::mt19937 random(seed);
    std::normal_distribution<float> normal;
    const Rigid3 pose{headRotation(angles), {offsetMm, 0, 650}};
    const Eigen::Matrix3Xf points = model->landmarkPoints({model->id(), identity, expression});
    const auto project = [&](Eigen::Index p) -> Eigen::Vector2f {
      return camera.project(apply(pose, points.col(p).cast<double>())).cast<float>() +
             noisePx * Eigen::Vector2f(normal(random), normal(random));
    };
    TrackedFace face;
    face.id = 1;
    face.landmarks.pointsPx.resize(2, kCanonicalPointCount);
    for (Eigen::Index p = 0; p < kCanonicalPointCount; ++p) face.landmarks.pointsPx.col(p) = project(p);
    face.landmarks.presence = 1;
    face.irises[0].centerPx = project(468);
    face.irises[1].centerPx = project(473);
    face.box.centerPx = face.landmarks.pointsPx.rowwise().mean();
    face.box.sidePx = 160;
    return face;
  }
};

}  // namespace visagiste::test
