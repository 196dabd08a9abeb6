#include "core/mesh/mesh_writers.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <set>

namespace visagiste {
namespace {

/// Characters that a line of OBJ, MTL or PLY text cannot carry, or that readers take for something else.
bool breaksTextLine(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 || byte == 0x7F || c == '#' || c == '"' || c == '\\' || c == '*' || c == '?';
}

std::string checksum(const std::string& text) {
  std::uint32_t hash = 2166136261U;  // FNV-1a: only has to tell names apart.
  for (const char c : text) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  }
  std::array<char, 9> digits{};
  std::snprintf(digits.data(), digits.size(), "%08x", hash);
  return digits.data();
}

std::string uniqueName(const std::string& wanted, const std::set<std::string>& taken) {
  std::string name = wanted;
  for (int i = 2; taken.count(name) != 0; ++i) {
    name = wanted + "_" + std::to_string(i);
  }
  return name;
}

}  // namespace

float mmPerUnit(MeshUnit unit) {
  switch (unit) {
    case MeshUnit::Millimetre:
      return 1.0F;
    case MeshUnit::Centimetre:
      return 10.0F;
    case MeshUnit::Metre:
      return 1000.0F;
  }
  return 1.0F;
}

std::string sidecarStem(const std::filesystem::path& path) {
  const std::string stem = path.stem().string();
  const bool edges = stem.empty() || stem.front() == ' ' || stem.front() == '-' || stem.back() == ' ';
  if (!edges && std::none_of(stem.begin(), stem.end(), breaksTextLine)) {
    return stem;
  }
  std::string safe = stem;
  std::replace_if(safe.begin(), safe.end(), breaksTextLine, '_');
  if (edges) {
    safe = "mesh" + safe;
  }
  return safe + "_" + checksum(stem);
}

std::string plainName(const std::string& name) {
  std::string plain = name.empty() ? "material" : name;
  std::replace_if(
      plain.begin(), plain.end(),
      [](char c) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        const bool beyondAscii = static_cast<unsigned char>(c) >= 0x80;
        return !letter && !beyondAscii && c != '.' && c != '_' && c != '-';
      },
      '_');
  return plain;
}

TextureSet texturesOf(const TriangleMesh& mesh) {
  TextureSet set;
  std::set<std::string> taken;
  for (const MeshMaterial& material : mesh.materials) {
    if (material.texture.isEmpty() || mesh.uv.cols() == 0) {
      set.ofMaterial.push_back(-1);
      continue;
    }
    const auto same = std::find_if(set.textures.begin(), set.textures.end(), [&material](const Image& texture) {
      return texture.pixels() == material.texture.pixels();
    });
    set.ofMaterial.push_back(static_cast<int>(same - set.textures.begin()));
    if (same == set.textures.end()) {
      set.textures.push_back(material.texture);
      set.names.push_back(uniqueName(plainName(material.name), taken));
      taken.insert(set.names.back());
    }
  }
  return set;
}

}  // namespace visagiste
