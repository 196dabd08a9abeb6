// visagiste-learn-fit: learns the landmark calibration of the face fit. See models/weights/face-fit-v1/card.md.

#include <CLI/CLI.hpp>
#include <exception>
#include <iostream>

#include "app/prepare/fit_calibration.h"

int main(int argc, char** argv) {
  CLI::App program("Learns the landmark calibration face-fit-v1 from labelled portraits of faces at rest.");
  visagiste::prepare::FitCalibrationTask task;
  task.portraitFolder = "../shared/data/portraits";
  task.modelFolder = "models/weights";
  program.add_option("--portraits", task.portraitFolder, "Folder with index.csv, labels/ and the pictures")
      ->capture_default_str();
  program.add_option("--models", task.modelFolder, "Folder of the weights: has face-head-v1, receives face-fit-v1")
      ->capture_default_str();
  CLI11_PARSE(program, argc, argv);
  try {
    visagiste::prepare::learnFitCalibration(task);
  } catch (const std::exception& error) {
    std::cerr << "visagiste-learn-fit: " << error.what() << '\n';
    return 1;
  }
  return 0;
}
