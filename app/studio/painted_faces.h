#pragma once

#include <optional>
#include <vector>

#include "core/makeup/makeup_renderer.h"

namespace visagiste {

/// A picture and the faces that are painted in it.
struct PaintedFaces {
  Image picture;  ///< Rgb8.
  std::vector<MakeupFace> faces;
};

/// The same with the longer side at most this long.
[[nodiscard]] PaintedFaces shrunkToFit(const PaintedFaces& whole, int maxSidePx);

/// A square picture around one face with its hair; only this face is in it. The edge of the picture goes on outside.
/// Throws Error{InvalidArgument} for a face without extent.
[[nodiscard]] PaintedFaces portraitOf(const PaintedFaces& whole, std::size_t face, int sidePx);

/// Whether anybody wears anything.
[[nodiscard]] bool wearsMakeup(const PaintedFaces& faces);

}  // namespace visagiste
