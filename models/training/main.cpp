// visagiste-train: trains and measures the networks that the project ships. See README.md beside this file.

#include "models/training/detector/detector_training.h"
#include "models/training/face_model/face_model_training.h"
#include "models/training/gan/adversarial_commands.h"
#include "models/training/gan/doctor_benchmark.h"
#include "models/training/gan/training_bench.h"
#include "models/training/landmarks/channel_training.h"
#include "models/training/landmarks/landmark_blend.h"
#include "models/training/landmarks/landmark_training.h"
#include "models/training/makeup/encoder_training.h"
#include "models/training/makeup/transfer_training.h"
#include "models/training/parsing/parsing_training.h"
#include "models/training/style/feature_training.h"
#include "models/training/style/style_training.h"
#include "models/training/style/style_tuning.h"

#include <malloc.h>
#include <unistd.h>

#include <cstdlib>
#include <iostream>

namespace {

using namespace visagiste::training;

struct Subcommand {
  const char* name;
  const char* meaning;
  int (*run)(const std::vector<std::string>& arguments);
};

constexpr Subcommand kSubcommands[] = {
    {"landmarks", "train the landmark network", trainLandmarks},
    {"evaluate-landmarks", "measure landmark weights", evaluateLandmarks},
    {"channels", "train what reads expressions off the landmark network's features", trainChannels},
    {"blend-landmarks", "mix two landmark weights", blendLandmarks},
    {"makeup-transfer", "train the network that carries makeup over", trainMakeupTransfer},
    {"evaluate-makeup-transfer", "measure its weights against classical transfer", evaluateMakeupTransfer},
    {"makeup-encoder", "train the network that reads makeup", trainMakeupEncoder},
    {"evaluate-makeup-encoder", "measure its weights", evaluateMakeupEncoder},
    {"face-model", "learn the head model from a face source", trainFaceModel},
    {"detector", "train the face detector", trainDetector},
    {"evaluate-detector", "measure detector weights", evaluateDetector},
    {"gan", "train a generator of pictures on a packed set", trainGan},
    {"translate", "train pictures of one packed set to look like another's", trainTranslation},
    {"bench", "measure how long a step of training takes", benchTraining},
    {"bench-doctor", "measure the training doctor on induced failures", benchDoctor},
    {"parsing", "train the face parsing network", trainParsing},
    {"evaluate-parsing", "measure face parsing weights", evaluateParsing},
    {"style", "train the networks that repaint a portrait like another picture", trainStyle},
    {"evaluate-style", "measure them against matching colours", evaluateStyle},
    {"style-tune", "make a network of all styles one of a single style", tuneStyle},
    {"features", "train the feature network of perceptual losses", trainFeatures},
};

int usage(std::ostream& out, int status) {
  out << "usage: visagiste-train SUBCOMMAND [--option value ...]; SUBCOMMAND --help lists the options\n";
  for (const Subcommand& subcommand : kSubcommands)
    out << "  " << subcommand.name << ": " << subcommand.meaning << '\n';
  return status;
}

/// Waiting threads that spin take the other threads' time; the OpenMP library reads this before main() starts.
void waitPassively(char** argv) {
  if (std::getenv("OMP_WAIT_POLICY") != nullptr)
    return;
  ::setenv("OMP_WAIT_POLICY", "passive", 1);
  ::execv("/proc/self/exe", argv);
}

}  // namespace

int main(int argc, char** argv) {
  waitPassively(argv);
  // Keeps freed memory: a training step asks for the same blocks again and again.
  ::mallopt(M_MMAP_THRESHOLD, 1 << 30);
  ::mallopt(M_TRIM_THRESHOLD, 2000 << 20);
  if (argc < 2)
    return usage(std::cerr, 2);
  const std::string name = argv[1];
  if (name == "--help")
    return usage(std::cout, 0);
  for (const Subcommand& subcommand : kSubcommands)
    if (name == subcommand.name) {
      try {
        return subcommand.run({argv + 2, argv + argc});
      } catch (const std::invalid_argument& error) {
        std::cerr << "visagiste-train: " << error.what() << '\n';
        return 2;
      } catch (const std::exception& error) {
        std::cerr << "visagiste-train: " << error.what() << '\n';
        return 1;
      }
    }
  std::cerr << "visagiste-train: unknown subcommand " << name << '\n';
  return usage(std::cerr, 2);
}
