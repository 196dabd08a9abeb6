#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace visagiste {

/// How a style is to be learned: plain data, JSON in files.
struct StyleRecipe {
  std::string name = "one-picture";  ///< One of names().
  double minutes = 0;                ///< Time to learn; 0: the recipe's usual time.
  double strength = 1;               ///< 0.25..4: weight of the style beside the portrait's content.
  double adversarial = 0.1;          ///< 0..2: weight of the discriminator; 0: none (no GAN).
  int batch = 2;                     ///< 1..16 pictures a step.
  int threads = 0;                   ///< 1..64; 0: all but one of the machine's.
  int seed = 1;

  static constexpr double kLongestMinutes = 48 * 60;

  /// "one-picture", "collection".
  [[nodiscard]] static const std::vector<std::string>& names();

  /// Throws Error{InvalidArgument} naming the first field that is out of range.
  void check() const;

  [[nodiscard]] double usualMinutes() const;

  /// What visagiste-train is started with, besides its sets and folders.
  [[nodiscard]] std::vector<std::string> arguments() const;
};

/// A recipe of unknown honesty: a JSON object with "recipe" (its name) and the other fields of StyleRecipe by their names,
/// all optional. name  how messages call it.
/// Throws Error{Unreadable} for other text or an unknown field, Error{InvalidArgument} as check() and for a mistyped one.
[[nodiscard]] StyleRecipe styleRecipeFrom(const std::string& json, const std::string& name);

/// The same of a file. Throws Error{NotFound} and Error{TooLarge} too.
[[nodiscard]] StyleRecipe readStyleRecipe(const std::filesystem::path& file);

/// The recipe as such an object.
[[nodiscard]] std::string recipeText(const StyleRecipe& recipe);

}  // namespace visagiste
