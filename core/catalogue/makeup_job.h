#pragma once

#include <memory>
#include <string>

#include "core/catalogue/services.h"
#include "core/job/job.h"

namespace visagiste {

/// Paints a look onto a picture.
[[nodiscard]] std::unique_ptr<Job> makeMakeupJob(std::shared_ptr<Services> services, const std::string& optionsJson);

/// Paints a look onto every frame of a video.
[[nodiscard]] std::unique_ptr<Job> makeMakeupVideoJob(std::shared_ptr<Services> services,
                                                      const std::string& optionsJson);

/// Tells the looks at hand.
[[nodiscard]] std::unique_ptr<Job> makeLooksJob(const std::string& optionsJson);

}  // namespace visagiste
