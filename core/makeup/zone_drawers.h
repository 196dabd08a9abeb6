#pragma once

#include <vector>

#include "core/makeup/drawn_zones.h"

namespace visagiste {

/// The parts of drawMasks(), one a product.
[[nodiscard]] std::vector<DrawnMask> drawLipstick(const FaceGeometry& face, const MakeupLayer& layer);
[[nodiscard]] std::vector<DrawnMask> drawLipLiner(const FaceGeometry& face, const MakeupLayer& layer);
[[nodiscard]] std::vector<DrawnMask> drawTeeth(const FaceGeometry& face);
/// Eyes: side 0 is the person's right.
[[nodiscard]] DrawnMask drawEyeliner(const FaceGeometry& face, const MakeupLayer& layer, std::size_t side);
[[nodiscard]] DrawnMask drawKajal(const FaceGeometry& face, const MakeupLayer& layer, std::size_t side);
[[nodiscard]] DrawnMask drawIris(const FaceGeometry& face, const MakeupLayer& layer, std::size_t side);
[[nodiscard]] DrawnMask drawLashes(const FaceGeometry& face, const MakeupLayer& layer, std::size_t side);
[[nodiscard]] DrawnMask drawBrow(const FaceGeometry& face, const MakeupLayer& layer, std::size_t side);

}  // namespace visagiste
