#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/prepare/portraits.h"
#include "models/training/engine/packed_set.h"

namespace visagiste::prepare {

/// Squares of works of art: kSquaresEach of every work, one as large as fits, the others from half its size up, at
/// random places, without the margins of the photograph. No labels; every tenth work is for validation.
constexpr int kStylePackSide = 384;
constexpr int kSquaresEach = 4;

/// artFolder  with index.csv (id first, domain last) and the pictures. Throws std::runtime_error naming the file that
/// is missing or cannot be read.
[[nodiscard]] training::PackedSet packArt(const std::string& artFolder, std::uint64_t seed);

/// The same of these works only, by id, all for training, with more squares each where they are few.
[[nodiscard]] training::PackedSet packWorks(const std::string& artFolder, const std::vector<std::string>& ids,
                                            std::uint64_t seed);

/// The largest upper middle square of every portrait with a usable label map, whose regions go into alpha
/// (PackedSample::kHasRegions): what styles are laid over.
[[nodiscard]] training::PackedSet packContents(const std::vector<Portrait>& portraits);

/// Squares as of art, of portraits that are redrawn by rules (procedural_styles.h): every validation portrait is for validation.
/// pictures  how many portraits. Throws as packArt() and std::invalid_argument for an unknown style.
[[nodiscard]] training::PackedSet packRedrawn(const std::vector<Portrait>& portraits, const std::string& style,
                                              int pictures, std::uint64_t seed);

}  // namespace visagiste::prepare
