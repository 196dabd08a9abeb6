#include "models/training/gan/run_settings.h"

#include <torch/cuda.h>

#include <filesystem>
#include <iostream>
#include <stdexcept>

#include "models/networks/weights_file.h"
#include "models/training/engine/json_value.h"

namespace visagiste::training {
namespace {

bool flag(const Options& options, const std::string& name) {
  const std::string& value = options.text(name);
  if (value != "yes" && value != "no")
    throw std::invalid_argument("--" + name + " is yes or no, not \"" + value + "\"");
  return value == "yes";
}

RunPace paceOf(const Options& options) {
  RunPace pace;
  pace.steps = options.count("steps");
  pace.seconds = 60 * options.number("minutes");
  pace.logSteps = options.count("log-steps");
  pace.sampleSeconds = options.number("sample-seconds");
  pace.checkpointSeconds = options.number("checkpoint-seconds");
  pace.measureSeconds = options.number("measure-seconds");
  if (pace.logSteps < 1 || (pace.steps == 0 && pace.seconds <= 0))
    throw std::invalid_argument("a run needs minutes or steps, and at least a step between lines of its log");
  return pace;
}

/// Belong to the start of a run, not to the run; a passphrase's place is nobody's business.
bool isOfTheStart(const std::string& option) {
  for (const char* name : {"resume", "out", "passphrase-file", "rank", "world", "store"})
    if (option == name)
      return true;
  return false;
}

JsonText settingsOf(const Options& options, const std::vector<Options::Option>& known) {
  JsonText settings;
  for (const Options::Option& option : known)
    if (!isOfTheStart(option.name))
      settings.text(option.name, options.text(option.name));
  return settings;
}

CheckpointFile checkpointOf(const Options& options) {
  const std::string file = options.text("out") + "/" + run_contract::kCheckpointFile;
  if (options.text("passphrase-file").empty())
    return {file, nullptr};
  const Passphrase passphrase = Passphrase::readFrom(options.text("passphrase-file"));
  return {file, &passphrase};
}

bool isFollower(const Options& options, const std::vector<Options::Option>& known) {
  for (const Options::Option& option : known)
    if (option.name == "rank")
      return options.count("rank") > 0;
  return false;
}

}  // namespace

std::vector<Options::Option> workerOptions() {
  return {{"rank", "0", "which of several workers this process is"},
          {"world", "1", "how many workers share the run; each is started with the same options but its rank"},
          {"store", "", "where they meet: a new file, or tcp://HOST:PORT"}};
}

WorkerPlace workerPlaceOf(const Options& options) {
  return {static_cast<int>(options.count("rank")), static_cast<int>(options.count("world")), options.text("store")};
}

std::vector<Options::Option> adversarialOptions(const std::string& folder) {
  return {
      {"out", folder, "folder of the run"},
      {"resume", "no", "yes: go on with the run in the folder, with its settings"},
      {"passphrase-file", "", "file or pipe whose first line seals the checkpoints, and opens them again"},
      {"minutes", "15", "length of the run; the learning rate follows it"},
      {"steps", "0", "length of the run in steps instead; 0: by the minutes"},
      {"batch", "16", "pictures per step"},
      {"seed", "1", "seed of weights, latents and order"},
      {"threads", "1", "compute threads"},
      {"device", "auto", "cpu, cuda or auto"},
      {"rate", "", "learning rate; empty here and below: the family's"},
      {"discriminator-rate", "", "times the rate, for the discriminator"},
      {"width", "", "channels of the finest layers"},
      {"feature-matching", "", "weight of feature matching"},
      {"max-gradient", "", "norm to which gradients are clipped"},
      {"average", "", "decay of the averaged weights"},
      {"log-steps", "5", "steps between lines of the log"},
      {"sample-seconds", "20", "time between sample grids"},
      {"checkpoint-seconds", "60", "time between checkpoints"},
      {"measure-seconds", "60", "time between measures"},
  };
}

Options optionsOfRun(const std::vector<Options::Option>& known, const std::vector<std::string>& arguments) {
  const Options asked(known, arguments);
  const std::string folder = asked.text("out");
  const bool there = std::filesystem::exists(folder + "/" + run_contract::kRunFile);
  if (!flag(asked, "resume")) {
    if (there && !isFollower(asked, known))  // The first worker may have made it already.
      throw std::runtime_error(folder +
                               " holds a run already: --resume yes goes on with it, --out takes another folder");
    return asked;
  }
  if (!there)
    throw std::runtime_error(folder + " holds no run to resume");
  const JsonValue run = RunFolder::descriptionIn(folder);
  if (run.at("contract").number() > run_contract::kVersion)
    throw std::runtime_error(folder + " was made by a newer program");
  if (run.has("sealed") && run.at("sealed").number() != 0 && asked.text("passphrase-file").empty())
    throw std::invalid_argument("the run in " + folder + " is sealed: --passphrase-file opens it");
  std::vector<std::string> all;
  for (const auto& [name, value] : run.at("settings").members()) {
    all.push_back("--" + name);
    all.push_back(value.text());
  }
  all.insert(all.end(), arguments.begin(), arguments.end());
  return {known, all};
}

torch::Device deviceOf(const Options& options) {
  const std::string& name = options.text("device");
  if (name == "cpu" || (name == "auto" && !torch::cuda::is_available()))
    return torch::kCPU;
  if (name != "cuda" && name != "auto")
    throw std::invalid_argument("there is no device \"" + name + "\": cpu, cuda or auto");
  if (!torch::cuda::is_available())
    throw std::runtime_error("this machine or this LibTorch has no CUDA device");
  return torch::kCUDA;
}

int trainInFolder(AdversarialTask& task, RunFolder& folder, const Options& options, const RunDescription& description) {
  const RunPace pace = paceOf(options);
  const CheckpointFile checkpoint = checkpointOf(options);
  JsonText run;
  run.number("contract", static_cast<long>(run_contract::kVersion)).text("task", description.task);
  run.text("family", description.family)
      .text("version", VISAGISTE_VERSION)
      .truth("sealed", !options.text("passphrase-file").empty())
      .object("settings", settingsOf(options, description.known));
  std::vector<JsonText> sets;
  for (const SetDescription& set : description.sets)
    sets.push_back(JsonText()
                       .text("path", set.path)
                       .number("pictures", set.pictures)
                       .number("side", set.sidePx)
                       .text("fingerprint", set.fingerprint));
  const long columns = task.sampleColumns();
  run.objects("sets", sets);
  run.object("samples", JsonText()
                            .number("columns", columns)
                            .number("rows", static_cast<long>(task.samples().size(0)) / columns)
                            .text("meaning", description.sampleMeaning));
  folder.describe(run);
  constexpr int kExitFailed = 3;
  const run_contract::RunStatus status = runAdversarialTask(task, folder, pace, checkpoint);
  std::cout << "run " << nameOf(status) << std::endl;
  return status == run_contract::RunStatus::Failed ? kExitFailed : 0;
}

int followInFolder(AdversarialTask& task, const Options& options) {
  followAdversarialTask(task, checkpointOf(options));
  return 0;
}

void writeAveraged(const std::string& path, torch::nn::Module& network, WeightAverage& average) {
  average.swap();
  networks::writeWeights(path, network, networks::StoredAs::Float16);
  average.swap();
}

}  // namespace visagiste::training
