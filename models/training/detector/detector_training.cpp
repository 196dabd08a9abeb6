#include "models/training/detector/detector_training.h"

#include "models/networks/weights_file.h"
#include "models/training/detector/detector_evaluation.h"
#include "models/training/detector/detector_targets.h"
#include "models/training/engine/options.h"
#include "models/training/engine/prefetcher.h"
#include "models/training/engine/run_state.h"
#include "models/training/engine/schedule.h"

#include <torch/nn/utils/clip_grad.h>
#include <torch/optim/adamw.h>
#include <torch/types.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iomanip>
#include <iostream>

namespace visagiste::training {
namespace {

using networks::FaceDetectorNet;

constexpr int kSide = 256;

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
  static const std::vector<Options::Option> options = {
      {"sets", "build/training", "folder of the packed sets"},
      {"out", "build/training/detector", "folder for checkpoint, log and weights"},
      {"weights", "", "also write the averaged weights to this file at every evaluation"},
      {"resume", "", "checkpoint to go on from"},
      {"minutes", "35", "length of the run; the learning rate follows it"},
      {"batch", "16", "pictures per step"},
      {"rate", "0.0012", "peak learning rate"},
      {"decay", "0.02", "weight decay"},
      {"average", "0.998", "decay of the averaged weights"},
      {"evaluate-minutes", "5", "time between evaluations"},
      {"threads", "1", "compute threads"},
      {"seed", "2", "seed of weights and widening"},
  };
  return options;
}

class DetectorRun {
 public:
  explicit DetectorRun(const Options& options)
      : m_options(options), m_set(options.text("sets")), m_random(static_cast<std::uint64_t>(options.count("seed"))) {
    torch::manual_seed(static_cast<std::uint64_t>(options.count("seed")));
    m_net = FaceDetectorNet();
    networks::placeOn(*m_net, torch::kCPU, torch::kFloat32);
    std::filesystem::create_directories(options.text("out"));
  }

  void run() {
    torch::optim::AdamW optimizer(
        m_net->parameters(),
        torch::optim::AdamWOptions(m_options.number("rate")).weight_decay(m_options.number("decay")));
    WeightAverage average(*m_net);
    RunState state{*m_net, optimizer, average};
    if (!m_options.text("resume").empty())
      resumeRun(m_options.text("resume"), state);
    const double wholeSeconds = 60.0 * m_options.number("minutes");
    const double evaluateSeconds = 60.0 * m_options.number("evaluate-minutes");
    const long size = m_options.count("batch");
    const CosineSchedule schedule;
    Prefetcher<Batch> batches([this, size] { return makeBatch(m_set, m_random, size); }, 6);
    std::ofstream log(m_options.text("out") + "/log.csv", std::ios::app);
    const double before = state.trainedSeconds;
    const Stopwatch watch;
    double lastEvaluation = before;
    double meanLoss = 0;
    while (state.trainedSeconds < wholeSeconds) {
      setLearningRate(optimizer, m_options.number("rate") * schedule.factor(state.trainedSeconds / wholeSeconds));
      const double loss = step(batches.next(), optimizer);
      average.update(averageDecay(state.step, m_options.number("average")));
      ++state.step;
      state.trainedSeconds = before + watch.seconds();
      meanLoss = meanLoss == 0 ? loss : 0.99 * meanLoss + 0.01 * loss;
      if (state.step % 100 == 0) {
        log << state.step << ',' << state.trainedSeconds << ',' << meanLoss << '\n' << std::flush;
        std::cout << "step " << state.step << "  " << state.trainedSeconds << " s  loss " << meanLoss << std::endl;
      }
      if (state.trainedSeconds - lastEvaluation > evaluateSeconds || state.trainedSeconds >= wholeSeconds) {
        lastEvaluation = state.trainedSeconds;
        saveRun(m_options.text("out") + "/run.pt", state);
        evaluate(average);
      }
    }
  }

 private:
  double step(const Batch& batch, torch::optim::Optimizer& optimizer) {
    constexpr double kMaxGradient = 5.0;
    m_net->train();
    optimizer.zero_grad();
    torch::Tensor loss;
    {
      const AutocastScope autocast;
      loss = detectorLoss(m_net->forward(batch.pictures), batch);
    }
    loss.backward();
    torch::nn::utils::clip_grad_norm_(m_net->parameters(), kMaxGradient);
    optimizer.step();
    return loss.item<double>();
  }

  void evaluate(WeightAverage& average) {
    average.swap();
    m_net->eval();
    tellAnswers(m_net, m_set, {24, 64, 128});
    networks::writeWeights(m_options.text("out") + "/weights.safetensors", *m_net, networks::StoredAs::Float16);
    if (!m_options.text("weights").empty())
      networks::writeWeights(m_options.text("weights"), *m_net, networks::StoredAs::Float16);
    average.swap();
  }

  const Options& m_options;
  DetectorSet m_set;
  Random m_random;
  FaceDetectorNet m_net{nullptr};
};

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
  DetectorRun(options).run();
  return 0;
}

int evaluateDetector(const std::vector<std::string>& arguments) {
  static const std::vector<Options::Option> known = {
      {"sets", "build/training", "folder of the packed sets"},
      {"weights", "models/weights/face-detector-v1/weights.safetensors", "weights file"},
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
