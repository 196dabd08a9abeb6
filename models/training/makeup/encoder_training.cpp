#include "models/training/makeup/encoder_training.h"

#include <torch/types.h>

#include <iomanip>
#include <iostream>
#include <optional>

#include "models/networks/makeup_encoder_net.h"
#include "models/networks/weights_file.h"
#include "models/training/engine/prefetcher.h"
#include "models/training/engine/training_loop.h"
#include "models/training/makeup/encoder_loss.h"
#include "models/training/makeup/makeup_batch.h"

namespace visagiste::training {
namespace {

using networks::MakeupEncoderNet;

constexpr std::size_t kBatchesAhead = 4;
constexpr std::size_t kFacesAtOnce = 64;

/// Sums over painted faces of one product.
struct ProductScore {
  int worn = 0;
  int found = 0;  // Of those worn.
  int absent = 0;
  int invented = 0;         // Of those absent.
  double colorError = 0;    // Distance in Lab of the first colour, of those worn.
  double opacityError = 0;  // Of those worn.
  int zonesRight = 0;       // Of those worn.
};

void score(const torch::Tensor& answers, const torch::Tensor& labels,
           std::array<ProductScore, kEncodedProductCount>& scores) {
  for (std::int64_t face = 0; face < labels.size(0); ++face)
    for (std::size_t product = 0; product < scores.size(); ++product) {
      const torch::Tensor row = answers[face][static_cast<std::int64_t>(product)].contiguous();
      const torch::Tensor truth = labels[face][static_cast<std::int64_t>(product)].contiguous();
      const float* answer = row.data_ptr<float>();
      const float* label = truth.data_ptr<float>();
      ProductScore& sum = scores[product];
      const bool isFound = answer[makeup_answer::kPresence] > 0;
      if (label[makeup_label::kPresence] == 0) {
        ++sum.absent;
        sum.invented += isFound ? 1 : 0;
        continue;
      }
      ++sum.worn;
      sum.found += isFound ? 1 : 0;
      double squares = 0;
      for (int c = 0; c < 3; ++c)
        squares += std::pow(100.0 * (answer[makeup_answer::kColors + c] - label[makeup_label::kColors + c]), 2);
      sum.colorError += std::sqrt(squares);
      sum.opacityError +=
          std::abs(1 / (1 + std::exp(-answer[makeup_answer::kOpacity])) - label[makeup_label::kOpacity]);
      const float* zones = answer + makeup_answer::kZones;
      sum.zonesRight += std::max_element(zones, zones + kMostEncodedZones) - zones ==
                                static_cast<std::ptrdiff_t>(label[makeup_label::kZone])
                            ? 1
                            : 0;
    }
}

void tellEncoder(std::ostream& out, MakeupEncoderNet& net, const MakeupSet& set) {
  const torch::NoGradGuard noGrad;
  std::array<ProductScore, kEncodedProductCount> scores;
  const std::vector<int>& all = set.paintedIndices(Split::Validation);
  for (std::size_t first = 0; first < all.size(); first += kFacesAtOnce) {
    const auto begin = all.begin() + static_cast<std::ptrdiff_t>(first);
    const EncoderBatch batch =
        encoderBatchOf(set, {begin, begin + static_cast<std::ptrdiff_t>(std::min(kFacesAtOnce, all.size() - first))});
    score(net->forward(normalisedCoded(batch.faces)), batch.labels, scores);
  }
  out << "of " << all.size() << " painted faces:\n" << std::fixed << std::setprecision(2);
  for (std::size_t product = 0; product < scores.size(); ++product) {
    const ProductScore& sum = scores[product];
    const double worn = std::max(1, sum.worn);
    out << "  " << kEncodedProducts[product] << ": found " << sum.found << " of " << sum.worn << ", invented "
        << sum.invented << " of " << sum.absent << ", Lab distance " << sum.colorError / worn << ", opacity error "
        << sum.opacityError / worn << ", zone right " << sum.zonesRight / worn << '\n';
  }
  out << std::flush;
}

const std::vector<Options::Option>& trainingOptions() {
  static const std::vector<Options::Option> options = [] {
    auto all = trainingLoopOptions("build/training/makeup-encoder", "20", "32", "6");
    all.push_back({"start", "", "weights file to start from"});
    return all;
  }();
  return options;
}

}  // namespace

int trainMakeupEncoder(const std::vector<std::string>& arguments) {
  if (!arguments.empty() && arguments[0] == "--help") {
    printHelp("makeup-encoder", trainingOptions());
    return 0;
  }
  const Options options(trainingOptions(), arguments);
  at::set_num_threads(static_cast<int>(options.count("threads")));
  const MakeupSet set(options.text("sets"));
  const auto seed = static_cast<std::uint64_t>(options.count("seed"));
  torch::manual_seed(seed);
  MakeupEncoderNet net;
  if (!options.text("start").empty())
    networks::loadWeights(*net, networks::readWeights(options.text("start")));
  networks::placeOn(*net, torch::kCPU, torch::kFloat32);
  const long size = options.count("batch");
  std::optional<Prefetcher<EncoderBatch>> batches;
  std::uint64_t next = 0;
  TrainingTask task;
  task.begin = [&](long step) {
    next = static_cast<std::uint64_t>(step);
    batches.emplace([&set, seed, step, size]() mutable { return encoderTrainingBatch(set, seed, step++, size); },
                    kBatchesAhead);
  };
  task.nextLoss = [&] {
    const EncoderBatch batch = batches->next();
    torch::manual_seed(seed + next++);  // The dropout follows from the step, as the batch does.
    return encoderLoss(net->forward(normalisedCoded(batch.faces)), batch.labels);
  };
  task.evaluate = [&] { tellEncoder(std::cout, net, set); };
  runTrainingLoop(*net, options, task);
  return 0;
}

int evaluateMakeupEncoder(const std::vector<std::string>& arguments) {
  static const std::vector<Options::Option> known = {
      {"sets", "build/training", "folder of the packed sets"},
      {"weights", "models/weights/makeup-encoder-v1/makeup-encoder.safetensors", "weights file"},
  };
  if (!arguments.empty() && arguments[0] == "--help") {
    printHelp("evaluate-makeup-encoder", known);
    return 0;
  }
  const Options options(known, arguments);
  const MakeupSet set(options.text("sets"));
  MakeupEncoderNet net;
  networks::loadWeights(*net, networks::readWeights(options.text("weights")));
  net->eval();
  networks::foldBatchNorm(*net);
  tellEncoder(std::cout, net, set);
  return 0;
}

}  // namespace visagiste::training
