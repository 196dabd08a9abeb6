#pragma once

#include <optional>

#include "core/catalogue/services.h"
#include "core/job/run_context.h"
#include "core/style/style_scene.h"

namespace visagiste {

/// A still picture with what this spec needs to know of it: nothing, landmarks, or parsings too. A picture that shows
/// nobody is a scene without faces. Reports "detect", "landmarks" and "parse".
[[nodiscard]] StyleScene styleSceneOf(Services& services, const Image& picture, const StyleSpec& spec,
                                      std::optional<Precision> precision, RunContext& context);

}  // namespace visagiste
