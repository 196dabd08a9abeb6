#pragma once

#include <string>
#include <vector>

#include "core/inference/device.h"
#include "core/job/run_context.h"
#include "core/types/image.h"

namespace visagiste {

class ModelFolders;

/// Times of one stage over many runs.
struct StageTiming {
  std::string stage;  ///< E.g. "landmarks".
  ComputeDevice device;
  int runs = 0;
  double medianMs = 0;
  double p95Ms = 0;
};

/// Measures detection and landmarks on a picture with a face: "detector" and "landmarks" as the live view runs them,
/// "detector-still" and "landmarks-still" at the accurate setting, "detector-network" and "landmarks-network" the bare
/// networks with the conversion of their pictures.
/// runs  >= 1 each, after a warm-up.
/// Throws Error{NoFace} if the picture holds none; Error{BadWeights}; Cancelled. Job worker; seconds.
[[nodiscard]] std::vector<StageTiming> measureVision(const ModelFolders& folders, const ComputeDevice& device,
                                                     const Image& portrait, int runs, RunContext& context);

}  // namespace visagiste
