#include "models/training/parsing/parsing_training.h"

#include "models/networks/weights_file.h"
#include "models/training/engine/options.h"
#include "models/training/engine/prefetcher.h"
#include "models/training/engine/run_state.h"
#include "models/training/engine/training_loop.h"
#include "models/training/parsing/guide_points.h"
#include "models/training/parsing/parsing_evaluation.h"
#include "models/training/parsing/parsing_loss.h"

#include <torch/types.h>

#include <iostream>

namespace visagiste::training {
namespace {

using networks::ParsingNet;

constexpr std::size_t kBatchesAhead = 4;
constexpr int kSides[] = {128, 192, 256};
constexpr float kShareOfSmall = 0.3F;   // Of the batches at 128 pixels; they cost as much as the others.
constexpr float kShareOfMiddle = 0.3F;  // At 192.

struct Batch {
  torch::Tensor crops;    // (B, 3, S, S)
  torch::Tensor guide;    // (B, 64, S / 4, S / 4)
  torch::Tensor regions;  // (B, S, S)
};

/// Crops of one size, as many as have the pixels of `size` crops of the largest.
Batch makeBatch(const ParsingSet& set, Random& random, long size) {
  const float kind = uniform(random, 0.0F, 1.0F);
  const int side = kSides[kind < kShareOfSmall ? 0 : kind < kShareOfSmall + kShareOfMiddle ? 1 : 2];
  const long count = std::max(2L, size * kSides[2] * kSides[2] / (static_cast<long>(side) * side));
  std::vector<Canvas> crops;
  std::vector<CanvasPoints> points;
  torch::Tensor regions = torch::empty({count, side, side}, torch::kUInt8);
  std::uint8_t* out = regions.data_ptr<std::uint8_t>();
  for (long i = 0; i < count; ++i) {
    RegionCanvas sample = set.widened(random, side);
    out = std::copy(sample.regions.begin(), sample.regions.end(), out);
    crops.push_back(std::move(sample.picture));
    points.push_back(misled(sample.points, random));
  }
  return {normalised(crops), guideOf(points, side), regions};
}

const std::vector<Options::Option>& trainingOptions() {
  static const std::vector<Options::Option> options = [] {
    auto all = trainingLoopOptions("build/training/parsing", "78", "8", "3");
    all.push_back({"start", "", "weights file to start from"});
    return all;
  }();
  return options;
}

double millisecondsPerCrop(ParsingNet& net, torch::ScalarType dtype, int side) {
  at::set_num_threads(1);
  networks::placeOn(*net, torch::kCPU, dtype);
  const torch::Tensor crop = torch::rand({1, 3, side, side}).contiguous(at::MemoryFormat::ChannelsLast).to(dtype);
  const torch::Tensor guide = guideOf({CanvasPoints()}, side).to(dtype);
  const torch::NoGradGuard noGrad;
  return medianMilliseconds([&] { net->forward(crop, guide); });
}

}  // namespace

int trainParsing(const std::vector<std::string>& arguments) {
  if (!arguments.empty() && arguments[0] == "--help") {
    printHelp("parsing", trainingOptions());
    return 0;
  }
  const Options options(trainingOptions(), arguments);
  at::set_num_threads(static_cast<int>(options.count("threads")));
  const ParsingSet set(options.text("sets"));
  Random random(static_cast<std::uint64_t>(options.count("seed")));
  torch::manual_seed(static_cast<std::uint64_t>(options.count("seed")));
  ParsingNet net;
  if (!options.text("start").empty())
    networks::loadWeights(*net, networks::readWeights(options.text("start")));
  networks::placeOn(*net, torch::kCPU, torch::kFloat32);
  const long size = options.count("batch");
  Prefetcher<Batch> batches([&] { return makeBatch(set, random, size); }, kBatchesAhead);
  TrainingTask task;
  task.nextLoss = [&] {
    const Batch batch = batches.next();
    return parsingLoss(net->forward(batch.crops, batch.guide), batch.regions);
  };
  task.evaluate = [&] { tellParsing(std::cout, "256", parsingConfusion(net, set, {256, false})); };
  runTrainingLoop(*net, options, task);
  return 0;
}

int evaluateParsing(const std::vector<std::string>& arguments) {
  static const std::vector<Options::Option> known = {
      {"sets", "build/training", "folder of the packed sets"},
      {"weights", "models/weights/face-parsing-v1/face-parsing.safetensors", "weights file"},
  };
  if (!arguments.empty() && arguments[0] == "--help") {
    printHelp("evaluate-parsing", known);
    return 0;
  }
  const Options options(known, arguments);
  const ParsingSet set(options.text("sets"));
  ParsingNet net;
  networks::loadWeights(*net, networks::readWeights(options.text("weights")));
  net->eval();
  networks::foldBatchNorm(*net);
  for (const int side : kSides)
    std::cout << "ms per crop of " << side << ", one thread: float32 "
              << millisecondsPerCrop(net, torch::kFloat32, side) << std::endl;
  for (const int side : kSides)
    for (const bool mirrored : {false, true})
      tellParsing(std::cout, std::to_string(side) + (mirrored ? " mirrored" : ""),
                  parsingConfusion(net, set, {side, mirrored}));
  return 0;
}

}  // namespace visagiste::training
