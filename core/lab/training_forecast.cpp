#include "core/lab/training_forecast.h"

#include <algorithm>
#include <vector>

#include "core/base/error.h"
#include "core/lab/style_lesson.h"
#include "core/lab/training_run.h"
#include "models/training/gan/privacy_accountant.h"

namespace visagiste {
namespace {

namespace fs = std::filesystem;

bool takesAsLong(const StyleRecipe& a, const StyleRecipe& b) {
  if (a.makesFaces() != b.makesFaces() || a.usedBatch() != b.usedBatch() || a.usedThreads() != b.usedThreads())
    return false;
  return a.makesFaces() ? a.family == b.family && (a.privacyNoise > 0) == (b.privacyNoise > 0)
                        : (a.adversarial > 0) == (b.adversarial > 0);
}

std::optional<double> stepSecondsOf(const fs::path& run, const StyleRecipe& recipe) {
  constexpr long kLeastSteps = 5;  // The first ones prepare kernels.
  try {
    const std::optional<RunState> state = readRunState(run);
    if (state && state->step >= kLeastSteps && takesAsLong(readLesson(run).recipe, recipe))
      return state->seconds / static_cast<double>(state->step);
  } catch (const Error&) {
    // Something else lies there, or a damaged training: it tells nothing.
  }
  return std::nullopt;
}

}  // namespace

std::optional<double> stepSecondsOfTrainings(const fs::path& trainings, const StyleRecipe& recipe) {
  std::vector<fs::path> runs;
  std::error_code missing;
  for (const auto& entry : fs::directory_iterator(trainings, missing)) runs.push_back(entry.path());
  std::sort(runs.rbegin(), runs.rend());  // Folders are named by their time.
  for (const fs::path& run : runs)
    if (const auto seconds = stepSecondsOf(run, recipe))
      return seconds;
  return std::nullopt;
}

double epsilonAfter(const StyleRecipe& recipe, std::size_t pictures, long steps) {
  if (!recipe.makesFaces() || recipe.privacyNoise <= 0 || pictures == 0 || steps <= 0)
    return 0;
  // Discriminators of these families look at the pictures once a step, but for WGAN's five times.
  const long looks = recipe.family == "wgan-gp" ? 5 : 1;
  const double rate = std::min(1.0, static_cast<double>(recipe.usedBatch()) / static_cast<double>(pictures));
  return training::privacySpent({recipe.privacyNoise, rate, steps * looks, kPrivacyDelta});
}

}  // namespace visagiste
