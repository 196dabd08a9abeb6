#pragma once

#include <cstdint>
#include <string>

#include "models/training/engine/packed_set.h"

namespace visagiste::prepare {

/// What the makeup sets are made of.
struct MakeupTask {
  std::string portraitFolder;  ///< With index.csv, labels/ and the pictures.
  std::string modelFolder;     ///< models/weights.
  std::string shadesFolder;    ///< With lipstick.csv.
  int looksPerPerson = 6;
  int peoplePerLook = 4;  ///< Each wears the same look: any two of them make a pair with a known answer.
  int mostPortraits = 0;  ///< Of each split; 0: all.
  std::uint32_t seed = 30;
};

/// Faces in the frame of core/makeup/face_frame.h for the makeup networks. Layout: models/training/makeup/makeup_set.h.
struct MakeupSets {
  training::PackedSet bare;
  training::PackedSet painted;
};

/// Every portrait with usable landmarks and label map and without glasses, bare and painted with random looks by the
/// product's own renderer. Throws std::exception with a message for a person.
[[nodiscard]] MakeupSets packMakeup(const MakeupTask& task);

}  // namespace visagiste::prepare
