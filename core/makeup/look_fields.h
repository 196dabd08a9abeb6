#pragma once

#include "core/base/json_fields.h"
#include "core/types/makeup_look.h"

// How the files of looks and shades name things. Included by the .cpp files of this folder only.

namespace visagiste {

[[nodiscard]] JsonFields::Names<MakeupProduct> productNames();
[[nodiscard]] JsonFields::Names<MakeupFinish> finishNames();
[[nodiscard]] JsonFields::Names<FaceSide> sideNames();

}  // namespace visagiste
