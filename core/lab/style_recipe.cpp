#include "core/lab/style_recipe.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <thread>

#include "core/base/error.h"

namespace visagiste {
namespace {

using nlohmann::json;

[[noreturn]] void refuse(const std::string& field, const std::string& wanted) {
  throw Error(ErrorCode::InvalidArgument, "The recipe's '" + field + "' must be " + wanted + ".");
}

void requireWithin(const std::string& field, double value, double least, double most) {
  if (!std::isfinite(value) || value < least || value > most) {
    std::ostringstream wanted;
    wanted << "a number from " << least << " to " << most;
    refuse(field, wanted.str());
  }
}

std::string plain(double value) {
  std::ostringstream text;
  text.imbue(std::locale::classic());
  text << value;
  return text.str();
}

/// Reads one field into its place; a whole number where T is one.
template <class T>
void take(const json& object, const char* field, T& place) {
  const auto at = object.find(field);
  if (at == object.end())
    return;
  const bool fits = std::is_same_v<T, std::string> ? at->is_string()
                    : std::is_integral_v<T>        ? at->is_number_integer()
                                                   : at->is_number();
  if (!fits)
    refuse(field, std::is_same_v<T, std::string> ? "a text" : std::is_integral_v<T> ? "a whole number" : "a number");
  if constexpr (std::is_same_v<T, int>)
    place = static_cast<int>(std::clamp<std::int64_t>(at->get<std::int64_t>(), -1'000'000'000, 1'000'000'000));
  else
    place = at->get<T>();
}

}  // namespace

const std::vector<std::string>& StyleRecipe::names() {
  static const std::vector<std::string> all = {"one-picture", "collection", "faces"};
  return all;
}

const std::vector<std::string>& StyleRecipe::families() {
  static const std::vector<std::string> all = {"sngan", "dcgan", "lsgan", "wgan-gp", "infogan", "stylegan"};
  return all;
}

void StyleRecipe::check() const {
  if (std::find(names().begin(), names().end(), name) == names().end())
    refuse("recipe", "one-picture, collection or faces");
  requireWithin("minutes", minutes, 0, kLongestMinutes);
  requireWithin("strength", strength, 0.25, 4);
  requireWithin("adversarial", adversarial, 0, 2);
  if (std::find(families().begin(), families().end(), family) == families().end())
    refuse("family", "sngan, dcgan, lsgan, wgan-gp, infogan or stylegan");
  if (privacyNoise != 0)
    requireWithin("privacy_noise", privacyNoise, kLeastPrivacyNoise, kMostPrivacyNoise);
  if (batch != 0)
    requireWithin("batch", batch, makesFaces() ? 2 : 1, makesFaces() ? 64 : 16);
  requireWithin("threads", threads, 0, 64);
  requireWithin("seed", seed, 0, 1'000'000'000);
}

double StyleRecipe::usualMinutes() const {
  return name == "one-picture" ? 12 : makesFaces() ? 30 : 40;
}

int StyleRecipe::usedBatch() const {
  return batch > 0 ? batch : makesFaces() ? 16 : 2;
}

int StyleRecipe::usedThreads() const {
  return threads > 0 ? threads : usualTrainingThreads();
}

int usualTrainingThreads() {
  return std::max(1, static_cast<int>(std::thread::hardware_concurrency()) - 1);
}

std::vector<std::string> StyleRecipe::arguments() const {
  std::vector<std::string> words = {"--minutes", plain(usedMinutes()),          "--batch", std::to_string(usedBatch()),
                                    "--threads", std::to_string(usedThreads()), "--seed",  std::to_string(seed)};
  if (makesFaces())
    words.insert(words.end(), {"--family", family, "--privacy-noise", plain(privacyNoise)});
  else
    words.insert(words.end(), {"--style-weight", plain(strength), "--adversarial-weight", plain(adversarial)});
  return words;
}

StyleRecipe styleRecipeFrom(const std::string& text, const std::string& name) {
  const json object = json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (!object.is_object())
    throw Error(ErrorCode::Unreadable, "The recipe '" + name + "' is not a JSON object.");
  static const std::vector<std::string> known = {"recipe",        "minutes", "strength", "adversarial", "family",
                                                 "privacy_noise", "batch",   "threads",  "seed"};
  for (const auto& [field, value] : object.items())
    if (std::find(known.begin(), known.end(), field) == known.end())
      throw Error(ErrorCode::Unreadable,
                  "The recipe '" + name + "' has an unknown field '" + field.substr(0, 60) + "'.");
  StyleRecipe recipe;
  take(object, "recipe", recipe.name);
  take(object, "minutes", recipe.minutes);
  take(object, "strength", recipe.strength);
  take(object, "adversarial", recipe.adversarial);
  take(object, "family", recipe.family);
  take(object, "privacy_noise", recipe.privacyNoise);
  take(object, "batch", recipe.batch);
  take(object, "threads", recipe.threads);
  take(object, "seed", recipe.seed);
  recipe.check();
  return recipe;
}

std::string recipeText(const StyleRecipe& recipe) {
  return json{{"recipe", recipe.name},       {"minutes", recipe.minutes},
              {"strength", recipe.strength}, {"adversarial", recipe.adversarial},
              {"family", recipe.family},     {"privacy_noise", recipe.privacyNoise},
              {"batch", recipe.batch},       {"threads", recipe.threads},
              {"seed", recipe.seed}}
      .dump();
}

StyleRecipe readStyleRecipe(const std::filesystem::path& file) {
  constexpr std::uintmax_t kLongest = 64 << 10;
  std::error_code missing;
  const std::uintmax_t bytes = std::filesystem::file_size(file, missing);
  if (missing)
    throw Error(ErrorCode::NotFound, "There is no recipe '" + file.string() + "'.");
  if (bytes > kLongest)
    throw Error(ErrorCode::TooLarge, "The recipe '" + file.string() + "' is far too long to be one.");
  std::ostringstream text;
  text << std::ifstream(file, std::ios::binary).rdbuf();
  return styleRecipeFrom(text.str(), file.string());
}

}  // namespace visagiste
