#pragma once

#include <cstdint>
#include <Eigen/Core>
#include <random>
#include <vector>

#include "core/expression/face_crop.h"
#include "core/expression/frame_light.h"
#include "core/expression/posed_face.h"
#include "core/reconstruct/reconstructed_head.h"

namespace visagiste {

/// A render of a person's own head in a face that is known.
struct PracticePicture {
  FaceCrop crop;
  PosedFace truth;
  PosedFace tried;  ///< What reading has come to so far; at first about what the landmarks would have found, at rest.
};

/// A camera with sensor noise before a person's head, under the light of the frames that show the person at rest.
/// Keeps the head. Immutable; any thread.
class PracticeStudio {
 public:
  /// Throws Error{InvalidArgument} for no frames or a head without a model.
  PracticeStudio(std::shared_ptr<const ReconstructedHead> head, const std::vector<RestingFrame>& frames);

  /// Any face, place and light near those of the frames; the same seed gives the same picture.
  [[nodiscard]] PracticePicture anyPicture(std::uint32_t seed) const;
  /// The head at rest where a frame shows it.
  [[nodiscard]] PracticePicture restingPicture(const RestingFrame& frame) const;

 private:
  [[nodiscard]] Rigid3 anyPlace(std::mt19937& random) const;
  [[nodiscard]] FaceCrop photographed(const PosedFace& face, const PinholeCamera& crop, std::mt19937& random,
                                      float lightSpread) const;

  std::shared_ptr<const ReconstructedHead> m_head;
  PinholeCamera m_camera;
  Eigen::Vector3d m_placeMm;  // Of the head in the frames, on average.
  double m_sharpness = 1;     // Pixels of the frames over those of a crop; at most 1.
  FrameLight m_light;         // The frames' mean.
};

}  // namespace visagiste
