#pragma once

#include <Eigen/Core>
#include <vector>

#include "core/reconstruct/landmark_residuals.h"
#include "core/types/landmarks.h"

namespace visagiste {

struct FaceModelArrays;

/// Measures the edges of the lips, column by column from one corner to the other, on the surface itself: the landmarks
/// lie beside them. `identityCount` modes are kept. Empty if the model has no jaw to tell the lips apart by.
[[nodiscard]] LipGap lipGapOf(const FaceModelArrays& arrays, Eigen::Index identityCount);

/// How surely the photographed mouth is closed, from the landmarks of the lips' inner border: 0 open, 1 closed.
[[nodiscard]] float lipClosedness(const Landmarks& landmarks, double interOcularPx);

/// The same from what shows between the lips, see mouthOpening() in core/face.
[[nodiscard]] float lipClosedness(float mouthOpening);

/// Weighted squares of the distance of the lips' edges from touching. `closedness` 0..1 as of lipClosedness().
[[nodiscard]] double lipContactCost(const LipGap& gap, float closedness, const Eigen::VectorXf& identity,
                                    const Eigen::VectorXf& expression);

/// Adds that to the normal equations of one view with the columns of LandmarkLinearization; those without expression
/// or identity columns only receive what they have. Lower triangle; half the slope of the cost.
void addLipContact(const LipGap& gap, float closedness, const Eigen::VectorXf& identity,
                   const Eigen::VectorXf& expression, Eigen::MatrixXf& squares, Eigen::VectorXf& slope);

/// The same for the face at rest, whose lips touch whatever the picture shows; unknowns are the identity modes alone.
void addRestingLips(const LipGap& gap, const Eigen::VectorXf& identity, Eigen::MatrixXd& squares,
                    Eigen::VectorXd& slope);
[[nodiscard]] double restingLipsCost(const LipGap& gap, const Eigen::VectorXf& identity);

}  // namespace visagiste
