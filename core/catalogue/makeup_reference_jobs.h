#pragma once

#include <memory>
#include <string>

#include "core/catalogue/services.h"
#include "core/job/job.h"

namespace visagiste {

// What a photograph of a made-up face is good for. Options: registerJobs().

/// "makeup-transfer": the reference's makeup on the source's face.
[[nodiscard]] std::unique_ptr<Job> makeMakeupTransferJob(std::shared_ptr<Services> services,
                                                         const std::string& optionsJson);
/// "makeup-extract": the reference's makeup as an editable look.
[[nodiscard]] std::unique_ptr<Job> makeMakeupExtractJob(std::shared_ptr<Services> services,
                                                        const std::string& optionsJson);

}  // namespace visagiste
