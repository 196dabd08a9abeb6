#pragma once

#include "models/training/engine/options.h"
#include "models/training/gan/adversarial_run.h"
#include "models/training/engine/set_description.h"

#include <memory>
#include <vector>

namespace visagiste::training {

/// The options that every adversarial run has.
[[nodiscard]] std::vector<Options::Option> adversarialOptions(const std::string& folder);

/// With `--resume yes` the settings are those of the run's run.json, where the arguments do not say otherwise.
/// Throws std::invalid_argument for wrong options, std::runtime_error if there is no run to resume, or if there is one
/// and it was not asked for.
[[nodiscard]] Options optionsOfRun(const std::vector<Options::Option>& known,
                                   const std::vector<std::string>& arguments);

/// Sets a setting of the family's where the option is not empty.
template <class Number>
void takeSetting(const Options& options, const std::string& name, Number& value) {
  if (!options.text(name).empty())
    value = static_cast<Number>(options.number(name));
}

/// The options by which several processes share a run, and what they say.
[[nodiscard]] std::vector<Options::Option> workerOptions();
[[nodiscard]] WorkerPlace workerPlaceOf(const Options& options);

/// "auto" takes a graphics processor where there is one.
[[nodiscard]] torch::Device deviceOf(const Options& options);

struct RunDescription {
  std::string task;
  std::string family;
  std::vector<Options::Option> known;  ///< The options whose values belong to the run.
  std::vector<SetDescription> sets;
  std::string sampleMeaning;
};
/// Describes the run in its folder, trains, and returns the exit status.
int trainInFolder(AdversarialTask& task, RunFolder& folder, const Options& options, const RunDescription& description);

/// Trains beside the worker that trains in the folder, and returns the exit status.
int followInFolder(AdversarialTask& task, const Options& options);

/// Writes the averaged weights of a network, half precision.
void writeAveraged(const std::string& path, torch::nn::Module& network, WeightAverage& average);

}  // namespace visagiste::training
