#include "models/training/engine/run_state.h"

#include <ATen/autocast_mode.h>
#include <torch/types.h>

#include <algorithm>

#include "models/training/engine/checkpoint.h"

namespace visagiste::training {
namespace {

/// step and seconds stand for the state's own numbers.
CheckpointParts partsOf(const RunState& state, torch::Tensor& step, torch::Tensor& seconds) {
  CheckpointParts parts;
  parts.modules = {{"network", &state.network}};
  parts.optimizers = {{"optimizer", &state.optimizer}};
  if (state.opponent != nullptr) {
    parts.modules.emplace_back("opponent", state.opponent);
    parts.optimizers.emplace_back("opponent_optimizer", state.opponentOptimizer);
  }
  parts.averages = {{"average", &state.average}};
  parts.tensors = {{"step", &step}, {"trained_seconds", &seconds}};
  return parts;
}

bool processorHasBFloat16() {
#if defined(__x86_64__)
  return __builtin_cpu_supports("avx512bf16") != 0;
#else
  return false;
#endif
}

}  // namespace

void saveRun(const std::string& path, const RunState& state) {
  torch::Tensor step = torch::tensor(state.step);
  torch::Tensor seconds = torch::tensor(state.trainedSeconds, torch::kFloat64);
  saveCheckpoint(path, partsOf(state, step, seconds));
}

void resumeRun(const std::string& path, RunState& state) {
  torch::Tensor step, seconds;
  loadCheckpoint(path, partsOf(state, step, seconds));
  state.step = step.item<long>();
  state.trainedSeconds = seconds.item<double>();
}

void setLearningRate(torch::optim::Optimizer& optimizer, double rate) {
  for (auto& group : optimizer.param_groups()) group.options().set_lr(rate);
}

double medianMilliseconds(const std::function<void()>& work) {
  constexpr int kRuns = 200;
  constexpr int kWarmUp = 10;
  std::vector<double> times;
  for (int i = 0; i < kRuns + kWarmUp; ++i) {
    const Stopwatch watch;
    work();
    if (i >= kWarmUp)
      times.push_back(1000.0 * watch.seconds());
  }
  std::nth_element(times.begin(), times.begin() + kRuns / 2, times.end());
  return times[kRuns / 2];
}

torch::Tensor normalised(const std::vector<Canvas>& pictures) {
  const auto count = static_cast<std::int64_t>(pictures.size());
  const std::int64_t height = pictures.at(0).height;
  const std::int64_t width = pictures.at(0).width;
  torch::Tensor pixels = torch::empty({count, height, width, 3});
  float* out = pixels.data_ptr<float>();
  for (const Canvas& picture : pictures)
    for (const float value : picture.rgb) *out++ = (value - 0.5F) * 4.0F;
  return pixels.permute({0, 3, 1, 2});
}

AutocastScope::AutocastScope() {
  if (!processorHasBFloat16())
    return;
  at::autocast::set_autocast_cpu_dtype(at::kBFloat16);
  at::autocast::set_cpu_enabled(true);
}

AutocastScope::~AutocastScope() {
  at::autocast::set_cpu_enabled(false);
  at::autocast::clear_cache();
}

}  // namespace visagiste::training
