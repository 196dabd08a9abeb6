// visagiste-learn-texture: learns the skin texture model from the labelled portraits. See
// models/weights/face-texture-v1/card.md.

#include <CLI/CLI.hpp>
#include <exception>
#include <iostream>

#include "app/prepare/texture_model.h"

int main(int argc, char** argv) {
  CLI::App program("Learns the texture model face-texture-v1 from labelled portraits.");
  visagiste::prepare::TextureModelTask task;
  task.portraitFolder = "../shared/data/portraits";
  task.modelFolder = "models/weights";
  program.add_option("--portraits", task.portraitFolder, "Folder with index.csv, labels/ and the pictures")
      ->capture_default_str();
  program.add_option("--models", task.modelFolder, "Folder of the weights: has face-head-v1, receives face-texture-v1")
      ->capture_default_str();
  program.add_option("--modes", task.modes, "Components to keep")->capture_default_str()->check(CLI::Range(1, 200));
  program.add_option("--rounds", task.rounds, "Rounds of filling unseen texels")
      ->capture_default_str()
      ->check(CLI::Range(0, 10));
  CLI11_PARSE(program, argc, argv);
  try {
    visagiste::prepare::learnTextureModel(task);
  } catch (const std::exception& error) {
    std::cerr << "visagiste-learn-texture: " << error.what() << '\n';
    return 1;
  }
  return 0;
}
