#pragma once

#include <ATen/core/Tensor.h>

#include <vector>

#include "models/training/makeup/makeup_set.h"

namespace visagiste::training {

/// Lessons as tensors; pictures are sRGB-coded in [0, 1].
struct TransferBatch {
  at::Tensor source;     // (B, 3, S, S)
  at::Tensor reference;  // (B, 3, S, S)
  at::Tensor truth;      // (B, 3, S, S)
  at::Tensor zones;      // (B, 1, S, S) MakeupZone of the source
};

/// Batch number `step` of a run: the same seed and step give the same batch. Half the lessons are mirrored; the light
/// changes, for source and truth alike and for the reference apart; and so does, for all alike, how strongly the looks
/// are worn, in the upper and in the lower face apart: each pair then wears many looks.
[[nodiscard]] TransferBatch trainingBatch(const MakeupSet& set, std::uint64_t seed, long step, long size);

/// The lessons as they are.
[[nodiscard]] TransferBatch batchOf(const std::vector<TransferLesson>& lessons, int side);

/// Painted faces with their labels.
struct EncoderBatch {
  at::Tensor faces;   // (B, 3, S, S) in [0, 1]
  at::Tensor labels;  // (B, 12, makeup_label::kFloats)
};

/// As above. A tenth of the faces is bare, with labels of nothing; faces are mirrored and shifted by up to 2 pixels,
/// the light changes, and all of a look is sometimes worn fainter, with its opacities in the label.
[[nodiscard]] EncoderBatch encoderTrainingBatch(const MakeupSet& set, std::uint64_t seed, long step, long size);
[[nodiscard]] EncoderBatch encoderBatchOf(const MakeupSet& set, const std::vector<int>& painted);

/// Coded values in [0, 1] as networks take them.
[[nodiscard]] at::Tensor normalisedCoded(const at::Tensor& coded);
/// Sources and references in turn, as MakeupTransferNet takes them: (2 B, 3, S, S).
[[nodiscard]] at::Tensor networkInput(const TransferBatch& batch);

}  // namespace visagiste::training
