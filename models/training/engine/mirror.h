#pragma once

/// Left and right counterparts of the landmark points. Free of LibTorch.

#include <array>
#include <string>
#include <vector>

namespace visagiste::training {

/// Index of every vertex's mirror image: the vertex nearest to it with x negated.
/// Throws std::runtime_error if that is not a pairing (partner of the partner is not the vertex itself).
[[nodiscard]] std::vector<int> mirrorPairs(const std::vector<std::array<float, 3>>& vertices);

/// Appends the ten iris points to the 468 pairs: right and left iris change places, the edge points that look along x
/// too.
[[nodiscard]] std::vector<int> withIrises(std::vector<int> pairs);

/// One index per line. Throws std::runtime_error if the file is missing or is not a pairing of 478 points.
[[nodiscard]] std::vector<int> readMirrorPairs(const std::string& path);
void writeMirrorPairs(const std::string& path, const std::vector<int>& pairs);

}  // namespace visagiste::training
