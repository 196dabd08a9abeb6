#pragma once

#include "core/makeup/painted_layer.h"
#include "core/types/makeup_look.h"

namespace visagiste {

/// How a product in a finish treats light.
[[nodiscard]] FinishOptics opticsOf(MakeupProduct product, MakeupFinish finish);

}  // namespace visagiste
