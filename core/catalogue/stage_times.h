#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/job/run_context.h"

namespace visagiste {

/// Passes everything on and measures how long each stage took. One thread.
class StageTimes final : public RunContext {
 public:
  explicit StageTimes(RunContext& outer);

  void checkpoint() override { m_outer.checkpoint(); }
  void report(float fraction, std::string_view stageKey) override;

  /// Ends the stage at hand. Milliseconds by stage key, in the order the stages began.
  [[nodiscard]] std::vector<std::pair<std::string, double>> finishMs();
  /// Since construction.
  [[nodiscard]] double totalMs() const;

 private:
  using Clock = std::chrono::steady_clock;
  void endStage();

  RunContext& m_outer;
  Clock::time_point m_begin;
  Clock::time_point m_stageBegin;
  std::string m_stage;
  std::vector<std::pair<std::string, double>> m_times;
};

}  // namespace visagiste
