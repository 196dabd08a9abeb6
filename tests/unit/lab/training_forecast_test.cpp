#include "core/lab/training_forecast.h"

#include <fstream>

#include "core/lab/style_lesson.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using visagiste::test::TemporaryFolder;

namespace {

/// A training that is over, as it lies on the disk.
void writeTraining(const std::filesystem::path& folder, const StyleRecipe& recipe, int steps, double seconds) {
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "lesson.json") << R"({"name": "x", "fingerprint": "", "pictures": 1, "recipe": )"
                                        << recipeText(recipe) << "}";
  std::ofstream(folder / "state.json") << R"({"state": "done", "pid": 0, "step": )" << steps << R"(, "seconds": )"
                                       << seconds << "}";
}

}  // namespace

TEST_CASE("a forecast is what the newest training of the kind took", "[lab]") {
  const TemporaryFolder folder;
  StyleRecipe style;
  style.threads = 1;
  CHECK_FALSE(stepSecondsOfTrainings(folder / "none", style));
  writeTraining(folder / "20240101", style, 100, 400);
  writeTraining(folder / "20240102", style, 100, 300);
  writeTraining(folder / "20240103", style, 2, 100);  // Too short to tell.
  StyleRecipe other = style;
  other.batch = 8;
  writeTraining(folder / "20240104", other, 100, 900);
  std::filesystem::create_directories(folder / "20240105");
  std::ofstream(folder / "20240105" / "lesson.json") << "damaged";
  CHECK(stepSecondsOfTrainings(folder.path(), style).value_or(0) == 3);
  CHECK(stepSecondsOfTrainings(folder.path(), other).value_or(0) == 9);
  StyleRecipe faces;
  faces.name = "faces";
  faces.threads = 1;
  CHECK_FALSE(stepSecondsOfTrainings(folder.path(), faces));
}

TEST_CASE("privacy costs more with fewer pictures, less noise and more steps", "[lab]") {
  StyleRecipe recipe;
  recipe.name = "faces";
  CHECK(epsilonAfter(recipe, 100, 1000) == 0);  // Not private.
  recipe.privacyNoise = 1.1;
  // The published setting: 256 of 60,000, 60 epochs; here 64 of 15,000.
  recipe.batch = 64;
  CHECK(epsilonAfter(recipe, 15000, 14063) == Approx(3.01).epsilon(0.01));
  CHECK(epsilonAfter(recipe, 7500, 14063) > epsilonAfter(recipe, 15000, 14063));
  CHECK(epsilonAfter(recipe, 15000, 28000) > epsilonAfter(recipe, 15000, 14063));
  const double before = epsilonAfter(recipe, 15000, 1000);
  recipe.privacyNoise = 2;
  CHECK(epsilonAfter(recipe, 15000, 1000) < before);
  recipe.name = "one-picture";
  CHECK(epsilonAfter(recipe, 15000, 1000) == 0);
}
