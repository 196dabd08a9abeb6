#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/job/run_context.h"

namespace visagiste {

/// Times of one stage over many runs, in milliseconds.
struct StageStatistics {
  std::string name;
  std::string precision = "fp32";
  int threads = 1;
  int runs = 0;
  double medianMs = 0;
  double p95Ms = 0;
  double imagesPerSecond = 0;  ///< Of work on several pictures at once; 0 where that says no more than the time.
};

/// Nearest-rank quantile, 0 < q <= 1. Throws Error{InvalidArgument} for no values.
[[nodiscard]] double quantile(std::vector<double> values, double q);

/// Runs `work` once to warm up and then `runs` times (>= 1). Cancelled between two runs.
[[nodiscard]] StageStatistics measured(const std::string& name, int runs, RunContext& context,
                                       const std::function<void()>& work);

}  // namespace visagiste
