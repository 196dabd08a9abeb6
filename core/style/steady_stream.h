#pragma once

#include <memory>
#include <vector>

#include "core/style/style_painting.h"
#include "core/style/style_stream.h"

namespace visagiste {

/// A stream that paints with these styles. Arguments have been checked.
[[nodiscard]] std::unique_ptr<StyleStream> makeStyleStream(const StyleSpec& spec, const StyleStreamOptions& options,
                                                           std::vector<StyleShare> styles);

}  // namespace visagiste
