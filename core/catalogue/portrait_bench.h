#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "core/catalogue/services.h"
#include "core/catalogue/stage_statistics.h"
#include "core/job/run_context.h"
#include "core/types/image.h"

namespace visagiste {

/// A photograph with other expressions and head poses: a preview of 256 pixels and the picture's own size, on two
/// threads; finding the face and preparing do not count.
[[nodiscard]] std::vector<StageStatistics> measureExpress(Services& services, const Image& photo,
                                                          std::optional<Precision> precision, int runs,
                                                          RunContext& context);

}  // namespace visagiste
