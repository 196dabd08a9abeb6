#pragma once

#include <memory>
#include <vector>

#include "core/face/landmark_estimator.h"
#include "core/job/run_context.h"
#include "core/reconstruct/face_fitter.h"
#include "core/reconstruct/reconstructed_head.h"

namespace visagiste {

class TextureModel;

/// What happens to the light in the photograph.
enum class PhotoLighting {
  Keep = 1,  ///< The texture shows the skin as photographed.
  Divide,    ///< Shading estimated with spherical harmonics is divided out.
};

struct ReconstructOptions {
  int textureSidePx = 1024;  ///< 256..4096.
  PhotoLighting lighting = PhotoLighting::Keep;
  FaceFitOptions fit;

  void check() const;  ///< Throws Error{InvalidArgument} naming the first field out of range.
};

/// What the fit takes of a face that was found in a picture of this size.
[[nodiscard]] LandmarkView viewOf(const FaceObservation& face, Size imageSize);

/// Pictures of one person become a textured head. Immutable after construction; any thread.
class HeadReconstructor {
 public:
  /// fitter  on the landmark points of `model`, calibrated for what finds the landmarks (see LandmarkCalibration).
  HeadReconstructor(std::shared_ptr<const FaceModel> model, std::shared_ptr<const TextureModel> textureModel,
                    std::shared_ptr<const FaceFitter> fitter);
  ~HeadReconstructor();

  /// pictures  Rgb8, upright, one or more of the same person.
  /// faces     the person's face in each.
  /// Reports the stages "fit", "texture.unwrap", "texture.complete".
  /// Throws Error{InvalidArgument} for no pictures, another number of faces, or bad options.
  [[nodiscard]] std::shared_ptr<const ReconstructedHead> reconstruct(const std::vector<Image>& pictures,
                                                                     const std::vector<FaceObservation>& faces,
                                                                     const ReconstructOptions& options,
                                                                     RunContext& context) const;

 private:
  struct Parts;
  std::unique_ptr<const Parts> m_parts;
};

}  // namespace visagiste
