#include "core/lab/training_run.h"

#include <array>
#include <cmath>
#include <csignal>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "core/base/atomic_file.h"
#include "core/base/error.h"

namespace visagiste {
namespace {

namespace contract = training::run_contract;
namespace fs = std::filesystem;
using nlohmann::json;

constexpr std::uintmax_t kLongestState = 64 << 10;
constexpr std::size_t kLongestLine = 64 << 10;
constexpr std::size_t kMostPoints = 2'000'000;  // In all series of one run.
constexpr int kMostSampleSide = 8192;

std::optional<double> numberAt(const json& object, const char* name) {
  const auto at = object.find(name);
  return at != object.end() && at->is_number() ? std::optional<double>(at->get<double>()) : std::nullopt;
}

std::string textAt(const json& object, const char* name) {
  const auto at = object.find(name);
  return at != object.end() && at->is_string() ? at->get<std::string>() : std::string();
}

RunStatus statusNamed(const std::string& name) {
  for (const RunStatus status :
       {RunStatus::Running, RunStatus::Paused, RunStatus::Done, RunStatus::Stopped, RunStatus::Failed})
    if (nameOf(status) == name)
      return status;
  return RunStatus::Failed;
}

/// A process that has ended but that its starter, which may be this one, has not yet asked about is dead too.
bool lives(long pid) {
  if (pid <= 0 || ::kill(static_cast<pid_t>(pid), 0) != 0)
    return false;
  std::ifstream stat("/proc/" + std::to_string(pid) + "/stat");
  std::string words;
  std::getline(stat, words);
  const std::size_t name = words.rfind(')');  // The name before it may hold anything.
  return name == std::string::npos || words.compare(name, 3, ") Z") != 0;
}

/// A number whose range is that of a count.
long countAt(const json& object, const char* name) {
  const double value = numberAt(object, name).value_or(0);
  return value >= 0 && value < 1e15 ? static_cast<long>(value) : 0;
}

}  // namespace

std::optional<RunState> readRunState(const fs::path& folder) {
  const fs::path file = folder / contract::kStateFile;
  std::error_code missing;
  const std::uintmax_t bytes = fs::file_size(file, missing);
  if (missing)
    return std::nullopt;
  std::ifstream stream(file, std::ios::binary);
  const json state = bytes > kLongestState ? json() : json::parse(stream, nullptr, /*allow_exceptions=*/false);
  if (!state.is_object())
    throw Error(ErrorCode::Unreadable, "The state of the training in '" + folder.string() + "' is damaged.");
  RunState result;
  result.status = statusNamed(textAt(state, "state"));
  result.pid = countAt(state, "pid");
  result.step = countAt(state, "step");
  result.seconds = numberAt(state, "seconds").value_or(0);
  result.secondsLeft = numberAt(state, "secondsLeft");
  if (numberAt(state, "bestStep"))
    result.bestStep = countAt(state, "bestStep");
  result.best = numberAt(state, "best");
  result.message = textAt(state, "message");
  if (!result.isOver() && !lives(result.pid)) {
    result.status = RunStatus::Failed;
    result.message = "The training ended without a word, as when the computer is switched off. It can be resumed.";
  }
  return result;
}

void orderRun(const fs::path& folder, RunOrder order) {
  const char* word = order == RunOrder::Pause ? "pause" : order == RunOrder::Resume ? "resume" : "stop";
  writeFileAtomically(folder / contract::kControlFile, [&](std::ostream& out) { out << word << '\n'; });
}

bool RunLogReader::poll() {
  const fs::path file = m_folder / contract::kLogFile;
  std::error_code missing;
  const std::uintmax_t bytes = fs::file_size(file, missing);
  if (missing || bytes == m_read)
    return false;
  if (bytes < m_read) {
    m_history = {};
    m_read = 0;
  }
  std::ifstream stream(file, std::ios::binary);
  stream.seekg(static_cast<std::streamoff>(m_read));
  bool changed = false;
  for (std::string line; std::getline(stream, line);) {
    if (stream.eof())
      break;  // Not yet written to its end.
    m_read += line.size() + 1;
    if (line.size() <= kLongestLine)
      take(line);
    changed = true;
  }
  return changed;
}

void RunLogReader::take(const std::string& line) {
  const json entry = json::parse(line, nullptr, /*allow_exceptions=*/false);
  if (!entry.is_object())
    return;
  const std::string kind = textAt(entry, "kind");
  const long step = countAt(entry, "step");
  const double seconds = numberAt(entry, "seconds").value_or(0);
  const auto add = [&](const std::string& name, const json& value) {
    auto& series = m_history.series[name];
    if (value.is_number() && series.size() < kMostPoints)
      series.push_back({step, seconds, value.get<double>()});
  };
  if (kind == "step" || kind == "measure") {
    for (const auto& [name, value] : entry.items()) {
      if (name == "kind" || name == "step" || name == "seconds")
        continue;
      if (value.is_object())
        for (const auto& [inner, number] : value.items()) add(name + "." + inner, number);
      else if (value.is_number())
        add(name, value);
    }
  } else if (kind == "doctor") {
    m_history.advice.push_back({step, textAt(entry, "finding"), textAt(entry, "message"), textAt(entry, "advice")});
  } else if (kind == "sample") {
    // A folder from strangers must not make us read elsewhere.
    const fs::path name = fs::path(textAt(entry, "file")).filename();
    if (!name.empty())
      m_history.samples.push_back({step, m_folder / contract::kSampleFolder / name});
  }
}

Image readRunSample(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream)
    throw Error(ErrorCode::NotFound, "There is no sample picture '" + file.string() + "'.");
  std::string magic;
  long width = 0, height = 0, most = 0;
  stream >> magic >> width >> height >> most;
  stream.get();
  if (!stream || magic != "P6" || most != 255 || width < 1 || height < 1)
    throw Error(ErrorCode::Unreadable, "The sample picture '" + file.string() + "' is damaged.");
  if (width > kMostSampleSide || height > kMostSampleSide)
    throw Error(ErrorCode::TooLarge, "The sample picture '" + file.string() + "' is too large.");
  const auto bytes = static_cast<std::size_t>(3 * width * height);
  std::vector<std::uint8_t> pixels(bytes);
  stream.read(reinterpret_cast<char*>(pixels.data()), static_cast<std::streamsize>(bytes));
  if (static_cast<std::size_t>(stream.gcount()) != bytes)
    throw Error(ErrorCode::Unreadable, "The sample picture '" + file.string() + "' is cut off.");
  return Image({static_cast<int>(width), static_cast<int>(height)}, PixelFormat::Rgb8, std::move(pixels));
}

}  // namespace visagiste
