#pragma once

#include <memory>
#include <string>

#include "core/catalogue/services.h"
#include "core/job/job.h"

namespace visagiste {

/// Learns a style from pictures, in a process of its own that outlives this one.
///
/// Options: "pictures" (files and folders), "name", "output" (a style pack; default: the person's own styles), "run"
/// (folder of the training; default: beside the output), "recipe" (object, fields as in core/lab/style_recipe.h),
/// "portraits" (more people to practise on), "resume" (go on in "run"), "detach" (return as soon as the training has
/// started; the run folder is the result).
[[nodiscard]] std::unique_ptr<Job> makeTrainJob(std::shared_ptr<Services> services, const std::string& optionsJson);

/// Makes the style pack of a training that is over or stopped. Options: "run", "output" as above.
[[nodiscard]] std::unique_ptr<Job> makeFinishTrainingJob(std::shared_ptr<Services> services,
                                                         const std::string& optionsJson);

/// Looks pictures through before a training. Options: "pictures".
[[nodiscard]] std::unique_ptr<Job> makeInspectPicturesJob(const std::string& optionsJson);

}  // namespace visagiste
