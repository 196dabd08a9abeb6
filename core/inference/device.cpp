#include "core/inference/device.h"

#include <ATen/Context.h>
#include <ATen/ops/conv2d.h>
#include <ATen/ops/randn.h>
#include <ATen/Parallel.h>
#include <ATen/TensorOperators.h>
#include <c10/core/InferenceMode.h>
#include <cpuid.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <string>
#include <thread>

#include "core/base/error.h"
#include "core/base/log.h"

namespace visagiste {
namespace {

/// The brand string, without the spaces that pad it.
std::string processorName() {
  std::array<unsigned, 12> words{};
  for (unsigned leaf = 0; leaf < 3; ++leaf) {
    unsigned* part = words.data() + std::size_t{4} * leaf;
    if (__get_cpuid(0x80000002U + leaf, part, part + 1, part + 2, part + 3) == 0)
      return "processor";
  }
  std::array<char, sizeof(words) + 1> text{};
  std::memcpy(text.data(), words.data(), sizeof(words));
  std::string name = text.data();
  name.erase(0, name.find_first_not_of(' '));
  name.erase(name.find_last_not_of(' ') + 1);
  return name.empty() ? "processor" : name;
}

/// Best of a few runs in milliseconds: what others do with the processor at this moment only ever adds.
double bestMs(const at::Tensor& input, const at::Tensor& weight) {
  double best = 1e9;
  for (int run = 0; run < 6; ++run) {
    const auto begin = std::chrono::steady_clock::now();
    (void)at::conv2d(input, weight, {}, 1, 1);
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
    best = std::min(best, took.count());
  }
  return best;
}

/// A convolution as the networks have them: right within bfloat16's rounding, and faster?
bool selfTestBFloat16() {
  try {
    const c10::InferenceMode guard;
    const int threadsBefore = at::get_num_threads();
    at::set_num_threads(1);
    const auto layout = at::MemoryFormat::ChannelsLast;
    const at::Tensor input = at::randn({1, 64, 24, 24}).contiguous(layout);
    const at::Tensor weight = at::randn({64, 64, 3, 3}).contiguous(layout);
    const at::Tensor narrowInput = input.to(at::kBFloat16);
    const at::Tensor narrowWeight = weight.to(at::kBFloat16);
    const at::Tensor exact = at::conv2d(input, weight, {}, 1, 1);
    const at::Tensor rounded = at::conv2d(narrowInput, narrowWeight, {}, 1, 1).to(at::kFloat);
    const float worst = (exact - rounded).abs().max().item<float>() / exact.abs().max().item<float>();
    const double exactMs = bestMs(input, weight);
    const double roundedMs = bestMs(narrowInput, narrowWeight);
    at::set_num_threads(threadsBefore);
    constexpr float kWorstRounding = 0.02F;  // 576 products, each within 2^-8, lie below 1 %.
    constexpr double kWorthwhile = 0.9;
    return worst < kWorstRounding && roundedMs < kWorthwhile * exactMs;
  } catch (const std::exception& error) {
    log(LogLevel::Info, std::string("bfloat16 is not usable on this processor: ") + error.what());
    return false;
  }
}

std::optional<Precision> precisionFromEnvironment() {
  const char* value = std::getenv("VISAGISTE_PRECISION");
  if (value == nullptr || *value == '\0')
    return std::nullopt;
  for (const Precision precision : {Precision::Float32, Precision::BFloat16})
    if (precisionName(precision) == value)
      return precision;
  throw Error(ErrorCode::InvalidArgument,
              std::string("VISAGISTE_PRECISION is \"") + value + "\"; it must be fp32 or bf16.");
}

Precision bestProcessorPrecision() {
  static const bool narrow = processorHasBFloat16() && selfTestBFloat16();
  return narrow ? Precision::BFloat16 : Precision::Float32;
}

}  // namespace

std::string_view precisionName(Precision precision) {
  return precision == Precision::BFloat16 ? "bf16" : "fp32";
}

bool processorHasBFloat16() {
  unsigned a = 0;
  unsigned b = 0;
  unsigned c = 0;
  unsigned d = 0;
  constexpr unsigned kAmxBf16 = 1U << 22U;     // leaf 7.0 EDX
  constexpr unsigned kAvx512Bf16 = 1U << 5U;   // leaf 7.1 EAX
  if (__builtin_cpu_supports("avx512f") == 0)  // asks the operating system too
    return false;
  if (__get_cpuid_count(7, 0, &a, &b, &c, &d) != 0 && (d & kAmxBf16) != 0)
    return true;
  return __get_cpuid_count(7, 1, &a, &b, &c, &d) != 0 && (a & kAvx512Bf16) != 0;
}

ComputeDevice chooseDevice(Workload workload, std::optional<Precision> wanted) {
  ComputeDevice device;
  const int processors = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
  device.threads = workload == Workload::Live ? 1 : std::min(2, processors);
  const std::optional<Precision> chosen = wanted ? wanted : precisionFromEnvironment();
  if (at::globalContext().hasCUDA()) {
    device.kind = DeviceKind::Cuda;
    device.name = "CUDA device 0";
    device.precision = chosen.value_or(Precision::Float32);
    return device;
  }
  device.name = processorName();
  device.precision = chosen ? *chosen : bestProcessorPrecision();
  return device;
}

}  // namespace visagiste
