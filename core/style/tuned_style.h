#pragma once

#include <filesystem>

#include "core/style/style_pack.h"

namespace visagiste {

/// Takes what `visagiste-train style-tune` wrote ("net.*" and "vector") into the pack: its network and main vector.
/// Throws Error{NotFound}, Error{BadWeights} for another file.
void takeTunedStyle(const std::filesystem::path& weights, StylePack& pack);

}  // namespace visagiste
