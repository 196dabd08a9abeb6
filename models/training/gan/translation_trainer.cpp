#include "models/training/gan/translation_trainer.h"

#include <torch/nn/modules/linear.h>
#include <torch/nn/utils/clip_grad.h>

#include <stdexcept>

#include "models/networks/blocks.h"
#include "models/training/adversarial/companion_losses.h"
#include "models/training/engine/run_state.h"
#include "models/training/engine/schedule.h"

namespace visagiste::training {
namespace {

using Family = TranslationRecipe::Family;

constexpr int kProjected = 64;
constexpr std::int64_t kPatches = 128;

networks::TranslatorPtr translatorOf(const TranslationRecipe& recipe) {
  if (recipe.family == Family::Pix2pix)
    return std::make_shared<networks::UnetTranslator>(recipe.width);
  return std::make_shared<networks::ResnetTranslator>(recipe.width, recipe.blocks);
}

template <class Network>
std::shared_ptr<Network> placed(std::shared_ptr<Network> network, torch::Device device) {
  if (network != nullptr)
    networks::placeOn(*network, device, torch::kFloat32);
  return network;
}

torch::nn::ModuleList projectionsOf(const TranslationRecipe& recipe, const networks::TranslatorPtr& translator,
                                    torch::Device device) {
  torch::nn::ModuleList all;
  if (recipe.family == Family::Cut)
    for (const int channels : dynamic_cast<networks::ResnetTranslator&>(*translator).featureChannels()) {
      all->push_back(torch::nn::Linear(channels, kProjected));
      all->push_back(torch::nn::Linear(kProjected, kProjected));
    }
  all->to(device);
  return all;
}

torch::optim::AdamW optimizerOf(std::vector<torch::Tensor> parameters, double rate) {
  return torch::optim::AdamW(std::move(parameters),
                             torch::optim::AdamWOptions(rate).betas({0.5, 0.999}).weight_decay(0));
}

void append(std::vector<torch::Tensor>& all, const torch::nn::Module& module) {
  const std::vector<torch::Tensor> more = module.parameters();
  all.insert(all.end(), more.begin(), more.end());
}

}  // namespace

void TranslationRecipe::check() const {
  if (width < 16 || blocks < 1 || scales < 1 || pool < 0 || rate <= 0 || maxGradient <= 0 || temperature <= 0 ||
      average < 0 || average >= 1)
    throw std::invalid_argument("a translation has a width of at least 16, a block, a scale, and positive rates");
}

TranslationRecipe translationRecipe(const std::string& family) {
  TranslationRecipe recipe;
  if (family == "cyclegan")
    return recipe;
  if (family == "cut") {
    recipe.family = Family::Cut;
    recipe.pool = 0;
    return recipe;
  }
  if (family == "pix2pix") {
    recipe.family = Family::Pix2pix;
    recipe.loss = AdversarialLoss::NonSaturating;
    recipe.pool = 0;
    recipe.width = 32;
    recipe.scales = 1;
    return recipe;
  }
  throw std::invalid_argument("there is no translation family \"" + family + "\": cyclegan, cut or pix2pix");
}

TranslationTrainer::TranslationTrainer(const Setting& setting, std::function<TranslationBatch()> source)
    : m_setting(setting),
      m_source(std::move(source)),
      m_forward(placed(translatorOf(setting.recipe), setting.device)),
      m_back(setting.recipe.family == Family::CycleGan ? placed(translatorOf(setting.recipe), setting.device)
                                                       : nullptr),
      m_projections(projectionsOf(setting.recipe, m_forward, setting.device)),
      m_discriminator(placed(std::make_shared<MultiScaleDiscriminator>(setting.recipe.family == Family::Pix2pix ? 6 : 3,
                                                                       setting.recipe.scales),
                             setting.device)),
      m_sourceDiscriminator(
          m_back ? placed(std::make_shared<MultiScaleDiscriminator>(3, setting.recipe.scales), setting.device)
                 : nullptr),
      m_pool(setting.recipe.pool, at::IntArrayRef({3, setting.sidePx, setting.sidePx})),
      m_sourcePool(m_back ? setting.recipe.pool : 0, at::IntArrayRef({3, setting.sidePx, setting.sidePx})),
      m_average(*m_forward),
      m_generatorOptimizer(optimizerOf(generatorParameters(), setting.recipe.rate)),
      m_discriminatorOptimizer(optimizerOf(discriminatorParameters(), setting.recipe.rate)) {
  setting.recipe.check();
  const int multiple = std::max(m_forward->sideMultiple(), 8 << (setting.recipe.scales - 1));
  if (setting.sidePx < 32 || setting.sidePx % multiple != 0)
    throw std::invalid_argument("these networks take pictures with a side of at least 32 that is a multiple of " +
                                std::to_string(multiple) + ", not " + std::to_string(setting.sidePx));
  m_pool->to(setting.device);
  m_sourcePool->to(setting.device);
}

std::vector<torch::Tensor> TranslationTrainer::generatorParameters() {
  std::vector<torch::Tensor> all;
  append(all, *m_forward);
  if (m_back)
    append(all, *m_back);
  append(all, *m_projections);
  return all;
}

std::vector<torch::Tensor> TranslationTrainer::discriminatorParameters() {
  std::vector<torch::Tensor> all;
  append(all, *m_discriminator);
  if (m_sourceDiscriminator)
    append(all, *m_sourceDiscriminator);
  return all;
}

torch::Tensor TranslationTrainer::shown(const torch::Tensor& source, const torch::Tensor& result) const {
  // pix2pix's discriminator judges the pair.
  return m_setting.recipe.family == Family::Pix2pix ? torch::cat({source, result}, 1) : result;
}

torch::Tensor TranslationTrainer::fooled(DiscriminatorNet& discriminator, const torch::Tensor& made) {
  return generatorLoss(m_setting.recipe.loss, discriminator.judge(made, {}).answers);
}

torch::Tensor TranslationTrainer::cycleObjective(StepFigures& figures) {
  const TranslationRecipe& recipe = m_setting.recipe;
  m_madeSource = m_back->translate(m_batch.target);
  const torch::Tensor cycle = absoluteDifference(m_back->translate(m_made), m_batch.source) +
                              absoluteDifference(m_forward->translate(m_madeSource), m_batch.target);
  figures.losses["cycle"] = cycle.item<double>();
  torch::Tensor loss = fooled(*m_sourceDiscriminator, m_madeSource) + recipe.cycle * cycle;
  if (recipe.identity > 0) {
    const torch::Tensor identity = absoluteDifference(m_forward->translate(m_batch.target), m_batch.target) +
                                   absoluteDifference(m_back->translate(m_batch.source), m_batch.source);
    figures.losses["identity"] = identity.item<double>();
    loss = loss + recipe.identity * identity;
  }
  return loss;
}

torch::Tensor TranslationTrainer::contrastOf(const torch::Tensor& from, const torch::Tensor& result) {
  auto& translator = dynamic_cast<networks::ResnetTranslator&>(*m_forward);
  const std::vector<torch::Tensor> keys = translator.features(from);
  const std::vector<torch::Tensor> queries = translator.features(result);
  torch::Tensor sum = torch::zeros({}, from.options());
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const std::int64_t places = keys[i].size(2) * keys[i].size(3);
    const torch::Tensor chosen = torch::randperm(places, torch::kLong).slice(0, 0, kPatches).to(from.device());
    const auto projected = [&](const torch::Tensor& layer) {
      const torch::Tensor rows = layer.flatten(2).index_select(2, chosen).transpose(1, 2);  // (B, P, C)
      const torch::Tensor hidden = m_projections[2 * i]->as<torch::nn::LinearImpl>()->forward(rows).relu();
      return m_projections[2 * i + 1]->as<torch::nn::LinearImpl>()->forward(hidden);
    };
    sum = sum + patchContrastLoss(projected(queries[i]), projected(keys[i]), m_setting.recipe.temperature);
  }
  return sum / static_cast<double>(keys.size());
}

torch::Tensor TranslationTrainer::contrastObjective(StepFigures& figures) {
  const torch::Tensor contrast = contrastOf(m_batch.source, m_made);
  // Target pictures should stay as they are: the identity of CUT.
  const torch::Tensor identity = contrastOf(m_batch.target, m_forward->translate(m_batch.target));
  figures.losses["contrast"] = contrast.item<double>();
  figures.losses["identity"] = identity.item<double>();
  return 0.5 * m_setting.recipe.contrast * (contrast + identity);
}

torch::Tensor TranslationTrainer::pairedObjective(StepFigures& figures) {
  const torch::Tensor absolute = absoluteDifference(m_made, m_batch.target);
  figures.losses["absolute"] = absolute.item<double>();
  return m_setting.recipe.absolute * absolute;
}

torch::Tensor TranslationTrainer::generatorObjective(StepFigures& figures) {
  const TranslationRecipe& recipe = m_setting.recipe;
  m_made = m_forward->translate(m_batch.source);
  const Judgement judgement = m_discriminator->judge(shown(m_batch.source, m_made), {});
  torch::Tensor loss = generatorLoss(recipe.loss, judgement.answers);
  figures.losses["generator"] = loss.item<double>();
  if (recipe.featureMatching > 0) {
    const auto real = m_discriminator->judge(shown(m_batch.source, m_batch.target), {}).features;
    const torch::Tensor matching = featureMatchingLoss(real, judgement.features);
    figures.losses["featureMatching"] = matching.item<double>();
    loss = loss + recipe.featureMatching * matching;
  }
  switch (recipe.family) {
    case Family::CycleGan:
      return loss + cycleObjective(figures);
    case Family::Cut:
      return loss + contrastObjective(figures);
    case Family::Pix2pix:
      return loss + pairedObjective(figures);
  }
  return loss;
}

torch::Tensor TranslationTrainer::discriminatorObjective(StepFigures& figures) {
  const TranslationRecipe& recipe = m_setting.recipe;
  const torch::Tensor real = m_discriminator->judge(shown(m_batch.source, m_batch.target), {}).answers;
  const torch::Tensor fake = m_discriminator->judge(shown(m_batch.source, m_pool->exchange(m_made)), {}).answers;
  torch::Tensor loss = discriminatorLoss(recipe.loss, real, fake);
  tellAnswers(figures, recipe.loss, real, fake);
  if (m_sourceDiscriminator)
    loss = loss + discriminatorLoss(recipe.loss, m_sourceDiscriminator->judge(m_batch.source, {}).answers,
                                    m_sourceDiscriminator->judge(m_sourcePool->exchange(m_madeSource), {}).answers);
  figures.losses["discriminator"] = loss.item<double>();
  return loss;
}

StepFigures TranslationTrainer::step(long step, double rateFactor) {
  const TranslationRecipe& recipe = m_setting.recipe;
  setLearningRate(m_generatorOptimizer, recipe.rate * rateFactor);
  setLearningRate(m_discriminatorOptimizer, recipe.rate * recipe.discriminatorRateFactor * rateFactor);
  m_forward->train();
  seedStep(m_setting.seed, step, 0);
  m_batch = m_source();
  m_batch.source = m_batch.source.to(m_setting.device);
  m_batch.target = m_batch.target.to(m_setting.device);
  StepFigures figures;
  const std::vector<torch::Tensor> judging = discriminatorParameters();
  for (torch::Tensor parameter : judging) parameter.set_requires_grad(false);
  m_generatorOptimizer.zero_grad();
  {
    const AutocastScope autocast;
    generatorObjective(figures).backward();
  }
  figures.generatorGradient = torch::nn::utils::clip_grad_norm_(generatorParameters(), recipe.maxGradient);
  m_generatorOptimizer.step();
  for (torch::Tensor parameter : judging) parameter.set_requires_grad(true);
  m_average.update(averageDecay(step, recipe.average));
  m_made = m_made.detach();
  if (m_back)
    m_madeSource = m_madeSource.detach();
  m_discriminatorOptimizer.zero_grad();
  {
    const AutocastScope autocast;
    discriminatorObjective(figures).backward();
  }
  figures.discriminatorGradient = torch::nn::utils::clip_grad_norm_(judging, recipe.maxGradient);
  m_discriminatorOptimizer.step();
  figures.real = m_batch.target;
  figures.made = m_made;
  return figures;
}

torch::Tensor TranslationTrainer::translated(const torch::Tensor& pictures) {
  const torch::NoGradGuard noGrad;
  m_average.swap();
  m_forward->eval();
  const torch::Tensor result = m_forward->translate(pictures.to(m_setting.device));
  m_average.swap();
  return result;
}

CheckpointParts TranslationTrainer::parts() {
  CheckpointParts parts;
  parts.modules = {{"forward", m_forward.get()},
                   {"discriminator", m_discriminator.get()},
                   {"pool", m_pool.get()},
                   {"source_pool", m_sourcePool.get()},
                   {"projections", m_projections.get()}};
  if (m_back) {
    parts.modules.emplace_back("back", m_back.get());
    parts.modules.emplace_back("source_discriminator", m_sourceDiscriminator.get());
  }
  parts.optimizers = {{"generator_optimizer", &m_generatorOptimizer},
                      {"discriminator_optimizer", &m_discriminatorOptimizer}};
  parts.averages = {{"average", &m_average}};
  return parts;
}

}  // namespace visagiste::training
