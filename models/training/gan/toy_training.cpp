#include "models/training/gan/toy_training.h"

#include "models/networks/picture_generator.h"

namespace visagiste::training {
namespace {

constexpr int kDimensions = 2;

}  // namespace

GanRecipe toyRecipe(const std::string& family) {
  GanRecipe recipe = ganRecipe(family);
  recipe.networks = GanRecipe::Networks::Plain;
  recipe.augmentation = GanRecipe::Augmentation::Off;  // Points have no colours.
  recipe.latentSize = 8;
  recipe.width = 64;
  recipe.rate = 0.002;
  recipe.average = 0.99;
  recipe.realPenaltyEvery = 1;
  recipe.realPenalty = recipe.realPenalty > 0 ? 0.1 : 0;
  if (recipe.gradientPenalty > 0)
    recipe.gradientPenalty = 1;  // The points lie closer together than pictures do.
  if (recipe.clampTo > 0)
    recipe.clampTo = 0.05;
  if (recipe.discriminatorSteps > 2)
    recipe.discriminatorSteps = 3;
  return recipe;
}

ToyTraining::ToyTraining(const GanRecipe& recipe, const std::string& set, std::uint64_t seed) : m_set(set) {
  torch::manual_seed(seed);
  GanTrainer::Setting setting{recipe, seed, kBatch, torch::kCPU};
  if (recipe.classes > 0)
    setting.recipe.classes = m_set.modes();
  const GanRecipe& used = setting.recipe;
  m_trainer = std::make_unique<GanTrainer>(
      setting, std::make_shared<networks::PointGenerator>(used.latentInputs(), used.width, kDimensions),
      std::make_shared<PointDiscriminator>(kDimensions,
                                           DiscriminatorShape{used.width, used.norm, used.classes, used.codes}),
      [this] {
        const ToySet::Points points = m_set.draw(kBatch);
        GanBatch batch{points.places, {}};
        if (m_trainer->recipe().classes > 0)
          batch.classes = torch::one_hot(points.modes, m_set.modes()).to(torch::kFloat32);
        return batch;
      });
}

StepFigures ToyTraining::step() {
  return m_trainer->step(m_steps++, 1);
}

void ToyTraining::train(long steps) {
  for (long i = 0; i < steps; ++i) static_cast<void>(step());
}

}  // namespace visagiste::training
