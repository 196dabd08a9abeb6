#include "models/training/style/style_training.h"

#include <torch/types.h>

#include <functional>
#include <iostream>

#include "models/networks/weights_file.h"
#include "models/training/engine/training_loop.h"
#include "models/training/style/perceptual_loss.h"
#include "models/training/style/picture_grid.h"
#include "models/training/style/style_batches.h"
#include "models/training/style/style_judge.h"

namespace visagiste::training {
namespace {

constexpr long kValidationPairs = 16;

class StyleTask {
 public:
  StyleTask(const StyleSet& set, StyleModels models, const Options& options)
      : m_set(set),
        m_models(std::move(models)),
        m_styleWeight(options.number("style-weight")),
        m_smoothWeight(options.number("smooth-weight")),
        m_identityWeight(options.number("identity-weight")),
        m_out(options.text("out")),
        m_judge(options.text("features")),
        m_batches(set, options) {}

  TrainingTask task() {
    TrainingTask task;
    task.begin = [this](long step) { m_batches.begin(step); };
    task.nextLoss = [this] { return loss(m_batches.next()); };
    task.evaluate = [this] { evaluate(); };
    task.maxGradient = 2.0;
    return task;
  }

 private:
  torch::Tensor loss(const StyleBatch& batch) {
    const torch::Tensor contents = inNetworkRange(batch.contents);
    const torch::Tensor vectors = m_models->encoder->forward(inNetworkRange(batch.styles));
    const torch::Tensor result = m_models->net->forward(contents, vectors);
    torch::Tensor total = m_smoothWeight * totalVariation(result).mean() + weighted(m_judge(batch, result));
    if (m_identityWeight > 0) {
      // A picture in its own style is itself: this makes the strength of a style a way from one vector to another.
      const torch::Tensor first = contents.slice(0, 0, 1);
      const torch::Tensor own = m_models->encoder->forward(contents).slice(0, 0, 1);
      total = total + m_identityWeight * (m_models->net->forward(first, own) - batch.contents.slice(0, 0, 1)).abs().mean();
    }
    return total;
  }

  torch::Tensor weighted(const torch::Tensor& judged) const {
    return judged[0].mean() + m_styleWeight * judged[1].mean();
  }

  void evaluate() {
    const torch::NoGradGuard noGrad;
    const StyleBatch batch = m_set.validationBatch(kValidationPairs, m_batches.sidePx());
    const torch::Tensor vectors = m_models->encoder->forward(inNetworkRange(batch.styles));
    const torch::Tensor result = m_models->net->forward(inNetworkRange(batch.contents), vectors);
    const torch::Tensor parts = m_judge(batch, result).mean(1);
    const torch::Tensor before = m_judge(batch, batch.contents).mean(1);
    std::cout << "validation: content " << parts[0].item<double>() << ", style "
              << parts[1].item<double>() << " (unchanged portraits "
              << before[1].item<double>() << ")" << std::endl;
    writeGrid(m_out + "/samples.ppm", {batch.styles, batch.contents, result});
    networks::writeWeights(m_out + "/style-net.safetensors", *m_models->net, networks::StoredAs::Float16);
    networks::writeWeights(m_out + "/style-encoder.safetensors", *m_models->encoder, networks::StoredAs::Float16);
  }

  const StyleSet& m_set;
  StyleModels m_models;
  double m_styleWeight;
  double m_smoothWeight;
  double m_identityWeight;
  std::string m_out;
  StyleJudge m_judge;
  StyleBatches m_batches;
};

const std::vector<Options::Option>& trainingOptions() {
  static const std::vector<Options::Option> options = [] {
    auto all = judgedStyleOptions(styleOptions("build/training/style", "90", "4", "256", "build/training/art.pack"),
                                  "build/training/features.safetensors");
    all.push_back({"start", "", "weights file of both networks to start from"});
    all.push_back({"identity-weight", "1", "weight of pictures in their own style staying as they are"});
    return all;
  }();
  return options;
}

const std::vector<Options::Option>& evaluationOptions() {
  static const std::vector<Options::Option> options = {
      {"portraits", "build/training/contents.pack", "packed portraits"},
      {"styles", "build/training/art.pack", "packed style pictures, several files with commas between"},
      {"features", "build/training/features.safetensors", "weights of the feature network that judges"},
      {"net", "models/weights/style-net-v1/style-net.safetensors", "weights of the network that repaints"},
      {"encoder", "models/weights/style-encoder-v1/style-encoder.safetensors", "weights of the one that reads styles"},
      {"side", "256", "side of the pictures in pixels"},
      {"pairs", "64", "held-out portraits, each in a held-out style"},
  };
  return options;
}

/// The classical way: mean and spread of each colour channel become those of the style picture (after Reinhard et al.,
/// "Color transfer between images", 2001).
torch::Tensor withColoursOf(const torch::Tensor& contents, const torch::Tensor& styles) {
  constexpr double kLeast = 1e-3;
  const auto mean = [](const torch::Tensor& x) { return x.mean({2, 3}, true); };
  const auto spread = [](const torch::Tensor& x) { return x.std({2, 3}, true, true); };
  return ((contents - mean(contents)) / (spread(contents) + kLeast) * spread(styles) + mean(styles)).clamp(0, 1);
}

}  // namespace

StyleModelsImpl::StyleModelsImpl()
    : net(register_module("net", networks::StyleNet())),
      encoder(register_module("encoder", networks::StyleEncoderNet())) {}

int trainStyle(const std::vector<std::string>& arguments) {
  if (!arguments.empty() && arguments[0] == "--help") {
    printHelp("style", trainingOptions());
    return 0;
  }
  const Options options(trainingOptions(), arguments);
  at::set_num_threads(static_cast<int>(options.count("threads")));
  const StyleSet set(options.text("portraits"), options.list("styles"));
  torch::manual_seed(static_cast<std::uint64_t>(options.count("seed")));
  StyleModels models;
  if (!options.text("start").empty())
    networks::loadWeights(*models, networks::readWeights(options.text("start")));
  networks::placeOn(*models, torch::kCPU, torch::kFloat32);
  StyleTask style(set, models, options);
  runTrainingLoop(*models, options, style.task());
  return 0;
}

int evaluateStyle(const std::vector<std::string>& arguments) {
  if (!arguments.empty() && arguments[0] == "--help") {
    printHelp("evaluate-style", evaluationOptions());
    return 0;
  }
  const Options options(evaluationOptions(), arguments);
  const torch::NoGradGuard noGrad;
  const StyleSet set(options.text("portraits"), options.list("styles"));
  StyleModels models;
  networks::loadWeights(*models->net, networks::readWeights(options.text("net")));
  networks::loadWeights(*models->encoder, networks::readWeights(options.text("encoder")));
  models->eval();
  StyleJudge judge(options.text("features"));
  const StyleBatch all = set.validationBatch(options.count("pairs"), static_cast<int>(options.count("side")));
  const auto tell = [&](const char* name, const std::function<torch::Tensor(const StyleBatch&)>& method) {
    torch::Tensor sum = torch::zeros({2});
    for (std::int64_t i = 0; i < all.contents.size(0); ++i) {
      const auto one = [i](const torch::Tensor& x) { return x.slice(0, i, i + 1); };
      const StyleBatch pair{one(all.contents), one(all.faces), one(all.styles), 0};
      sum += judge(pair, method(pair)).squeeze(1);
    }
    sum /= static_cast<double>(all.contents.size(0));
    std::cout << name << ": content " << sum[0].item<double>() << ", style " << sum[1].item<double>() << std::endl;
  };
  tell("network", [&](const StyleBatch& pair) {
    return models->net->forward(inNetworkRange(pair.contents), models->encoder->forward(inNetworkRange(pair.styles)));
  });
  tell("colours matched", [](const StyleBatch& pair) { return withColoursOf(pair.contents, pair.styles); });
  tell("unchanged", [](const StyleBatch& pair) { return pair.contents; });
  return 0;
}

}  // namespace visagiste::training
