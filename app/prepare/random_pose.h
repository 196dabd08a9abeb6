#pragma once

#include <Eigen/Core>
#include <random>

#include "core/mesh/mesh_renderer.h"
#include "core/reconstruct/face_model.h"

namespace visagiste::prepare {

/// Camera from head without the distance: yaw to ±65 degrees, `farShare` of them beyond 25; pitch to ±25; no roll.
[[nodiscard]] Eigen::Matrix3d randomTurn(float farShare, std::mt19937& random);

/// A turn in head space: yaw to ±8, pitch to ±6 degrees.
[[nodiscard]] Eigen::Matrix3d smallTurn(std::mt19937& random);

/// `own` (53,) more or less strongly, and on top some of: blink, wink, gaze, open jaw, smile (mostly both sides alike),
/// pucker, any channels. Within 0..1.
[[nodiscard]] Eigen::VectorXf randomExpression(const FaceModel& model, const Eigen::VectorXf& own,
                                               std::mt19937& random);

/// Light over a texture that already shows the light of its photograph: even, with a lamp on top in two of three.
[[nodiscard]] Lighting randomLighting(std::mt19937& random);

}  // namespace visagiste::prepare
