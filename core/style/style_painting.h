#pragma once

#include <memory>
#include <vector>

#include "core/job/run_context.h"
#include "core/style/style_reader.h"
#include "core/style/tiled_style.h"
#include "core/types/style_spec.h"

namespace visagiste {

/// One of the styles of a mix.
struct StyleShare {
  Style style;
  float share = 1;  ///< Of the painting; all shares sum to 1.
};

/// What a spec is painted with: one style, where one network paints both, or two whose paintings are mixed.
[[nodiscard]] std::vector<StyleShare> styleShares(const StyleSpec& spec, StyleReader& reader);

/// The size at which strokes come out as the spec wants them.
/// mostSidePx  of its longer side, for strokes of the usual scale; a picture is enlarged twice at most.
[[nodiscard]] Size strokeSize(Size picture, const StyleSpec& spec, int mostSidePx);

/// The picture (Rgb8) painted at its own size. Statistics: one a style; empty ones are filled in.
[[nodiscard]] Image painted(const Image& picture, const std::vector<StyleShare>& styles,
                            std::vector<StyleStatistics>& statistics, RunContext& context);

/// The picture painted at its own size and at `coarse`: large strokes of the one, fine ones of the other.
[[nodiscard]] Image paintedTwice(const Image& picture, Size coarse, const std::vector<StyleShare>& styles,
                                 RunContext& context);

}  // namespace visagiste
