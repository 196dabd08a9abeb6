#pragma once

#include "core/image/mat_view.h"
#include "core/portrait/portrait_layers.h"
#include "core/portrait/portrait_mesh.h"

namespace visagiste {

/// Where the pixels around the face go: hair, ears and neck follow the head, shoulders and the far background stay.
///
/// returns  CV_32FC2 of the layers' size: from each pixel back to its place in the photograph, pixels of that size.
/// Pure; any thread.
[[nodiscard]] cv::Mat surroundingField(const PortraitMesh& mesh, const DrivenShape& shape,
                                       const PortraitLayers& layers);

}  // namespace visagiste
