#include "models/training/detector/detector_training.h"

#include "models/networks/weights_file.h"
#include "models/training/detector/detector_evaluation.h"
#include "models/training/detector/detector_targets.h"
#include "models/training/engine/options.h"
#include "models/training/engine/prefetcher.h"
#include "models/training/engine/run_state.h"
#include "models/training/engine/training_loop.h"

#include <torch/types.h>

#include <algorithm>
#include <iomanip>
#include <iostream>

namespace visagiste::training {
namespace {

using networks::FaceDetectorNet;

constexpr int kSide = 256;
constexpr std::size_t kBatchesAhead = 6;

struct Batch {
  torch::Tensor pictures;               // (B, 3, 256, 256)
  std::array<torch::Tensor, 3> scores;  // (B, rows, columns)
  std::array<torch::Tensor, 3> shapes;  // (B, 5, rows, columns)
};

Batch makeBatch(const DetectorSet& set, Random& random, long size) {
  std::vector<Canvas> pictures;
  std::array<std::vector<torch::Tensor>, 3> scores, shapes;
  for (long i = 0; i < size; ++i) {
    DetectorSample sample = set.widened(kSide, random);
    const auto targets = detectorTargets(sample.faces, sample.unclear, kSide, kSide);
    for (std::size_t level = 0; level < targets.size(); ++level) {
      scores[level].push_back(targets[level].score);
      shapes[level].push_back(targets[level].shape);
    }
    pictures.push_back(std::move(sample.picture));
  }
  Batch batch;
  batch.pictures = normalised(pictures);
  for (std::size_t level = 0; level < scores.size(); ++level) {
    batch.scores[level] = torch::stack(scores[level]);
    batch.shapes[level] = torch::stack(shapes[level]);
  }
  return batch;
}

/// Focal loss (Lin et al. 2017, gamma 2) summed over the cells that count.
torch::Tensor scoreLoss(const torch::Tensor& logit, const torch::Tensor& wanted) {
  constexpr double kFaceShare = 0.4;
  const torch::Tensor face = wanted.eq(1.0).to(torch::kFloat32);
  const torch::Tensor counts = wanted.ge(0.0).to(torch::kFloat32);
  const torch::Tensor probability = torch::sigmoid(logit);
  const torch::Tensor right = face * probability + (1.0 - face) * (1.0 - probability);
  const torch::Tensor entropy = torch::softplus(torch::where(face.to(torch::kBool), -logit, logit));
  const torch::Tensor weight = face * kFaceShare + (1.0 - face) * (1.0 - kFaceShare);
  return (counts * weight * (1.0 - right).square() * entropy).sum();
}

/// Distances of centre, size and roll at the cells that show a face.
torch::Tensor shapeLoss(const torch::Tensor& predicted, const torch::Tensor& wanted, const torch::Tensor& face) {
  constexpr double kSizeWeight = 2.0;
  const torch::Tensor difference = (predicted - wanted).abs() * face.unsqueeze(1);
  return difference.slice(1, 0, 2).sum() + kSizeWeight * difference.select(1, 2).sum() +
         difference.slice(1, 3, 5).sum();
}

torch::Tensor detectorLoss(const std::vector<torch::Tensor>& maps, const Batch& batch) {
  constexpr double kShapeWeight = 0.5;
  torch::Tensor loss = torch::zeros({});
  torch::Tensor faces = torch::zeros({});
  for (std::size_t level = 0; level < maps.size(); ++level) {
    const torch::Tensor face = batch.scores[level].eq(1.0).to(torch::kFloat32);
    loss = loss + 4.0 * scoreLoss(maps[level].select(1, 0), batch.scores[level]) +
           kShapeWeight * shapeLoss(maps[level].slice(1, 1, 6), batch.shapes[level], face);
    faces = faces + face.sum();
  }
  return loss / faces.clamp_min(1.0);
}

long countOver(const std::vector<float>& values, float threshold) {
  return std::count_if(values.begin(), values.end(), [&](float value) { return value > threshold; });
}

void tellAnswers(FaceDetectorNet& net, const DetectorSet& set, const std::vector<float>& extents) {
  constexpr float kThresholds[] = {0.2F, 0.3F, 0.4F, 0.5F, 0.6F};
  std::cout << std::fixed << std::setprecision(3);
  for (const float extent : extents) {
    const DetectorAnswers answers = answersAt(net, set, extent);
    std::cout << "faces of " << static_cast<int>(extent) << " px:";
    for (const float threshold : kThresholds)
      std::cout << "  > " << threshold << " found " << countOver(answers.rightScores, threshold) << " of "
                << answers.rightScores.size() << ", false " << countOver(answers.falseScores, threshold);
    std::cout << "  centre " << answers.centreError << " size " << answers.sizeError << " roll " << answers.rollErrorDeg
              << std::endl;
  }
  const auto withoutFaces = scoresWithoutFaces(net, set);
  std::cout << "without faces:";
  for (const float threshold : kThresholds) {
    long sum = 0;
    for (const auto& scores : withoutFaces) sum += countOver(scores, threshold);
    std::cout << "  > " << threshold << ' ' << sum << " in " << withoutFaces.size();
  }
  std::cout << std::endl;
}

const std::vector<Options::Option>& trainingOptions() {
  static const std::vector<Options::Option> options = trainingLoopOptions("build/training/detector", "45", "16", "2");
  return options;
}

double millisecondsPerPicture(FaceDetectorNet& net, torch::ScalarType dtype) {
  at::set_num_threads(1);
  networks::placeOn(*net, torch::kCPU, dtype);
  const torch::NoGradGuard noGrad;
  const torch::Tensor picture = torch::zeros({1, 3, 256, 320}, dtype).contiguous(at::MemoryFormat::ChannelsLast);
  return medianMilliseconds([&] { net->forward(picture); });
}

}  // namespace

int trainDetector(const std::vector<std::string>& arguments) {
  if (!arguments.empty() && arguments[0] == "--help") {
    printHelp("detector", trainingOptions());
    return 0;
  }
  const Options options(trainingOptions(), arguments);
  at::set_num_threads(static_cast<int>(options.count("threads")));
  const DetectorSet set(options.text("sets"));
  Random random(static_cast<std::uint64_t>(options.count("seed")));
  torch::manual_seed(static_cast<std::uint64_t>(options.count("seed")));
  FaceDetectorNet net;
  networks::placeOn(*net, torch::kCPU, torch::kFloat32);
  const long size = options.count("batch");
  Prefetcher<Batch> batches([&] { return makeBatch(set, random, size); }, kBatchesAhead);
  TrainingTask task;
  task.maxGradient = 5.0;
  task.nextLoss = [&] {
    const Batch batch = batches.next();
    const AutocastScope autocast;
    return detectorLoss(net->forward(batch.pictures), batch);
  };
  task.evaluate = [&] { tellAnswers(net, set, {24, 64, 128}); };
  runTrainingLoop(*net, options, task);
  return 0;
}

int evaluateDetector(const std::vector<std::string>& arguments) {
  static const std::vector<Options::Option> known = {
      {"sets", "build/training", "folder of the packed sets"},
      {"weights", "models/weights/face-detector-v1/face-detector.safetensors", "weights file"},
  };
  if (!arguments.empty() && arguments[0] == "--help") {
    printHelp("evaluate-detector", known);
    return 0;
  }
  const Options options(known, arguments);
  const DetectorSet set(options.text("sets"));
  FaceDetectorNet net;
  networks::loadWeights(*net, networks::readWeights(options.text("weights")));
  net->eval();
  networks::foldBatchNorm(*net);
  std::cout << "ms per 320 x 256 picture, one thread: bfloat16 " << millisecondsPerPicture(net, torch::kBFloat16)
            << std::flush << ", float32 " << millisecondsPerPicture(net, torch::kFloat32) << std::endl;
  tellAnswers(net, set, {16, 24, 40, 64, 90, 128, 180, 230});
  return 0;
}

}  // namespace visagiste::training
