#include "models/training/gan/recipe.h"

#include <stdexcept>

namespace visagiste::training {
namespace {

struct Family {
  const char* name;
  void (*set)(GanRecipe& recipe);
};

constexpr int kClasses = 10;  // Until the set tells how many there are.

// Numbers of the papers; rates twice as high where these were chosen for runs of many hours.
constexpr Family kFamilies[] = {
    {"dcgan",
     [](GanRecipe& recipe) {
       recipe.labelSmoothing = 0.1;
       recipe.realPenalty = 1;
       recipe.realPenaltyEvery = 4;
     }},
    {"lsgan",
     [](GanRecipe& recipe) {
       recipe.loss = AdversarialLoss::LeastSquares;
       recipe.realPenalty = 0.5;
       recipe.realPenaltyEvery = 4;
     }},
    {"wgan",
     [](GanRecipe& recipe) {
       recipe.loss = AdversarialLoss::Wasserstein;
       recipe.clampTo = 0.05;
       recipe.discriminatorSteps = 5;
     }},
    {"wgan-gp",
     [](GanRecipe& recipe) {
       recipe.loss = AdversarialLoss::Wasserstein;
       recipe.gradientPenalty = 10;
       recipe.discriminatorSteps = 5;
       recipe.firstMoment = 0;
       recipe.secondMoment = 0.9;
     }},
    {"sngan",
     [](GanRecipe& recipe) {
       recipe.loss = AdversarialLoss::Hinge;
       recipe.norm = WeightNorm::Spectral;
       recipe.discriminatorRateFactor = 4;
       recipe.firstMoment = 0;
       recipe.secondMoment = 0.9;
     }},
    {"cgan",
     [](GanRecipe& recipe) {
       recipe.loss = AdversarialLoss::Hinge;
       recipe.norm = WeightNorm::Spectral;
       recipe.discriminatorRateFactor = 4;
       recipe.firstMoment = 0;
       recipe.secondMoment = 0.9;
       recipe.classes = kClasses;
     }},
    {"infogan",
     [](GanRecipe& recipe) {
       recipe.codes = 8;
       recipe.realPenalty = 1;
       recipe.realPenaltyEvery = 4;
     }},
    {"stylegan",
     [](GanRecipe& recipe) {
       recipe.networks = GanRecipe::Networks::Style;
       recipe.realPenalty = 5;
       recipe.realPenaltyEvery = 8;
       recipe.firstMoment = 0;
       recipe.secondMoment = 0.99;
       recipe.rate = 0.002;
       recipe.augmentation = GanRecipe::Augmentation::Adaptive;
     }},
};

}  // namespace

void GanRecipe::check() const {
  const auto require = [](bool good, const char* what) {
    if (!good)
      throw std::invalid_argument(what);
  };
  require(discriminatorSteps >= 1 && realPenaltyEvery >= 1, "a step needs at least one step of the discriminator");
  require(rate > 0 && discriminatorRateFactor >= 0 && maxGradient > 0, "rates and the gradient's norm are positive");
  require(latentSize >= 1 && width >= 1 && classes >= 0 && codes != 1, "the networks need latents and channels");
  require(average >= 0 && average < 1, "the decay of averaged weights lies in [0, 1)");
  require(pathLength == 0 || networks == Networks::Style, "path lengths need the style networks");
  require(augmentationProbability >= 0 && augmentationProbability <= 1, "a probability lies in [0, 1]");
  if (privacyNoise > 0) {
    require(privacyClip > 0, "private training needs a norm to clip gradients to");
    require(networks == Networks::Plain,
            "private training needs answers that depend on one picture only: not the style networks");
    require(gradientPenalty == 0 && realPenalty == 0 && augmentation != Augmentation::Adaptive &&
                featureMatching == 0 && codes == 0,
            "private training bears no gradient penalty, R1, adaptive augmentation, feature matching or code: they "
            "look at the pictures outside the clipped gradient");
  }
}

const std::vector<std::string>& ganFamilies() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all;
    for (const Family& family : kFamilies) all.emplace_back(family.name);
    return all;
  }();
  return names;
}

GanRecipe ganRecipe(const std::string& name) {
  for (const Family& family : kFamilies)
    if (name == family.name) {
      GanRecipe recipe;
      recipe.family = name;
      family.set(recipe);
      return recipe;
    }
  std::string known;
  for (const std::string& family : ganFamilies()) known += (known.empty() ? "" : ", ") + family;
  throw std::invalid_argument("there is no GAN family \"" + name + "\": " + known);
}

}  // namespace visagiste::training
