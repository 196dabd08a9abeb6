// visagiste-prepare-makeup: paints random looks on labelled portraits for visagiste-train. See
// models/training/README.md.

#include <filesystem>
#include <iostream>

#include "app/prepare/makeup_pairs.h"
#include "app/prepare/preparation_program.h"

int main(int argc, char** argv) {
  using namespace visagiste::prepare;
  MakeupTask task;
  task.shadesFolder = "../shared/data/shades";
  std::string target = "build/training";
  PreparationProgram program("visagiste-prepare-makeup",
                             "Paints random looks on labelled portraits: pairs with a known answer for the makeup "
                             "networks.");
  program.portraitOptions(task.portraitFolder, task.modelFolder, "Folder of the weights");
  program.option("--shades", task.shadesFolder, "Folder with lipstick.csv");
  program.option("--out", target, "Folder for makeup-bare.pack and makeup-painted.pack");
  program.option("--looks", task.looksPerPerson, "Looks that each person wears")->check(CLI::Range(1, 100));
  program.option("--group", task.peoplePerLook, "People who wear the same look")->check(CLI::Range(2, 100));
  program.option("--portraits-each", task.mostPortraits, "Portraits of each split at most; 0: all")
      ->check(CLI::Range(0, 100000));
  program.option("--seed", task.seed, "Seed of looks and groups");
  return program.run(argc, argv, [&] {
    const MakeupSets sets = packMakeup(task);
    std::filesystem::create_directories(target);
    visagiste::training::writePackedSet(target + "/makeup-bare.pack", sets.bare);
    visagiste::training::writePackedSet(target + "/makeup-painted.pack", sets.painted);
    std::cout << target << ": " << sets.bare.samples.size() << " faces, " << sets.painted.samples.size()
              << " times painted\n";
  });
}
