#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace visagiste {

enum class DeviceKind { Cpu = 1, Cuda };
enum class Precision { Float32 = 1, BFloat16 };
enum class Workload {
  Live = 1,  ///< One thread: keeps its time next to a busy interface.
  Batch,     ///< Two threads, where the processor has them.
};

/// Where networks run and in which numbers.
struct ComputeDevice {
  DeviceKind kind = DeviceKind::Cpu;
  Precision precision = Precision::Float32;
  int threads = 1;   ///< Threads of one call on the processor; >= 1.
  std::string name;  ///< For a person, e.g. the processor's model name.
};

/// "fp32" or "bf16".
[[nodiscard]] std::string_view precisionName(Precision precision);

/// The one place where device and number type are chosen.
///
/// A CUDA device where there is one. On the processor bfloat16 where it has instructions for it and a self-test of at
/// most 30 ms (once a process) finds it right and faster than float32; float32 otherwise.
/// wanted      overrules the choice of number type; so does the environment variable VISAGISTE_PRECISION
///             (fp32 or bf16) where `wanted` is absent.
/// Throws Error{InvalidArgument} for another value of that variable. Any thread.
[[nodiscard]] ComputeDevice chooseDevice(Workload workload, std::optional<Precision> wanted = std::nullopt);

/// Whether the processor multiplies bfloat16 by itself (AVX512-BF16 or AMX). Any thread; needs no LibTorch.
[[nodiscard]] bool processorHasBFloat16();

}  // namespace visagiste
