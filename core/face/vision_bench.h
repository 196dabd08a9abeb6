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
  std::string stage;  ///< "detector", "detector-network", "landmarks", "landmarks-network", "landmarks-still", ...
  ComputeDevice device;
  int runs = 0;
  double medianMs = 0;
  double p95Ms = 0;
};

/// Measures detection (one scale and all scales) and landmarks (one pass and the accurate setting), each as a whole and
/// as the bare network, on a picture with a face.
/// runs  >= 1 each, after a warm-up.
/// Throws Error{NoFace} if the picture holds none; Error{BadWeights}; Cancelled. Job worker; seconds.
[[nodiscard]] std::vector<StageTiming> measureVision(const ModelFolders& folders, const ComputeDevice& device,
                                                     const Image& portrait, int runs, RunContext& context);

}  // namespace visagiste
