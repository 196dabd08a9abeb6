// visagiste-learn-texture: learns the skin texture model from the labelled portraits. See
// models/weights/face-texture-v1/card.md.

#include "app/prepare/preparation_program.h"
#include "app/prepare/texture_model.h"

int main(int argc, char** argv) {
  using namespace visagiste::prepare;
  TextureModelTask task;
  PreparationProgram program("visagiste-learn-texture",
                             "Learns the texture model face-texture-v1 from labelled portraits.");
  program.portraitOptions(task.portraitFolder, task.modelFolder,
                          "Folder of the weights: has face-head-v1, receives face-texture-v1");
  program.option("--modes", task.modes, "Components to keep")->check(CLI::Range(1, 200));
  program.option("--rounds", task.rounds, "Rounds of filling unseen texels")->check(CLI::Range(0, 10));
  return program.run(argc, argv, [&] { learnTextureModel(task); });
}
