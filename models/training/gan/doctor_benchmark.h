#pragma once

#include <string>
#include <vector>

namespace visagiste::training {

/// `visagiste-train bench-doctor`: how many induced failures of small runs the doctor names within 200 steps, and how
/// many healthy runs it alarms about.
int benchDoctor(const std::vector<std::string>& arguments);

}  // namespace visagiste::training
