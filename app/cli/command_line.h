#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/job/job.h"

namespace visagiste {

/// What a person asked of visagiste-cli.
struct Command {
  JobDescription job;
  std::string jsonFile;                      ///< Where the job's JSON goes: a path, "-" or nothing.
  std::vector<std::filesystem::path> files;  ///< What the job reads or writes; see protectFromJson().
  bool isQuiet = false;                      ///< No progress, no summary; errors are still said.
};

/// Outcome of reading the arguments: a command, or a text to print and the status to exit with.
struct ParsedArguments {
  bool hasCommand = false;
  Command command;
  int exitStatus = 0;     ///< 0 after --help and --version, 2 for wrong usage.
  std::string output;     ///< For stdout.
  std::string complaint;  ///< For stderr.
};

/// Reads the arguments without doing anything yet.
[[nodiscard]] ParsedArguments parseArguments(int argc, const char* const* argv);

}  // namespace visagiste
