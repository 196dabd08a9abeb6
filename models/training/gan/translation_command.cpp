#include "models/training/gan/adversarial_commands.h"

#include <iostream>
#include <stdexcept>

#include "models/training/engine/prefetcher.h"
#include "models/training/engine/similarity.h"
#include "models/training/gan/measures.h"
#include "models/training/gan/picture_features.h"
#include "models/training/gan/picture_set.h"
#include "models/training/gan/run_settings.h"
#include "models/training/gan/translation_trainer.h"

namespace visagiste::training {
namespace {

constexpr std::size_t kPairsAhead = 4;
constexpr std::int64_t kShown = 6;

const std::vector<Options::Option>& translationOptions() {
  static const std::vector<Options::Option> options = [] {
    auto all = adversarialOptions("build/training/translate");
    for (Options::Option& option : all)
      if (option.name == "batch")
        option.defaultValue = "1";
    const std::vector<Options::Option> more = {
        {"family", "cyclegan", "cyclegan, cut or pix2pix"},
        {"source", "build/training/source.pack", "packed set of square pictures to translate"},
        {"target", "build/training/target.pack", "packed set of what they should look like; pix2pix: in pairs"},
        {"blocks", "", "residual blocks"},
        {"cycle", "", "cyclegan: weight of there and back"},
        {"identity", "", "cyclegan: weight of leaving target pictures alone"},
        {"contrast", "", "cut: weight of patch contrast"},
        {"absolute", "", "pix2pix: weight of the difference to the answer"},
        {"pool", "", "made pictures that discriminators remember"},
        featuresOption(),
    };
    all.insert(all.end(), more.begin(), more.end());
    return all;
  }();
  return options;
}

TranslationRecipe translationFrom(const Options& options) {
  TranslationRecipe recipe = translationRecipe(options.text("family"));
  takeSetting(options, "rate", recipe.rate);
  takeSetting(options, "discriminator-rate", recipe.discriminatorRateFactor);
  takeSetting(options, "width", recipe.width);
  takeSetting(options, "blocks", recipe.blocks);
  takeSetting(options, "feature-matching", recipe.featureMatching);
  takeSetting(options, "max-gradient", recipe.maxGradient);
  takeSetting(options, "average", recipe.average);
  takeSetting(options, "cycle", recipe.cycle);
  takeSetting(options, "identity", recipe.identity);
  takeSetting(options, "contrast", recipe.contrast);
  takeSetting(options, "absolute", recipe.absolute);
  takeSetting(options, "pool", recipe.pool);
  recipe.check();
  return recipe;
}

class TranslationTask : public AdversarialTask {
 public:
  TranslationTask(const PictureSet& source, const PictureSet& target, const TranslationTrainer::Setting& setting,
                  std::int64_t batch, const std::string& features)
      : m_source(source),
        m_target(target),
        m_setting(setting),
        m_batch(batch),
        m_features(features),
        m_trainer(setting, [this] { return m_batches->next(); }) {}

  void begin(long step) override {
    m_batches.emplace([this, step]() mutable { return pair(step++); }, kPairsAhead);
  }

  StepFigures step(long step, double rateFactor) override { return m_trainer.step(step, rateFactor); }
  CheckpointParts parts() override { return m_trainer.parts(); }

  torch::Tensor samples() override {
    const torch::Tensor shown = m_source.training(kShown);
    return torch::cat({shown, m_trainer.translated(shown).cpu()});
  }
  int sampleColumns() const override { return static_cast<int>(std::min(kShown, m_source.count())); }

  std::map<std::string, double> measures() override {
    constexpr std::int64_t kCompared = 64;
    std::vector<torch::Tensor> parts;
    const torch::Tensor sources = m_source.training(kCompared);
    for (std::int64_t i = 0; i < sources.size(0); i += 8)
      parts.push_back(m_trainer.translated(sources.slice(0, i, i + 8)).cpu());
    const torch::Tensor results = torch::cat(parts);
    const torch::Tensor made = m_features.of(results);
    if (!m_real.defined())
      m_real = m_features.of(m_target.training(4 * kCompared));
    const torch::Tensor& real = m_real;
    std::map<std::string, double> all{{"featureFrechet", featureFrechetDistance(real, made)},
                                      {"featureKernel", featureKernelDistance(real, made)}};
    if (isPaired()) {
      const torch::Tensor answer = 0.5 * (m_target.training(kCompared) + 1);
      const torch::Tensor result = 0.5 * (results + 1);
      const torch::Tensor everywhere = torch::ones({result.size(0), 1, result.size(2), result.size(3)});
      all["psnr"] = peakSignalToNoise(result, answer, everywhere).mean().item<double>();
      all["ssim"] = structuralSimilarity(result, answer, everywhere).mean().item<double>();
    }
    return all;
  }

  void writeWeights(const std::string& path) override {
    writeAveraged(path, m_trainer.translator(), m_trainer.average());
  }

 private:
  [[nodiscard]] bool isPaired() const { return m_setting.recipe.family == TranslationRecipe::Family::Pix2pix; }

  [[nodiscard]] TranslationBatch pair(long draw) const {
    const std::vector<std::int64_t> sources = m_source.drawn(m_setting.seed, draw, m_batch);
    const std::vector<std::int64_t> targets = isPaired() ? sources : m_target.drawn(m_setting.seed + 1, draw, m_batch);
    // Pairs are mirrored alike.
    const std::uint64_t mirror = m_setting.seed * 1000003U + static_cast<std::uint64_t>(draw);
    return {m_source.batch(sources, mirror).real, m_target.batch(targets, isPaired() ? mirror : mirror + 77).real};
  }

  const PictureSet& m_source;
  const PictureSet& m_target;
  TranslationTrainer::Setting m_setting;
  std::int64_t m_batch;
  PictureFeatures m_features;
  torch::Tensor m_real;  // Features of target pictures, from the first measure on.
  TranslationTrainer m_trainer;
  std::optional<Prefetcher<TranslationBatch>> m_batches;  // Last: its thread uses the members above.
};

}  // namespace

int trainTranslation(const std::vector<std::string>& arguments) {
  if (!arguments.empty() && arguments[0] == "--help") {
    printHelp("translate", translationOptions());
    return 0;
  }
  const Options options = optionsOfRun(translationOptions(), arguments);
  at::set_num_threads(static_cast<int>(options.count("threads")));
  RunFolder folder(options.text("out"));
  const PictureSet source(options.text("source"));
  const PictureSet target(options.text("target"));
  constexpr std::int64_t kLeast = 2;
  if (source.count() < kLeast || target.count() < kLeast)
    throw std::runtime_error("a translation needs at least two pictures of each set");
  if (source.sidePx() != target.sidePx())
    throw std::runtime_error("the two sets hold pictures of different sizes");
  TranslationTrainer::Setting setting;
  setting.recipe = translationFrom(options);
  setting.seed = static_cast<std::uint64_t>(options.count("seed"));
  setting.sidePx = source.sidePx();
  setting.device = deviceOf(options);
  if (setting.recipe.family == TranslationRecipe::Family::Pix2pix && source.count() != target.count())
    throw std::runtime_error("pix2pix needs pairs: the two sets hold different numbers of pictures");
  if (options.count("batch") < 1)
    throw std::invalid_argument("a batch holds at least a picture");
  torch::manual_seed(setting.seed);
  TranslationTask task(source, target, setting, options.count("batch"), options.text("features"));
  return trainInFolder(
      task, folder, options,
      {"translate", options.text("family"), translationOptions(), {source.description(), target.description()}, "source pictures above, what they became below"});
}

}  // namespace visagiste::training
