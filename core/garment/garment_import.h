#pragma once

#include <string>

#include "core/types/garment.h"

namespace visagiste {

/// A garment read off a photograph.
struct ImportedGarment {
  Garment garment;
  float categoryShare = 0;  ///< How sure the category is, 0..1.
};

/// Cuts a top out of the photograph of it lying or hanging, seen from the front, and finds its handles.
///
/// photo  Rgb8. name  of the garment.
/// Throws Error{Unreadable} with what to do where no garment is found, several are, it reaches out of the photo, or it
/// is nothing that is worn above the waist; Error{InvalidArgument} for another format. Pure; any thread.
[[nodiscard]] ImportedGarment importedGarment(const Image& photo, const std::string& name);

}  // namespace visagiste
