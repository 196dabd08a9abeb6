#pragma once

#include <vector>

#include "app/samples/sample_person.h"

namespace visagiste {

/// The people of resources/samples; the first one also plays in the demo clip.
[[nodiscard]] std::vector<SamplePersonRecipe> sampleRecipes();

}  // namespace visagiste
