#pragma once

#include <string>

namespace visagiste::prepare {

struct FitCalibrationTask {
  std::string portraitFolder;  ///< With index.csv, labels/ and the pictures.
  std::string modelFolder;     ///< models/weights: holds the face model; receives face-fit-v1.
  int rounds = 4;
};

/// Learns where the landmarks of faces at rest lie beside the face model's points, from the neutral studio portraits
/// of the training split, and writes face-fit-v1/landmark_offsets.safetensors. Prints, for those of the validation
/// split, the residual and how much expression a face at rest is given, with and without, as JSON.
void learnFitCalibration(const FitCalibrationTask& task);

}  // namespace visagiste::prepare
