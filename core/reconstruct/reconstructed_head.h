#pragma once

#include <memory>
#include <vector>

#include "core/reconstruct/face_fitter.h"
#include "core/types/face_coefficients.h"
#include "core/types/image.h"
#include "core/types/triangle_mesh.h"

namespace visagiste {

class FaceModel;

/// A person's head: shape, and the texture in the face model's UV space.
struct ReconstructedHead {
  std::shared_ptr<const FaceModel> model;
  FaceCoefficients coefficients;  ///< Identity, and the expression of the first picture.
  std::vector<FittedView> views;  ///< One a picture, in the order given.
  Image texture;                  ///< Rgb8 skin texture, square; row 0 is v = 1.
  Image invented;                 ///< Gray8 of the same size: 255 where the texel was not seen in any picture.
  Image eyeTexture;               ///< Rgb8: eyeballs with the iris colour of the pictures.
  Image teethTexture;             ///< Rgb8, painted; empty: the material's plain colour.
  Image mouthTexture;             ///< The same for gums, tongue and the inside of the mouth.
};

enum class MorphTargets { None = 1, Expressions };

struct HeadMeshOptions {
  int level = 0;                                   ///< Level of detail, 0 is the densest.
  MorphTargets morphTargets = MorphTargets::None;  ///< Expressions: one morph target a channel, from the neutral face.
};

/// The head as a mesh with normals and materials (skin, eyes, teeth, mouth).
///
/// expression  (53,) 0..1; with morph targets usually zero, since a viewer adds them on top.
/// Throws Error{InvalidArgument} for a wrong length or level. Pure; any thread.
[[nodiscard]] TriangleMesh headMesh(const ReconstructedHead& head, const Eigen::VectorXf& expression,
                                    const HeadMeshOptions& options = {});

/// The same with another identity than the reconstructed one.
[[nodiscard]] TriangleMesh headMesh(const ReconstructedHead& head, const FaceCoefficients& coefficients,
                                    const HeadMeshOptions& options = {});

}  // namespace visagiste
