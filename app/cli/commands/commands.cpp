#include "app/cli/commands/commands.h"

namespace visagiste {

std::vector<std::unique_ptr<Subcommand>> makeCommands(CLI::App& program) {
  std::vector<std::unique_ptr<Subcommand>> commands;
  for (const auto& make :
       {makeAnalyzeCommand, makeParseCommand, makeReconstructCommand, makeMakeupCommand, makeMakeupTransferCommand,
        makeMakeupExtractCommand, makeCaptureCommand, makeDriveCommand, makeExpressCommand, makeTryOnCommand,
        makeGarmentImportCommand, makeStylizeCommand, makeComposeCommand, makeStylesCommand, makeStyleInfoCommand,
        makeStylePackCommand, makeTrainCommand, makeBenchCommand}) {
    commands.push_back(make(program));
  }
  return commands;
}

}  // namespace visagiste
