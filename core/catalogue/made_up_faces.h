#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "core/catalogue/services.h"
#include "core/job/run_context.h"
#include "core/makeup/makeup_renderer.h"

namespace visagiste {

/// The faces of a still picture, each parsed and wearing the look. Reports "detect", "landmarks" and "parse".
/// fileOrReference  how messages call the picture.
/// facePointPx  only the face nearest to it wears the look; absent: all do.
/// Throws Error{NoFace} naming the picture.
[[nodiscard]] std::vector<MakeupFace> madeUpFaces(Services& services, const Image& picture,
                                                  const std::string& fileOrReference,
                                                  const std::shared_ptr<const MakeupLook>& look,
                                                  const std::optional<Eigen::Vector2f>& facePointPx,
                                                  std::optional<Precision> precision, RunContext& context);

}  // namespace visagiste
