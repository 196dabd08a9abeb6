#pragma once

#include "models/networks/landmark_net.h"
#include "models/training/landmarks/landmark_set.h"

#include <map>
#include <ostream>

namespace visagiste::training {

/// How the validation crops come about.
struct LandmarkProtocol {
  int passes = 2;         ///< 1: a crop misplaced as by tracking; 2: cropped again around the first answer; and so on.
  bool mirrored = false;  ///< Average with the answer for the mirrored crop.
};

/// Predicted points of the portraits in pixels of their packed pictures, 478 x 3 each, in the order of `indices`.
/// The first crop is misplaced by fixed pseudo-random amounts (roll 5 degrees, size 5 %, shift 3 %, standard
/// deviations).
[[nodiscard]] std::vector<std::vector<float>> predictPoints(networks::LandmarkNet& net, const LandmarkSet& set,
                                                            const std::vector<int>& indices,
                                                            const LandmarkProtocol& protocol);

/// Per set of portraits and over all: mean distance over the points and pictures, as a share of the distance between
/// the outer eye corners (points 33 and 263) and between the pupils' centres.
struct LandmarkError {
  int pictures = 0;
  double ofInterOcular = 0;
  double ofInterPupil = 0;
  double irisesOfInterPupil = 0;  ///< The two iris centres alone.
};
[[nodiscard]] std::map<std::string, LandmarkError> landmarkErrors(const LandmarkSet& set,
                                                                  const std::vector<int>& indices,
                                                                  const std::vector<std::vector<float>>& predicted);

/// Presence logits of aligned validation faces and of face-free validation pictures.
struct PresenceScores {
  std::vector<float> faces;
  std::vector<float> others;
};
[[nodiscard]] PresenceScores presenceScores(networks::LandmarkNet& net, const LandmarkSet& set);

}  // namespace visagiste::training
