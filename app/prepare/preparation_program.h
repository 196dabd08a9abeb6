#pragma once

#include <CLI/CLI.hpp>

#include <functional>
#include <string>

namespace visagiste::prepare {

/// Command line and exit status of the programs in this folder.
class PreparationProgram {
 public:
  /// name     the program's, before its error messages.
  /// purpose  one sentence for --help.
  PreparationProgram(std::string name, const std::string& purpose);

  /// An option whose default is the value that stands in `value` now.
  template <typename Value>
  CLI::Option* option(const std::string& words, Value& value, const std::string& meaning) {
    return m_commandLine.add_option(words, value, meaning)->capture_default_str();
  }

  /// --portraits and --models.
  /// models  what the folder of the weights holds and receives, for --help.
  void portraitOptions(std::string& portraitFolder, std::string& modelFolder, const std::string& models);

  /// Reads the arguments and does the work. Returns the exit status: 0, 1 after a failure that was told on the standard
  /// error, or what CLI11 gives for wrong usage.
  int run(int argc, char** argv, const std::function<void()>& work);

 private:
  std::string m_name;
  CLI::App m_commandLine;
};

}  // namespace visagiste::prepare
