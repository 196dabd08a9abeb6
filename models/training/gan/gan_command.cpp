#include "models/training/gan/adversarial_commands.h"

#include <iostream>
#include <random>
#include <stdexcept>

#include "models/networks/picture_generator.h"
#include "models/networks/style_generator.h"
#include "models/training/engine/json_value.h"
#include "models/training/engine/prefetcher.h"
#include "models/training/gan/measures.h"
#include "models/training/gan/membership.h"
#include "models/training/gan/picture_features.h"
#include "models/training/gan/picture_set.h"
#include "models/training/gan/privacy_accountant.h"
#include "models/training/gan/run_settings.h"

namespace visagiste::training {
namespace {

constexpr std::int64_t kLeastPictures = 8;
constexpr std::size_t kBatchesAhead = 4;
constexpr int kSampleColumns = 6;
constexpr std::int64_t kSamples = 24;
constexpr std::int64_t kMostCompared = 2000;     // Training pictures that measures look at.
constexpr std::uint64_t kSampleSeed = 20240607;  // The same latents in every run: runs compare.

const std::vector<Options::Option>& ganOptions() {
  static const std::vector<Options::Option> options = [] {
    auto all = adversarialOptions("build/training/gan");
    const std::vector<Options::Option> more = {
        {"family", "dcgan", "dcgan, lsgan, wgan, wgan-gp, sngan, cgan, infogan or stylegan"},
        {"data", "build/training/pictures.pack", "packed set of square pictures, 16 to 256 pixels, a power of two"},
        {"latent", "", "random numbers a picture"},
        {"label-smoothing", "", "how far targets of real pictures lie below 1"},
        {"augmentation", "", "off, fixed or adaptive"},
        {"augmentation-probability", "", "of each kind of change, at the start where it adapts"},
        {"path-length", "", "weight of the path length penalty, stylegan only"},
        {"codes", "", "choices of InfoGAN's code"},
        {"privacy-noise", "", "DP-SGD's noise multiplier; 0: not private"},
        {"privacy-clip", "", "norm to which each picture's gradient is clipped"},
        {"privacy-delta", "1e-5", "delta for which epsilon is told"},
        featuresOption(),
    };
    all.insert(all.end(), more.begin(), more.end());
    for (Options::Option& option : workerOptions()) all.push_back(std::move(option));
    return all;
  }();
  return options;
}

GanRecipe recipeFrom(const Options& options, const PictureSet& set) {
  GanRecipe recipe = ganRecipe(options.text("family"));
  takeSetting(options, "rate", recipe.rate);
  takeSetting(options, "discriminator-rate", recipe.discriminatorRateFactor);
  takeSetting(options, "width", recipe.width);
  takeSetting(options, "feature-matching", recipe.featureMatching);
  takeSetting(options, "max-gradient", recipe.maxGradient);
  takeSetting(options, "average", recipe.average);
  takeSetting(options, "latent", recipe.latentSize);
  takeSetting(options, "label-smoothing", recipe.labelSmoothing);
  takeSetting(options, "augmentation-probability", recipe.augmentationProbability);
  takeSetting(options, "path-length", recipe.pathLength);
  takeSetting(options, "codes", recipe.codes);
  takeSetting(options, "privacy-noise", recipe.privacyNoise);
  takeSetting(options, "privacy-clip", recipe.privacyClip);
  const std::string& augmentation = options.text("augmentation");
  using Augmentation = GanRecipe::Augmentation;
  if (augmentation == "off" || augmentation == "fixed" || augmentation == "adaptive")
    recipe.augmentation = augmentation == "off"     ? Augmentation::Off
                          : augmentation == "fixed" ? Augmentation::Fixed
                                                    : Augmentation::Adaptive;
  else if (!augmentation.empty())
    throw std::invalid_argument("--augmentation is off, fixed or adaptive, not \"" + augmentation + "\"");
  if (recipe.privacyNoise > 0) {
    // R1 and the like look at pictures outside the clipped gradient.
    recipe.realPenalty = 0;
    recipe.norm = WeightNorm::Spectral;
  }
  if (recipe.classes > 0) {
    recipe.classes = set.classes();
    if (recipe.classes < 2)
      throw std::runtime_error(set.description().path + " holds no classes: a conditional GAN needs the class as first label");
  }
  recipe.check();
  return recipe;
}

GanTrainer trainerFor(const GanTrainer::Setting& setting, int sidePx, std::function<GanBatch()> source) {
  const GanRecipe& recipe = setting.recipe;
  const DiscriminatorShape shape{recipe.width, recipe.norm, recipe.classes, recipe.codes};
  if (recipe.networks == GanRecipe::Networks::Style)
    return {setting, std::make_shared<networks::StyleGenerator>(recipe.latentInputs(), sidePx, recipe.width),
            std::make_shared<StyleDiscriminator>(sidePx, shape), std::move(source)};
  return {setting, std::make_shared<networks::PictureGenerator>(recipe.latentInputs(), sidePx, recipe.width),
          std::make_shared<PictureDiscriminator>(sidePx, shape), std::move(source)};
}

class GanTask : public AdversarialTask {
 public:
  GanTask(const PictureSet& set, const GanTrainer::Setting& setting, double delta, const std::string& features)
      : m_set(set),
        m_setting(setting),
        m_delta(delta),
        m_features(features),
        m_trainer(trainerFor(setting, set.sidePx(), [this] { return m_batches->next(); })) {}

  void begin(long step) override {
    // Who knows which pictures were drawn knows more than the accountant allows: private runs draw in secret.
    const std::uint64_t seed = isPrivate() ? std::random_device{}() : m_setting.seed;
    m_batches.emplace(
        [this, seed, draw = step * m_setting.recipe.discriminatorSteps]() mutable {
          const auto indices = isPrivate() ? m_set.drawnIndependently(seed, draw, samplingRate())
                                           : m_set.drawn(seed, draw, m_setting.expectedBatch);
          return m_set.batch(indices, seed * 1000003U + static_cast<std::uint64_t>(draw++));
        },
        kBatchesAhead);
    m_steps = step;
  }

  StepFigures step(long step, double rateFactor) override {
    m_steps = step + 1;
    return m_trainer.step(step, rateFactor);
  }

  CheckpointParts parts() override { return m_trainer.parts(); }
  /// What was made, and below it in the same places the training picture that is nearest to each.
  torch::Tensor samples() override {
    const torch::Tensor made = m_trainer.made(kSamples, kSampleSeed).cpu();
    const torch::Tensor nearest = nearestTraining(m_features.of(made), real()).index;
    return torch::cat({made, m_set.training(kMostCompared).index_select(0, nearest)});
  }
  int sampleColumns() const override { return kSampleColumns; }

  std::map<std::string, double> measures() override {
    constexpr std::int64_t kMade = 256;
    const torch::Tensor made = m_features.of(m_trainer.made(std::min(kMade, m_set.count()), kSampleSeed + 1));
    const torch::Tensor some = real().slice(0, 0, 2 * kMade);
    const ManifoldFigures manifold = manifoldFigures(some, made);
    std::map<std::string, double> all{{"featureFrechet", featureFrechetDistance(some, made)},
                                      {"featureKernel", featureKernelDistance(some, made)},
                                      {"precision", manifold.precision},
                                      {"recall", manifold.recall},
                                      {"coverage", manifold.coverage},
                                      {"nearest", relativeNearest(made, real())}};
    addMembership(all);
    return all;
  }

  void writeWeights(const std::string& path) override {
    writeAveraged(path, m_trainer.generator(), m_trainer.average());
  }

  WorkerGroup* workers() override { return m_setting.workers; }

  Copyable copyable() const override { return {m_set.coarse(), m_set.coarseHeldOut()}; }

  std::map<std::string, double> extras() override {
    std::map<std::string, double> all;
    if (m_setting.recipe.augmentation != GanRecipe::Augmentation::Off)
      all["augmentation"] = m_trainer.augmentation();
    if (isPrivate())
      all["epsilon"] = privacySpent(
          {m_setting.recipe.privacyNoise, samplingRate(), m_steps * m_setting.recipe.discriminatorSteps, m_delta});
    return all;
  }

 private:
  /// Features of the training pictures.
  const torch::Tensor& real() {
    if (!m_real.defined())
      m_real = m_features.of(m_set.training(kMostCompared));
    return m_real;
  }

  [[nodiscard]] bool isPrivate() const { return m_setting.recipe.privacyNoise > 0; }
  [[nodiscard]] double samplingRate() const {
    return std::min(1.0, static_cast<double>(m_setting.expectedBatch) / static_cast<double>(m_set.count()));
  }

  /// The self-test: does the discriminator tell its training pictures from held-out ones?
  void addMembership(std::map<std::string, double>& all) {
    constexpr std::int64_t kTested = 128;
    const torch::Tensor others = m_set.heldOut(kTested);
    if (others.size(0) < kLeastPictures || m_setting.recipe.classes > 0)
      return;
    const auto scoresOf = [&](const torch::Tensor& pictures) {
      const torch::Tensor answers = m_trainer.answers({pictures, {}}).cpu().to(torch::kFloat64).contiguous();
      return std::vector<double>(answers.data_ptr<double>(), answers.data_ptr<double>() + answers.numel());
    };
    const MembershipFigures figures = membershipFigures(scoresOf(m_set.training(kTested)), scoresOf(others));
    all["membershipArea"] = figures.area;
    all["membershipAdvantage"] = figures.advantage;
  }

  const PictureSet& m_set;
  GanTrainer::Setting m_setting;
  double m_delta;
  PictureFeatures m_features;
  torch::Tensor m_real;  // From the first look on.
  GanTrainer m_trainer;
  long m_steps = 0;
  std::optional<Prefetcher<GanBatch>> m_batches;  // Last: its thread uses the members above.
};

}  // namespace

namespace {

/// What a private run has spent is told from one setting of all its steps.
void requireSamePrivacy(const Options& options) {
  if (options.text("resume") != "yes")
    return;
  const JsonValue run = RunFolder::descriptionIn(options.text("out"));
  const JsonValue& settings = run.at("settings");
  const auto numberOf = [](const std::string& text) { return text.empty() ? 0.0 : std::stod(text); };
  const double before = settings.has("privacy-noise") ? numberOf(settings.at("privacy-noise").text()) : 0;
  const double now = numberOf(options.text("privacy-noise"));
  bool same = before == now;
  for (const char* name : {"batch", "privacy-clip", "family"})
    same = same && (now == 0 || !settings.has(name) || settings.at(name).text() == options.text(name));
  if (!same)
    throw std::invalid_argument("a run goes on as private as it began: noise, clipping, batch and family stay");
}

}  // namespace

int trainGan(const std::vector<std::string>& arguments) {
  if (!arguments.empty() && arguments[0] == "--help") {
    printHelp("gan", ganOptions());
    return 0;
  }
  const Options options = optionsOfRun(ganOptions(), arguments);
  at::set_num_threads(static_cast<int>(options.count("threads")));
  requireSamePrivacy(options);
  const WorkerPlace place = workerPlaceOf(options);
  place.check();
  std::optional<RunFolder> folder;  // The first worker's; the others write nothing.
  if (place.rank == 0)
    folder.emplace(options.text("out"));
  const PictureSet set(options.text("data"));
  if (set.count() < kLeastPictures)
    throw std::runtime_error("only " + std::to_string(set.count()) + " pictures: a GAN needs at least 8");
  GanTrainer::Setting setting;
  setting.recipe = recipeFrom(options, set);
  setting.seed = static_cast<std::uint64_t>(options.count("seed"));
  setting.expectedBatch = options.count("batch");
  setting.device = deviceOf(options);
  if (setting.expectedBatch < 2)
    throw std::invalid_argument("a batch holds at least 2 pictures");
  std::optional<WorkerGroup> workers;
  if (place.world > 1) {
    if (setting.device != torch::kCPU)
      throw std::invalid_argument("several workers train on processors: --device cpu");
    setting.workers = &workers.emplace(place);
  }
  torch::manual_seed(setting.seed);
  GanTask task(set, setting, options.number("privacy-delta"), options.text("features"));
  if (!folder)
    return followInFolder(task, options);
  return trainInFolder(task, *folder, options,
                       {"gan",
                        options.text("family"),
                        ganOptions(),
                        {set.description()},
                        "made from the same latents each time above, the training picture nearest to each below"});
}

}  // namespace visagiste::training
