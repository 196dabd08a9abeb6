#pragma once

#include <memory>
#include <string>

#include "core/catalogue/services.h"
#include "core/job/job.h"
#include "core/lab/run_secret.h"

namespace visagiste {

/// Learns a style, or to make faces, from pictures, in a process of its own that outlives this one.
///
/// Options: "pictures" (files and folders), "name", "output" (a style pack, default: the
/// person's own styles; for faces a PNG of some), "run"
/// (folder of the training; default: beside the output), "recipe" (object, fields as in core/lab/style_recipe.h),
/// "portraits" (more people to practise on), "passphrase_file" (its first line seals the checkpoints), "resume" (go on
/// in "run"), "branch" (folder of another training: a new one goes on from there with this recipe's settings for its
/// minutes more; what is learned, family and privacy stay), "detach" (return as soon as the training has started; the
/// run folder is the result). passphrase  Instead of such a file: options are written down, a passphrase must not be.
/// May be null.
[[nodiscard]] std::unique_ptr<Job> makeTrainJob(std::shared_ptr<Services> services, const std::string& optionsJson,
                                                std::shared_ptr<const Passphrase> passphrase = nullptr);

/// Makes the style pack, or the picture of faces, of a training that is over or stopped. Options: "run", "output" as
/// above.
[[nodiscard]] std::unique_ptr<Job> makeFinishTrainingJob(std::shared_ptr<Services> services,
                                                         const std::string& optionsJson);

/// Looks pictures through before a training. Options: "pictures".
[[nodiscard]] std::unique_ptr<Job> makeInspectPicturesJob(const std::string& optionsJson);

}  // namespace visagiste
