#include "models/training/landmarks/channel_training.h"

#include "models/networks/weights_file.h"
#include "models/training/engine/options.h"
#include "models/training/engine/run_state.h"
#include "models/training/engine/training_loop.h"
#include "models/training/landmarks/channel_evaluation.h"
#include "models/training/landmarks/landmark_set.h"

#include <torch/nn/functional/loss.h>
#include <torch/types.h>

#include <algorithm>
#include <iostream>
#include <stdexcept>

namespace visagiste::training {
namespace {

using networks::LandmarkFeatures;
using networks::LandmarkNet;

constexpr long kFreshPictures = 32;  // Looked at in one go.

/// Features of widened pictures with their channels; the oldest make room for new ones.
class FeatureMemory {
 public:
  FeatureMemory(long size, long channels)
      : m_fine(torch::empty({size, 96, 16, 16}, torch::kFloat16)),
        m_coarse(torch::empty({size, 144, 8, 8}, torch::kFloat16)),
        m_channels(torch::empty({size, channels})) {}

  void add(const LandmarkFeatures& features, const torch::Tensor& channels) {
    for (std::int64_t i = 0; i < channels.size(0); ++i) {
      const std::int64_t at = m_added++ % m_channels.size(0);
      m_fine[at].copy_(features.fine[i]);
      m_coarse[at].copy_(features.coarse[i]);
      m_channels[at].copy_(channels[i]);
    }
  }

  [[nodiscard]] long count() const { return std::min<std::int64_t>(m_added, m_channels.size(0)); }

  struct Batch {
    LandmarkFeatures features;
    torch::Tensor channels;
  };
  [[nodiscard]] Batch some(long size) const {
    const torch::Tensor picks = torch::randint(count(), {size}, torch::kInt64);
    const auto picked = [&](const torch::Tensor& from) {
      return from.index_select(0, picks).to(torch::kFloat32).contiguous(at::MemoryFormat::ChannelsLast);
    };
    return {{picked(m_fine), picked(m_coarse)}, m_channels.index_select(0, picks)};
  }

 private:
  torch::Tensor m_fine;
  torch::Tensor m_coarse;
  torch::Tensor m_channels;
  std::int64_t m_added = 0;
};

void lookAtMore(LandmarkNet& net, const LandmarkSet& set, Random& random, float mild, FeatureMemory& memory) {
  const torch::NoGradGuard noGrad;
  std::vector<Canvas> crops;
  std::vector<torch::Tensor> channels;
  while (static_cast<long>(crops.size()) < kFreshPictures) {
    LandmarkSample sample = set.widened(random, {mild, 1});
    if (sample.channels.empty())
      continue;
    crops.push_back(std::move(sample.crop));
    channels.push_back(torch::tensor(sample.channels));
  }
  memory.add(net->features(normalised(crops)), torch::stack(channels));
}

const std::vector<Options::Option>& channelOptions() {
  static const std::vector<Options::Option> options = [] {
    auto all = trainingLoopOptions("build/training/channels", "20", "64", "1");
    all.push_back(
        {"start", "models/weights/face-landmarks-v1/face-landmarks.safetensors", "weights of the landmark network"});
    all.push_back({"posed", "build/training/expressive.pack", "packed set of visagiste-prepare-poses"});
    all.push_back({"mild", "0.6", "share of the pictures that are widened only mildly"});
    all.push_back({"memory", "12000", "pictures whose features are kept"});
    all.push_back({"look-every", "6", "steps between two looks at 32 more pictures"});
    return all;
  }();
  return options;
}

}  // namespace

torch::Tensor channelLoss(const torch::Tensor& predicted, const torch::Tensor& wanted) {
  return wanted.size(0) == 0 ? torch::zeros({}) : torch::nn::functional::mse_loss(predicted, wanted);
}

void startFrom(LandmarkNet& net, const std::string& weights) {
  networks::NamedTensors tensors = networks::readWeights(weights);
  for (const auto& own : net->named_parameters()) tensors.emplace(own.key(), own.value());
  for (const auto& own : net->named_buffers())
    if (own.value().is_floating_point())
      tensors.emplace(own.key(), own.value());
  networks::loadWeights(*net, tensors);
}

int trainChannels(const std::vector<std::string>& arguments) {
  if (!arguments.empty() && arguments[0] == "--help") {
    printHelp("channels", channelOptions());
    return 0;
  }
  const Options options(channelOptions(), arguments);
  at::set_num_threads(static_cast<int>(options.count("threads")));
  const LandmarkSet set(options.text("sets"), options.text("posed"));
  if (set.channelNames().size() != networks::kLandmarkChannels)
    throw std::runtime_error(options.text("posed") + " knows other channels than the network reads");
  Random random(static_cast<std::uint64_t>(options.count("seed")));
  torch::manual_seed(static_cast<std::uint64_t>(options.count("seed")));
  LandmarkNet net;
  startFrom(net, options.text("start"));
  networks::placeOn(*net, torch::kCPU, torch::kFloat32);
  net->eval();
  FeatureMemory memory(options.count("memory"), networks::kLandmarkChannels);
  const auto lookAgain = [&] { lookAtMore(net, set, random, static_cast<float>(options.number("mild")), memory); };
  networks::ChannelHead head = net->channelHead();
  const long size = options.count("batch");
  long step = 0;
  TrainingTask task;
  task.nextLoss = [&] {
    // While little is known the same pictures would only be learned by heart.
    if (step++ % options.count("look-every") == 0 || memory.count() < 4 * size)
      do lookAgain();
      while (memory.count() < 4 * size);
    const FeatureMemory::Batch batch = memory.some(size);
    return channelLoss(head->forward(batch.features), batch.channels);
  };
  task.evaluate = [&] {
    std::cout << memory.count() << " pictures kept\n";
    tellChannels(std::cout, set, net);
    networks::writeWeights(options.text("out") + "/landmarks.safetensors", *net, networks::StoredAs::Float16);
  };
  runTrainingLoop(*head, options, task);
  return 0;
}

}  // namespace visagiste::training
