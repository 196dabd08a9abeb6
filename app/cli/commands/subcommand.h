#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/job/job.h"

namespace CLI {
class App;
}

namespace visagiste {

/// One command of visagiste-cli: its arguments, and the job that they ask for. One thread.
class Subcommand {
 public:
  virtual ~Subcommand() = default;
  Subcommand(const Subcommand&) = delete;
  Subcommand& operator=(const Subcommand&) = delete;

  [[nodiscard]] std::string name() const;
  /// Whether the person asked for this command.
  [[nodiscard]] bool isParsed() const;
  /// The job; valid once isParsed().
  [[nodiscard]] virtual JobDescription job() const = 0;
  /// Where the job's JSON goes: a path, "-" for standard output, or nothing.
  [[nodiscard]] virtual std::string jsonFile() const { return m_jsonFile; }
  /// Files that the job reads or writes: none of them may become the JSON.
  [[nodiscard]] virtual std::vector<std::filesystem::path> files() const { return {}; }
  [[nodiscard]] bool isQuiet() const { return m_isQuiet; }

 protected:
  Subcommand(CLI::App& program, const std::string& name, const std::string& description);

  /// Adds --json, --precision and --quiet; last, so that they stand at the end of the help.
  void addCommonOptions();

  /// Adds the required -o OUT of commands that write a picture.
  void addPictureOutput(std::string& output);

  /// Adds --face X Y: which of several faces of a recording is meant.
  void addFaceOption(std::vector<float>& facePx);

  CLI::App& m_app;
  std::string m_precision = "auto";

 private:
  std::string m_jsonFile;
  bool m_isQuiet = false;
};

/// Empty, or why a job cannot be told of this file: job descriptions are JSON, which holds text in UTF-8 only.
[[nodiscard]] std::string encodingProblem(const std::string& path);

/// Empty, or a complaint that `path` ends in none of `known`, e.g. ".obj"; case does not count.
[[nodiscard]] std::string extensionProblem(const std::string& path, const std::vector<std::string>& known);

/// "a, b or c".
[[nodiscard]] std::string wordList(const std::vector<std::string>& words);

}  // namespace visagiste
