#pragma once

#include <memory>
#include <string>

#include "core/catalogue/services.h"
#include "core/job/job.h"

namespace visagiste {

// Virtual garments. Options: registerJobs().

/// "tryon": dresses a person.
[[nodiscard]] std::unique_ptr<Job> makeTryOnJob(std::shared_ptr<Services> services, const std::string& optionsJson);
/// "tryon-video": dresses a person in every frame of a video.
[[nodiscard]] std::unique_ptr<Job> makeTryOnVideoJob(std::shared_ptr<Services> services,
                                                     const std::string& optionsJson);
/// "garments": tells the garments at hand.
[[nodiscard]] std::unique_ptr<Job> makeGarmentsJob(const std::string& optionsJson);
/// "garment-import": a garment from the photograph of one.
[[nodiscard]] std::unique_ptr<Job> makeGarmentImportJob(std::shared_ptr<Services> services,
                                                        const std::string& optionsJson);

}  // namespace visagiste
