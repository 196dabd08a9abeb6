#pragma once

#include <string>
#include <string_view>

#include "core/job/run_context.h"

namespace visagiste {

/// What a job says on the way, for a person at a terminal. stderr only, so that stdout stays JSON.
///
/// Shows one line that is overwritten, and nothing at all unless stderr is a terminal and the person wants it.
/// Ctrl-C and SIGTERM cancel at the next checkpoint(). One at a time.
class TerminalContext final : public RunContext {
 public:
  enum class Progress { Shown = 1, Hidden };

  explicit TerminalContext(Progress progress);
  ~TerminalContext() override;
  TerminalContext(const TerminalContext&) = delete;
  TerminalContext& operator=(const TerminalContext&) = delete;

  void checkpoint() override;
  void report(float fraction, std::string_view stageKey) override;

  /// Takes the progress line away, before something else is written.
  void clearLine();

 private:
  bool m_isShown;
  std::string m_line;
};

/// English words for a stage key, e.g. "fit.refine" → "Refining the fit"; the key itself where there are none.
[[nodiscard]] std::string stageWords(std::string_view stageKey);

}  // namespace visagiste
