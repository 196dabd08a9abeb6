#pragma once

#include "app/garments/tailor.h"

namespace visagiste {

/// The front edge of the opening from the person's right neck point to the left one.
[[nodiscard]] ClothLine neckline(const GarmentPattern& pattern);

/// Sews the collar onto the front.
void addCollar(ClothCanvas& front, const GarmentRecipe& recipe);
/// What of it stands behind the neck. Returns false where nothing does.
bool addCollarBack(ClothCanvas& back, const GarmentRecipe& recipe);

/// The upper edge of the collar at the person's left side of the neck.
[[nodiscard]] Eigen::Vector2f collarTop(const GarmentPattern& pattern);
/// The lowest place of the opening.
[[nodiscard]] Eigen::Vector2f collarFront(const GarmentPattern& pattern);

/// A button with four holes.
void addButton(ClothCanvas& canvas, const Eigen::Vector2f& middle, float radiusCm, SrgbColor color);

}  // namespace visagiste
