#include "widgets/preview/live_stats.h"

#include <cmath>

namespace visagiste {
namespace {

constexpr std::chrono::seconds kWindow{1};
constexpr std::chrono::milliseconds kTextEvery{250};

}  // namespace

LiveStats::LiveStats(QWidget* parent) : QLabel(parent) {
  setObjectName("liveStats");
  setAccessibleName(tr("Frame rate, delay and dropped frames"));
  setProperty("role", "muted");
  setToolTip(tr("Frames shown a second; time from capture to result; frames skipped because newer ones were there"));
}

void LiveStats::addResult(const LiveResult& result) {
  if (!result.frame) {
    return;
  }
  const auto now = result.frame->capturedAt;
  m_captured.push_back(now);
  while (now - m_captured.front() > kWindow) {
    m_captured.pop_front();
  }
  if (m_shownAt && now - *m_shownAt < kTextEvery && now >= *m_shownAt) {
    return;
  }
  m_shownAt = now;
  QString text = tr("%1 fps · %2 ms delay · %3 dropped")
                     .arg(std::lround(framesPerSecond()))
                     .arg(std::lround(result.latencyMs))
                     .arg(result.droppedFrames);
  if (result.makeupMs > 0) {
    text += tr(" · makeup %1 ms").arg(std::lround(result.makeupMs));
  }
  setText(text);
}

void LiveStats::reset() {
  m_captured.clear();
  m_shownAt.reset();
  clear();
}

double LiveStats::framesPerSecond() const {
  if (m_captured.size() < 2) {
    return 0;
  }
  const std::chrono::duration<double> span = m_captured.back() - m_captured.front();
  return span.count() > 0 ? static_cast<double>(m_captured.size() - 1) / span.count() : 0;
}

}  // namespace visagiste
