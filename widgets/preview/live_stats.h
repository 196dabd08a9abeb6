#pragma once

#include <chrono>
#include <deque>
#include <optional>
#include <QLabel>

#include "core/types/live_result.h"

namespace visagiste {

/// Frame rate, latency and drops of a live stream in one line. Text changes at most four times a second.
class LiveStats : public QLabel {
  Q_OBJECT
 public:
  explicit LiveStats(QWidget* parent = nullptr);

  /// Call for every result shown.
  void addResult(const LiveResult& result);
  /// A new source: forgets what was measured and shows nothing.
  void reset();

  /// Results a second over the last second of capture time; 0 until two results came.
  [[nodiscard]] double framesPerSecond() const;

 private:
  std::deque<std::chrono::steady_clock::time_point> m_captured;  ///< Of the last second.
  std::optional<std::chrono::steady_clock::time_point> m_shownAt;
};

}  // namespace visagiste
