// visagiste-learn-fit: learns the landmark calibration of the face fit. See models/weights/face-fit-v1/card.md.

#include "app/prepare/fit_calibration.h"
#include "app/prepare/preparation_program.h"

int main(int argc, char** argv) {
  using namespace visagiste::prepare;
  FitCalibrationTask task;
  PreparationProgram program("visagiste-learn-fit",
                             "Learns the landmark calibration face-fit-v1 from labelled portraits of faces at rest.");
  program.portraitOptions(task.portraitFolder, task.modelFolder,
                          "Folder of the weights: has face-head-v1, receives face-fit-v1");
  return program.run(argc, argv, [&] { learnFitCalibration(task); });
}
