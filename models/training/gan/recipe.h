#pragma once

#include "models/training/adversarial/adversarial_loss.h"
#include "models/training/adversarial/discriminator_net.h"

#include <string>
#include <vector>

namespace visagiste::training {

/// How a GAN of a family learns. ganRecipe() gives the family's own numbers.
struct GanRecipe {
  enum class Networks { Plain = 1, Style };
  enum class Augmentation { Off = 1, Fixed, Adaptive };

  std::string family;
  Networks networks = Networks::Plain;
  AdversarialLoss loss = AdversarialLoss::NonSaturating;
  WeightNorm norm = WeightNorm::None;
  double clampTo = 0;          ///< WGAN's limit of the discriminator's weights; 0: none.
  double gradientPenalty = 0;  ///< WGAN-GP's weight; 0: none.
  double realPenalty = 0;      ///< R1's weight; 0: none.
  int realPenaltyEvery = 1;    ///< So many steps share one, weighted as much more.
  double pathLength = 0;       ///< Weight of the path length penalty, Networks::Style only; 0: none.
  double labelSmoothing = 0;   ///< [0, 0.5), losses with targets only.
  double featureMatching = 0;  ///< Weight in the generator's loss; 0: none.
  int classes = 0;             ///< Of a conditional GAN; 0: none.
  int codes = 0;               ///< Choices of InfoGAN's code; 0: none.
  double information = 1;      ///< Weight of InfoGAN's term.
  Augmentation augmentation = Augmentation::Off;
  double augmentationProbability = 0;  ///< [0, 1]; the start where it adapts.

  int discriminatorSteps = 1;          ///< Before each of the generator.
  double rate = 0.0002;                ///< Of the generator.
  double discriminatorRateFactor = 1;  ///< Two time scales: times the rate.
  double firstMoment = 0.5;
  double secondMoment = 0.999;
  double maxGradient = 10;  ///< Norm to which each network's gradient is clipped; > 0.
  double average = 0.999;   ///< Final decay of the averaged generator.
  int latentSize = 64;
  int width = 32;  ///< Channels of the finest layers.

  double privacyNoise = 0;  ///< DP-SGD's noise multiplier for the discriminator; 0: not private.
  double privacyClip = 1;   ///< Norm to which each sample's gradient is clipped.

  [[nodiscard]] int latentInputs() const { return latentSize + classes + codes; }
  void check() const;  ///< Throws std::invalid_argument naming what does not go together.
};

/// "dcgan", "lsgan", "wgan", "wgan-gp", "sngan", "cgan", "infogan", "stylegan".
[[nodiscard]] const std::vector<std::string>& ganFamilies();

/// Throws std::invalid_argument that lists the families for another name.
[[nodiscard]] GanRecipe ganRecipe(const std::string& family);

}  // namespace visagiste::training
