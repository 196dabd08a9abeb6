#pragma once

#include <memory>
#include <string>

#include "core/catalogue/services.h"
#include "core/job/job.h"

namespace visagiste {

/// Gives the person in a picture another expression or head pose.
[[nodiscard]] std::unique_ptr<Job> makeExpressJob(std::shared_ptr<Services> services, const std::string& optionsJson);

}  // namespace visagiste
