#pragma once

#include "models/training/engine/set_description.h"
#include "models/training/gan/gan_trainer.h"

#include <optional>
#include <string>
#include <vector>

namespace visagiste::training {

/// The pictures of a packed set (engine/packed_set.h) for an adversarial run: those of the training split, or all where
/// none is marked; the first label float, if there is one, is the class. Immutable; any thread.
class PictureSet {
 public:
  /// Throws std::runtime_error if the file cannot be read, or the pictures are not square or none.
  explicit PictureSet(const std::string& path);

  [[nodiscard]] std::int64_t count() const { return m_training.size(0); }
  [[nodiscard]] int sidePx() const { return static_cast<int>(m_training.size(1)); }
  [[nodiscard]] int classes() const { return m_classes; }  ///< 0 without labels; else 1 + the largest.
  [[nodiscard]] const SetDescription& description() const { return m_description; }

  /// What the draw of a number picks: each picture once an epoch, in another order every time.
  [[nodiscard]] std::vector<std::int64_t> drawn(std::uint64_t seed, long draw, std::int64_t size) const;
  /// Every picture independently with probability rate, as the privacy accountant wants it.
  [[nodiscard]] std::vector<std::int64_t> drawnIndependently(std::uint64_t seed, long draw, double rate) const;

  /// mirrored  Half of the pictures turned left to right, by the seed; nullopt: none.
  [[nodiscard]] GanBatch batch(const std::vector<std::int64_t>& indices, std::optional<std::uint64_t> mirrored) const;

  /// Held-out pictures of the validation split, at most `most`; without a graph, maybe none: (N, 3, S, S).
  [[nodiscard]] torch::Tensor heldOut(std::int64_t most) const;
  /// Training pictures from the first one on, at most `most`.
  [[nodiscard]] torch::Tensor training(std::int64_t most) const;
  /// coarseFeatures() of all training pictures as they are and mirrored, as they are shown, for the search of copies;
  /// of the held-out ones alike.
  [[nodiscard]] const torch::Tensor& coarse() const { return m_coarse; }
  [[nodiscard]] const torch::Tensor& coarseHeldOut() const { return m_coarseHeldOut; }

 private:
  SetDescription m_description;
  torch::Tensor m_training;  // (N, S, S, 3) uint8
  torch::Tensor m_labels;    // (N) int64, or undefined.
  torch::Tensor m_heldOut;   // As m_training.
  torch::Tensor m_coarse;
  torch::Tensor m_coarseHeldOut;
  int m_classes = 0;
};

}  // namespace visagiste::training
