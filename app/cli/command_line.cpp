#include "app/cli/command_line.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <sstream>
#include <vector>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "core/base/version.h"

namespace visagiste {
namespace {

constexpr int kWrongUsage = 2;

std::string meshExtensionProblem(const std::string& path) {
  std::string extension = std::filesystem::path(path).extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  const std::vector<std::string> known{".obj", ".glb", ".ply", ".stl"};
  return std::find(known.begin(), known.end(), extension) != known.end()
             ? std::string()
             : "'" + path + "' must end in .obj, .glb, .ply or .stl";
}

std::string jsonProblem(const std::string& path) {
  return path.empty() ? "the name of the JSON file is empty" : std::string();
}

// Job descriptions are JSON, which holds text in UTF-8 only.
std::string encodingProblem(const std::string& path) {
  try {
    static_cast<void>(nlohmann::json(path).dump());
    return {};
  } catch (const nlohmann::json::type_error&) {
    return "the name '" + path + "' is not text in UTF-8; rename the file or its folder";
  }
}

struct Arguments {
  std::string picture;
  std::vector<std::string> pictures;
  std::string mesh;
  int textureSizePx = 1024;
  std::string unit = "cm";
  std::vector<std::string> benchmarks;
  std::string precision = "auto";
  int runs = 0;
  std::string jsonFile;
  bool isQuiet = false;
};

void addCommonOptions(CLI::App& command, Arguments& arguments) {
  command.add_option("--json", arguments.jsonFile, "Write the result as JSON to this file; - is standard output")
      ->check(jsonProblem)
      ->type_name("OUT");
  command.add_option("--precision", arguments.precision, "Numbers the networks run in")
      ->check(CLI::IsMember({"auto", "bf16", "fp32"}))
      ->capture_default_str();
  command.add_flag("-q,--quiet", arguments.isQuiet, "No progress and no summary, only errors");
}

CLI::App* addAnalyze(CLI::App& program, Arguments& arguments) {
  CLI::App* command = program.add_subcommand("analyze",
                                             "Find the faces in a picture: box, 468 landmarks, irises, head "
                                             "pose and 53 expressions, as JSON");
  command->add_option("IMG", arguments.picture, "Picture file")->required()->check(encodingProblem);
  addCommonOptions(*command, arguments);
  return command;
}

CLI::App* addReconstruct(CLI::App& program, Arguments& arguments) {
  CLI::App* command = program.add_subcommand(
      "reconstruct", "Make a textured 3D head from one picture, or from several pictures of the same person");
  command->add_option("IMG", arguments.pictures, "Picture files")->required()->check(encodingProblem);
  command->add_option("-o,--output", arguments.mesh, "Mesh file: .obj, .glb, .ply or .stl")
      ->required()
      ->check(meshExtensionProblem)
      ->check(encodingProblem)
      ->type_name("OUT");
  command->add_option("--texture", arguments.textureSizePx, "Side of the texture in pixels")
      ->check(CLI::IsMember({1024, 2048}))
      ->capture_default_str();
  command->add_option("--unit", arguments.unit, "Unit of length in the mesh file")
      ->check(CLI::IsMember({"mm", "cm", "m"}))
      ->capture_default_str();
  addCommonOptions(*command, arguments);
  return command;
}

CLI::App* addBench(CLI::App& program, Arguments& arguments) {
  CLI::App* command =
      program.add_subcommand("bench", "Measure the stages on this machine: medians and 95th percentiles");
  const std::vector<std::string> names{"detector", "landmarks", "fit", "texture", "export", "reconstruct", "live"};
  command
      ->add_option("NAME", arguments.benchmarks,
                   "What to measure; everything when left out: detector, landmarks, "
                   "fit, texture, export, reconstruct, live")
      ->check(CLI::IsMember(names));
  command->add_option("--runs", arguments.runs, "Runs of each; 0 takes a number that fits the stage")
      ->check(CLI::Range(0, 10000))
      ->capture_default_str();
  addCommonOptions(*command, arguments);
  return command;
}

JobDescription analyzeJob(const Arguments& arguments) {
  return {"analyze", nlohmann::json{{"picture", arguments.picture}, {"precision", arguments.precision}}.dump()};
}

JobDescription reconstructJob(const Arguments& arguments) {
  return {"reconstruct", nlohmann::json{{"pictures", arguments.pictures},
                                        {"output", arguments.mesh},
                                        {"textureSizePx", arguments.textureSizePx},
                                        {"unit", arguments.unit},
                                        {"precision", arguments.precision}}
                             .dump()};
}

JobDescription benchJob(const Arguments& arguments) {
  nlohmann::json options{{"precision", arguments.precision}};
  if (!arguments.benchmarks.empty()) {
    options["names"] = arguments.benchmarks;
  }
  if (arguments.runs > 0) {
    options["runs"] = arguments.runs;
  }
  return {"bench", options.dump()};
}

}  // namespace

ParsedArguments parseArguments(int argc, const char* const* argv) {
  CLI::App program("Visagiste on the command line: faces and 3D heads from portraits. Nothing leaves this machine.",
                   "visagiste-cli");
  program.set_version_flag("--version", std::string("visagiste-cli ") + kVersion);
  program.require_subcommand(1);
  program.footer("Exit status: 0 success, 1 the job failed, 2 wrong usage. 'visagiste-cli COMMAND --help' says more.");
  Arguments arguments;
  const CLI::App* analyze = addAnalyze(program, arguments);
  const CLI::App* reconstruct = addReconstruct(program, arguments);
  addBench(program, arguments);

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
      result.complaint = std::string("There is no command '") + argv[1] +
                         "'; choose analyze, reconstruct or bench.\nRun with --help for more information.\n";
    }
    result.exitStatus = status == 0 ? 0 : kWrongUsage;
    return result;
  }
  result.hasCommand = true;
  result.command.job = analyze->parsed()       ? analyzeJob(arguments)
                       : reconstruct->parsed() ? reconstructJob(arguments)
                                               : benchJob(arguments);
  // Without a file the JSON of analyze is its output.
  result.command.jsonFile = arguments.jsonFile.empty() && analyze->parsed() ? "-" : arguments.jsonFile;
  result.command.isQuiet = arguments.isQuiet;
  return result;
}

}  // namespace visagiste
