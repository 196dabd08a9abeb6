#pragma once

/// Things that hide parts of a face, drawn with their regions: what the label maps of the portraits lack.

#include "models/training/parsing/region_canvas.h"

namespace visagiste::training {

/// Spectacles that sit on the face's points: frames of many shapes and colours, clear, tinted or opaque lenses, or none
/// below. Frame and opaque lenses become Glasses; what shines through a lens keeps its region.
void wearGlasses(RegionCanvas& canvas, const CanvasPoints& points, Random& random);

/// Fingers, sometimes with their hand, in the face's own skin colour before or beside the face: OtherSkin.
void raiseHand(RegionCanvas& canvas, const CanvasPoints& points, Random& random);

/// Strands in the hair's colour, falling over forehead and cheeks: Hair.
void looseStrands(RegionCanvas& canvas, const CanvasPoints& points, Random& random);

}  // namespace visagiste::training
