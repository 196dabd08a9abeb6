#include "models/training/gan/gan_trainer.h"

#include <ATen/CPUGeneratorImpl.h>
#include <torch/nn/utils/clip_grad.h>

#include <optional>
#include <random>
#include <stdexcept>

#include "models/networks/blocks.h"
#include "models/networks/shared_statistics.h"
#include "models/networks/style_generator.h"
#include "models/training/adversarial/companion_losses.h"
#include "models/training/adversarial/penalties.h"
#include "models/training/engine/run_state.h"
#include "models/training/engine/schedule.h"
#include "models/training/gan/private_gradient.h"

namespace visagiste::training {
namespace {

torch::optim::AdamW optimizerOf(torch::nn::Module& network, const GanRecipe& recipe) {
  return torch::optim::AdamW(
      network.parameters(),
      torch::optim::AdamWOptions(recipe.rate).betas({recipe.firstMoment, recipe.secondMoment}).weight_decay(0));
}

template <class Network>
std::shared_ptr<Network> placed(std::shared_ptr<Network> network, torch::Device device) {
  networks::placeOn(*network, device, torch::kFloat32);
  return network;
}

std::uint64_t secretSeed() {
  std::random_device source;
  return (static_cast<std::uint64_t>(source()) << 32U) | source();
}

constexpr double kAugmentationRamp = 20000;  // Pictures; Karras et al. take 500,000 in runs a hundred times longer.

}  // namespace

GanTrainer::GanTrainer(const Setting& setting, networks::GeneratorPtr generator, DiscriminatorPtr discriminator,
                       std::function<GanBatch()> source)
    : m_setting(setting),
      m_generator(placed(std::move(generator), setting.device)),
      m_discriminator(placed(std::move(discriminator), setting.device)),
      m_source(std::move(source)),
      m_average(*m_generator),
      m_generatorOptimizer(optimizerOf(*m_generator, setting.recipe)),
      m_discriminatorOptimizer(optimizerOf(*m_discriminator, setting.recipe)),
      m_augmentation(setting.recipe.augmentationProbability, kAugmentationRamp),
      m_pathTarget(torch::zeros({})) {
  setting.recipe.check();
  if (workerCount() > 1 && setting.recipe.privacyNoise > 0)
    throw std::invalid_argument("a private training has one worker: shares would need an accountant of their own");
  if (setting.expectedBatch % workerCount() != 0)
    throw std::invalid_argument("a batch of " + std::to_string(setting.expectedBatch) +
                                " pictures cannot be shared by " + std::to_string(workerCount()) +
                                " workers: take a multiple");
  // Noise that follows from a seed in the run's folder would hide nothing: private runs cannot be repeated.
  if (setting.recipe.privacyNoise > 0)
    m_noiseSource = at::make_generator<at::CPUGeneratorImpl>(secretSeed());
}

torch::Tensor GanTrainer::latentsFor(std::int64_t count, const torch::Tensor& classes) {
  const GanRecipe& recipe = m_setting.recipe;
  const std::int64_t whole = count * workerCount();
  std::vector<torch::Tensor> parts{shareOf(torch::randn({whole, recipe.latentSize}))};
  if (recipe.classes > 0)
    parts.push_back(classes.cpu());
  if (recipe.codes > 0) {
    m_codes = shareOf(torch::randint(recipe.codes, {whole}, torch::kLong));
    parts.push_back(torch::one_hot(m_codes, recipe.codes).to(torch::kFloat32));
    m_codes = m_codes.to(m_setting.device);
  }
  return torch::cat(parts, 1).to(m_setting.device);
}

torch::Tensor GanTrainer::shareOf(const torch::Tensor& rows) const {
  return workerCount() > 1 && rows.defined() ? m_setting.workers->shareOf(rows) : rows;
}

GanBatch GanTrainer::nextBatch() {
  const GanBatch whole = m_source();
  GanBatch batch{shareOf(whole.real).to(m_setting.device), shareOf(whole.classes)};
  if (batch.classes.defined())
    batch.classes = batch.classes.to(m_setting.device);
  return batch;
}

void GanTrainer::shareGradients(torch::nn::Module& network) {
  if (workerCount() == 1)
    return;
  std::vector<torch::Tensor> gradients;
  for (const torch::Tensor& parameter : network.parameters())
    if (parameter.grad().defined())
      gradients.push_back(parameter.grad());
  m_setting.workers->average(gradients);
}

void GanTrainer::shareFigures(StepFigures& figures) {
  if (workerCount() == 1)
    return;
  std::vector<double*> numbers{&figures.realProbability, &figures.fakeProbability, &figures.separation};
  for (auto& [name, value] : figures.losses) numbers.push_back(&value);
  torch::Tensor all = torch::empty({static_cast<std::int64_t>(numbers.size())}, torch::kFloat64);
  for (std::size_t i = 0; i < numbers.size(); ++i) all[static_cast<std::int64_t>(i)] = *numbers[i];
  m_setting.workers->average({all});
  for (std::size_t i = 0; i < numbers.size(); ++i) *numbers[i] = all[static_cast<std::int64_t>(i)].item<double>();
  // What the networks keep beside their weights must not drift apart either.
  std::vector<torch::Tensor> kept = m_augmentation->buffers();
  m_setting.workers->average(kept);
  m_setting.workers->average({m_pathTarget});
}

Judgement GanTrainer::judged(const torch::Tensor& samples, const torch::Tensor& classes) {
  const bool changes = m_setting.recipe.augmentation != GanRecipe::Augmentation::Off;
  return m_discriminator->judge(changes ? augmented(samples, m_augmentation->value()) : samples, classes);
}

torch::Tensor GanTrainer::penalties(const GanBatch& batch, const torch::Tensor& fake) {
  const GanRecipe& recipe = m_setting.recipe;
  torch::Tensor sum = torch::zeros({}, batch.real.options());
  const AnswerFunction answers = [&](const torch::Tensor& x) {
    return m_discriminator->judge(x, batch.classes).answers;
  };
  if (recipe.gradientPenalty > 0) {
    const torch::Tensor mix = shareOf(torch::rand({fake.size(0) * workerCount()})).to(fake.device());
    sum = sum + recipe.gradientPenalty * gradientPenalty(answers, batch.real, fake, mix);
  }
  if (recipe.realPenalty > 0 && m_step % recipe.realPenaltyEvery == 0)
    sum = sum + recipe.realPenalty * recipe.realPenaltyEvery * realGradientPenalty(answers, batch.real);
  return sum;
}

torch::Tensor GanTrainer::discriminatorObjective(StepFigures& figures, const GanBatch& batch,
                                                 const torch::Tensor& fake) {
  const GanRecipe& recipe = m_setting.recipe;
  Judgement ofReal, ofFake;
  {
    const AutocastScope autocast;
    ofReal = judged(batch.real, batch.classes);
    ofFake = judged(fake, batch.classes);
  }
  torch::Tensor loss = discriminatorLoss(recipe.loss, ofReal.answers, ofFake.answers, recipe.labelSmoothing);
  figures.losses["discriminator"] = loss.item<double>();
  tellAnswers(figures, recipe.loss, ofReal.answers, ofFake.answers);
  if (recipe.augmentation == GanRecipe::Augmentation::Adaptive)
    m_augmentation->update(ofReal.answers);
  if (recipe.codes > 0)
    loss = loss + recipe.information * choiceInformationLoss(ofFake.code, m_codes);
  return loss;
}

void GanTrainer::stepPrivately(StepFigures& figures, const GanBatch& batch, const torch::Tensor& fake) {
  const GanRecipe& recipe = m_setting.recipe;
  {
    const torch::NoGradGuard noGrad;
    if (fake.size(0) > 0)
      static_cast<void>(discriminatorObjective(figures, batch, fake));
  }
  const auto lossOf = [&](std::int64_t i) {
    const auto row = [i](const torch::Tensor& x) { return x.defined() ? x.slice(0, i, i + 1) : x; };
    const torch::Tensor classes = row(batch.classes);
    return discriminatorLoss(recipe.loss, judged(row(batch.real), classes).answers, judged(row(fake), classes).answers,
                             recipe.labelSmoothing);
  };
  setPrivateGradient(m_discriminator->parameters(), lossOf, fake.size(0),
                     {recipe.privacyClip, recipe.privacyNoise, m_setting.expectedBatch, m_noiseSource});
}

void GanTrainer::stepDiscriminator(StepFigures& figures) {
  const GanRecipe& recipe = m_setting.recipe;
  m_batch = nextBatch();
  torch::Tensor fake;
  {
    const torch::NoGradGuard noGrad;
    // Private batches may be empty; batch normalisation needs two.
    fake = m_batch.real.size(0) > 0 ? m_generator->make(latentsFor(m_batch.real.size(0), m_batch.classes)).detach()
                                    : m_batch.real;
  }
  m_discriminatorOptimizer.zero_grad();
  if (recipe.privacyNoise > 0)
    stepPrivately(figures, m_batch, fake);
  else
    (discriminatorObjective(figures, m_batch, fake) + penalties(m_batch, fake)).backward();
  shareGradients(*m_discriminator);
  figures.discriminatorGradient = torch::nn::utils::clip_grad_norm_(m_discriminator->parameters(), recipe.maxGradient);
  m_discriminatorOptimizer.step();
  if (recipe.clampTo > 0)
    clampWeights(*m_discriminator, recipe.clampTo);
  figures.real = m_batch.real.detach();
}

void GanTrainer::stepGenerator(StepFigures& figures, long step) {
  const GanRecipe& recipe = m_setting.recipe;
  // Classes are drawn from the last batch's; an empty private batch has none to give.
  const std::int64_t count =
      m_batch.classes.defined() ? m_batch.classes.size(0) : m_setting.expectedBatch / workerCount();
  if (count < 2)
    return;
  for (torch::Tensor& parameter : m_discriminator->parameters()) parameter.set_requires_grad(false);
  m_generatorOptimizer.zero_grad();
  const torch::Tensor latents = latentsFor(count, m_batch.classes);
  torch::Tensor made;
  Judgement judgement;
  {
    const AutocastScope autocast;
    made = m_generator->make(latents);
    judgement = judged(made, m_batch.classes);
  }
  torch::Tensor loss = generatorLoss(recipe.loss, judgement.answers);
  figures.losses["generator"] = loss.item<double>();
  if (recipe.codes > 0) {
    const torch::Tensor information = choiceInformationLoss(judgement.code, m_codes);
    figures.losses["information"] = information.item<double>();
    loss = loss + recipe.information * information;
  }
  if (recipe.featureMatching > 0) {
    const auto real = m_discriminator->judge(m_batch.real, m_batch.classes).features;
    const torch::Tensor matching = featureMatchingLoss(real, judgement.features);
    figures.losses["featureMatching"] = matching.item<double>();
    loss = loss + recipe.featureMatching * matching;
  }
  constexpr long kPathEvery = 4;
  if (recipe.pathLength > 0 && step % kPathEvery == 0) {
    auto& styled = dynamic_cast<networks::StyleGenerator&>(*m_generator);
    const torch::Tensor styles = styled.styles(latents);
    const torch::Tensor again = styled.makeFrom(styles);
    const PathLength path =
        pathLengthPenalty(again, styles, torch::randn(again.sizes()).to(again.device()), m_pathTarget.item<double>());
    m_pathTarget.lerp_(path.lengths.mean().cpu(), 0.01);
    loss = loss + recipe.pathLength * kPathEvery * path.penalty;
  }
  loss.backward();
  shareGradients(*m_generator);
  figures.generatorGradient = torch::nn::utils::clip_grad_norm_(m_generator->parameters(), recipe.maxGradient);
  m_generatorOptimizer.step();
  for (torch::Tensor& parameter : m_discriminator->parameters()) parameter.set_requires_grad(true);
  m_average.update(averageDecay(step, recipe.average));
  figures.made = made.detach();
}

void GanTrainer::setRateFactors(double generator, double discriminator) {
  m_generatorFactor = generator;
  m_discriminatorFactor = discriminator;
}

StepFigures GanTrainer::step(long step, double rateFactor) {
  const GanRecipe& recipe = m_setting.recipe;
  setLearningRate(m_generatorOptimizer, recipe.rate * m_generatorFactor * rateFactor);
  setLearningRate(m_discriminatorOptimizer,
                  recipe.rate * recipe.discriminatorRateFactor * m_discriminatorFactor * rateFactor);
  m_generator->train();
  m_discriminator->train();
  m_step = step;
  std::optional<networks::SharedStatistics> shared;
  if (workerCount() > 1)
    shared.emplace([this](torch::Tensor& sum) { m_setting.workers->add(sum); }, workerCount());
  StepFigures figures;
  for (int i = 0; i < recipe.discriminatorSteps; ++i) {
    seedStep(m_setting.seed, step, i + 1);
    stepDiscriminator(figures);
  }
  seedStep(m_setting.seed, step, 0);
  stepGenerator(figures, step);
  shareFigures(figures);
  return figures;
}

torch::Tensor GanTrainer::made(std::int64_t count, std::uint64_t seed) {
  const torch::NoGradGuard noGrad;
  const GanRecipe& recipe = m_setting.recipe;
  seedStep(seed, 0, 0);
  const auto takingTurns = [&](int choices) {
    return torch::one_hot(torch::arange(count, torch::kLong).remainder(choices), choices).to(torch::kFloat32);
  };
  std::vector<torch::Tensor> latents{torch::randn({count, recipe.latentSize})};
  if (recipe.classes > 0)
    latents.push_back(takingTurns(recipe.classes));
  if (recipe.codes > 0)
    latents.push_back(takingTurns(recipe.codes));
  m_average.swap();
  m_generator->eval();
  const torch::Tensor made = m_generator->make(torch::cat(latents, 1).to(m_setting.device));
  m_average.swap();
  return made;
}

torch::Tensor GanTrainer::answers(const GanBatch& batch) {
  const torch::NoGradGuard noGrad;
  m_discriminator->eval();
  const torch::Tensor classes = batch.classes.defined() ? batch.classes.to(m_setting.device) : batch.classes;
  return m_discriminator->judge(batch.real.to(m_setting.device), classes).answers;
}

CheckpointParts GanTrainer::parts() {
  CheckpointParts parts;
  parts.modules = {{"generator", m_generator.get()},
                   {"discriminator", m_discriminator.get()},
                   {"augmentation", m_augmentation.get()}};
  parts.optimizers = {{"generator_optimizer", &m_generatorOptimizer},
                      {"discriminator_optimizer", &m_discriminatorOptimizer}};
  parts.averages = {{"average", &m_average}};
  parts.tensors = {{"path_target", &m_pathTarget}};
  return parts;
}

}  // namespace visagiste::training
