#pragma once

#include "models/training/gan/gan_trainer.h"
#include "models/training/gan/toy_set.h"

#include <memory>

namespace visagiste::training {

/// The family's recipe with sizes and rates for points: a run takes seconds.
[[nodiscard]] GanRecipe toyRecipe(const std::string& family);

/// A GAN on a toy set. With the family "cgan" the classes are the middles.
class ToyTraining {
 public:
  static constexpr std::int64_t kBatch = 128;

  ToyTraining(const GanRecipe& recipe, const std::string& set, std::uint64_t seed);

  /// Several steps at the full rate.
  void train(long steps);
  StepFigures step();

  [[nodiscard]] const ToySet& set() const { return m_set; }
  [[nodiscard]] GanTrainer& trainer() { return *m_trainer; }
  [[nodiscard]] long steps() const { return m_steps; }

 private:
  ToySet m_set;
  std::unique_ptr<GanTrainer> m_trainer;
  long m_steps = 0;
};

}  // namespace visagiste::training
