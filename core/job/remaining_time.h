#pragma once

#include <optional>

namespace visagiste {

/// Guesses how long a job still runs from how far it has come. Not thread-safe; one for each run.
///
/// The guess never rises, so that a shown countdown does not jump back.
class RemainingTime {
 public:
  /// elapsedS: seconds since the start, never falling; fraction: 0..1 of the work done.
  void update(double elapsedS, double fraction);

  /// Seconds; absent until enough of the job has been seen to say anything.
  [[nodiscard]] std::optional<double> seconds() const { return m_shownS; }

 private:
  std::optional<double> m_smoothedTotalS;
  std::optional<double> m_shownS;
};

}  // namespace visagiste
