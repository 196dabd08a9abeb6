// visagiste-learn-capture: measures, on rendered clips of held-out people, how far capture should believe the landmark
// network's reading of each expression channel over the solve. See models/training/README.md.

#include <iostream>

#include "app/prepare/capture_shares.h"
#include "app/prepare/portraits.h"
#include "app/prepare/preparation_program.h"
#include "core/reconstruct/face_model.h"

namespace {

using namespace visagiste;

/// Held-out people without glasses, the first of the index; the tests take others.
std::vector<std::string> heldOutFiles(const std::string& portraitFolder, int count) {
  std::vector<std::string> files;
  for (const prepare::Portrait& portrait : prepare::readPortraits(portraitFolder))
    if (portrait.split == training::Split::Validation && portrait.hasFace && !portrait.glasses &&
        static_cast<int>(files.size()) < count)
      files.push_back(portrait.file);
  return files;
}

}  // namespace

int main(int argc, char** argv) {
  std::string portraits;
  std::string models;
  int people = 4;
  prepare::PreparationProgram program("visagiste-learn-capture",
                                      "Measures how far capture should believe what the landmark network reads off the "
                                      "picture, and tells it for model.json.");
  program.portraitOptions(portraits, models, "Folder of the weights");
  program.option("--people", people, "Held-out people to render, a clip each")->check(CLI::Range(1, 100));
  return program.run(argc, argv, [&] {
    Services services{ModelFolders(models)};
    std::vector<prepare::CaptureRecord> clips;
    for (const std::string& file : heldOutFiles(portraits, people)) {
      clips.push_back(prepare::recordCapture(services, file, 100 + static_cast<std::uint32_t>(clips.size())));
      std::cerr << clips.size() << " of " << people << " people\n";
    }
    prepare::tellShares(std::cout, clips, prepare::bestShares(clips), services.faceModel()->expressionNames());
  });
}
