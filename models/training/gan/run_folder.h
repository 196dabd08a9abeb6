#pragma once

#include "models/training/engine/json_text.h"
#include "models/training/gan/run_contract.h"

#include <cstdint>
#include <fstream>
#include <functional>
#include <optional>

namespace visagiste::training {

class JsonValue;

/// What state.json says.
struct RunReport {
  run_contract::RunStatus status = run_contract::RunStatus::Running;
  long step = 0;
  double seconds = 0;
  std::optional<double> secondsLeft;
  std::optional<long> bestStep;
  std::optional<double> best;
  std::string message;
};

/// The folder of one run, written as run_contract.h tells. One thread; one process at a time.
class RunFolder {
 public:
  /// Makes the folder. Throws std::runtime_error if it cannot be made, or if another living process trains in it.
  explicit RunFolder(std::string path);

  [[nodiscard]] std::string at(const std::string& name) const { return m_path + "/" + name; }

  void describe(const JsonText& run) const;
  /// Of the run in a folder that somebody may train in. Throws std::runtime_error if there is none.
  [[nodiscard]] static JsonValue descriptionIn(const std::string& folder);

  void report(const RunReport& report) const;

  /// The order that was given, once; unknown words are none.
  [[nodiscard]] std::optional<run_contract::RunOrder> order() const;

  /// Removes log lines beyond `step` and one that a kill cut off, and tells the others; then the log is open.
  void openLog(long step, const std::function<void(const JsonValue& line)>& told);
  void log(const JsonText& line);

  /// rgb  height * width * 3 bytes. Returns the file's name relative to the folder.
  std::string writeSample(long step, const std::uint8_t* rgb, int width, int height) const;

 private:
  void replace(const std::string& name, const std::string& text) const;

  std::string m_path;
  std::ofstream m_log;
};

}  // namespace visagiste::training
