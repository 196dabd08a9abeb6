#pragma once

#include <optional>
#include <vector>

#include "core/catalogue/services.h"
#include "core/catalogue/stage_statistics.h"
#include "core/job/run_context.h"

namespace visagiste {

/// A full look (base, blush, shadow, liner, lashes, lipstick) on the demo clip at 1280 × 720, one thread: painting
/// alone; what a frame waits for in the live view (tracking and painting); and the parser, which runs beside that.
[[nodiscard]] std::vector<StageStatistics> measureMakeupLive(Services& services, std::optional<Precision> precision,
                                                             int runs, RunContext& context);

}  // namespace visagiste
