#include "models/training/style/feature_training.h"

#include <ATen/Parallel.h>
#include <torch/types.h>

#include <iostream>

#include "models/networks/blocks.h"
#include "models/networks/feature_net.h"
#include "models/networks/weights_file.h"
#include "models/training/engine/training_loop.h"
#include "models/training/style/style_batches.h"

namespace visagiste::training {
namespace {

using networks::FeatureNet;

constexpr long kValidationPictures = 48;

/// Squared difference over the teacher's own, layer by layer: (kFeatureLayers).
torch::Tensor unexplained(const std::vector<torch::Tensor>& answer, const std::vector<torch::Tensor>& truth) {
  std::vector<torch::Tensor> shares;
  for (std::size_t i = 0; i < truth.size(); ++i)
    shares.push_back((answer[i] - truth[i]).square().mean() / truth[i].square().mean());
  return torch::stack(shares);
}

/// The same of deviations from each channel's mean: what a constant could tell does not count.
torch::Tensor unexplainedVariance(const std::vector<torch::Tensor>& answer, const std::vector<torch::Tensor>& truth) {
  std::vector<torch::Tensor> shares;
  for (std::size_t i = 0; i < truth.size(); ++i) {
    const torch::Tensor centred = truth[i] - truth[i].mean({0, 2, 3}, true);
    shares.push_back((answer[i] - truth[i]).square().mean() / centred.square().mean());
  }
  return torch::stack(shares);
}

class FeatureTask {
 public:
  FeatureTask(const StyleSet& set, FeatureNet net, const Options& options)
      : m_set(set),
        m_net(std::move(net)),
        m_batches(set, options) {
    networks::loadWeights(*m_teacher, networks::readWeights(options.text("teacher")));
    networks::placeOn(*m_teacher, torch::kCPU, torch::kFloat32);
    m_teacher->eval();
  }

  TrainingTask task() {
    TrainingTask task;
    task.begin = [this](long step) { m_batches.begin(step); };
    task.nextLoss = [this] { return loss(m_batches.next()); };
    task.evaluate = [this] { evaluate(); };
    return task;
  }

 private:
  std::vector<torch::Tensor> truthOf(const torch::Tensor& pictures) {
    const torch::NoGradGuard noGrad;
    return m_teacher->forward(pictures);
  }

  torch::Tensor loss(const StyleBatch& batch) {
    const torch::Tensor pictures = torch::cat({batch.contents, batch.styles});
    return unexplained(m_net->forward(pictures), truthOf(pictures)).mean();
  }

  void evaluate() {
    const torch::NoGradGuard noGrad;
    const StyleBatch batch = m_set.validationBatch(kValidationPictures, m_batches.sidePx());
    const torch::Tensor pictures = torch::cat({batch.contents, batch.styles});
    const torch::Tensor shares = unexplainedVariance(m_net->forward(pictures), truthOf(pictures));
    std::cout << "validation: variance not explained, fine to coarse:";
    for (int i = 0; i < networks::kFeatureLayers; ++i) std::cout << ' ' << shares[i].item<double>();
    std::cout << std::endl;
  }

  const StyleSet& m_set;
  FeatureNet m_net;
  FeatureNet m_teacher;
  StyleBatches m_batches;
};

const std::vector<Options::Option>& trainingOptions() {
  static const std::vector<Options::Option> options = [] {
    auto all = styleOptions("build/training/features", "40", "4", "160", "build/training/art.pack");
    all.push_back({"start", "", "weights file to start from"});
    all.push_back({"teacher", "build/training/features.safetensors", "weights of the network to learn from"});
    return all;
  }();
  return options;
}

}  // namespace

int trainFeatures(const std::vector<std::string>& arguments) {
  if (!arguments.empty() && arguments[0] == "--help") {
    printHelp("features", trainingOptions());
    return 0;
  }
  const Options options(trainingOptions(), arguments);
  at::set_num_threads(static_cast<int>(options.count("threads")));
  const StyleSet set(options.text("portraits"), options.list("styles"));
  torch::manual_seed(static_cast<std::uint64_t>(options.count("seed")));
  FeatureNet net;
  if (!options.text("start").empty())
    networks::loadWeights(*net, networks::readWeights(options.text("start")));
  networks::placeOn(*net, torch::kCPU, torch::kFloat32);
  FeatureTask features(set, net, options);
  runTrainingLoop(*net, options, features.task());
  return 0;
}

}  // namespace visagiste::training
