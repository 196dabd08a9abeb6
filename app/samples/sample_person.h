#pragma once

#include <Eigen/Core>
#include <memory>
#include <string>

#include "app/samples/facial_hair.h"
#include "app/samples/hair.h"
#include "app/samples/shoulders.h"
#include "core/mesh/mesh_renderer.h"
#include "core/reconstruct/eye_texture.h"
#include "core/reconstruct/reconstructed_head.h"
#include "core/types/triangle_mesh.h"

namespace visagiste {

class TextureModel;

/// Recipe of a person who does not exist, drawn from the project's own models of shape and skin.
struct SamplePersonRecipe {
  std::string name;
  std::uint32_t identitySeed = 1;
  float identitySpread = 0.65F;
  std::uint32_t skinSeed = 1;
  float skinSpread = 0.55F;
  EyeColors eyes;
  HairStyle hair;
  FacialHairStyle facialHair;
  Eigen::Vector3f garmentSrgb = Eigen::Vector3f(58, 74, 96);  ///< 0..255
  Backdrop backdrop;
};

/// Where the head is and what the face does.
struct SamplePose {
  double yawDeg = 0;           ///< > 0: turned to the person's left.
  double pitchDeg = 0;         ///< > 0: chin up.
  double rollDeg = 0;          ///< > 0: head tilted to the person's left shoulder.
  Eigen::VectorXf expression;  ///< (53,) 0..1
};

/// A person with hair and shoulders, ready to be rendered in any pose. One thread at a time.
class SamplePerson {
 public:
  SamplePerson(SamplePersonRecipe recipe, std::shared_ptr<const FaceModel> model, const TextureModel& skin);

  /// The whole scene in the space of the resting head, millimetres.
  [[nodiscard]] TriangleMesh posed(const SamplePose& pose) const;

  /// The head alone, without hair and shoulders.
  [[nodiscard]] const ReconstructedHead& head() const { return m_head; }

  /// A picture of it, seen from straight ahead by a camera at arm's length.
  [[nodiscard]] Image photograph(const SamplePose& pose, Size sizePx, int supersampling, int threads) const;

 private:
  [[nodiscard]] Scalp scalp() const;

  SamplePersonRecipe m_recipe;
  ReconstructedHead m_head;
  TriangleMesh m_hair;
  TriangleMesh m_shoulders;
};

}  // namespace visagiste
