#include "core/catalogue/stage_statistics.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "core/base/error.h"

namespace visagiste {

double quantile(std::vector<double> values, double q) {
  if (values.empty()) {
    throw Error(ErrorCode::InvalidArgument, "A quantile needs at least one value.");
  }
  std::sort(values.begin(), values.end());
  const auto rank = static_cast<std::size_t>(std::ceil(q * static_cast<double>(values.size())));
  return values[std::clamp<std::size_t>(rank, 1, values.size()) - 1];
}

StageStatistics measured(const std::string& name, int runs, RunContext& context, const std::function<void()>& work) {
  work();
  std::vector<double> timesMs;
  for (int i = 0; i < runs; ++i) {
    context.checkpoint();
    const auto begin = std::chrono::steady_clock::now();
    work();
    timesMs.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
  }
  StageStatistics result;
  result.name = name;
  result.runs = runs;
  result.medianMs = quantile(timesMs, 0.5);
  result.p95Ms = quantile(timesMs, 0.95);
  return result;
}

}  // namespace visagiste
