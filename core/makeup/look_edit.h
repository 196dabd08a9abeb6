#pragma once

#include <string>

#include "core/types/makeup_look.h"

namespace visagiste {

/// Changes one field of a look, as scripts write it.
///
/// key    LAYER.FIELD. LAYER is a product ("lipstick"; its first layer; one that the look lacks is added on top) or the
///        number of a layer, from 1. FIELD is color (one or several #rrggbb with commas between), opacity, zone,
///        finish, side, visible, or a parameter of the product ("wing").
/// value  as files write it.
/// Throws Error{InvalidArgument} naming the key and what it may be.
void editLook(MakeupLook& look, const std::string& key, const std::string& value);

/// The same for "KEY=VALUE".
void editLook(MakeupLook& look, const std::string& assignment);

}  // namespace visagiste
