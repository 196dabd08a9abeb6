#pragma once

#include <memory>

#include "core/types/triangle_mesh.h"

namespace visagiste::testing {

/// A head of the size and shape of the real thing for looking at: the mean of the scan model of ../shared/data when
/// that folder is there, otherwise a textured egg with two eyes.
[[nodiscard]] std::shared_ptr<const TriangleMesh> headToLookAt();

}  // namespace visagiste::testing
