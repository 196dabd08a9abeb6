#include "models/training/style/style_tuning.h"

#include <ATen/Parallel.h>
#include <torch/types.h>

#include "models/networks/blocks.h"
#include "models/networks/weights_file.h"
#include "models/training/gan/run_settings.h"
#include "models/training/style/style_batches.h"
#include "models/training/style/style_tuner.h"

namespace visagiste::training {
namespace {

constexpr long kShown = 6;
constexpr long kPicturesForVector = 16;
constexpr std::uint64_t kVectorSeed = 1;

/// The network of all styles, with the style that the encoder reads from the set.
OneStyle startOf(const StyleSet& set, const std::string& net, const std::string& encoder) {
  const torch::NoGradGuard noGrad;
  OneStyle style;
  networks::loadWeights(*style->net, networks::readWeights(net));
  networks::StyleEncoderNet reader;
  networks::loadWeights(*reader, networks::readWeights(encoder));
  reader->eval();
  const StyleBatch batch = set.trainingBatch(kVectorSeed, 0, kPicturesForVector, networks::kStylePictureSide);
  style->vector.copy_(reader->forward(inNetworkRange(batch.styles)).mean(0, true));
  networks::placeOn(*style, torch::kCPU, torch::kFloat32);
  return style;
}

class TuningTask final : public AdversarialTask {
 public:
  TuningTask(const StyleSet& set, const Options& options, const TuningWeights& weights)
      : m_batches(set, options),
        m_shown(set.validationBatch(kShown, m_batches.sidePx())),
        m_tuner(startOf(set, options.text("net"), options.text("encoder")), options.text("features"), weights) {}

  void begin(long step) override { m_batches.begin(step); }
  StepFigures step(long step, double rateFactor) override { return m_tuner.step(m_batches.next(), step, rateFactor); }
  CheckpointParts parts() override { return m_tuner.parts(); }
  torch::Tensor samples() override {
    return 2.0 * torch::cat({m_shown.styles, m_shown.contents, m_tuner.repainted(m_shown.contents)}) - 1.0;
  }
  [[nodiscard]] int sampleColumns() const override { return kShown; }
  std::map<std::string, double> measures() override { return m_tuner.measures(m_shown); }
  [[nodiscard]] std::string bestMeasure() const override { return "total"; }
  void writeWeights(const std::string& path) override { m_tuner.writeWeights(path); }

 private:
  StyleBatches m_batches;
  StyleBatch m_shown;
  StyleTuner m_tuner;
};

const std::vector<Options::Option>& tuningOptions() {
  static const std::vector<Options::Option> options = [] {
    auto all = adversarialOptions("build/training/style-tune");
    for (Options::Option& option : all) {
      if (option.name == "batch")
        option.defaultValue = "2";
      if (option.name == "rate")
        option.defaultValue = "0.0008";
      if (option.name == "average")
        option.defaultValue = "0.99";
    }
    all = judgedStyleOptions(withStyleSets(std::move(all), "256", ""),
                             "models/weights/feature-net-v1/feature-net.safetensors");
    all.push_back({"adversarial", "lsgan", "adversarial loss: nonsaturating, lsgan or hinge"});
    all.push_back({"adversarial-weight", "0.1", "its weight beside the content; 0: no discriminator"});
    all.push_back({"net", "models/weights/style-net-v1/style-net.safetensors", "network of all styles"});
    all.push_back({"encoder", "models/weights/style-encoder-v1/style-encoder.safetensors", "what reads styles for it"});
    return all;
  }();
  return options;
}

TuningWeights weightsFrom(const Options& options) {
  TuningWeights weights;
  weights.style = options.number("style-weight");
  weights.smooth = options.number("smooth-weight");
  weights.adversarial = options.number("adversarial-weight");
  weights.loss = adversarialLossNamed(options.text("adversarial"));
  weights.rate = options.number("rate");
  weights.average = options.number("average");
  return weights;
}

}  // namespace

int tuneStyle(const std::vector<std::string>& arguments) {
  if (!arguments.empty() && arguments[0] == "--help") {
    printHelp("style-tune", tuningOptions());
    return 0;
  }
  const Options options = optionsOfRun(tuningOptions(), arguments);
  at::set_num_threads(static_cast<int>(options.count("threads")));
  RunFolder folder(options.text("out"));
  const StyleSet set(options.text("portraits"), options.list("styles"));
  torch::manual_seed(static_cast<std::uint64_t>(options.count("seed")));
  TuningTask task(set, options, weightsFrom(options));
  return trainInFolder(task, folder, options,
                       {"style-tune", options.text("adversarial"), tuningOptions(), set.descriptions(),
                        "style pictures above, portraits in the middle, what they became below"});
}

}  // namespace visagiste::training
