// visagiste-measure-makeup: paints, extracts and paints again. See models/weights/makeup-encoder-v1/card.md.

#include <iomanip>
#include <iostream>

#include "app/prepare/makeup_round_trip.h"
#include "app/prepare/preparation_program.h"

int main(int argc, char** argv) {
  using namespace visagiste::prepare;
  RoundTripTask task;
  task.shadesFolder = "../shared/data/shades";
  PreparationProgram program("visagiste-measure-makeup",
                             "Paints random looks on held-out portraits, reads them back and paints what was read on "
                             "someone else: how far are the colours?");
  program.portraitOptions(task.portraitFolder, task.modelFolder, "Folder of the weights");
  program.option("--shades", task.shadesFolder, "Folder with lipstick.csv");
  program.option("--looks", task.looks, "Random looks")->check(CLI::Range(1, 100000));
  program.option("--bare", task.bareFaces, "Bare training faces for the classical reader")
      ->check(CLI::Range(16, 100000));
  program.option("--seed", task.seed, "Seed of the looks");
  return program.run(argc, argv, [&] {
    std::cout << std::fixed << std::setprecision(2) << "CIEDE2000 over the painted pixels, mean of looks\n";
    for (const RoundTripScores& scores : measureRoundTrip(task)) {
      std::cout << scores.reader << ": " << scores.all << ", median look " << scores.medianLook << " (" << scores.looks
                << " looks)";
      for (std::size_t z = 0; z < kRoundTripZones.size(); ++z)
        std::cout << "; " << kRoundTripZones[z] << ' ' << scores.zones[z] << " (" << scores.looksInZone[z] << ')';
      std::cout << '\n';
    }
  });
}
