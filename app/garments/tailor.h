#pragma once

#include <string>
#include <vector>

#include "app/garments/cloth_canvas.h"
#include "app/garments/cloth_folds.h"
#include "core/types/garment.h"

namespace visagiste {

enum class CollarStyle { CrewRib = 1, VRib, Bound, Turtle, Shirt, Hood, Lapels, OpenV };

/// A garment's pattern: centimetres as of ClothLine.
struct GarmentPattern {
  float neckHalf = 8.3F;
  float neckDrop = 9;
  float shoulderHalf = 21.5F;
  float shoulderDrop = 5;
  TrunkShape trunk;
  float sleeveLength = 20;   ///< 0: none.
  float sleeveTurnDeg = 52;  ///< Off the vertical.
  float sleeveEnd = 17;      ///< Width there.
  float openGap = 0;         ///< Half the width by which the front stands open below the collar.
  CollarStyle collar = CollarStyle::CrewRib;
  bool hasCuffs = false;    ///< Ribbed sleeve ends and hem.
  bool hasPlacket = false;  ///< Buttons down the front.
  bool hasPocket = false;
  bool hasWaist = false;  ///< A seam at the waist.
};

struct GarmentRecipe {
  std::string name;
  GarmentCategory category = GarmentCategory::TShirt;
  std::string material;
  GarmentPattern pattern;
  Fabric fabric;
  Fabric trim;  ///< Of collars, cuffs and buttons' bands.
  SrgbColor buttons{236, 232, 222};
  std::vector<std::string> tags;
};

/// The garments that come with the program.
[[nodiscard]] std::vector<GarmentRecipe> wardrobe();

/// Sews one: draws it at so many pixels a centimetre and knows its handles.
[[nodiscard]] Garment sewn(const GarmentRecipe& recipe, float pixelsPerCm);

}  // namespace visagiste
