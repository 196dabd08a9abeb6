#pragma once

#include <vector>

#include <Eigen/Core>
#include <QStringList>

namespace visagiste {

/// Curves over time, as a timeline shows them.
struct TimelineTracks {
  std::vector<double> seconds;  ///< (N,) rising strictly.
  QStringList names;            ///< (E,) in a person's words.
  Eigen::MatrixXf values;       ///< (E, N), 0..1.

  [[nodiscard]] double beginS() const { return seconds.empty() ? 0 : seconds.front(); }
  [[nodiscard]] double endS() const { return seconds.empty() ? 0 : seconds.back(); }
  /// Linear between samples, held outside. 0 without samples.
  [[nodiscard]] float valueAt(int track, double atS) const;
};

/// A handle on a curve.
struct TimelineKey {
  int track = 0;
  double seconds = 0;
  float value = 0;  ///< 0..1.

  friend bool operator==(const TimelineKey& a, const TimelineKey& b) {
    return a.track == b.track && a.seconds == b.seconds && a.value == b.value;
  }
};

/// A stretch of time; empty where both ends are alike.
struct TimelineSpan {
  double beginS = 0;
  double endS = 0;

  [[nodiscard]] bool isEmpty() const { return endS <= beginS; }
  friend bool operator==(const TimelineSpan& a, const TimelineSpan& b) {
    return a.beginS == b.beginS && a.endS == b.endS;
  }
};

}  // namespace visagiste
