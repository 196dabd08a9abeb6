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

enum class VisionPart { Detector = 1, Landmarks, Parsing };

/// Measures one of the networks that see faces, on a picture with a face: "landmarks" as the live view runs it,
/// "landmarks-still" at the accurate setting, "landmarks-network" the bare network with the conversion of its picture
/// (for the parsing: the small one of the live view); the same for "detector" and "parse".
/// runs  >= 1 each, after a warm-up.
/// Throws Error{NoFace} if the picture holds none; Error{BadWeights}; Cancelled. Job worker; seconds.
[[nodiscard]] std::vector<StageTiming> measureVision(VisionPart part, const ModelFolders& folders,
                                                     const ComputeDevice& device, const Image& portrait, int runs,
                                                     RunContext& context);

}  // namespace visagiste
