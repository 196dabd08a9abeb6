#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <string>
#include <vector>

#include "models/training/face_model/head_builder.h"

namespace visagiste::training {

/// The linear generator on the new topology: mean + sum(z_k identity[k]) + sum(w_j expression[j]), z standard normal.
struct HeadBasis {
  at::Tensor mean;                           ///< (V, 3) float32 mm, origin as the model's.
  at::Tensor identity;                       ///< (K, V, 3) float32 mm a standard deviation, by falling variance.
  at::Tensor expression;                     ///< (E, V, 3) float32 mm at full strength.
  std::vector<std::string> expressionNames;  ///< ARKit's, left and right apart.
  Vec3 origin;                               ///< Of the model, in the source's space.
};

/// The source's modes at the points of the new topology.
[[nodiscard]] at::Tensor resampleModes(const std::vector<std::vector<float>>& modes,
                                       const std::vector<SurfacePoint>& points);  // (M, V, 3)

/// Learns the identity basis from `sampleCount` people drawn from the source (principal components of their shapes)
/// and resamples the expression channels; gaze channels also turn the eyeballs. `components` at most sampleCount / 2.
[[nodiscard]] HeadBasis learnBasis(const FaceSource& source, const HeadTopology& head, int sampleCount, int components,
                                   std::uint64_t seed);

/// Latent of a shape (V, 3): its projection on the first `components` of the basis.
[[nodiscard]] at::Tensor encodeIdentity(const HeadBasis& basis, const at::Tensor& shape, int components);

/// "browDown_L" -> "browDownLeft"; empty for channels outside the rig (PupilDilate, cheekRaiser).
[[nodiscard]] std::string arkitName(const std::string& sourceName);

}  // namespace visagiste::training
