// visagiste-prepare: packs the labelled portraits for visagiste-train. See models/training/README.md.

#include "app/prepare/crops.h"

#include "app/prepare/face3d.h"
#include "models/training/engine/mirror.h"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <iostream>

namespace {

using namespace visagiste;

void writeAndTell(const std::string& path, const training::PackedSet& set) {
  training::writePackedSet(path, set);
  std::cout << path << ": " << set.samples.size() << " pictures of " << set.width << " x " << set.height << '\n';
}

void run(const std::string& task, const std::string& source, const std::string& target) {
  constexpr std::uint64_t kSeed = 20;
  const auto portraits = prepare::readPortraits(source + "/portraits");
  std::filesystem::create_directories(target);
  if (task == "mirror" || task == "all") {
    const auto vertices = prepare::readCanonicalVertices(source + "/face3d");
    training::writeMirrorPairs(target + "/mirror478.txt", training::withIrises(training::mirrorPairs(vertices)));
  }
  if (task == "marks" || task == "all")
    prepare::writeMarks(target + "/marks189.txt", source + "/portraits", portraits);
  if (task == "landmarks" || task == "all")
    writeAndTell(target + "/landmarks.pack", prepare::packLandmarks(portraits));
  if (task == "parsing" || task == "all")
    writeAndTell(target + "/parsing.pack", prepare::packParsing(portraits));
  if (task == "portraits" || task == "all")
    writeAndTell(target + "/portraits.pack", prepare::packPortraits(portraits));
  if (task == "negatives" || task == "all")
    writeAndTell(target + "/negatives.pack", prepare::packNegatives(portraits, source + "/garments", kSeed));
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App program("Packs labelled portraits into the training sets that visagiste-train reads.");
  std::string task = "all";
  std::string source = "../shared/data";
  std::string target = "build/training";
  program.add_option("task", task, "mirror, marks, landmarks, parsing, portraits, negatives, or all")
      ->check(CLI::IsMember({"mirror", "marks", "landmarks", "parsing", "portraits", "negatives", "all"}));
  program.add_option("--data", source, "Folder with portraits/ and garments/")->capture_default_str();
  program.add_option("--out", target, "Folder for the packed sets")->capture_default_str();
  CLI11_PARSE(program, argc, argv);
  try {
    run(task, source, target);
  } catch (const std::exception& error) {
    std::cerr << "visagiste-prepare: " << error.what() << '\n';
    return 1;
  }
  return 0;
}
