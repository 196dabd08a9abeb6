#pragma once

#include "models/networks/face_decode.h"
#include "models/networks/face_detector_net.h"
#include "models/training/detector/detector_set.h"

#include <vector>

namespace visagiste::training {

/// Faces of each picture above the score, duplicates removed. All pictures of one size, sides multiples of 32.
[[nodiscard]] std::vector<std::vector<FoundFace>> findFaces(networks::FaceDetectorNet& net,
                                                            const std::vector<Canvas>& pictures, float minScore);

/// Answers on validation pictures at one size of faces.
struct DetectorAnswers {
  float faceExtentPx = 0;
  std::vector<float> rightScores;  ///< Per portrait the best score of an answer that fits its face; 0 if none fits.
  std::vector<float> falseScores;  ///< Of all other answers.
  double centreError = 0;          ///< Mean, as a share of the face's extent, over the answers that fit.
  double sizeError = 0;            ///< Mean of |ratio - 1|.
  double rollErrorDeg = 0;         ///< Mean.
};

/// Every validation portrait once in a picture of 256 x 256 with its face of this extent and rolled by up to 45
/// degrees. An answer fits if the squares overlap by more than half (intersection over union).
[[nodiscard]] DetectorAnswers answersAt(networks::FaceDetectorNet& net, const DetectorSet& set, float faceExtentPx);

/// Best score of every face-free validation picture, each as a whole and twice enlarged.
[[nodiscard]] std::vector<std::vector<float>> scoresWithoutFaces(networks::FaceDetectorNet& net,
                                                                 const DetectorSet& set);

}  // namespace visagiste::training
