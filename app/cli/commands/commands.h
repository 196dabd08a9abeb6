#pragma once

#include <memory>
#include <vector>

#include "app/cli/commands/subcommand.h"

namespace visagiste {

// One maker a command; `program` outlives what they return.
[[nodiscard]] std::unique_ptr<Subcommand> makeAnalyzeCommand(CLI::App& program);
[[nodiscard]] std::unique_ptr<Subcommand> makeParseCommand(CLI::App& program);
[[nodiscard]] std::unique_ptr<Subcommand> makeReconstructCommand(CLI::App& program);
[[nodiscard]] std::unique_ptr<Subcommand> makeMakeupCommand(CLI::App& program);
[[nodiscard]] std::unique_ptr<Subcommand> makeMakeupTransferCommand(CLI::App& program);
[[nodiscard]] std::unique_ptr<Subcommand> makeMakeupExtractCommand(CLI::App& program);
[[nodiscard]] std::unique_ptr<Subcommand> makeCaptureCommand(CLI::App& program);
[[nodiscard]] std::unique_ptr<Subcommand> makeDriveCommand(CLI::App& program);
[[nodiscard]] std::unique_ptr<Subcommand> makeExpressCommand(CLI::App& program);
[[nodiscard]] std::unique_ptr<Subcommand> makeTryOnCommand(CLI::App& program);
[[nodiscard]] std::unique_ptr<Subcommand> makeGarmentImportCommand(CLI::App& program);
[[nodiscard]] std::unique_ptr<Subcommand> makeStylizeCommand(CLI::App& program);
[[nodiscard]] std::unique_ptr<Subcommand> makeStylesCommand(CLI::App& program);
[[nodiscard]] std::unique_ptr<Subcommand> makeStyleInfoCommand(CLI::App& program);
[[nodiscard]] std::unique_ptr<Subcommand> makeStylePackCommand(CLI::App& program);
[[nodiscard]] std::unique_ptr<Subcommand> makeTrainCommand(CLI::App& program);
[[nodiscard]] std::unique_ptr<Subcommand> makeBenchCommand(CLI::App& program);
[[nodiscard]] std::unique_ptr<Subcommand> makeComposeCommand(CLI::App& program);

/// Every command, in the order of the help.
[[nodiscard]] std::vector<std::unique_ptr<Subcommand>> makeCommands(CLI::App& program);

}  // namespace visagiste
