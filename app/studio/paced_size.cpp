#include "app/studio/paced_size.h"

#include <utility>

namespace visagiste {
namespace {

constexpr int kFramesBeforeSmaller = 4;
constexpr int kFramesBeforeLarger = 60;  // Each change shows: seldom.

}  // namespace

PacedSize::PacedSize(std::vector<int> sidesPx, std::size_t first, Pace pace)
    : m_sidesPx(std::move(sidesPx)), m_chosen(first), m_pace(pace) {}

bool PacedSize::took(double ms) {
  ++m_frames;
  constexpr double kNewest = 0.3;
  m_averageMs = m_averageMs == 0 ? ms : (1 - kNewest) * m_averageMs + kNewest * ms;
  const bool isSlow = m_frames >= kFramesBeforeSmaller && m_averageMs > m_pace.tooSlowMs;
  const bool isFast = m_frames >= kFramesBeforeLarger && m_averageMs < m_pace.fastMs;
  if (isSlow && m_chosen > 0) {
    --m_chosen;
  } else if (isFast && m_chosen + 1 < m_sidesPx.size()) {
    ++m_chosen;
  } else {
    return false;
  }
  restart();
  return true;
}

void PacedSize::restart() {
  m_averageMs = 0;
  m_frames = 0;
}

}  // namespace visagiste
