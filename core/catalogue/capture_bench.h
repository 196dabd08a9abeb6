#pragma once

#include <memory>
#include <optional>

#include "core/catalogue/services.h"
#include "core/catalogue/stage_statistics.h"
#include "core/job/run_context.h"

namespace visagiste {

/// One frame of the demo clip (640 × 480) from picture to filtered channels, one thread, the identity frozen: tracking,
/// solve, gaze, confidence, filters. Reading the clip does not count.
[[nodiscard]] StageStatistics measureCapture(Services& services, std::optional<Precision> precision, int runs,
                                             RunContext& context);

/// One picture of a driven head: shape, and 512 × 512 pixels on one thread.
[[nodiscard]] StageStatistics measureDrive(const std::shared_ptr<const ReconstructedHead>& head, int runs,
                                           RunContext& context);

}  // namespace visagiste
