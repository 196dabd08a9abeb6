#pragma once

#include <optional>
#include <vector>

#include "core/catalogue/services.h"
#include "core/catalogue/stage_statistics.h"
#include "core/job/run_context.h"
#include "core/types/image.h"

namespace visagiste {

/// A shirt and a jacket on the person of a picture: finding the body, which happens once a person, and dressing it.
[[nodiscard]] std::vector<StageStatistics> measureTryOn(Services& services, const Image& picture,
                                                        std::optional<Precision> precision, int runs,
                                                        RunContext& context);

}  // namespace visagiste
