// visagiste-cli: every job of the studio without a window, for scripts and farms.

#include <cstdio>
#include <exception>
#include <iostream>
#include <memory>
#include <set>
#include <string>

#include <malloc.h>

#include "app/cli/command_line.h"
#include "app/cli/json_file.h"
#include "app/cli/summary.h"
#include "app/cli/terminal.h"
#include "core/base/error.h"
#include "core/catalogue/jobs.h"

namespace {

using namespace visagiste;

constexpr int kFailed = 1;
constexpr int kWrongUsage = 2;
constexpr int kInterrupted = 130;  // As a shell reports a program ended by Ctrl-C.

std::unique_ptr<Job> makeJob(const JobDescription& description) {
  JobRegistry registry;
  registerJobs(registry, std::make_shared<Services>(ModelFolders()));
  return registry.make(description);
}

void runCommand(const Command& command, Job& job) {
  if (!command.jsonFile.empty()) {
    protectFromJson(command.jsonFile, command.files);
  }
  TerminalContext terminal(command.isQuiet ? TerminalContext::Progress::Hidden : TerminalContext::Progress::Shown);
  const JobResult result = job.run(terminal);
  terminal.clearLine();
  if (!command.jsonFile.empty()) {
    protectFromJson(command.jsonFile, result.files);  // Textures beside a mesh.
    writeJson(command.jsonFile, result.json);
  }
  if (!command.isQuiet) {
    // A table that was asked for is the output; whatever else is said goes to where messages go.
    static const std::set<std::string> tables{"bench", "garments", "looks", "style-info", "styles"};
    const bool isTable = tables.count(command.job.name) != 0;
    std::ostream& stream = isTable && command.jsonFile != "-" ? std::cout : std::cerr;
    stream << summaryOf(command.job.name, result.json) << std::flush;
  }
}

int complain(const std::string& message, int status) {
  std::cerr << "visagiste-cli: " << message << '\n';
  return status;
}

int run(const Command& command) {
  std::unique_ptr<Job> job;
  try {
    job = makeJob(command.job);
  } catch (const Error& error) {
    return complain(error.what(), error.code() == ErrorCode::InvalidArgument ? kWrongUsage : kFailed);
  }
  try {
    runCommand(command, *job);
    return 0;
  } catch (const Cancelled&) {
    return complain("Cancelled. Nothing was written.", kInterrupted);
  } catch (const std::bad_alloc&) {
    return complain("There is not enough memory for this picture.", kFailed);
  } catch (const std::exception& error) {
    return complain(error.what(), kFailed);
  }
}

}  // namespace

int main(int argc, char** argv) {
  // Big buffers are kept instead of returned to the system after each use; batches run a third faster.
  mallopt(M_MMAP_THRESHOLD, 1 << 30);
  mallopt(M_TRIM_THRESHOLD, 2000 << 20);
  const ParsedArguments arguments = parseArguments(argc, argv);
  std::cout << arguments.output;
  std::cerr << arguments.complaint;
  return arguments.hasCommand ? run(arguments.command) : arguments.exitStatus;
}
