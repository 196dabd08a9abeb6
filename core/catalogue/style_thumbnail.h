#pragma once

#include "core/job/run_context.h"
#include "core/style/style_reader.h"
#include "core/types/image.h"

namespace visagiste {

/// The bundled sample portrait in the style, as packs carry it: Rgb8, 256 pixels a side.
[[nodiscard]] Image styleThumbnail(const Style& style, RunContext& context);

}  // namespace visagiste
