#pragma once

#include <ATen/core/Tensor.h>

namespace visagiste::training {

/// What the makeup encoder minimises. answers (B, 12, makeup_answer::kFloats), labels (B, 12, makeup_label::kFloats).
///
/// Presence counts always; opacity, zone, finish, colours and parameters only where the product is worn, and colours
/// the more the more there is to be seen of them. Returns a scalar.
[[nodiscard]] at::Tensor encoderLoss(const at::Tensor& answers, const at::Tensor& labels);

}  // namespace visagiste::training
