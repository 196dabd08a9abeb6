#pragma once

#include <optional>
#include <vector>

#include "core/types/skin_tone.h"
#include "widgets/palettes/palette_shade.h"

namespace visagiste {

/// Shades with their L*a*b* and, for a measured skin, how far each is from suiting it.
///
/// Foundation   CIEDE2000 to the skin.
/// Concealer    the same, to the skin lighter by 4 of L*, as it is worn under eyes.
/// Contour, bronzer  the same, to the skin darker by 16 and 10 of L*.
/// Colours for cheeks, lips and eyes  from the undertone: a skin whose hue angle leans to yellow (over 58 degrees) is
///              warm, to red (under 50) cool. The mismatch is the distance between the hue of the shade and the one
///              that goes with the undertone (corals and peaches, or pinks and berries), weighted by how colourful the
///              shade is, plus how far the depth of the shade is from going with the depth of the skin.
/// Brows, lashes, liner and other products whose colour does not depend on skin: nothing.
/// Pure; any thread.
[[nodiscard]] std::vector<PaletteShade> matchedShades(const std::vector<MakeupShade>& shades,
                                                      const std::optional<SkinTone>& skin);

}  // namespace visagiste
