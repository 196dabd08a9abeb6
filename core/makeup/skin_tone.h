#pragma once

#include <array>
#include <optional>

#include "core/types/face_parsing.h"
#include "core/types/image.h"
#include "core/types/landmarks.h"
#include "core/types/skin_tone.h"

namespace visagiste {

struct SkinToneOptions {
  /// Sclera falls back to Picture where too little of the eyes is seen; SkinTone::reference says so.
  LightReference reference = LightReference::Sclera;
  /// The grey card as the picture shows it, sRGB-coded; for GreyCard only.
  SrgbColor greyCard{118, 118, 118};
};

/// The tone of the skin of cheeks and forehead: mean linear light without its shadows and highlights.
///
/// parsing  leaves hair, glasses and hands out; may be null.
/// returns  nothing where fewer than 64 pixels of skin are seen.
/// Without a grey card the strength of the light is unknown: L*, ITA and shade hold for a picture that is exposed for
/// the face. Throws Error{InvalidArgument} for a picture that is not Rgb8 or a grey card too dark to tell. Pure; any
/// thread.
///
/// ITA: Chardon, Cretois, Hourseau, "Skin colour typology and suntanning pathways", 1991.
[[nodiscard]] std::optional<SkinTone> skinTone(const Image& picture, const Landmarks& landmarks, const Irises& irises,
                                               const FaceParsing* parsing, const SkinToneOptions& options = {});

/// The ten shades of the Monk skin tone scale (E. Monk, 2019), lightest first.
[[nodiscard]] const std::array<SrgbColor, 10>& monkShades();

}  // namespace visagiste
