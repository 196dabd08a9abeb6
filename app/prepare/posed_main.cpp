// visagiste-prepare-poses: renders labelled portraits from other sides for visagiste-train. See
// models/training/README.md.

#include <iostream>
#include <opencv2/core/utility.hpp>

#include "app/prepare/posed_portraits.h"
#include "app/prepare/preparation_program.h"
#include "models/training/engine/channel_list.h"

int main(int argc, char** argv) {
  using namespace visagiste::prepare;
  cv::setNumThreads(1);  // Portraits are shared out among threads; OpenCV's own would only wait for each other.
  PosedTask task;
  task.negatives = "build/training/negatives.pack";
  std::string target = "build/training/posed.pack";
  std::string kind = "turned";
  PreparationProgram program("visagiste-prepare-poses",
                             "Renders heads reconstructed from labelled portraits in new poses, for training "
                             "landmarks.");
  program.portraitOptions(task.portraitFolder, task.modelFolder, "Folder of the weights");
  program.option("--negatives", task.negatives, "Packed pictures without faces, for backgrounds");
  program.option("--out", target, "Packed set to write");
  program.option("--training", task.trainingPictures, "Pictures of training portraits")->check(CLI::Range(0, 100000));
  program.option("--validation", task.validationPictures, "Pictures of validation portraits")
      ->check(CLI::Range(0, 100000));
  program.option("--each", task.picturesPerPortrait, "Pictures of every portrait")->check(CLI::Range(1, 100));
  program.option("--kind", kind, "turned: seven in ten turned away; expressive: strong expressions, mostly frontal")
      ->check(CLI::IsMember({"turned", "expressive"}));
  program.option("--threads", task.threads, "Threads")->check(CLI::Range(1, 64));
  program.option("--seed", task.seed, "Seed of poses, expressions and lights");
  return program.run(argc, argv, [&] {
    task.kind = kind == "expressive" ? PosedKind::Expressive : PosedKind::Turned;
    const auto set = packPosedPortraits(task);
    visagiste::training::writePackedSet(target, set);
    visagiste::training::writeChannelNames(visagiste::training::channelFileOf(target), channelOrder(task.modelFolder));
    std::cout << target << ": " << set.samples.size() << " pictures of " << set.width << " x " << set.height << '\n';
  });
}
