#include "core/job/remaining_time.h"

#include <algorithm>

namespace visagiste {
namespace {

// The first reports come after setting up, at another speed than the rest.
constexpr double kMinFraction = 0.03;
constexpr double kMinElapsedS = 0.3;
// Stages run at different speeds: half of each new guess follows them without trembling.
constexpr double kWeightOfNewest = 0.5;

}  // namespace

void RemainingTime::update(double elapsedS, double fraction) {
  if (fraction < kMinFraction || elapsedS < kMinElapsedS) {
    return;
  }
  const double totalS = elapsedS / std::min(fraction, 1.0);
  m_smoothedTotalS = m_smoothedTotalS ? kWeightOfNewest * totalS + (1.0 - kWeightOfNewest) * *m_smoothedTotalS : totalS;
  const double guessS = fraction >= 1.0 ? 0.0 : std::max(0.0, *m_smoothedTotalS - elapsedS);
  m_shownS = m_shownS ? std::min(*m_shownS, guessS) : guessS;
}

}  // namespace visagiste
