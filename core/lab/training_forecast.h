#pragma once

#include <filesystem>
#include <optional>

#include "core/lab/style_recipe.h"

namespace visagiste {

/// Seconds that a step takes on this machine, as the newest training in the folder told that had the same recipe,
/// batch, threads and (where it makes faces) family, private or not. None where there is no such training.
[[nodiscard]] std::optional<double> stepSecondsOfTrainings(const std::filesystem::path& trainings,
                                                           const StyleRecipe& recipe);

/// The epsilon of differential privacy, at kPrivacyDelta, that a private training of so many steps spends.
/// pictures  It learns from. 0 for recipes that are not private.
[[nodiscard]] double epsilonAfter(const StyleRecipe& recipe, std::size_t pictures, long steps);

constexpr double kPrivacyDelta = 1e-5;

}  // namespace visagiste
