#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/catalogue/services.h"
#include "core/job/job.h"

namespace visagiste {

/// What can be measured, in the order in which it is.
[[nodiscard]] const std::vector<std::string>& benchmarkNames();

[[nodiscard]] std::unique_ptr<Job> makeBenchJob(std::shared_ptr<Services> services, const std::string& optionsJson);

}  // namespace visagiste
