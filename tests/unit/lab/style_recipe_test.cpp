#include "core/lab/style_recipe.h"

#include <algorithm>
#include <fstream>

#include "core/base/error.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace visagiste;

namespace {

StyleRecipe readFrom(const std::string& text) {
  const test::TemporaryFolder folder;
  std::ofstream(folder / "recipe.json") << text;
  return readStyleRecipe(folder / "recipe.json");
}

std::string valueOf(const StyleRecipe& recipe, const std::string& option) {
  const std::vector<std::string> words = recipe.arguments();
  const auto at = std::find(words.begin(), words.end(), option);
  return at == words.end() ? "" : *(at + 1);
}

}  // namespace

TEST_CASE("a recipe is read with its usual values", "[lab]") {
  const StyleRecipe recipe = readFrom(R"({"recipe": "collection", "minutes": 7.5, "batch": 4})");
  CHECK(recipe.name == "collection");
  CHECK(recipe.minutes == 7.5);
  CHECK(recipe.batch == 4);
  CHECK(recipe.strength == StyleRecipe().strength);
  CHECK(valueOf(recipe, "--minutes") == "7.5");
  CHECK(valueOf(recipe, "--batch") == "4");
}

TEST_CASE("without minutes a recipe takes its usual time", "[lab]") {
  StyleRecipe recipe;
  CHECK(valueOf(recipe, "--minutes") == std::to_string(static_cast<int>(recipe.usualMinutes())));
  recipe.threads = 3;
  CHECK(valueOf(recipe, "--threads") == "3");
}

TEST_CASE("bad recipes are refused by name", "[lab]") {
  CHECK_THROWS_WITH(readFrom(R"({"minutes": -1})"), Catch::Contains("minutes"));
  CHECK_THROWS_WITH(readFrom(R"({"minutes": "long"})"), Catch::Contains("minutes"));
  CHECK_THROWS_WITH(readFrom(R"({"batch": 2.5})"), Catch::Contains("batch"));
  CHECK_THROWS_WITH(readFrom(R"({"batch": 99999999999999})"), Catch::Contains("batch"));
  CHECK_THROWS_WITH(readFrom(R"({"recipe": "magic"})"), Catch::Contains("recipe"));
  CHECK_THROWS_WITH(readFrom(R"({"colour": 1})"), Catch::Contains("colour"));
  CHECK_THROWS_AS(readFrom("[1, 2"), Error);
  CHECK_THROWS_AS(readStyleRecipe("/nowhere/recipe.json"), Error);
}

TEST_CASE("a recipe for faces has its own numbers", "[lab]") {
  const StyleRecipe recipe = readFrom(R"({"recipe": "faces", "family": "wgan-gp", "privacy_noise": 1.1, "batch": 32})");
  CHECK(recipe.makesFaces());
  CHECK(valueOf(recipe, "--family") == "wgan-gp");
  CHECK(valueOf(recipe, "--privacy-noise") == "1.1");
  CHECK(valueOf(recipe, "--batch") == "32");
  CHECK(valueOf(recipe, "--style-weight").empty());
  CHECK(valueOf(StyleRecipe(), "--family").empty());
  CHECK(valueOf(StyleRecipe(), "--batch") == "2");
  CHECK(valueOf(readFrom(R"({"recipe": "faces"})"), "--batch") == "16");
  CHECK(styleRecipeFrom(recipeText(recipe), "again").privacyNoise == 1.1);
  CHECK_THROWS_WITH(readFrom(R"({"recipe": "faces", "batch": 1})"), Catch::Contains("batch"));
  CHECK_THROWS_WITH(readFrom(R"({"recipe": "one-picture", "batch": 32})"), Catch::Contains("batch"));
  CHECK_THROWS_WITH(readFrom(R"({"family": "cyclegan"})"), Catch::Contains("family"));
  CHECK_THROWS_WITH(readFrom(R"({"privacy_noise": 0.01})"), Catch::Contains("privacy_noise"));
}
