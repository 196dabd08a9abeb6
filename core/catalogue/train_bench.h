#pragma once

#include <optional>
#include <vector>

#include "core/catalogue/services.h"
#include "core/catalogue/stage_statistics.h"
#include "core/lab/style_recipe.h"

namespace visagiste {

/// Times of a step of each kind of training (DCGAN, CycleGAN, a style), as the program that trains measures them: with
/// all but one of the machine's threads, like a training. runs  >= 1.
///
/// Throws Error{NotFound} where that program is missing, Error{Internal} with its words where it fails. Cancelled
/// within 100 ms: the program is ended.
[[nodiscard]] std::vector<StageStatistics> measureTraining(const Services& services, int runs, RunContext& context);

/// Seconds of a step of the recipe's kind on this machine, by a probe of two steps; none for private trainings, which
/// take each picture apart. Throws as measureTraining().
[[nodiscard]] std::optional<double> probedStepSeconds(const Services& services, const StyleRecipe& recipe,
                                                      RunContext& context);

}  // namespace visagiste
