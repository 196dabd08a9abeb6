#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/catalogue/services.h"
#include "core/expression/head_angles.h"
#include "core/job/run_context.h"
#include "core/reconstruct/face_fitter.h"

namespace visagiste {

/// A face of a still picture with everything the networks and the fit say about it.
struct AnalyzedFace {
  FaceObservation observation;  ///< Its box has the detector's score.
  FittedView view;              ///< Camera, pose and expression of the fitted face model.
  HeadAngles angles;
  double landmarksMs = 0;
  double solveMs = 0;
};

struct PictureAnalysis {
  Size imageSize;
  std::vector<AnalyzedFace> faces;  ///< Surest first; empty: nobody there.
  double detectMs = 0;
};

/// Detector and landmarks, without the fit. Surest first. Throws what the networks throw; Cancelled.
[[nodiscard]] std::vector<FaceObservation> findFaces(Services& services, const Image& picture, RunContext& context,
                                                     std::optional<Precision> precision = std::nullopt);

/// The face that a job takes of a picture.
struct ChosenFace {
  FaceObservation face;
  int facesInPicture = 0;  ///< >= 1.
};

/// Index of the largest face, or where a point is given of the one whose middle is nearest to it. At least one face.
[[nodiscard]] std::size_t chosenOf(const std::vector<FaceObservation>& faces,
                                   const std::optional<Eigen::Vector2f>& nearPx);

/// The largest face, or where a point is given the one whose middle is nearest to it; nothing where nobody is found.
[[nodiscard]] std::optional<ChosenFace> chooseFace(Services& services, const Image& picture,
                                                   const std::optional<Eigen::Vector2f>& nearPx, RunContext& context,
                                                   std::optional<Precision> precision = std::nullopt);

/// The face with what the parser sees of its mouth, which a head is better built with.
[[nodiscard]] FaceObservation withMouthSeen(Services& services, const Image& picture, FaceObservation face,
                                            std::optional<Precision> precision = std::nullopt);

/// Reports the stages "detect", "landmarks" and "solve".
[[nodiscard]] PictureAnalysis analyzePicture(Services& services, const Image& picture, RunContext& context,
                                             std::optional<Precision> precision = std::nullopt);

}  // namespace visagiste
