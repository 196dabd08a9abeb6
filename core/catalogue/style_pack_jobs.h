#pragma once

#include <memory>
#include <string>

#include "core/catalogue/services.h"
#include "core/job/job.h"

namespace visagiste {

/// Tells the styles at hand. Needs neither networks nor pictures.
[[nodiscard]] std::unique_ptr<Job> makeStylesJob(const std::string& optionsJson);

/// Tells what a style pack says about itself, and checks it whole.
[[nodiscard]] std::unique_ptr<Job> makeStyleInfoJob(const std::string& optionsJson);

/// Makes a style pack of pictures.
[[nodiscard]] std::unique_ptr<Job> makeStylePackJob(std::shared_ptr<Services> services, const std::string& optionsJson);

}  // namespace visagiste
