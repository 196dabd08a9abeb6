#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace visagiste {

/// How a style, or the making of faces, is to be learned: plain data, JSON in files.
struct StyleRecipe {
  std::string name = "one-picture";  ///< One of names().
  double minutes = 0;                ///< Time to learn; 0: the recipe's usual time.
  double strength = 1;               ///< 0.25..4: weight of the style beside the portrait's content. Styles only.
  double adversarial = 0.1;          ///< 0..2: weight of the discriminator; 0: none (no GAN). Styles only.
  std::string family = "sngan";      ///< Of the GAN that makes faces: one of families().
  double privacyNoise = 0;  ///< Faces only: DP-SGD's noise multiplier, 0.3..20; 0: the training is not private.
  int batch = 0;            ///< Pictures a step: 1..16 for styles, 2..64 for faces; 0: the recipe's usual number.
  int threads = 0;                   ///< 1..64; 0: all but one of the machine's.
  int seed = 1;

  static constexpr double kLongestMinutes = 48 * 60;
  static constexpr double kLeastPrivacyNoise = 0.3, kMostPrivacyNoise = 20;

  /// "one-picture", "collection" (both learn a style), "faces" (learns to make faces).
  [[nodiscard]] static const std::vector<std::string>& names();
  /// GAN families that make faces, by visagiste-train's names.
  [[nodiscard]] static const std::vector<std::string>& families();

  /// Throws Error{InvalidArgument} naming the first field that is out of range.
  void check() const;

  [[nodiscard]] bool makesFaces() const { return name == "faces"; }
  [[nodiscard]] double usualMinutes() const;
  [[nodiscard]] double usedMinutes() const { return minutes > 0 ? minutes : usualMinutes(); }
  [[nodiscard]] int usedBatch() const;
  [[nodiscard]] int usedThreads() const;

  /// What visagiste-train is started with, besides its sets and folders.
  [[nodiscard]] std::vector<std::string> arguments() const;
};

/// Threads of a training where a recipe names none: one is left to the person at the machine.
[[nodiscard]] int usualTrainingThreads();

/// A recipe of unknown honesty: a JSON object with "recipe" (its name) and the other fields of StyleRecipe by their names,
/// all optional. name  how messages call it.
/// Throws Error{Unreadable} for other text or an unknown field, Error{InvalidArgument} as check() and for a mistyped one.
[[nodiscard]] StyleRecipe styleRecipeFrom(const std::string& json, const std::string& name);

/// The same of a file. Throws Error{NotFound} and Error{TooLarge} too.
[[nodiscard]] StyleRecipe readStyleRecipe(const std::filesystem::path& file);

/// The recipe as such an object.
[[nodiscard]] std::string recipeText(const StyleRecipe& recipe);

}  // namespace visagiste
