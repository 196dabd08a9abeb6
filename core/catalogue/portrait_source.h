#pragma once

#include <memory>
#include <optional>
#include <string>

#include "core/catalogue/picture_analysis.h"
#include "core/catalogue/services.h"
#include "core/job/run_context.h"
#include "core/portrait/driven_portrait.h"

namespace visagiste {

/// A photograph ready to be driven.
struct PortraitToDrive {
  std::unique_ptr<const DrivenPortrait> portrait;
  FaceObservation face;
  int facesInPicture = 1;
};

/// Finds the face (the largest, or the one nearest to a point), reconstructs its head and tells hair from background.
///
/// name  how messages call the photo. Reports "detect", "landmarks", "fit", "texture...", "parse".
/// Throws Error{NoFace}; what the networks and the fit throw; Cancelled.
[[nodiscard]] PortraitToDrive preparePortrait(Services& services, const Image& photo, const std::string& name,
                                              const std::optional<Eigen::Vector2f>& nearPx,
                                              std::optional<Precision> precision, const DrivenPortraitOptions& options,
                                              RunContext& context);

}  // namespace visagiste
