#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "core/types/garment.h"

namespace visagiste {

/// Outfits that are kept: JSON files that name their garments, with how each is worn (core/garment/README.md documents
/// the fields).

struct NamedOutfit {
  std::string name;
  Outfit garments;  ///< Undermost first.
};

enum class OutfitGarments {
  ByName = 1,  ///< The reader has to have them.
  Enclosed,    ///< Each comes with the file, which grows by its pictures.
};

/// The garment of a name. Throws Error{NotFound}.
using GarmentByName = std::function<std::shared_ptr<const Garment>(const std::string& name)>;

/// Throws Error{Unreadable} for text that is no outfit, naming the field; Error{TooLarge} over 128 MiB; Error{NotFound}
/// for a garment that neither comes with it nor is known. `name` is how messages call the text.
[[nodiscard]] NamedOutfit readOutfit(const std::string& json, const std::string& name, const GarmentByName& known);
/// The same for a file. Throws also Error{NotFound}.
[[nodiscard]] NamedOutfit readOutfitFile(const std::filesystem::path& file, const GarmentByName& known);

/// The outfit as readOutfit() takes it; indented. Throws Error{InvalidArgument} for one whose garments or fits fail
/// their check(), or that has no name or more than kMostWorn garments.
[[nodiscard]] std::string outfitJson(const NamedOutfit& outfit, OutfitGarments garments);
/// Appears whole or not at all. Throws Error{Unwritable}.
void writeOutfitFile(const std::filesystem::path& file, const NamedOutfit& outfit, OutfitGarments garments);

inline constexpr std::size_t kMostWorn = 8;
/// The ending of outfit files.
inline constexpr const char* kOutfitEnding = ".outfit";

}  // namespace visagiste
