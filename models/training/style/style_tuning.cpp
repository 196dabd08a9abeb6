#include "models/training/style/style_tuning.h"

#include <torch/types.h>

#include <iostream>

#include "models/networks/weights_file.h"
#include "models/training/adversarial/adversarial_loss.h"
#include "models/training/adversarial/patch_discriminator.h"
#include "models/training/engine/training_loop.h"
#include "models/training/style/perceptual_loss.h"
#include "models/training/style/picture_grid.h"
#include "models/training/style/style_batches.h"
#include "models/training/style/style_judge.h"

namespace visagiste::training {
namespace {

constexpr long kValidationPairs = 8;
constexpr long kPicturesForVector = 16;
constexpr std::uint64_t kVectorSeed = 1;
constexpr int kPictureChannels = 3;

class TuningTask {
 public:
  TuningTask(const StyleSet& set, OneStyle style, const Options& options)
      : m_set(set),
        m_style(std::move(style)),
        m_styleWeight(options.number("style-weight")),
        m_smoothWeight(options.number("smooth-weight")),
        m_adversarialWeight(options.number("adversarial-weight")),
        m_loss(adversarialLossNamed(options.text("adversarial"))),
        m_discriminator(kPictureChannels),
        m_out(options.text("out")),
        m_judge(options.text("features")),
        m_batches(set, options) {}

  /// The style as the encoder reads it from pictures of the set.
  void startFrom(const std::string& net, const std::string& encoder) {
    const torch::NoGradGuard noGrad;
    networks::loadWeights(*m_style->net, networks::readWeights(net));
    networks::StyleEncoderNet reader;
    networks::loadWeights(*reader, networks::readWeights(encoder));
    reader->eval();
    const StyleBatch batch = m_set.trainingBatch(kVectorSeed, 0, kPicturesForVector, networks::kStylePictureSide);
    m_style->vector.copy_(reader->forward(inNetworkRange(batch.styles)).mean(0, true));
  }

  TrainingTask task() {
    TrainingTask task;
    task.begin = [this](long step) { m_batches.begin(step); };
    task.nextLoss = [this] { return loss(m_batches.next()); };
    task.evaluate = [this] { evaluate(); };
    task.maxGradient = 2.0;
    if (m_adversarialWeight > 0) {
      task.firstMoment = 0.5;
      task.opponent.emplace(Opponent{*m_discriminator, [this] { return discriminator(); }});
    }
    return task;
  }

 private:
  torch::Tensor repainted(const torch::Tensor& contents) {
    return m_style->net->forward(inNetworkRange(contents), m_style->vector.expand({contents.size(0), -1}));
  }

  torch::Tensor loss(StyleBatch batch) {
    m_batch = std::move(batch);
    const torch::Tensor result = repainted(m_batch.contents);
    m_result = result.detach();
    const torch::Tensor judged = m_judge(m_batch, result);
    const torch::Tensor loss =
        judged[0].mean() + m_styleWeight * judged[1].mean() + m_smoothWeight * totalVariation(result).mean();
    if (m_adversarialWeight <= 0)
      return loss;
    return loss + m_adversarialWeight * generatorLoss(m_loss, m_discriminator->forward(inNetworkRange(result)));
  }

  /// Patches of the style's pictures against patches of repainted portraits.
  torch::Tensor discriminator() {
    return discriminatorLoss(m_loss, m_discriminator->forward(inNetworkRange(m_batch.styles)),
                             m_discriminator->forward(inNetworkRange(m_result)));
  }

  void evaluate() {
    const torch::NoGradGuard noGrad;
    const StyleBatch batch = m_set.validationBatch(kValidationPairs, m_batches.sidePx());
    const torch::Tensor result = repainted(batch.contents);
    const torch::Tensor judged = m_judge(batch, result).mean(1);
    const torch::Tensor before = m_judge(batch, batch.contents).mean(1);
    std::cout << "validation: content " << judged[0].item<double>() << ", style " << judged[1].item<double>()
              << " (unchanged portraits " << before[1].item<double>() << ")" << std::endl;
    writeGrid(m_out + "/samples.ppm", {batch.styles, batch.contents, result});
  }

  const StyleSet& m_set;
  OneStyle m_style;
  double m_styleWeight;
  double m_smoothWeight;
  double m_adversarialWeight;
  AdversarialLoss m_loss;
  PatchDiscriminator m_discriminator;
  StyleBatch m_batch;
  torch::Tensor m_result;
  std::string m_out;
  StyleJudge m_judge;
  StyleBatches m_batches;
};

const std::vector<Options::Option>& tuningOptions() {
  static const std::vector<Options::Option> options = [] {
    auto all = judgedStyleOptions(styleOptions("build/training/style-tune", "6", "2", "256", ""),
                                  "models/weights/feature-net-v1/feature-net.safetensors");
    all.push_back({"adversarial", "lsgan", "adversarial loss: nonsaturating, lsgan or hinge"});
    all.push_back({"adversarial-weight", "0.1", "its weight beside the content; 0: no discriminator"});
    all.push_back({"net", "models/weights/style-net-v1/style-net.safetensors", "network of all styles"});
    all.push_back({"encoder", "models/weights/style-encoder-v1/style-encoder.safetensors", "what reads styles for it"});
    return all;
  }();
  return options;
}

}  // namespace

OneStyleImpl::OneStyleImpl()
    : net(register_module("net", networks::StyleNet())),
      vector(register_parameter("vector", torch::zeros({1, networks::kStyleVectorLength}))) {}

int tuneStyle(const std::vector<std::string>& arguments) {
  if (!arguments.empty() && arguments[0] == "--help") {
    printHelp("style-tune", tuningOptions());
    return 0;
  }
  const Options options(tuningOptions(), arguments);
  at::set_num_threads(static_cast<int>(options.count("threads")));
  const StyleSet set(options.text("portraits"), options.list("styles"));
  torch::manual_seed(static_cast<std::uint64_t>(options.count("seed")));
  OneStyle style;
  TuningTask tuning(set, style, options);
  tuning.startFrom(options.text("net"), options.text("encoder"));
  networks::placeOn(*style, torch::kCPU, torch::kFloat32);
  runTrainingLoop(*style, options, tuning.task());
  return 0;
}

}  // namespace visagiste::training
