#pragma once

#include <cstddef>
#include <vector>

namespace visagiste {

/// Chooses the size that pictures of a stream are worked on at, by how long the last ones took: smaller when it does
/// not keep up, seldom larger when there is time to spare. One thread.
class PacedSize {
 public:
  struct Pace {
    double tooSlowMs = 60;
    double fastMs = 22;  ///< The next size would still be fast enough.
  };

  /// sidesPx  ascending, at least one. first  which of them it begins with.
  PacedSize(std::vector<int> sidesPx, std::size_t first, Pace pace);

  [[nodiscard]] int sidePx() const { return m_sidesPx[m_chosen]; }
  /// True when the size has changed.
  [[nodiscard]] bool took(double ms);
  /// Forgets the times, not the size.
  void restart();

 private:
  std::vector<int> m_sidesPx;
  std::size_t m_chosen;
  Pace m_pace;
  double m_averageMs = 0;
  int m_frames = 0;
};

}  // namespace visagiste
