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
  const float gain = uniform(random, 0.88F, 1.1F);
  const float gamma = uniform(random, 0.9F, 1.12F);
  Tone tone = plainTone();
  for (auto& channel : tone) {
    const float own = gain * uniform(random, 0.96F, 1.04F);
    for (float& value : channel) value = std::min(1.0F, own * std::pow(value, gamma));
  }
  return tone;
}

/// How pixels are taken from a sample.
struct Take {
  bool mirrored = false;
  int shiftX = 0;
  int shiftY = 0;
};

/// Writes planes (3, S, S).
void fillPlanes(const PackedSample& sample, int side, const Take& take, const Tone& tone, float* planes) {
  const std::size_t plane = static_cast<std::size_t>(side) * static_cast<std::size_t>(side);
  for (int y = 0; y < side; ++y) {
    const int row = std::clamp(y + take.shiftY, 0, side - 1);
    for (int x = 0; x < side; ++x) {
      const int plainX = std::clamp(x + take.shiftX, 0, side - 1);
      const int column = take.mirrored ? side - 1 - plainX : plainX;
      const std::uint8_t* rgba = &sample.rgba[4 * (static_cast<std::size_t>(row) * side + column)];
      float* to = planes + static_cast<std::size_t>(y) * side + x;
      for (std::size_t c = 0; c < 3; ++c) to[c * plane] = tone[c][rgba[c]];
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
  fillPlanes(*lesson.source, side, take, tones[0], planes(batch.source));
  fillPlanes(*lesson.truth, side, take, tones[0], planes(batch.truth));
  fillPlanes(*lesson.reference, side, take, tones[1], planes(batch.reference));
  fillZones(*lesson.source, side, take, planes(batch.zones));
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
    const Take take{chance(random, 0.5F)};
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
  const Tone plain = plainTone();
  for (long i = 0; i < size; ++i) {
    const int index = painted[static_cast<std::size_t>(uniformInt(random, 0, static_cast<int>(painted.size()) - 1))];
    const bool isBare = chance(random, 0.1F);
    const PackedSample& sample = isBare ? set.bareOf(index) : set.painted()[static_cast<std::size_t>(index)];
    const Take take{chance(random, 0.5F), uniformInt(random, -2, 2), uniformInt(random, -2, 2)};
    fillPlanes(sample, set.side(), take, plain, batch.faces[i].data_ptr<float>());
    if (!isBare)
      std::copy(sample.label.begin() + 1, sample.label.end(), batch.labels[i].data_ptr<float>());
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
    fillPlanes(sample, set.side(), {}, plain, batch.faces[i].data_ptr<float>());
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
