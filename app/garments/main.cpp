// visagiste-garments: sews the garments in resources/garments from the project's own patterns and fabrics.

#include <algorithm>
#include <CLI/CLI.hpp>
#include <filesystem>
#include <iostream>
#include <string>

#include "app/garments/tailor.h"
#include "core/base/error.h"
#include "core/garment/garment_file.h"
#include "core/image/encode.h"

namespace {

using namespace visagiste;

std::string fileName(std::string name) {
  std::transform(name.begin(), name.end(), name.begin(),
                 [](unsigned char c) { return c == ' ' ? '-' : std::tolower(c); });
  return name;
}

void run(const std::filesystem::path& target, const std::filesystem::path& pictures, float pixelsPerCm,
         const std::string& only) {
  std::filesystem::create_directories(target);
  for (const GarmentRecipe& recipe : wardrobe()) {
    if (!only.empty() && recipe.name != only)
      continue;
    const Garment garment = sewn(recipe, pixelsPerCm);
    const std::filesystem::path file = target / (fileName(recipe.name) + kGarmentEnding);
    writeGarmentFile(file, garment, GarmentPictures::Small);
    if (!pictures.empty())
      encodeImageFile(garment.picture, pictures / (fileName(recipe.name) + ".png"));
    std::cout << file.string() << '\n';
  }
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App program("Sews the garments that come with Visagiste.");
  std::string target = "resources/garments";
  std::string pictures;
  std::string only;
  float pixelsPerCm = 10;
  program.add_option("--out", target, "Folder for the garments")->capture_default_str();
  program.add_option("--pictures", pictures, "Folder that also gets their pictures, for looking at");
  program.add_option("--only", only, "Name of the one that is wanted");
  program.add_option("--resolution", pixelsPerCm, "Pixels a centimetre")
      ->check(CLI::Range(2.0, 20.0))
      ->capture_default_str();
  CLI11_PARSE(program, argc, argv);
  try {
    run(target, pictures, pixelsPerCm, only);
    return 0;
  } catch (const visagiste::Error& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
