#include "core/catalogue/stage_times.h"

#include <algorithm>

namespace visagiste {
namespace {

double milliseconds(std::chrono::steady_clock::duration duration) {
  return std::chrono::duration<double, std::milli>(duration).count();
}

}  // namespace

StageTimes::StageTimes(RunContext& outer) : m_outer(outer), m_begin(Clock::now()), m_stageBegin(m_begin) {}

void StageTimes::report(float fraction, std::string_view stageKey) {
  if (stageKey != m_stage) {
    endStage();
    m_stage = stageKey;
  }
  m_outer.report(fraction, stageKey);
}

std::vector<std::pair<std::string, double>> StageTimes::finishMs() {
  endStage();
  m_stage.clear();
  return m_times;
}

double StageTimes::totalMs() const {
  return milliseconds(Clock::now() - m_begin);
}

void StageTimes::endStage() {
  const Clock::time_point now = Clock::now();
  const double elapsedMs = milliseconds(now - m_stageBegin);
  m_stageBegin = now;
  if (m_stage.empty() || m_stage == "done") {
    return;
  }
  const auto known =
      std::find_if(m_times.begin(), m_times.end(), [this](const auto& entry) { return entry.first == m_stage; });
  if (known == m_times.end()) {
    m_times.emplace_back(m_stage, elapsedMs);
  } else {
    known->second += elapsedMs;
  }
}

}  // namespace visagiste
