// visagiste-prepare-poses: renders labelled portraits from other sides for visagiste-train. See
// models/training/README.md.

#include <CLI/CLI.hpp>
#include <exception>
#include <iostream>

#include "app/prepare/posed_portraits.h"

int main(int argc, char** argv) {
  CLI::App program("Renders heads reconstructed from labelled portraits in new poses, for training landmarks.");
  visagiste::prepare::PosedTask task;
  task.portraitFolder = "../shared/data/portraits";
  task.modelFolder = "models/weights";
  task.negatives = "build/training/negatives.pack";
  std::string target = "build/training/posed.pack";
  const auto option = [&](const char* name, auto& value, const char* meaning) {
    return program.add_option(name, value, meaning)->capture_default_str();
  };
  option("--portraits", task.portraitFolder, "Folder with index.csv, labels/ and the pictures");
  option("--models", task.modelFolder, "Folder of the weights");
  option("--negatives", task.negatives, "Packed pictures without faces, for backgrounds");
  option("--out", target, "Packed set to write");
  option("--training", task.trainingPictures, "Pictures of training portraits")->check(CLI::Range(0, 100000));
  option("--validation", task.validationPictures, "Pictures of validation portraits")->check(CLI::Range(0, 100000));
  option("--each", task.picturesPerPortrait, "Pictures of every portrait")->check(CLI::Range(1, 100));
  option("--threads", task.threads, "Threads")->check(CLI::Range(1, 64));
  option("--seed", task.seed, "Seed of poses, expressions and lights");
  CLI11_PARSE(program, argc, argv);
  try {
    const auto set = visagiste::prepare::packPosedPortraits(task);
    visagiste::training::writePackedSet(target, set);
    std::cout << target << ": " << set.samples.size() << " pictures of " << set.width << " x " << set.height << '\n';
  } catch (const std::exception& error) {
    std::cerr << "visagiste-prepare-poses: " << error.what() << '\n';
    return 1;
  }
  return 0;
}
