#pragma once

#include <memory>
#include <string>

#include "core/catalogue/services.h"
#include "core/job/job.h"

namespace visagiste {

/// Makeup, clothes, expression and style on one picture, each on top of the one before.
[[nodiscard]] std::unique_ptr<Job> makeComposeJob(std::shared_ptr<Services> services, const std::string& optionsJson);

}  // namespace visagiste
