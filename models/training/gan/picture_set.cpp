#include "models/training/gan/picture_set.h"

#include <algorithm>
#include <numeric>
#include <random>
#include <stdexcept>

#include "models/training/engine/packed_set.h"
#include "models/training/gan/measures.h"

namespace visagiste::training {
namespace {

torch::Tensor stacked(const std::vector<const PackedSample*>& samples, std::int64_t side) {
  torch::Tensor all = torch::empty({static_cast<std::int64_t>(samples.size()), side, side, 3}, torch::kUInt8);
  std::uint8_t* out = all.data_ptr<std::uint8_t>();
  for (const PackedSample* sample : samples)
    for (std::size_t i = 0; i < sample->rgba.size(); i += 4) out = std::copy_n(&sample->rgba[i], 3, out);
  return all;
}

/// (N, S, S, 3) bytes to (N, 3, S, S) in [-1, 1], channels-last.
torch::Tensor asPictures(const torch::Tensor& bytes) {
  return bytes.to(torch::kFloat32).div_(127.5).sub_(1).permute({0, 3, 1, 2});
}

/// coarseFeatures() of the pictures and of their mirror images.
torch::Tensor coarseBothWays(const torch::Tensor& bytes) {
  std::vector<torch::Tensor> rows{torch::empty({0, coarseFeatures(torch::zeros({1, 3, 8, 8})).size(1)})};
  for (std::int64_t i = 0; i < bytes.size(0); i += 256) {
    const torch::Tensor pictures = asPictures(bytes.slice(0, i, i + 256));
    rows.push_back(coarseFeatures(pictures));
    rows.push_back(coarseFeatures(pictures.flip(3)));
  }
  return torch::cat(rows);
}

std::mt19937_64 generatorOf(std::uint64_t seed, long number) {
  std::seed_seq mixed{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32U),
                      static_cast<std::uint32_t>(number), static_cast<std::uint32_t>(number >> 31)};
  return std::mt19937_64(mixed);
}

}  // namespace

PictureSet::PictureSet(const std::string& path) {
  const PackedSet set = readPackedSet(path);
  if (set.width != set.height)
    throw std::runtime_error(path + " holds pictures that are not square");
  std::vector<const PackedSample*> training, heldOut;
  for (const PackedSample& sample : set.samples)
    (sample.split == Split::Validation ? heldOut : training).push_back(&sample);
  if (training.empty())
    std::swap(training, heldOut);
  if (training.empty())
    throw std::runtime_error(path + " holds no pictures");
  m_description = describe(path, set);
  m_training = stacked(training, set.width);
  m_heldOut = stacked(heldOut, set.width);
  if (set.labelFloats > 0) {
    std::vector<std::int64_t> labels;
    for (const PackedSample* sample : training) {
      constexpr float kMostClasses = 1000;
      const float label = sample->label[0];
      if (!(label >= 0 && label < kMostClasses && label == static_cast<float>(static_cast<int>(label))))
        throw std::runtime_error("the picture " + sample->id + " of " + path + " has a label that is no class");
      labels.push_back(static_cast<std::int64_t>(label));
    }
    m_classes = static_cast<int>(1 + *std::max_element(labels.begin(), labels.end()));
    m_labels = torch::tensor(labels, torch::kLong);
  }
  m_coarse = coarseBothWays(m_training);
  m_coarseHeldOut = coarseBothWays(m_heldOut);
}

std::vector<std::int64_t> PictureSet::drawn(std::uint64_t seed, long draw, std::int64_t size) const {
  std::vector<std::int64_t> indices, order(static_cast<std::size_t>(count()));
  long epoch = -1;
  for (std::int64_t i = 0; i < size; ++i) {
    const long place = draw * size + i;
    if (place / count() != epoch) {
      epoch = place / count();
      std::iota(order.begin(), order.end(), 0);
      std::mt19937_64 random = generatorOf(seed, epoch);
      std::shuffle(order.begin(), order.end(), random);
    }
    indices.push_back(order[static_cast<std::size_t>(place % count())]);
  }
  return indices;
}

std::vector<std::int64_t> PictureSet::drawnIndependently(std::uint64_t seed, long draw, double rate) const {
  std::mt19937_64 random = generatorOf(seed, draw);
  std::vector<std::int64_t> indices;
  for (std::int64_t i = 0; i < count(); ++i)
    if (std::uniform_real_distribution<double>(0, 1)(random) < rate)
      indices.push_back(i);
  return indices;
}

GanBatch PictureSet::batch(const std::vector<std::int64_t>& indices, std::optional<std::uint64_t> mirrored) const {
  const torch::Tensor rows = torch::tensor(indices, torch::kLong);
  torch::Tensor bytes = m_training.index_select(0, rows);
  if (mirrored) {
    std::mt19937_64 random(*mirrored);
    for (std::int64_t i = 0; i < bytes.size(0); ++i)
      if (random() % 2 == 0)
        bytes[i] = bytes[i].flip(1);
  }
  GanBatch batch{asPictures(bytes), {}};
  if (m_labels.defined())
    batch.classes = torch::one_hot(m_labels.index_select(0, rows), m_classes).to(torch::kFloat32);
  return batch;
}

torch::Tensor PictureSet::heldOut(std::int64_t most) const {
  return asPictures(m_heldOut.slice(0, 0, most));
}

torch::Tensor PictureSet::training(std::int64_t most) const {
  return asPictures(m_training.slice(0, 0, most));
}

}  // namespace visagiste::training
