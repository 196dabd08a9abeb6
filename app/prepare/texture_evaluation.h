#pragma once

#include <string>
#include <vector>

#include "app/prepare/texture_samples.h"
#include "core/reconstruct/texture_model.h"

namespace visagiste::prepare {

/// How well hidden texels of the samples are found again, as a JSON object: peak signal-to-noise ratio in dB, mean over
/// the samples, for each way of completing and each way of hiding ("half": the person's right; "lower": both sides
/// below the nose, so that symmetry has nothing to copy).
[[nodiscard]] std::string evaluateCompletion(const std::vector<TextureSample>& samples, const TextureModel& model);

}  // namespace visagiste::prepare
