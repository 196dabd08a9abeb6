#pragma once

#include <memory>
#include <string>

#include "core/catalogue/services.h"
#include "core/job/job.h"

namespace visagiste {

/// Restyles a picture.
[[nodiscard]] std::unique_ptr<Job> makeStylizeJob(std::shared_ptr<Services> services, const std::string& optionsJson);

/// Restyles every picture of a folder into another one.
[[nodiscard]] std::unique_ptr<Job> makeStylizeFolderJob(std::shared_ptr<Services> services,
                                                        const std::string& optionsJson);

/// Restyles every frame of a video.
[[nodiscard]] std::unique_ptr<Job> makeStylizeVideoJob(std::shared_ptr<Services> services,
                                                       const std::string& optionsJson);

}  // namespace visagiste
