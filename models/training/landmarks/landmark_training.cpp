#include "models/training/landmarks/landmark_training.h"

#include "models/networks/weights_file.h"
#include "models/training/engine/options.h"
#include "models/training/engine/prefetcher.h"
#include "models/training/engine/run_state.h"
#include "models/training/engine/training_loop.h"
#include "models/training/landmarks/channel_evaluation.h"
#include "models/training/landmarks/channel_training.h"
#include "models/training/landmarks/landmark_evaluation.h"
#include "models/training/landmarks/mark_evaluation.h"
#include "models/training/landmarks/turn_evaluation.h"

#include <torch/nn/functional/loss.h>
#include <torch/types.h>

#include <filesystem>
#include <iomanip>
#include <iostream>

namespace visagiste::training {
namespace {

using networks::kLandmarkChannels;
using networks::kLandmarkPoints;
using networks::LandmarkNet;

constexpr std::size_t kBatchesAhead = 6;

struct Batch {
  torch::Tensor crops;       // (B, 3, 128, 128)
  torch::Tensor points;      // (P, 478, 3): the pictures that show a face, in their order
  torch::Tensor withFace;    // (P) their places in the batch
  torch::Tensor presence;    // (B) 1 face, 0 none
  torch::Tensor channels;    // (Q, 53): the pictures whose expression is known
  torch::Tensor expressive;  // (Q) their places in the batch
};

Batch makeBatch(const LandmarkSet& set, Random& random, long size, const WideningShares& shares) {
  std::vector<Canvas> crops;
  std::vector<float> points, presence, channels;
  std::vector<std::int64_t> withFace, expressive;
  for (long i = 0; i < size; ++i) {
    LandmarkSample sample = set.widened(random, shares);
    if (!sample.points.empty())
      withFace.push_back(i);
    if (!sample.channels.empty())
      expressive.push_back(i);
    channels.insert(channels.end(), sample.channels.begin(), sample.channels.end());
    presence.push_back(sample.points.empty() ? 0.0F : 1.0F);
    points.insert(points.end(), sample.points.begin(), sample.points.end());
    crops.push_back(std::move(sample.crop));
  }
  return {normalised(crops),       torch::tensor(points).view({-1, kLandmarkPoints, 3}),  torch::tensor(withFace),
          torch::tensor(presence), torch::tensor(channels).view({-1, kLandmarkChannels}), torch::tensor(expressive)};
}

/// Contours that every later stage leans on count more than the cheeks.
torch::Tensor pointWeights() {
  constexpr float kContourWeight = 2.0F;
  constexpr float kIrisWeight = 8.0F;
  constexpr int kContours[] = {
      33,  7,   163, 144, 145, 153, 154, 155, 133, 246, 161, 160, 159, 158, 157, 173,                      // eye, right
      263, 249, 390, 373, 374, 380, 381, 382, 362, 466, 388, 387, 386, 385, 384, 398,                      // eye, left
      61,  146, 91,  181, 84,  17,  314, 405, 321, 375, 291, 185, 40,  39,  37,  0,   267, 269, 270, 409,  // lips, out
      78,  95,  88,  178, 87,  14,  317, 402, 318, 324, 308, 191, 80,  81,  82,  13,  312, 311, 310, 415};  // lips, in
  torch::Tensor weights = torch::ones({kLandmarkPoints});
  for (const int point : kContours) weights[point] = kContourWeight;
  weights.slice(0, 468) = kIrisWeight;
  return weights / weights.mean();
}

/// Weighted mean distance over the points, as a share of the distance between the outer eye corners, and the same for
/// relative depth at a smaller weight.
torch::Tensor pointLoss(const torch::Tensor& predicted, const torch::Tensor& wanted, const torch::Tensor& weights) {
  constexpr double kRound = 4e-6;  // Rounds the tip of the cone: 0.002 crop units squared.
  constexpr double kDepthWeight = 0.25;
  const torch::Tensor corner = wanted.select(1, 33) - wanted.select(1, 263);
  // With the depth: a face in profile would otherwise count many times.
  const torch::Tensor interOcular = corner.norm(2, 1).clamp_min(0.15).unsqueeze(1);
  const torch::Tensor difference = predicted - wanted;
  const torch::Tensor flat = (difference.slice(2, 0, 2).square().sum(2) + kRound).sqrt();  // (P, 478)
  const torch::Tensor depth = (difference.select(2, 2).square() + kRound).sqrt();
  return ((flat + kDepthWeight * depth) * weights / interOcular).mean();
}

torch::Tensor meanShape(const LandmarkSet& set) {
  torch::Tensor sum = torch::zeros({kLandmarkPoints, 3}, torch::kFloat64);
  for (const int index : set.indices(Split::Train)) {
    const FaceSquare crop = set.alignedCrop(index);
    const auto& label = set.portrait(index).label;
    for (int k = 0; k < kLandmarkPoints; ++k) {
      const auto uv = cropFromPicture(crop, label[3 * k], label[3 * k + 1]);
      const int partner = set.mirror()[k];
      const double z = label[3 * k + 2] / crop.sidePx;
      auto at = sum.accessor<double, 2>();
      at[k][0] += 0.5 * uv[0];
      at[k][1] += 0.5 * uv[1];
      at[k][2] += 0.5 * z;
      at[partner][0] -= 0.5 * uv[0];
      at[partner][1] += 0.5 * uv[1];
      at[partner][2] += 0.5 * z;
    }
  }
  return (sum / static_cast<double>(set.indices(Split::Train).size())).to(torch::kFloat32);
}

void tell(std::ostream& out, const std::string& title, const std::map<std::string, LandmarkError>& errors) {
  out << title << std::fixed << std::setprecision(3);
  for (const auto& [name, error] : errors)
    out << "  " << name << ' ' << 100 * error.ofInterOcular << " % (" << error.pictures << ", of pupils' distance "
        << 100 * error.ofInterPupil << ", irises " << 100 * error.irisesOfInterPupil << ')';
  out << std::endl;
}

void tellPresence(std::ostream& out, const PresenceScores& scores) {
  for (const float threshold : {-1.0F, 0.0F, 1.0F, 2.0F}) {
    const auto over = [&](const std::vector<float>& values) {
      return std::count_if(values.begin(), values.end(), [&](float v) { return v > threshold; });
    };
    out << "presence > " << threshold << ": faces " << over(scores.faces) << " of " << scores.faces.size()
        << ", face-free " << over(scores.others) << " of " << scores.others.size() << std::endl;
  }
}

/// Median milliseconds of one crop on one thread, weights folded.
double millisecondsPerCrop(LandmarkNet& net, torch::ScalarType dtype) {
  at::set_num_threads(1);
  networks::placeOn(*net, torch::kCPU, dtype);
  const torch::NoGradGuard noGrad;
  const torch::Tensor crop = torch::zeros({1, 3, networks::kLandmarkInputSide, networks::kLandmarkInputSide}, dtype)
                                 .contiguous(at::MemoryFormat::ChannelsLast);
  return medianMilliseconds([&] { net->forward(crop); });
}

const Options::Option kPosedOption{"posed", "", "packed set of visagiste-prepare-poses; none if empty"};

const std::vector<Options::Option>& trainingOptions() {
  static const std::vector<Options::Option> options = [] {
    auto all = trainingLoopOptions("build/training/landmarks", "80", "32", "1");
    all.push_back({"start", "", "weights file to start from; what it lacks starts afresh"});
    all.push_back(kPosedOption);
    all.push_back({"posed-share", "0.25", "share of the faces taken from that set"});
    all.push_back({"mild", "0", "share of faces that are widened only mildly: for the end of a run"});
    return all;
  }();
  return options;
}

torch::Tensor batchLoss(LandmarkNet& net, const Batch& batch, const torch::Tensor& weights) {
  constexpr double kPresenceWeight = 0.03;
  constexpr double kChannelWeight = 1.0;
  const AutocastScope autocast;
  const networks::LandmarkOutput output = net->forward(batch.crops);
  return pointLoss(output.points.index_select(0, batch.withFace), batch.points, weights) +
         kPresenceWeight * torch::nn::functional::binary_cross_entropy_with_logits(output.presence, batch.presence) +
         kChannelWeight * channelLoss(output.channels.index_select(0, batch.expressive), batch.channels);
}

LandmarkNet freshNet(const LandmarkSet& set, const Options& options) {
  torch::manual_seed(static_cast<std::uint64_t>(options.count("seed")));
  LandmarkNet net;
  net->setMeanShape(meanShape(set));
  if (!options.text("start").empty())
    startFrom(net, options.text("start"));
  networks::placeOn(*net, torch::kCPU, torch::kFloat32);
  return net;
}

}  // namespace

int trainLandmarks(const std::vector<std::string>& arguments) {
  if (!arguments.empty() && arguments[0] == "--help") {
    printHelp("landmarks", trainingOptions());
    return 0;
  }
  const Options options(trainingOptions(), arguments);
  at::set_num_threads(static_cast<int>(options.count("threads")));
  const LandmarkSet set(options.text("sets"), options.text("posed"));
  Random random(static_cast<std::uint64_t>(options.count("seed")));
  LandmarkNet net = freshNet(set, options);
  const torch::Tensor weights = pointWeights();
  const WideningShares shares{static_cast<float>(options.number("mild")),
                              static_cast<float>(options.number("posed-share"))};
  const long size = options.count("batch");
  Prefetcher<Batch> batches([&] { return makeBatch(set, random, size, shares); }, kBatchesAhead);
  TrainingTask task;
  task.nextLoss = [&] { return batchLoss(net, batches.next(), weights); };
  task.evaluate = [&] {
    const auto& indices = set.indices(Split::Validation);
    tell(std::cout, "2 passes:", landmarkErrors(set, indices, predictPoints(net, set, indices, {2, false})));
    tellTurned(std::cout, set, net);
    tellChannels(std::cout, set, net);
  };
  runTrainingLoop(*net, options, task);
  return 0;
}

int evaluateLandmarks(const std::vector<std::string>& arguments) {
  static const std::vector<Options::Option> known = {
      {"sets", "build/training", "folder of the packed sets"},
      kPosedOption,
      {"weights", "models/weights/face-landmarks-v1/face-landmarks.safetensors", "weights file"},
  };
  if (!arguments.empty() && arguments[0] == "--help") {
    printHelp("evaluate-landmarks", known);
    return 0;
  }
  const Options options(known, arguments);
  const LandmarkSet set(options.text("sets"), options.text("posed"));
  LandmarkNet net;
  networks::loadWeights(*net, networks::readWeights(options.text("weights")));
  net->eval();
  networks::foldBatchNorm(*net);
  networks::placeOn(*net, torch::kCPU, torch::kFloat32);
  std::cout << "ms per crop, one thread: bfloat16 " << millisecondsPerCrop(net, torch::kBFloat16) << std::flush
            << ", float32 " << millisecondsPerCrop(net, torch::kFloat32) << std::endl;
  const auto& indices = set.indices(Split::Validation);
  tell(std::cout, "1 pass:", landmarkErrors(set, indices, predictPoints(net, set, indices, {1, false})));
  tell(std::cout, "2 passes:", landmarkErrors(set, indices, predictPoints(net, set, indices, {2, false})));
  tell(std::cout, "2 passes, mirrored:", landmarkErrors(set, indices, predictPoints(net, set, indices, {2, true})));
  tellTurned(std::cout, set, net);
  tellChannels(std::cout, set, net);
  tellPresence(std::cout, presenceScores(net, set));
  const std::string marks = options.text("sets") + "/marks189.txt";
  if (std::filesystem::exists(marks))
    tellMarks(std::cout, set, net, marks);
  return 0;
}

}  // namespace visagiste::training
