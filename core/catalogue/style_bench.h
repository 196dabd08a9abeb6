#pragma once

#include <optional>
#include <vector>

#include "core/catalogue/services.h"
#include "core/catalogue/stage_statistics.h"
#include "core/job/run_context.h"

namespace visagiste {

/// A portrait of 512 × 512 in a style that is known, in one that is first read from a picture, and a video of 384
/// pixels as the live view paints it, on one thread.
[[nodiscard]] std::vector<StageStatistics> measureStylize(Services& services, const Image& picture,
                                                          std::optional<Precision> precision, int runs,
                                                          RunContext& context);

}  // namespace visagiste
