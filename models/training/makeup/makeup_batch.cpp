#include "models/training/makeup/makeup_batch.h"

#include <torch/types.h>

#include <cmath>

namespace visagiste::training {
namespace {

/// What light and camera do to each channel, by table.
using Tone = std::array<std::array<float, 256>, 3>;

Tone plainTone() {
  Tone tone{};
  for (auto& channel : tone)
    for (std::size_t i = 0; i < 256; ++i) channel[i] = static_cast<float>(i) / 255.0F;
  return tone;
}

Tone randomTone(Random& random) {
  const float gain = uniform(random, 0.93F, 1.06F);
  const float gamma = uniform(random, 0.94F, 1.07F);
  Tone tone = plainTone();
  for (auto& channel : tone) {
    const float own = gain * uniform(random, 0.98F, 1.02F);
    for (float& value : channel) value = std::min(1.0F, own * std::pow(value, gamma));
  }
  return tone;
}

/// How pixels are taken from a sample.
struct Take {
  bool mirrored = false;
  int shiftX = 0;
  int shiftY = 0;
  float upperStrength = 1;  ///< Of the makeup, above the nose and
  float lowerStrength = 1;  ///< from the lips down.
};

float strengthAt(const Take& take, int row, int side) {
  // In the frame the lower lids end at 0.47 and the lips begin at 0.6 of its height.
  const float share = std::clamp((static_cast<float>(row) / static_cast<float>(side) - 0.47F) / 0.13F, 0.0F, 1.0F);
  return take.upperStrength + share * (take.lowerStrength - take.upperStrength);
}

/// Writes planes (3, S, S). bare  the same face, towards which the strength of the makeup leads.
void fillPlanes(const PackedSample& sample, const PackedSample& bare, int side, const Take& take, const Tone& tone,
                float* planes) {
  const std::size_t plane = static_cast<std::size_t>(side) * static_cast<std::size_t>(side);
  for (int y = 0; y < side; ++y) {
    const int row = std::clamp(y + take.shiftY, 0, side - 1);
    const float strength = strengthAt(take, row, side);
    for (int x = 0; x < side; ++x) {
      const int plainX = std::clamp(x + take.shiftX, 0, side - 1);
      const int column = take.mirrored ? side - 1 - plainX : plainX;
      const std::size_t from = 4 * (static_cast<std::size_t>(row) * side + column);
      float* to = planes + static_cast<std::size_t>(y) * side + x;
      for (std::size_t c = 0; c < 3; ++c) {
        const float skin = bare.rgba[from + c];
        const float value = skin + strength * (static_cast<float>(sample.rgba[from + c]) - skin);
        to[c * plane] = tone[c][static_cast<std::size_t>(std::clamp(value + 0.5F, 0.0F, 255.0F))];
      }
    }
  }
}

void fillZones(const PackedSample& sample, int side, const Take& take, float* plane) {
  for (int y = 0; y < side; ++y)
    for (int x = 0; x < side; ++x)
      *plane++ = sample.rgba[4 * (static_cast<std::size_t>(y) * side + (take.mirrored ? side - 1 - x : x)) + 3];
}

TransferBatch emptyBatch(std::int64_t count, std::int64_t side) {
  const auto pictures = [&](std::int64_t channels) { return torch::empty({count, channels, side, side}); };
  return {pictures(3), pictures(3), pictures(3), pictures(1)};
}

void fillLesson(const TransferLesson& lesson, int side, const Take& take, const std::array<Tone, 2>& tones,
                std::int64_t at, TransferBatch& batch) {
  const auto planes = [&](const torch::Tensor& tensor) { return tensor[at].data_ptr<float>(); };
  fillPlanes(*lesson.source, *lesson.bareSource, side, take, tones[0], planes(batch.source));
  fillPlanes(*lesson.truth, *lesson.bareSource, side, take, tones[0], planes(batch.truth));
  fillPlanes(*lesson.reference, *lesson.bareReference, side, take, tones[1], planes(batch.reference));
  fillZones(*lesson.source, side, take, planes(batch.zones));
}

/// Mostly as painted; else fainter or a little stronger.
float randomStrength(Random& random) {
  return chance(random, 0.6F) ? 1.0F : uniform(random, 0.5F, 1.15F);
}

/// Independent numbers for each step of each run.
Random randomOf(std::uint64_t seed, long step) {
  std::seed_seq sequence{seed, static_cast<std::uint64_t>(step)};
  return Random(sequence);
}

}  // namespace

TransferBatch trainingBatch(const MakeupSet& set, std::uint64_t seed, long step, long size) {
  Random random = randomOf(seed, step);
  TransferBatch batch = emptyBatch(size, set.side());
  for (long i = 0; i < size; ++i) {
    const TransferLesson lesson = set.randomLesson(Split::Train, random);
    const Take take{chance(random, 0.5F), 0, 0, randomStrength(random), randomStrength(random)};
    const Tone tone = randomTone(random);
    // A face and itself are one photograph in one light.
    fillLesson(lesson, set.side(), take, {tone, lesson.reference == lesson.source ? tone : randomTone(random)}, i,
               batch);
  }
  return batch;
}

TransferBatch batchOf(const std::vector<TransferLesson>& lessons, int side) {
  TransferBatch batch = emptyBatch(static_cast<std::int64_t>(lessons.size()), side);
  const Tone plain = plainTone();
  for (std::size_t i = 0; i < lessons.size(); ++i)
    fillLesson(lessons[i], side, {}, {plain, plain}, static_cast<std::int64_t>(i), batch);
  return batch;
}

EncoderBatch encoderTrainingBatch(const MakeupSet& set, std::uint64_t seed, long step, long size) {
  Random random = randomOf(seed, step);
  const std::vector<int>& painted = set.paintedIndices(Split::Train);
  EncoderBatch batch{torch::empty({size, 3, set.side(), set.side()}),
                     torch::zeros({size, kEncodedProductCount, makeup_label::kFloats})};
  for (long i = 0; i < size; ++i) {
    const int index = painted[static_cast<std::size_t>(uniformInt(random, 0, static_cast<int>(painted.size()) - 1))];
    const bool isBare = chance(random, 0.1F);
    const PackedSample& bare = set.bareOf(index);
    const PackedSample& sample = isBare ? bare : set.painted()[static_cast<std::size_t>(index)];
    const float strength = std::min(1.0F, randomStrength(random));
    const Take take{chance(random, 0.5F), uniformInt(random, -2, 2), uniformInt(random, -2, 2), strength, strength};
    fillPlanes(sample, bare, set.side(), take, randomTone(random), batch.faces[i].data_ptr<float>());
    if (isBare)
      continue;
    std::copy(sample.label.begin() + 1, sample.label.end(), batch.labels[i].data_ptr<float>());
    batch.labels[i].select(1, makeup_label::kOpacity).mul_(strength);
  }
  return batch;
}

EncoderBatch encoderBatchOf(const MakeupSet& set, const std::vector<int>& painted) {
  const auto count = static_cast<std::int64_t>(painted.size());
  EncoderBatch batch{torch::empty({count, 3, set.side(), set.side()}),
                     torch::empty({count, kEncodedProductCount, makeup_label::kFloats})};
  const Tone plain = plainTone();
  for (std::int64_t i = 0; i < count; ++i) {
    const PackedSample& sample = set.painted()[static_cast<std::size_t>(painted[static_cast<std::size_t>(i)])];
    fillPlanes(sample, sample, set.side(), {}, plain, batch.faces[i].data_ptr<float>());
    std::copy(sample.label.begin() + 1, sample.label.end(), batch.labels[i].data_ptr<float>());
  }
  return batch;
}

at::Tensor normalisedCoded(const at::Tensor& coded) {
  return (coded - 0.5) / 0.25;
}

at::Tensor networkInput(const TransferBatch& batch) {
  return normalisedCoded(torch::stack({batch.source, batch.reference}, 1).flatten(0, 1));
}

}  // namespace visagiste::training
