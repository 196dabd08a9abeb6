#pragma once

#include <string>
#include <vector>

namespace visagiste::training {

/// `visagiste-train bench`: how long a step of training takes on this machine, without reading pictures. One JSON
/// object a line and kind of step: name, batch, side, threads, runs, parameters, medianMs, p95Ms, imagesPerSecond.
/// Arguments as Options; returns the exit status.
int benchTraining(const std::vector<std::string>& arguments);

}  // namespace visagiste::training
