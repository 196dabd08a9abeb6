// visagiste-prepare-styles: packs works of art and feature weights for visagiste-train. See models/training/README.md.

#include <filesystem>
#include <iostream>

#include "app/prepare/feature_weights.h"
#include "app/prepare/preparation_program.h"
#include "app/prepare/procedural_styles.h"
#include "app/prepare/style_pictures.h"

int main(int argc, char** argv) {
  using namespace visagiste;
  std::string art = "../shared/data/art";
  std::string features = "../shared/data/features";
  std::string target = "build/training";
  std::string portraits = "../shared/data/portraits";
  int pictures = 16;
  std::string collection;
  std::vector<std::string> works;
  std::uint64_t seed = 11;
  prepare::PreparationProgram program("visagiste-prepare-styles", "Packs works of art for the style networks.");
  program.option("--art", art, "Folder with index.csv and the works");
  program.option("--features", features, "Folder with squeezenet_v1_1.json and .bin");
  program.option("--portraits", portraits, "Folder of the portraits, plain and to be redrawn");
  program.option("--pictures", pictures, "Portraits redrawn in each style")->check(CLI::Range(1, 1000));
  program.option("--out", target, "Folder for contents.pack, art.pack, a pack for each redrawn style, and features.safetensors");
  program.option("--collection", collection, "Instead of all: one pack of this name, of the works that --works tells");
  program.option("--works", works, "Ids of works of art");
  program.option("--seed", seed, "Seed of the squares");
  return program.run(argc, argv, [&] {
    std::filesystem::create_directories(target);
    const auto write = [&](const std::string& name, const training::PackedSet& set) {
      training::writePackedSet(target + "/" + name + ".pack", set);
      std::cout << target << '/' << name << ".pack: " << set.samples.size() << " squares\n";
    };
    if (!collection.empty()) {
      write(collection, prepare::packWorks(art, works, seed));
      return;
    }
    prepare::convertFeatureWeights(features, target + "/features.safetensors");
    write("art", prepare::packArt(art, seed));
    const std::vector<prepare::Portrait> people = prepare::readPortraits(portraits);
    write("contents", prepare::packContents(people));
    for (const std::string& style : prepare::proceduralStyles())
      write(style, prepare::packRedrawn(people, style, pictures, seed));
  });
}
