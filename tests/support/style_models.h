#pragma once

#include <filesystem>

#include "core/model_store/model_folder.h"

namespace visagiste::test {

/// Writes style-net-v1 and style-encoder-v1 with fresh random weights, the same for the same seed, into `folder`: what
/// they paint is no style, but follows picture, vector and statistics like one.
void writeStyleModels(const std::filesystem::path& folder, unsigned seed = 1);

/// The weights of such a style network alone, as a pack of its own weights holds them.
void writeStyleNetworkWeights(const std::filesystem::path& file, unsigned seed);

/// Models with such weights and all shipped ones beside them; made once a process.
[[nodiscard]] const ModelFolders& randomStyleModels();

}  // namespace visagiste::test
