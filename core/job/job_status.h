#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "core/base/error.h"
#include "core/job/job.h"

namespace visagiste {

/// Names one job of a JobQueue; never 0, never used twice by one queue.
using JobId = std::uint64_t;

enum class JobState { Waiting = 1, Running, Done, Failed, Cancelled };

[[nodiscard]] constexpr bool isFinished(JobState state) {
  return state >= JobState::Done;
}

/// What is known of a job at one moment. A value: it does not change by itself.
struct JobStatus {
  JobId id = 0;
  JobDescription description;
  JobState state = JobState::Waiting;
  bool held = false;      ///< Waiting, left behind by an earlier run of the program, starts on restore() only.
  float fraction = 0.0F;  ///< 0..1, never falling within one run.
  std::string stageKey;   ///< E.g. "fit.refine"; empty before the first report.
  double elapsedS = 0.0;  ///< Running time; stands still once finished.
  std::optional<double> remainingS;         ///< Guess, never rising; absent while nothing can be said.
  std::string message;                      ///< For a person; set when Failed.
  std::optional<ErrorCode> errorCode;       ///< Set when Failed.
  std::shared_ptr<const JobResult> result;  ///< Set when Done.
};

}  // namespace visagiste
