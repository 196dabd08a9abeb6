#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "models/training/engine/packed_set.h"

namespace visagiste::prepare {

enum class PosedKind {
  Turned = 1,  ///< Seven in ten turned away by more than 25 degrees, expressions as randomExpression() has them.
  Expressive,  ///< Those of strongExpression(); two thirds within 25 degrees, most of these in their own photograph.
};

/// What the posed pictures are made of.
struct PosedTask {
  PosedKind kind = PosedKind::Turned;
  std::string portraitFolder;    ///< With index.csv, labels/ and the pictures.
  std::string modelFolder;       ///< models/weights.
  std::string negatives;         ///< Packed set of pictures without faces: what is seen behind the heads.
  int trainingPictures = 2500;   ///< At most; of portraits of the training split.
  int validationPictures = 250;  ///< The same of the validation split.
  int picturesPerPortrait = 4;
  int threads = 1;  ///< The result does not depend on it.
  std::uint32_t seed = 20;
};

/// Portraits rendered anew from other sides and with other expressions, as crops like those of packLandmarks().
/// The label goes on with the face's 53 expression channels, in the order of channelOrder().
///
/// A head is reconstructed from a portrait and its labels; faces with glasses are left out, and those that the model
/// does not fit. Labels are where the model, calibrated to the labels' points, has its 478 points; depth has the scale
/// and origin of the labels, measured on the portraits. Alpha is the head's matte, or 255 all over in photographs.
/// Set: SourceSet::Posed.
/// Throws std::exception with a message for a person.
[[nodiscard]] training::PackedSet packPosedPortraits(const PosedTask& task);

/// Names of the channels in the labels: those of the face model in `modelFolder`.
[[nodiscard]] std::vector<std::string> channelOrder(const std::string& modelFolder);

}  // namespace visagiste::prepare
