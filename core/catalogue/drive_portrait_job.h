#pragma once

#include <memory>

#include "core/catalogue/option_reader.h"
#include "core/catalogue/services.h"
#include "core/job/job.h"

namespace visagiste {

/// The drive job where the photograph itself is to move.
[[nodiscard]] std::unique_ptr<Job> makeDrivePortraitJob(std::shared_ptr<Services> services, OptionReader& options);

}  // namespace visagiste
