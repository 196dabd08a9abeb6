#include "models/training/gan/doctor_benchmark.h"

#include <torch/optim/adam.h>

#include <algorithm>
#include <cmath>
#include <iostream>
#include <limits>

#include "models/training/engine/options.h"
#include "models/training/gan/doctor.h"
#include "models/training/gan/measures.h"
#include "models/training/gan/toy_training.h"

namespace visagiste::training {
namespace {

constexpr long kRecordSteps = 5;
constexpr long kWithin = 200;
constexpr long kHealthySteps = 600;
constexpr const char* kRunFamilies[] = {"sngan", "lsgan", "infogan"};

/// What goes wrong, from which step on, and how it is brought about before each step.
struct Failure {
  Finding finding;
  long onset;
  void (*induce)(ToyTraining& toy, const torch::Tensor& training, torch::optim::Adam& copying);
};

void loseNumbers(ToyTraining& toy, const torch::Tensor& /*training*/, torch::optim::Adam& /*copying*/) {
  const torch::NoGradGuard noGrad;
  toy.trainer().generator().parameters()[0].fill_(std::numeric_limits<float>::quiet_NaN());
}

/// The latents no longer reach the generator.
void collapse(ToyTraining& toy, const torch::Tensor& /*training*/, torch::optim::Adam& /*copying*/) {
  const torch::NoGradGuard noGrad;
  toy.trainer().generator().parameters()[0].zero_();
}

/// Every sample is pulled onto its nearest training point, several times a step: learned by heart within some dozen.
void memorise(ToyTraining& toy, const torch::Tensor& training, torch::optim::Adam& copying) {
  constexpr int kPulls = 4;
  toy.trainer().setRateFactors(0, 0);
  for (int i = 0; i < kPulls; ++i) {
    copying.zero_grad();
    const torch::Tensor made =
        toy.trainer().generator().make(torch::randn({256, toy.trainer().recipe().latentInputs()}));
    const torch::Tensor nearest = training.index_select(0, nearestTraining(made.detach(), training).index);
    (made - nearest).square().sum(1).mean().backward();
    copying.step();
  }
}

void letDiscriminatorWin(ToyTraining& toy, const torch::Tensor& /*training*/, torch::optim::Adam& /*copying*/) {
  toy.trainer().setRateFactors(0, 1);
}

void letDiscriminatorLose(ToyTraining& toy, const torch::Tensor& /*training*/, torch::optim::Adam& /*copying*/) {
  toy.trainer().setRateFactors(1, 0);
}

void standStill(ToyTraining& toy, const torch::Tensor& /*training*/, torch::optim::Adam& /*copying*/) {
  toy.trainer().setRateFactors(0, 0);
}

constexpr Failure kFailures[] = {
    {Finding::NotANumber, 300, loseNumbers},
    {Finding::Collapse, 300, collapse},
    {Finding::Memorisation, 300, memorise},
    {Finding::DiscriminatorWins, 0, letDiscriminatorWin},
    {Finding::DiscriminatorLoses, 0, letDiscriminatorLose},
    {Finding::Stagnation, 0, standStill},
};

RunRecord recordOf(const StepFigures& figures, long step, const torch::Tensor& training, const torch::Tensor& heldOut) {
  RunRecord record;
  record.step = step;
  record.finite = figures.finite();
  record.separation = figures.separation;
  if (!record.finite)
    return record;
  record.distance = relativeEnergyDistance(figures.real, figures.made);
  record.diversity = relativeDiversity(figures.real, figures.made);
  record.coverage = manifoldFigures(figures.real, figures.made).coverage;
  record.nearest = relativeNearest(figures.made, training);
  record.copied = copiedShare(figures.made, training, heldOut);
  return record;
}

void tell(const std::string& family, const RunRecord& record) {
  std::cout << family << " step " << record.step << " separation " << record.separation << " distance "
            << record.distance << " diversity " << record.diversity << " coverage " << record.coverage << " nearest "
            << record.nearest << " copied " << record.copied << '\n';
}

/// Findings of a run; with a failure those of the 200 steps after its onset.
std::vector<Finding> findingsOf(const std::string& family, std::uint64_t seed, const Failure* failure, bool tells) {
  constexpr std::int64_t kTrainingPoints = 40;  // Five a middle: what few pictures a person has.
  ToyTraining toy(toyRecipe(family), "ring", seed);
  const torch::Tensor training = toy.set().draw(kTrainingPoints).places;
  const torch::Tensor heldOut = toy.set().draw(kTrainingPoints).places;
  torch::optim::Adam copying(toy.trainer().generator().parameters(), torch::optim::AdamOptions(0.01));
  TrainingDoctor doctor;
  std::vector<Finding> found;
  const long steps = failure != nullptr ? failure->onset + kWithin : kHealthySteps;
  for (long step = 0; step < steps; ++step) {
    const bool broken = failure != nullptr && step >= failure->onset;
    if (broken)
      failure->induce(toy, training, copying);
    const StepFigures figures = toy.step();
    if (step % kRecordSteps != 0 && figures.finite())
      continue;
    const RunRecord record = recordOf(figures, step, training, heldOut);
    if (tells)
      tell(family, record);
    for (const Diagnosis& diagnosis : doctor.add(record))
      if (failure == nullptr || broken)
        found.push_back(diagnosis.finding);
    if (!figures.finite())
      break;
  }
  return found;
}

}  // namespace

int benchDoctor(const std::vector<std::string>& arguments) {
  static const std::vector<Options::Option> known = {
      {"seeds", "4", "runs of each kind and family"},
      {"first", "1", "seed of the first; the doctor's limits were chosen on 1, 2, healthy runs of 11 to 14"},
      {"failures", "not-a-number,collapse,memorisation,discriminator-wins,discriminator-loses,stagnation,none",
       "what to bring about; none: healthy runs"},
      {"tell", "no", "yes: the doctor's figures of every record, too"}};
  if (!arguments.empty() && arguments[0] == "--help") {
    printHelp("bench-doctor", known);
    return 0;
  }
  const Options options(known, arguments);
  at::set_num_threads(1);
  const auto first = static_cast<std::uint64_t>(options.count("first"));
  const auto seeds = first + static_cast<std::uint64_t>(options.count("seeds"));
  long named = 0, induced = 0, alarmed = 0, healthy = 0;
  const std::vector<std::string> wanted = options.list("failures");
  const auto isWanted = [&](const std::string& name) {
    return std::find(wanted.begin(), wanted.end(), name) != wanted.end();
  };
  const bool tells = options.text("tell") == "yes";
  for (const Failure& failure : kFailures) {
    if (!isWanted(nameOf(failure.finding)))
      continue;
    long here = 0, all = 0;
    for (const char* family : kRunFamilies)
      for (std::uint64_t seed = first; seed < seeds; ++seed, ++all) {
        const std::vector<Finding> found = findingsOf(family, seed, &failure, tells);
        here += std::count(found.begin(), found.end(), failure.finding) > 0 ? 1 : 0;
      }
    std::cout << nameOf(failure.finding) << ": " << here << " of " << all << " named" << std::endl;
    named += here;
    induced += all;
  }
  for (const char* family : kRunFamilies)
    for (std::uint64_t seed = first; seed < seeds && isWanted("none"); ++seed, ++healthy) {
      const std::vector<Finding> found = findingsOf(family, seed + 100, nullptr, tells);
      alarmed += found.empty() ? 0 : 1;
      for (const Finding finding : found)
        std::cout << "false alarm, " << family << ": " << nameOf(finding) << std::endl;
    }
  std::cout << "recall " << named << " of " << induced << ", false alarms " << alarmed << " of " << healthy
            << std::endl;
  return 0;
}

}  // namespace visagiste::training
