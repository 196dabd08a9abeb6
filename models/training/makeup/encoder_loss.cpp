#include "models/training/makeup/encoder_loss.h"

#include <torch/types.h>

#include "models/networks/makeup_code.h"

namespace visagiste::training {
namespace {

constexpr double kColorWeight = 8;  // Lab / 100: an error of 10 counts 0.8.
constexpr double kOpacityWeight = 2;
constexpr double kZoneWeight = 0.3;
constexpr double kFinishWeight = 0.1;  // Finishes differ little on a small picture.
constexpr double kParameterWeight = 0.5;

torch::Tensor part(const torch::Tensor& values, int first, int count) {
  return values.slice(2, first, first + count);
}

torch::Tensor choiceLoss(const torch::Tensor& logits, const torch::Tensor& index) {
  const torch::Tensor choice = index.to(torch::kLong).unsqueeze(2);
  return -torch::log_softmax(logits, 2).gather(2, choice).squeeze(2);  // (B, 12)
}

torch::Tensor colorLoss(const torch::Tensor& answers, const torch::Tensor& labels) {
  using namespace makeup_label;
  const torch::Tensor difference =
      part(answers, makeup_answer::kColors, 3 * kMostEncodedColors) - part(labels, kColors, 3 * kMostEncodedColors);
  const torch::Tensor each = difference.abs().view({labels.size(0), labels.size(1), kMostEncodedColors, 3}).sum(3);
  const torch::Tensor count = labels.select(2, kColorCount).unsqueeze(2);
  const torch::Tensor isUsed = (torch::arange(kMostEncodedColors).view({1, 1, -1}) < count).to(torch::kFloat32);
  return (each * isUsed).sum(2) / count.squeeze(2).clamp_min(1);
}

}  // namespace

at::Tensor encoderLoss(const at::Tensor& answers, const at::Tensor& labels) {
  const torch::Tensor worn = labels.select(2, makeup_label::kPresence);
  const torch::Tensor opacity = labels.select(2, makeup_label::kOpacity);
  const torch::Tensor presence =
      torch::binary_cross_entropy_with_logits(answers.select(2, makeup_answer::kPresence), worn);
  torch::Tensor each = kColorWeight * colorLoss(answers, labels) * (0.25 + 1.5 * opacity);
  each = each + kOpacityWeight * (answers.select(2, makeup_answer::kOpacity).sigmoid() - opacity).abs();
  each = each + kZoneWeight * choiceLoss(part(answers, makeup_answer::kZones, kMostEncodedZones),
                                         labels.select(2, makeup_label::kZone));
  each = each + kFinishWeight * choiceLoss(part(answers, makeup_answer::kFinishes, kMostEncodedFinishes),
                                           labels.select(2, makeup_label::kFinish));
  each = each + kParameterWeight * (part(answers, makeup_answer::kParameters, kMostEncodedParameters).sigmoid() -
                                    part(labels, makeup_label::kParameters, kMostEncodedParameters))
                                       .abs()
                                       .mean(2);
  return presence + (each * worn).sum() / worn.sum().clamp_min(1);
}

}  // namespace visagiste::training
