#pragma once

#include <memory>
#include <string>

#include "core/catalogue/services.h"
#include "core/job/job.h"

namespace visagiste {

[[nodiscard]] std::unique_ptr<Job> makeCaptureJob(std::shared_ptr<Services> services, const std::string& optionsJson);

[[nodiscard]] std::unique_ptr<Job> makeTakeExportJob(std::shared_ptr<Services> services,
                                                     const std::string& optionsJson);

}  // namespace visagiste
