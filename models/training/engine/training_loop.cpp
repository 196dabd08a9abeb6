#include "models/training/engine/training_loop.h"

#include <torch/nn/utils/clip_grad.h>
#include <torch/optim/adamw.h>
#include <torch/types.h>

#include <array>
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

double trainOnce(torch::nn::Module& network, torch::optim::Optimizer& optimizer,
                 const std::function<torch::Tensor()>& nextLoss, double maxGradient) {
  network.train();
  optimizer.zero_grad();
  const torch::Tensor loss = nextLoss();
  loss.backward();
  torch::nn::utils::clip_grad_norm_(network.parameters(), maxGradient);
  optimizer.step();
  return loss.item<double>();
}

torch::optim::AdamW optimizerOf(torch::nn::Module& network, const Options& options, const TrainingTask& task) {
  constexpr double kSecondMoment = 0.999;
  return torch::optim::AdamW(network.parameters(), torch::optim::AdamWOptions(options.number("rate"))
                                                       .betas({task.firstMoment, kSecondMoment})
                                                       .weight_decay(options.number("decay")));
}

/// How far a run is, by its steps where it has a number of them and by its time otherwise.
class RunLength {
 public:
  explicit RunLength(const Options& options)
      : m_steps(options.count("steps")), m_seconds(60.0 * options.number("minutes")) {}

  [[nodiscard]] double progress(const RunState& state) const {
    return m_steps > 0 ? static_cast<double>(state.step) / static_cast<double>(m_steps)
                       : state.trainedSeconds / m_seconds;
  }

 private:
  long m_steps;
  double m_seconds;
};

/// One step of the network, then one of its opponent. Returns both losses; the second is 0 without an opponent.
std::array<double, 2> stepBoth(RunState& state, const TrainingTask& task, double rate) {
  setLearningRate(state.optimizer, rate);
  const double loss = trainOnce(state.network, state.optimizer, task.nextLoss, task.maxGradient);
  if (!task.opponent)
    return {loss, 0};
  setLearningRate(*state.opponentOptimizer, rate * task.opponent->rateFactor);
  return {loss, trainOnce(*state.opponent, *state.opponentOptimizer, task.opponent->nextLoss, task.maxGradient)};
}

/// Moving averages of the losses, told now and then.
class LossLog {
 public:
  explicit LossLog(const std::string& folder) : m_file(folder + "/log.csv", std::ios::app) {}

  void add(const RunState& state, const std::array<double, 2>& losses) {
    for (std::size_t i = 0; i < losses.size(); ++i)
      m_means[i] = m_means[i] == 0 ? losses[i] : kLogMemory * m_means[i] + (1.0 - kLogMemory) * losses[i];
    if (state.step % kStepsPerLogLine != 0)
      return;
    m_file << state.step << ',' << state.trainedSeconds << ',' << m_means[0];
    std::cout << "step " << state.step << "  " << state.trainedSeconds << " s  loss " << m_means[0];
    if (state.opponent != nullptr) {
      m_file << ',' << m_means[1];
      std::cout << "  opponent " << m_means[1];
    }
    m_file << '\n' << std::flush;
    std::cout << std::endl;
  }

 private:
  std::ofstream m_file;
  std::array<double, 2> m_means{};
};

}  // namespace

std::vector<Options::Option> trainingLoopOptions(const std::string& folder, const std::string& minutes,
                                                 const std::string& batch, const std::string& seed) {
  return {
      {"sets", "build/training", "folder of the packed sets"},
      {"out", folder, "folder for checkpoint, log and weights"},
      {"weights", "", "also write the averaged weights to this file at every evaluation"},
      {"resume", "", "checkpoint to go on from"},
      {"minutes", minutes, "length of the run; the learning rate follows it"},
      {"steps", "0", "length of the run in steps instead; 0: by the minutes"},
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
  torch::optim::AdamW optimizer = optimizerOf(network, options, task);
  WeightAverage average(network);
  RunState state{network, optimizer, average};
  std::optional<torch::optim::AdamW> opponentOptimizer;
  if (task.opponent) {
    state.opponent = &task.opponent->network;
    state.opponentOptimizer = &opponentOptimizer.emplace(optimizerOf(*state.opponent, options, task));
  }
  if (!options.text("resume").empty())
    resumeRun(options.text("resume"), state);
  if (task.begin)
    task.begin(state.step);
  const RunLength length(options);
  const double evaluateSeconds = 60.0 * options.number("evaluate-minutes");
  const CosineSchedule schedule;
  LossLog log(folder);
  const double before = state.trainedSeconds;
  const Stopwatch watch;
  double lastEvaluation = before;
  while (length.progress(state) < 1) {
    const double rate = options.number("rate") * schedule.factor(length.progress(state));
    const std::array<double, 2> losses = stepBoth(state, task, rate);
    average.update(averageDecay(state.step, options.number("average")));
    ++state.step;
    state.trainedSeconds = before + watch.seconds();
    log.add(state, losses);
    if (state.trainedSeconds - lastEvaluation > evaluateSeconds || length.progress(state) >= 1) {
      lastEvaluation = state.trainedSeconds;
      saveRun(folder + "/run.pt", state);
      evaluateAverage(network, average, options, task);
    }
  }
}

}  // namespace visagiste::training
