#include "models/training/engine/training_loop.h"

#include <torch/nn/utils/clip_grad.h>
#include <torch/optim/adamw.h>
#include <torch/types.h>

#include <filesystem>
#include <fstream>
#include <iostream>

#include "models/networks/weights_file.h"
#include "models/training/engine/run_state.h"
#include "models/training/engine/schedule.h"

namespace visagiste::training {
namespace {

constexpr long kStepsPerLogLine = 100;
constexpr double kLogMemory = 0.99;  // The told loss is a moving average.

/// Figures and files of the averaged weights.
void evaluateAverage(torch::nn::Module& network, WeightAverage& average, const Options& options,
                     const TrainingTask& task) {
  average.swap();
  network.eval();
  task.evaluate();
  networks::writeWeights(options.text("out") + "/weights.safetensors", network, networks::StoredAs::Float16);
  if (!options.text("weights").empty())
    networks::writeWeights(options.text("weights"), network, networks::StoredAs::Float16);
  average.swap();
}

double trainOnce(torch::nn::Module& network, torch::optim::Optimizer& optimizer, const TrainingTask& task) {
  network.train();
  optimizer.zero_grad();
  const torch::Tensor loss = task.nextLoss();
  loss.backward();
  torch::nn::utils::clip_grad_norm_(network.parameters(), task.maxGradient);
  optimizer.step();
  return loss.item<double>();
}

}  // namespace

std::vector<Options::Option> trainingLoopOptions(const std::string& folder, const std::string& minutes,
                                                 const std::string& batch, const std::string& seed) {
  return {
      {"sets", "build/training", "folder of the packed sets"},
      {"out", folder, "folder for checkpoint, log and weights"},
      {"weights", "", "also write the averaged weights to this file at every evaluation"},
      {"resume", "", "checkpoint to go on from"},
      {"minutes", minutes, "length of the run; the learning rate follows it"},
      {"batch", batch, "pictures per step"},
      {"rate", "0.0012", "peak learning rate"},
      {"decay", "0.02", "weight decay"},
      {"average", "0.9985", "decay of the averaged weights"},
      {"evaluate-minutes", "5", "time between evaluations"},
      {"threads", "1", "compute threads"},
      {"seed", seed, "seed of weights and widening"},
  };
}

void runTrainingLoop(torch::nn::Module& network, const Options& options, const TrainingTask& task) {
  const std::string folder = options.text("out");
  std::filesystem::create_directories(folder);
  const double peakRate = options.number("rate");
  torch::optim::AdamW optimizer(network.parameters(),
                                torch::optim::AdamWOptions(peakRate).weight_decay(options.number("decay")));
  WeightAverage average(network);
  RunState state{network, optimizer, average};
  if (!options.text("resume").empty())
    resumeRun(options.text("resume"), state);
  const double wholeSeconds = 60.0 * options.number("minutes");
  const double evaluateSeconds = 60.0 * options.number("evaluate-minutes");
  const CosineSchedule schedule;
  std::ofstream log(folder + "/log.csv", std::ios::app);
  const double before = state.trainedSeconds;
  const Stopwatch watch;
  double lastEvaluation = before;
  double meanLoss = 0;
  while (state.trainedSeconds < wholeSeconds) {
    setLearningRate(optimizer, peakRate * schedule.factor(state.trainedSeconds / wholeSeconds));
    const double loss = trainOnce(network, optimizer, task);
    average.update(averageDecay(state.step, options.number("average")));
    ++state.step;
    state.trainedSeconds = before + watch.seconds();
    meanLoss = meanLoss == 0 ? loss : kLogMemory * meanLoss + (1.0 - kLogMemory) * loss;
    if (state.step % kStepsPerLogLine == 0) {
      log << state.step << ',' << state.trainedSeconds << ',' << meanLoss << '\n' << std::flush;
      std::cout << "step " << state.step << "  " << state.trainedSeconds << " s  loss " << meanLoss << std::endl;
    }
    if (state.trainedSeconds - lastEvaluation > evaluateSeconds || state.trainedSeconds >= wholeSeconds) {
      lastEvaluation = state.trainedSeconds;
      saveRun(folder + "/run.pt", state);
      evaluateAverage(network, average, options, task);
    }
  }
}

}  // namespace visagiste::training
