#include "models/training/engine/mirror.h"

#include <cmath>
#include <fstream>
#include <stdexcept>

namespace visagiste::training {
namespace {

void requirePairing(const std::vector<int>& pairs, const std::string& what) {
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const auto partner = static_cast<std::size_t>(pairs[i]);
    if (partner >= pairs.size() || static_cast<std::size_t>(pairs[partner]) != i)
      throw std::runtime_error(what + ": point " + std::to_string(i) + " has no clear counterpart");
  }
}

}  // namespace

std::vector<int> mirrorPairs(const std::vector<std::array<float, 3>>& vertices) {
  std::vector<int> pairs(vertices.size());
  for (std::size_t i = 0; i < vertices.size(); ++i) {
    float best = INFINITY;
    for (std::size_t j = 0; j < vertices.size(); ++j) {
      const float dx = vertices[i][0] + vertices[j][0];
      const float dy = vertices[i][1] - vertices[j][1];
      const float dz = vertices[i][2] - vertices[j][2];
      const float distance = dx * dx + dy * dy + dz * dz;
      if (distance < best) {
        best = distance;
        pairs[i] = static_cast<int>(j);
      }
    }
  }
  requirePairing(pairs, "the mesh is not symmetric");
  return pairs;
}

std::vector<int> withIrises(std::vector<int> pairs) {
  // Per iris: centre, then the edge points at image right, top, image left, bottom.
  for (const int partner : {473, 476, 475, 474, 477, 468, 471, 470, 469, 472}) pairs.push_back(partner);
  requirePairing(pairs, "irises");
  return pairs;
}

std::vector<int> readMirrorPairs(const std::string& path) {
  std::ifstream file(path);
  std::vector<int> pairs;
  for (int value = 0; file >> value;) pairs.push_back(value);
  if (pairs.size() != 478)
    throw std::runtime_error(path + " does not list 478 counterparts: make it with visagiste-prepare mirror");
  requirePairing(pairs, path);
  return pairs;
}

void writeMirrorPairs(const std::string& path, const std::vector<int>& pairs) {
  std::ofstream file(path);
  for (const int partner : pairs) file << partner << '\n';
  file.close();
  if (!file)
    throw std::runtime_error("cannot write " + path);
}

}  // namespace visagiste::training
