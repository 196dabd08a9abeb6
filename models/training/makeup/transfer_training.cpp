#include "models/training/makeup/transfer_training.h"

#include <torch/types.h>

#include <iostream>
#include <memory>
#include <optional>

#include "models/networks/makeup_transfer_net.h"
#include "models/networks/weights_file.h"
#include "models/training/adversarial/adversarial_loss.h"
#include "models/training/adversarial/patch_discriminator.h"
#include "models/training/engine/prefetcher.h"
#include "models/training/engine/training_loop.h"
#include "models/training/makeup/makeup_batch.h"
#include "models/training/makeup/transfer_evaluation.h"

namespace visagiste::training {
namespace {

using networks::MakeupTransferNet;

constexpr std::size_t kBatchesAhead = 4;
constexpr std::size_t kLessonsWhileTraining = 96;
constexpr int kPairChannels = 9;  // Source, reference, result.

/// Weight of a pixel's error by its zone: lips and lids are small.
torch::Tensor pixelWeights(const torch::Tensor& zones) {
  // Index 0 is no zone.
  const torch::Tensor byZone = torch::tensor({0.0F, 0.3F, 1.0F, 3.0F, 2.5F, 1.5F, 1.0F});
  return byZone.index_select(0, zones.flatten().to(torch::kLong)).view_as(zones);
}

/// How far results are from the truth: the mean over the pictures of the logarithm of their mean squared difference,
/// as PSNR counts it, and the mean absolute difference, which keeps edges. The latter alone learns nothing: most places
/// of most faces are bare, and so is their median.
torch::Tensor distance(const torch::Tensor& result, const torch::Tensor& truth, const torch::Tensor& zones) {
  constexpr double kLogWeight = 0.05;
  constexpr double kNoise = 2e-4;  // 37 dB: what lies below is hardly seen, and must not make the network timid.
  const torch::Tensor weights = pixelWeights(zones);
  const torch::Tensor difference = result - truth;
  const torch::Tensor squares = (difference.square() * weights).mean({1, 2, 3}) / weights.mean({1, 2, 3});
  return kLogWeight * (squares + kNoise).log().mean() + 0.5 * (difference.abs() * weights).mean();
}

/// Principal components of what makeup changes, largest first, each as large as it usually is: (count, 3, S, S).
torch::Tensor usualChanges(const MakeupSet& set, int count) {
  constexpr std::size_t kFaces = 1200;
  const torch::NoGradGuard noGrad;
  const std::vector<int>& painted = set.paintedIndices(Split::Train);
  std::vector<torch::Tensor> changes;
  for (std::size_t i = 0; i < std::min(kFaces, painted.size()); ++i) {
    const int index = painted[i * painted.size() / std::min(kFaces, painted.size())];
    const PackedSample& bare = set.bareOf(index);
    const PackedSample& worn = set.painted()[static_cast<std::size_t>(index)];
    const TransferBatch batch = batchOf({{&bare, &worn, &worn, &bare, &bare}}, set.side());
    changes.push_back((batch.truth - batch.source).flatten());
  }
  const torch::Tensor all = torch::stack(changes);  // (N, 3 * S * S)
  const auto [values, vectors] = torch::linalg_eigh(all.mm(all.t()));
  const std::int64_t used = std::min<std::int64_t>(count, all.size(0));
  const torch::Tensor components =
      vectors.slice(1, all.size(0) - used).t().flip(0).mm(all);  // Norm: root of the value.
  const double perFace = std::sqrt(1.0 / static_cast<double>(all.size(0)));
  return (perFace * components).view({used, 3, set.side(), set.side()});
}

/// Generator and discriminator on the batches of one run.
class TransferTask {
 public:
  TransferTask(const MakeupSet& set, MakeupTransferNet net, const Options& options)
      : m_set(set),
        m_net(std::move(net)),
        m_discriminator(kPairChannels),
        m_loss(adversarialLossNamed(options.text("adversarial"))),
        m_weight(options.number("adversarial-weight")),
        m_seed(static_cast<std::uint64_t>(options.count("seed"))),
        m_size(options.count("batch")) {}

  TrainingTask task() {
    TrainingTask task;
    task.begin = [this](long step) {
      m_batches.emplace([this, step]() mutable { return trainingBatch(m_set, m_seed, step++, m_size); }, kBatchesAhead);
    };
    task.nextLoss = [this] { return generator(); };
    task.evaluate = [this] {
      tell(std::cout, transferScores(m_net, m_set, Split::Validation, kLessonsWhileTraining));
      std::cout << "source and reference one face: PSNR "
                << selfTransferPsnr(m_net, m_set, Split::Validation, kLessonsWhileTraining) << " dB" << std::endl;
    };
    if (m_weight > 0) {
      task.firstMoment = 0.5;
      task.opponent.emplace(Opponent{*m_discriminator, [this] { return discriminator(); }});
    }
    return task;
  }

 private:
  torch::Tensor pair(const torch::Tensor& result) const {
    return normalisedCoded(torch::cat({m_batch.source, m_batch.reference, result}, 1));
  }

  torch::Tensor generator() {
    m_batch = m_batches->next();
    const torch::Tensor result = networks::appliedMaps(m_batch.source, m_net->forward(networkInput(m_batch)));
    m_result = result.detach();
    const torch::Tensor loss = distance(result, m_batch.truth, m_batch.zones);
    return m_weight > 0 ? loss + m_weight * generatorLoss(m_loss, m_discriminator->forward(pair(result))) : loss;
  }

  torch::Tensor discriminator() {
    // Clamped as pictures are, or values beyond white would tell.
    return discriminatorLoss(m_loss, m_discriminator->forward(pair(m_batch.truth)),
                             m_discriminator->forward(pair(m_result.clamp(0, 1))));
  }

  const MakeupSet& m_set;
  MakeupTransferNet m_net;
  PatchDiscriminator m_discriminator;
  AdversarialLoss m_loss;
  double m_weight;
  std::uint64_t m_seed;
  long m_size;
  TransferBatch m_batch;
  torch::Tensor m_result;
  std::optional<Prefetcher<TransferBatch>> m_batches;  // Last: its thread uses the members above.
};

const std::vector<Options::Option>& trainingOptions() {
  static const std::vector<Options::Option> options = [] {
    auto all = trainingLoopOptions("build/training/makeup-transfer", "40", "16", "5");
    all.push_back({"start", "", "weights file to start from"});
    all.push_back({"adversarial", "lsgan", "adversarial loss: nonsaturating, lsgan, hinge or wasserstein"});
    all.push_back({"adversarial-weight", "0.02", "its weight beside the distance to the truth; 0: none"});
    return all;
  }();
  return options;
}

}  // namespace

int trainMakeupTransfer(const std::vector<std::string>& arguments) {
  if (!arguments.empty() && arguments[0] == "--help") {
    printHelp("makeup-transfer", trainingOptions());
    return 0;
  }
  const Options options(trainingOptions(), arguments);
  at::set_num_threads(static_cast<int>(options.count("threads")));
  const MakeupSet set(options.text("sets"));
  torch::manual_seed(static_cast<std::uint64_t>(options.count("seed")));
  MakeupTransferNet net;
  if (options.text("start").empty())
    net->startFrom(usualChanges(set, networks::kMakeupTemplates));
  else
    networks::loadWeights(*net, networks::readWeights(options.text("start")));
  networks::placeOn(*net, torch::kCPU, torch::kFloat32);
  TransferTask transfer(set, net, options);
  runTrainingLoop(*net, options, transfer.task());
  return 0;
}

int evaluateMakeupTransfer(const std::vector<std::string>& arguments) {
  static const std::vector<Options::Option> known = {
      {"sets", "build/training", "folder of the packed sets"},
      {"weights", "models/weights/makeup-transfer-v1/makeup-transfer.safetensors", "weights file"},
  };
  if (!arguments.empty() && arguments[0] == "--help") {
    printHelp("evaluate-makeup-transfer", known);
    return 0;
  }
  const Options options(known, arguments);
  const MakeupSet set(options.text("sets"));
  MakeupTransferNet net;
  networks::loadWeights(*net, networks::readWeights(options.text("weights")));
  net->eval();
  networks::foldBatchNorm(*net);
  tell(std::cout, transferScores(net, set, Split::Validation, SIZE_MAX));
  std::cout << "source and reference one face: PSNR " << selfTransferPsnr(net, set, Split::Validation, SIZE_MAX)
            << " dB" << std::endl;
  return 0;
}

}  // namespace visagiste::training
