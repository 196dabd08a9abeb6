#include <torch/types.h>

#include "models/networks/picture_generator.h"
#include "models/networks/style_generator.h"
#include "models/networks/translator_nets.h"
#include "models/training/gan/translation_trainer.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using namespace visagiste::training;

TEST_CASE("generators and discriminators fit each other at every size", "[models][gan]") {
  torch::manual_seed(51);
  for (const int side : {16, 32, 64}) {
    CAPTURE(side);
    networks::PictureGenerator plain(8, side, 4);
    networks::StyleGenerator styled(8, side, 4);
    for (networks::GeneratorNet* generator :
         {static_cast<networks::GeneratorNet*>(&plain), static_cast<networks::GeneratorNet*>(&styled)}) {
      const torch::Tensor made = generator->make(torch::randn({2, 8}));
      REQUIRE(made.sizes() == at::IntArrayRef({2, 3, side, side}));
      CHECK(made.abs().max().item<double>() <= 1);
      PictureDiscriminator judge(side, {4, WeightNorm::Spectral, 3, 5});
      StyleDiscriminator styleJudge(side, {4, WeightNorm::None, 0, 0});
      const Judgement judgement = judge.judge(made, torch::eye(3).slice(0, 0, 2));
      CHECK(judgement.answers.sizes() == at::IntArrayRef({2}));
      CHECK(judgement.code.sizes() == at::IntArrayRef({2, 5}));
      CHECK(styleJudge.judge(made, {}).answers.sizes() == at::IntArrayRef({2}));
    }
  }
  CHECK_THROWS_AS(networks::PictureGenerator(8, 48, 4), std::invalid_argument);
}

TEST_CASE("modulation equals a kernel of the picture's own", "[models][gan]") {
  torch::manual_seed(52);
  networks::ModulatedConv layer(6, 4, 5, 3, networks::ModulatedConvImpl::Demodulation::On);
  const torch::Tensor x = torch::randn({2, 4, 7, 7});
  const torch::Tensor style = torch::randn({2, 6});
  const torch::NoGradGuard noGrad;
  const torch::Tensor y = layer->forward(x, style);
  const torch::Tensor scales = layer->scales(style);
  for (int i = 0; i < 2; ++i) {
    torch::Tensor kernel = layer->weight() * scales[i].view({1, 4, 1, 1});
    kernel = kernel * (kernel.square().sum({1, 2, 3}, true) + 1e-8).rsqrt();
    CHECK(torch::allclose(torch::conv2d(x.slice(0, i, i + 1), kernel, {}, 1, 1), y.slice(0, i, i + 1), 1e-4, 1e-5));
  }
}

TEST_CASE("translators keep the size and features their place", "[models][gan]") {
  torch::manual_seed(53);
  networks::ResnetTranslator resnet(16, 2);
  networks::UnetTranslator unet(16);
  const torch::Tensor pictures = torch::rand({1, 3, 32, 48}) * 2 - 1;
  CHECK(resnet.translate(pictures).sizes() == pictures.sizes());
  CHECK(unet.translate(pictures).sizes() == pictures.sizes());
  const auto layers = resnet.features(pictures);
  const auto channels = resnet.featureChannels();
  REQUIRE(layers.size() == channels.size());
  for (std::size_t i = 0; i < layers.size(); ++i) CHECK(layers[i].sizes() == at::IntArrayRef({1, channels[i], 8, 12}));
}

TEST_CASE("translations learn to darken and repeat to the last bit", "[models][gan]") {
  const auto batch = [] {
    const torch::Tensor source = torch::rand({2, 3, 32, 32});
    return TranslationBatch{source, source - 0.8};
  };
  for (const char* family : {"cyclegan", "cut", "pix2pix"}) {
    CAPTURE(family);
    TranslationTrainer::Setting setting{translationRecipe(family), 7, 32, torch::kCPU};
    setting.recipe.width = 16;
    setting.recipe.blocks = 1;
    setting.recipe.scales = 1;
    setting.recipe.rate = 0.002;
    setting.recipe.average = 0.5;
    const auto trained = [&](long steps) {
      torch::manual_seed(54);
      TranslationTrainer trainer(setting, batch);
      for (long i = 0; i < steps; ++i) REQUIRE(trainer.step(i, 1).finite());
      return trainer.translated(torch::full({1, 3, 32, 32}, 0.5)).clone();
    };
    CHECK(torch::equal(trained(3), trained(3)));
    if (setting.recipe.family == TranslationRecipe::Family::Pix2pix)
      CHECK(trained(80).mean().item<double>() == Approx(-0.3).margin(0.15));
  }
  CHECK_THROWS_AS(translationRecipe("dualgan"), std::invalid_argument);
}
