#pragma once

#include <Eigen/Core>
#include <memory>
#include <vector>

#include "core/expression/face_patches.h"
#include "core/expression/posed_face.h"
#include "core/types/image.h"
#include "core/types/pinhole_camera.h"

namespace visagiste {

/// One step of reading: what the patches around the face tried so far say about the way to the true one.
struct ReadingStep {
  Eigen::MatrixXf weights;  ///< (6 + E, D).
  Eigen::VectorXf offset;   ///< (6 + E,).
};

/// Reads one person's expression off pictures, having practised on renders of that person's own head: see
/// learnExpressionReader(). Immutable; any thread.
///
/// Starts at the resting face where the landmarks have found the head, and corrects pose and expression in some steps,
/// each a linear map of FacePatches.
/// Method: cascaded regression, Xiong and De la Torre, CVPR 2013, on one person's renders instead of many people's
/// photographs.
class ExpressionReader {
 public:
  /// trust  (E,) 0..1: how well each channel was read off renders that the steps had not practised on.
  /// Throws Error{InvalidArgument} for no steps or lengths that do not fit the patches.
  ExpressionReader(FacePatches patches, std::vector<ReadingStep> steps, Eigen::VectorXf trust);

  /// picture         Rgb8.
  /// camera          as the landmarks' solve assumes it.
  /// cameraFromHead  about where the head is.
  [[nodiscard]] PosedFace read(const Image& picture, const PinholeCamera& camera, const Rigid3& cameraFromHead) const;

  [[nodiscard]] const Eigen::VectorXf& trust() const { return m_trust; }

 private:
  FacePatches m_patches;
  std::vector<ReadingStep> m_steps;
  Eigen::VectorXf m_trust;
};

}  // namespace visagiste
