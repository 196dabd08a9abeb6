#pragma once

#include "models/networks/landmark_net.h"
#include "models/training/landmarks/landmark_set.h"

#include <ostream>
#include <string>

namespace visagiste::training {

/// Compares the labels and the network with hand-set marks ("portrait mark x y" per line, pixels of the packed crops)
/// and writes the figures, over all marked people and over the validation people alone:
/// pupils: mean distance of the iris centres (468, 473) from marks 0 and 1, as a share of the marked pupils' distance;
/// scatter: every mark that lies within 6 % of a mesh point of the labels (on average over the people) is matched to
/// it; per mark the mean offset is taken off in the face's own frame, the mean distance left is its scatter, in the
/// same unit; the median over the marks is told.
void tellMarks(std::ostream& out, const LandmarkSet& set, networks::LandmarkNet& net, const std::string& marksPath);

}  // namespace visagiste::training
