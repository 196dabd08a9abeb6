#pragma once

#include <string_view>
#include <vector>

#include "core/types/makeup_look.h"

namespace visagiste {

/// A place on the face told by landmarks: from one point on the way to another (share may leave 0..1).
struct ZonePoint {
  int from = 0;
  int toward = 0;
  float share = 0;
};

/// A soft spot or band on the skin. Shapes stand on the person's right half and are mirrored, unless they cross the
/// middle themselves.
struct ZoneShape {
  enum class Kind { Area = 1, Band };
  Kind kind = Kind::Area;
  std::vector<ZonePoint> points;  ///< A closed smooth curve, or the middle line of a band.
  float width = 0;                ///< Of a band, in widths of the face.
  float strength = 1;             ///< 0..1.
  float blur = 0.02F;             ///< Deviation of its own softness in widths of the face, before the layer's.
};

/// The shapes of a zone of contour, bronzer, blush, highlighter and concealer; empty for other products.
[[nodiscard]] std::vector<ZoneShape> zoneShapes(MakeupProduct product, std::string_view zone);

}  // namespace visagiste
