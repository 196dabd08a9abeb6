#include "models/training/gan/run_folder.h"

#include <unistd.h>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <limits>
#include <sstream>
#include <stdexcept>

#include "models/training/engine/json_value.h"
#include "models/training/engine/picture_file.h"

namespace visagiste::training {
namespace {

std::string contents(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// The process that trains in this folder now, if any.
std::optional<long> livingTrainer(const std::string& stateFile) {
  try {
    const JsonValue state = JsonValue::parse(contents(stateFile));
    const std::string& status = state.at("state").text();
    const long pid = static_cast<long>(state.at("pid").number());
    const bool busy = status == "running" || status == "paused";
    if (busy && pid != ::getpid() && pid > 0 && ::kill(static_cast<pid_t>(pid), 0) == 0)
      return pid;
  } catch (const std::runtime_error&) {
    // No state or a broken one: nobody trains.
  }
  return std::nullopt;
}

}  // namespace

RunFolder::RunFolder(std::string path) : m_path(std::move(path)) {
  std::error_code error;
  std::filesystem::create_directories(at(run_contract::kSampleFolder), error);
  if (error)
    throw std::runtime_error("cannot make the folder " + m_path + ": " + error.message());
  if (const auto pid = livingTrainer(at(run_contract::kStateFile)))
    throw std::runtime_error("another process (" + std::to_string(*pid) + ") trains in " + m_path + ": stop it first");
}

void RunFolder::replace(const std::string& name, const std::string& text) const {
  const std::string beside = at(name) + ".part";
  std::ofstream file(beside, std::ios::binary);
  file << text << '\n';
  file.close();
  if (!file)
    throw std::runtime_error("cannot write " + beside + ": is the disk full?");
  std::filesystem::rename(beside, at(name));
}

void RunFolder::describe(const JsonText& run) const {
  replace(run_contract::kRunFile, run.string());
}

JsonValue RunFolder::descriptionIn(const std::string& folder) {
  const std::string file = folder + "/" + run_contract::kRunFile;
  if (!std::filesystem::exists(file))
    throw std::runtime_error(folder + " holds no run to resume");
  return JsonValue::parse(contents(file));
}

void RunFolder::report(const RunReport& report) const {
  constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
  JsonText text;
  text.text("state", nameOf(report.status)).number("pid", static_cast<long>(::getpid()));
  text.number("step", report.step).number("seconds", report.seconds);
  text.number("secondsLeft", report.secondsLeft.value_or(kUnknown));
  text.number("bestStep", report.bestStep ? static_cast<double>(*report.bestStep) : kUnknown);
  text.number("best", report.best.value_or(kUnknown));
  replace(run_contract::kStateFile, text.text("message", report.message).string());
}

std::optional<run_contract::RunOrder> RunFolder::order() const {
  const std::string path = at(run_contract::kControlFile);
  if (!std::filesystem::exists(path))
    return std::nullopt;
  std::istringstream words(contents(path));
  std::string word;
  words >> word;
  std::filesystem::remove(path);
  if (word == "pause")
    return run_contract::RunOrder::Pause;
  if (word == "resume")
    return run_contract::RunOrder::Resume;
  if (word == "stop")
    return run_contract::RunOrder::Stop;
  return std::nullopt;
}

void RunFolder::openLog(long step, const std::function<void(const JsonValue&)>& told) {
  const std::string path = at(run_contract::kLogFile), beside = path + ".part";
  std::ifstream old(path, std::ios::binary);
  std::ofstream kept(beside, std::ios::binary);
  for (std::string line; std::getline(old, line);) {
    try {
      const JsonValue value = JsonValue::parse(line);
      if (value.at("step").number() > static_cast<double>(step))
        continue;
      told(value);
      kept << line << '\n';
    } catch (const std::runtime_error&) {
      continue;  // Cut off by a kill.
    }
  }
  kept.close();
  if (!kept)
    throw std::runtime_error("cannot write " + beside + ": is the disk full?");
  std::filesystem::rename(beside, path);
  m_log.open(path, std::ios::app);
}

void RunFolder::log(const JsonText& line) {
  m_log << line.string() << '\n' << std::flush;
  if (!m_log)
    throw std::runtime_error("cannot write " + at(run_contract::kLogFile) + ": is the disk full?");
}

std::string RunFolder::writeSample(long step, const std::uint8_t* rgb, int width, int height) const {
  char name[64];
  std::snprintf(name, sizeof name, "%s/%08ld.ppm", run_contract::kSampleFolder, step);
  writePictureFile(at(name), rgb, width, height);
  return name;
}

}  // namespace visagiste::training
