#include "core/catalogue/train_bench.h"

#include <chrono>
#include <csignal>
#include <fstream>
#include <thread>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/catalogue/scratch_folder.h"
#include "core/lab/trainer_process.h"
#include "core/model_store/manifest.h"

namespace visagiste {
namespace {

constexpr auto kBenchLook = std::chrono::milliseconds(50);

/// Runs the program to its end; ends it where nobody wants it any more.
void waitForBench(long pid, RunContext& context) {
  try {
    while (!hasEnded(pid)) {
      context.checkpoint();
      std::this_thread::sleep_for(kBenchLook);
    }
  } catch (...) {
    ::kill(static_cast<pid_t>(pid), SIGKILL);
    while (!hasEnded(pid)) std::this_thread::sleep_for(kBenchLook);
    throw;
  }
}

StageStatistics stageFrom(const nlohmann::json& line) {
  StageStatistics stage;
  const int side = line.at("side").get<int>();
  stage.name = "train " + line.at("name").get<std::string>() + ' ' + std::to_string(line.at("batch").get<int>()) +
               " x " + std::to_string(side) + " px";
  stage.threads = line.at("threads").get<int>();
  stage.runs = line.at("runs").get<int>();
  stage.medianMs = line.at("medianMs").get<double>();
  stage.p95Ms = line.at("p95Ms").get<double>();
  stage.imagesPerSecond = line.at("imagesPerSecond").get<double>();
  return stage;
}

/// What the program says of its steps; words  the rest of its arguments.
std::vector<nlohmann::json> told(const Services& services, const std::vector<std::string>& words, RunContext& context) {
  const ScratchFolder folder;
  const std::filesystem::path log = folder.path() / "bench.log";
  std::vector<std::string> arguments = {"bench", "--features",
                                        verifiedWeights(services.folders().folder("feature-net-v1")).string()};
  arguments.insert(arguments.end(), words.begin(), words.end());
  waitForBench(startTrainer(trainerProgram(), arguments, log), context);
  std::vector<nlohmann::json> all;
  std::ifstream lines(log);
  for (std::string line; std::getline(lines, line);) {
    nlohmann::json step = nlohmann::json::parse(line, nullptr, /*allow_exceptions=*/false);
    if (step.is_object() && step.contains("imagesPerSecond"))
      all.push_back(std::move(step));
  }
  if (all.empty())
    throw Error(ErrorCode::Internal, "The training program could not measure its steps. " + lastWords(log));
  return all;
}

}  // namespace

std::vector<StageStatistics> measureTraining(const Services& services, int runs, RunContext& context) {
  std::vector<StageStatistics> stages;
  for (const nlohmann::json& step :
       told(services, {"--runs", std::to_string(runs), "--threads", std::to_string(usualTrainingThreads())}, context))
    stages.push_back(stageFrom(step));
  return stages;
}

std::optional<double> probedStepSeconds(const Services& services, const StyleRecipe& recipe, RunContext& context) {
  if (recipe.privacyNoise > 0)
    return std::nullopt;
  std::vector<std::string> words = {"--runs",    "1",
                                    "--threads", std::to_string(recipe.usedThreads()),
                                    "--batch",   std::to_string(recipe.usedBatch()),
                                    "--names",   recipe.makesFaces() ? "dcgan" : "style-tune"};
  if (recipe.makesFaces())
    words.insert(words.end(), {"--width", "32"});
  constexpr double kMsPerSecond = 1000;
  return told(services, words, context).front().at("medianMs").get<double>() / kMsPerSecond;
}

}  // namespace visagiste
