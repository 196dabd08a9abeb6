#pragma once

#include "models/networks/landmark_net.h"
#include "models/training/landmarks/landmark_set.h"

#include <ostream>

namespace visagiste::training {

/// How far a labelled face is turned sideways, in degrees from 0: the slope in depth of the line through its outer eye
/// corners.
[[nodiscard]] float turnDegrees(const PackedSample& face);

/// Tells the mean distance of two looks at the posed validation pictures by bands of turnDegrees(), over all points
/// and over the irises' centres, as a share of the distance in space between the outer eye corners (which does not
/// shrink as the face turns). Nothing without such pictures.
void tellTurned(std::ostream& out, const LandmarkSet& set, networks::LandmarkNet& net);

}  // namespace visagiste::training
