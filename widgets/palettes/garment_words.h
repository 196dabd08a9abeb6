#pragma once

#include <QString>
#include <string_view>

#include "core/types/garment.h"

namespace visagiste {

// Translated words.
[[nodiscard]] QString words(GarmentCategory category);
[[nodiscard]] QString words(FabricPattern pattern);
enum class ColorFamily;
[[nodiscard]] QString words(ColorFamily family);
/// A name of garmentFitParameters().
[[nodiscard]] QString fitWords(std::string_view parameter);
/// An index into GarmentHandles::all().
[[nodiscard]] QString handleWords(std::size_t index);
/// A name of the shipped garments; others are shown as they are.
[[nodiscard]] QString garmentWords(const std::string& name);

}  // namespace visagiste
