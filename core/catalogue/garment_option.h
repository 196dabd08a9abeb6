#pragma once

#include <memory>
#include <optional>
#include <string>

#include "core/catalogue/option_reader.h"
#include "core/catalogue/services.h"
#include "core/garment/garment_fitter.h"
#include "core/job/run_context.h"

namespace visagiste {

/// The outfit that the options of a job ask for: "garments", a list of names, files of garments and photographs of
/// garments, undermost first; and "fit", a list of KEY=VALUE for all of them or N.KEY=VALUE for the N-th.
/// Throws Error{InvalidArgument}, Error{NotFound}; what reading and importing throw.
[[nodiscard]] Outfit readOutfit(OptionReader& options);

/// The person in a picture (the largest face, or the one nearest to a point), ready to be dressed.
/// Reports "detect", "landmarks", "parse". Throws Error{NoFace}; what the networks throw; Cancelled.
[[nodiscard]] GarmentPerson personToDress(Services& services, const Image& picture, const std::string& fileOrReference,
                                          const std::optional<Eigen::Vector2f>& nearPx,
                                          std::optional<Precision> precision, RunContext& context);

}  // namespace visagiste
