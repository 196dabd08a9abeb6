#pragma once

#include <Eigen/Core>

#include "core/portrait/face_samples.h"

namespace visagiste {

/// Fills what shows between neighbouring teeth with a shaded tooth: the head model's teeth stand apart, people's touch.
///
/// along    Unit vector of the row of teeth in the picture. Only gaps along it are closed: those between the jaws stay.
/// reachPx  Gaps up to this width are closed.
void closeToothGaps(FaceSamples& face, const Eigen::Vector2f& along, float reachPx);

}  // namespace visagiste
