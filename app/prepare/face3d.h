#pragma once

#include <array>
#include <string>
#include <vector>

namespace visagiste::prepare {

/// The canonical mesh's 468 vertices from `face3d.json` and `face3d.bin`.
/// Throws std::runtime_error naming what is missing.
[[nodiscard]] std::vector<std::array<float, 3>> readCanonicalVertices(const std::string& folder);

}  // namespace visagiste::prepare
