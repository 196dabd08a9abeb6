#include "models/training/engine/schedule.h"

#include <algorithm>
#include <cmath>

namespace visagiste::training {

double CosineSchedule::factor(double progress) const {
  constexpr double kPi = 3.14159265358979;
  progress = std::clamp(progress, 0.0, 1.0);
  if (progress < warmUp)
    return progress / warmUp;
  const double done = (progress - warmUp) / (1.0 - warmUp);
  return floor + (1.0 - floor) * 0.5 * (1.0 + std::cos(kPi * done));
}

double averageDecay(long step, double finalDecay) {
  return std::min(finalDecay, (1.0 + static_cast<double>(step)) / (10.0 + static_cast<double>(step)));
}

}  // namespace visagiste::training
