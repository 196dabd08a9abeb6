#include "models/training/engine/run_state.h"

#include <ATen/autocast_mode.h>
#include <torch/serialize/archive.h>
#include <torch/types.h>

#include <algorithm>
#include <filesystem>

namespace visagiste::training {
namespace {

template <class Part>
void writePart(torch::serialize::OutputArchive& archive, const std::string& name, const Part& part) {
  torch::serialize::OutputArchive inner;
  part.save(inner);
  archive.write(name, inner);
}

template <class Part>
void readPart(torch::serialize::InputArchive& archive, const std::string& name, Part& part) {
  torch::serialize::InputArchive inner;
  archive.read(name, inner);
  part.load(inner);
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
  torch::serialize::OutputArchive archive;
  writePart(archive, "network", state.network);
  writePart(archive, "optimizer", state.optimizer);
  if (state.opponent != nullptr) {
    writePart(archive, "opponent", *state.opponent);
    writePart(archive, "opponent_optimizer", *state.opponentOptimizer);
  }
  const auto& average = state.average.values();
  for (std::size_t i = 0; i < average.size(); ++i)
    archive.write("average" + std::to_string(i), average[i], /*is_buffer=*/true);
  archive.write("step", torch::tensor(state.step));
  archive.write("trained_seconds", torch::tensor(state.trainedSeconds, torch::kFloat64));
  archive.save_to(path + ".part");
  std::filesystem::rename(path + ".part", path);
}

void resumeRun(const std::string& path, RunState& state) {
  torch::serialize::InputArchive archive;
  archive.load_from(path);
  readPart(archive, "network", state.network);
  readPart(archive, "optimizer", state.optimizer);
  if (state.opponent != nullptr) {
    readPart(archive, "opponent", *state.opponent);
    readPart(archive, "opponent_optimizer", *state.opponentOptimizer);
  }
  const torch::NoGradGuard noGrad;
  auto& average = state.average.values();
  for (std::size_t i = 0; i < average.size(); ++i) {
    torch::Tensor value;
    archive.read("average" + std::to_string(i), value, /*is_buffer=*/true);
    average[i].copy_(value);
  }
  torch::Tensor step, seconds;
  archive.read("step", step);
  archive.read("trained_seconds", seconds);
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
