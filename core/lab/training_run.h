#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/types/image.h"
#include "models/training/gan/run_contract.h"

// Training runs seen from outside: folders written by a process of its own, as run_contract.h tells.

namespace visagiste {

using training::run_contract::RunOrder;
using training::run_contract::RunStatus;

/// How a run stands.
struct RunState {
  RunStatus status = RunStatus::Failed;  ///< Failed too where the folder says "running" and no such process lives.
  long pid = 0;
  long step = 0;
  double seconds = 0;  ///< Trained so far.
  std::optional<double> secondsLeft;
  std::optional<long> bestStep;
  std::optional<double> best;  ///< The smallest value of the measure that counts for this task.
  std::string message;

  [[nodiscard]] bool isOver() const { return status != RunStatus::Running && status != RunStatus::Paused; }
};

/// Absent where the folder holds no run, or one whose process has not yet told anything. Throws Error{Unreadable} for a
/// damaged state. Any thread.
[[nodiscard]] std::optional<RunState> readRunState(const std::filesystem::path& folder);

/// Gives an order to the run's process, which obeys before its next step. Throws Error{Unwritable}.
void orderRun(const std::filesystem::path& folder, RunOrder order);

/// One value of a series.
struct RunPoint {
  long step = 0;
  double seconds = 0;
  double value = 0;
};

/// What the training doctor says.
struct RunAdvice {
  long step = 0;
  std::string finding;  ///< A word for programs: "collapse".
  std::string message;
  std::string advice;
};

struct RunSample {
  long step = 0;
  std::filesystem::path file;
};

/// What a run has told so far.
struct RunHistory {
  std::map<std::string, std::vector<RunPoint>> series;  ///< "losses.generator", "dReal", "measures.style", ...
  std::vector<RunAdvice> advice;
  std::vector<RunSample> samples;
};

/// Follows the log of a run. One thread at a time.
class RunLogReader {
 public:
  explicit RunLogReader(std::filesystem::path folder) : m_folder(std::move(folder)) {}

  /// Reads what is new. Lines that are damaged, too long or of another kind are passed over; a log that has become
  /// shorter (a run that was resumed) is read anew. Returns whether anything changed.
  bool poll();

  [[nodiscard]] const RunHistory& history() const { return m_history; }

 private:
  void take(const std::string& line);

  std::filesystem::path m_folder;
  std::uintmax_t m_read = 0;  // Bytes.
  RunHistory m_history;
};

/// A sample picture of a run (binary PPM). Throws Error{NotFound}, Error{Unreadable}, Error{TooLarge}.
[[nodiscard]] Image readRunSample(const std::filesystem::path& file);

}  // namespace visagiste
