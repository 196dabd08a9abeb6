#include "models/training/engine/training_loop.h"

#include <torch/nn/modules/linear.h>
#include <torch/types.h>

#include <fstream>
#include <optional>

#include "models/training/adversarial/adversarial_loss.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace visagiste::training;

namespace {

/// A GAN on one number: the generator shifts noise, the truth lies around 3.
class ShiftGan {
 public:
  explicit ShiftGan(std::uint64_t seed) {
    torch::manual_seed(seed);
    m_generator = torch::nn::Linear(1, 1);
    m_judge = torch::nn::Linear(2, 1);
  }

  torch::nn::Module& generator() { return *m_generator; }
  double shift() { return m_generator->bias.item<double>(); }

  TrainingTask task() {
    TrainingTask task;
    task.begin = [this](long step) { m_step = step; };
    task.nextLoss = [this] {
      torch::manual_seed(static_cast<std::uint64_t>(100 + m_step++));
      m_real = 3 + 0.5 * torch::randn({32, 1});
      const torch::Tensor made = m_generator->forward(torch::randn({32, 1}));
      m_made = made.detach();
      return generatorLoss(AdversarialLoss::LeastSquares, judged(made));
    };
    task.evaluate = [] {};
    task.firstMoment = 0.5;
    task.opponent.emplace(Opponent{
        *m_judge, [this] { return discriminatorLoss(AdversarialLoss::LeastSquares, judged(m_real), judged(m_made)); },
        1.5});
    return task;
  }

 private:
  torch::Tensor judged(const torch::Tensor& values) {
    return m_judge->forward(torch::cat({values, 0.2 * values.square()}, 1));
  }

  torch::nn::Linear m_generator{nullptr};
  torch::nn::Linear m_judge{nullptr};
  long m_step = 0;
  torch::Tensor m_real, m_made;
};

Options optionsFor(const std::filesystem::path& folder, const std::string& steps, const std::string& resume) {
  return {trainingLoopOptions("", "1", "32", "1"),
          {"--out", folder.string(), "--steps", steps, "--resume", resume, "--rate", "0.02", "--evaluate-minutes",
           "100", "--decay", "0"}};
}

/// All values of a module.
torch::Tensor valuesOf(const torch::nn::Module& module) {
  std::vector<torch::Tensor> values;
  for (const torch::Tensor& parameter : module.parameters()) values.push_back(parameter.detach().flatten());
  return torch::cat(values);
}

}  // namespace

TEST_CASE("a GAN in the training loop moves towards the truth", "[models][training]") {
  const visagiste::test::TemporaryFolder folder;
  ShiftGan gan(3);
  const double before = std::abs(gan.shift() - 3);
  runTrainingLoop(gan.generator(), optionsFor(folder / "run", "600", ""), gan.task());
  CHECK(before > 2);
  CHECK(std::abs(gan.shift() - 3) < 0.5 * before);
}

TEST_CASE("a run that was stopped goes on to the same last bit", "[models][training]") {
  const visagiste::test::TemporaryFolder folder;
  ShiftGan whole(5);
  runTrainingLoop(whole.generator(), optionsFor(folder / "whole", "40", ""), whole.task());

  // Stopped by an exception as by a kill: only the checkpoint is left.
  ShiftGan first(5);
  TrainingTask stopping = first.task();
  const auto next = stopping.nextLoss;
  int step = 0;
  std::filesystem::path checkpoint = folder / "first" / "run.pt";
  stopping.nextLoss = [&] {
    if (step++ == 25)
      throw std::runtime_error("stop");
    return next();
  };
  Options options(trainingLoopOptions("", "1", "32", "1"),
                  {"--out", (folder / "first").string(), "--steps", "40", "--rate", "0.02", "--evaluate-minutes", "0",
                   "--decay", "0"});
  CHECK_THROWS_AS(runTrainingLoop(first.generator(), options, stopping), std::runtime_error);
  REQUIRE(std::filesystem::exists(checkpoint));

  ShiftGan resumed(77);  // Its fresh weights must not matter.
  runTrainingLoop(resumed.generator(), optionsFor(folder / "second", "40", checkpoint.string()), resumed.task());
  CHECK(torch::equal(valuesOf(resumed.generator()), valuesOf(whole.generator())));
}
