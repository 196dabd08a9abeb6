#include "app/cli/command_line.h"

#include <algorithm>
#include <memory>
#include <sstream>
#include <vector>

#include <CLI/CLI.hpp>

#include "app/cli/commands/commands.h"
#include "core/base/error.h"
#include "core/base/version.h"

namespace visagiste {
namespace {

constexpr int kWrongUsage = 2;

std::string unknownCommand(const std::string& name, const std::vector<std::unique_ptr<Subcommand>>& commands) {
  std::vector<std::string> names;
  for (const std::unique_ptr<Subcommand>& command : commands) {
    names.push_back(command->name());
  }
  return "There is no command '" + name + "'; choose " + wordList(names) + ".\nRun with --help for more information.\n";
}

}  // namespace

ParsedArguments parseArguments(int argc, const char* const* argv) {
  CLI::App program("Visagiste on the command line: faces and 3D heads from portraits. Nothing leaves this machine.",
                   "visagiste-cli");
  program.set_version_flag("--version", std::string("visagiste-cli ") + kVersion);
  program.require_subcommand(1);
  program.footer("Exit status: 0 success, 1 the job failed, 2 wrong usage. 'visagiste-cli COMMAND --help' says more.");
  const std::vector<std::unique_ptr<Subcommand>> commands = makeCommands(program);

  ParsedArguments result;
  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    std::ostringstream output;
    std::ostringstream complaint;
    const int status = program.exit(error, output, complaint);
    result.output = output.str();
    result.complaint = complaint.str();
    if (status != 0 && argc > 1 && argv[1][0] != '-' && program.get_subcommands().empty()) {
      result.complaint = unknownCommand(argv[1], commands);
    }
    result.exitStatus = status == 0 ? 0 : kWrongUsage;
    return result;
  }
  const auto asked =
      std::find_if(commands.begin(), commands.end(), [](const auto& command) { return command->isParsed(); });
  try {
    result.command = {(*asked)->job(), (*asked)->jsonFile(), (*asked)->files(), (*asked)->isQuiet()};
    result.hasCommand = true;
  } catch (const Error& error) {
    // A recipe's file or a typed passphrase: what the person gave is wrong, and nothing has begun.
    result.complaint = std::string("visagiste-cli: ") + error.what() + '\n';
    result.exitStatus = kWrongUsage;
  }
  return result;
}

}  // namespace visagiste
