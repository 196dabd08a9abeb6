#pragma once

#include <string>

#include "core/style/style_pack.h"
#include "core/style/style_reader.h"
#include "core/types/style_spec.h"

namespace visagiste {

/// What the spec paints with, strength and regions aside, as a pack of this name: a mix becomes one style. The card is
/// that of the style's pack, where it is one; a thumbnail is left to the caller.
/// Throws what reading the style throws, and Error{InvalidArgument} for a mix of styles with different networks, which
/// is no single style.
[[nodiscard]] StylePack packOfSpec(const StyleSpec& spec, StyleReader& reader, const std::string& name);

}  // namespace visagiste
