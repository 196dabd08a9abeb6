#include "app/cli/commands/subcommand.h"

#include <algorithm>
#include <cctype>
#include <filesystem>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

namespace visagiste {
namespace {

std::string jsonProblem(const std::string& path) {
  return path.empty() ? "the name of the JSON file is empty" : std::string();
}

}  // namespace

Subcommand::Subcommand(CLI::App& program, const std::string& name, const std::string& description)
    : m_app(*program.add_subcommand(name, description)) {}

std::string Subcommand::name() const {
  return m_app.get_name();
}

bool Subcommand::isParsed() const {
  return m_app.parsed();
}

void Subcommand::addCommonOptions() {
  m_app.add_option("--json", m_jsonFile, "Write the result as JSON to this file; - is standard output")
      ->check(jsonProblem)
      ->type_name("OUT");
  m_app.add_option("--precision", m_precision, "Numbers the networks run in")
      ->check(CLI::IsMember({"auto", "bf16", "fp32"}))
      ->capture_default_str();
  m_app.add_flag("-q,--quiet", m_isQuiet, "No progress and no summary, only errors");
}

void Subcommand::addPictureOutput(std::string& output) {
  m_app.add_option("-o,--output", output, "Picture (.png, .jpg, .webp)")
      ->required()
      ->check([](const std::string& path) {
        return extensionProblem(path, {".png", ".jpg", ".jpeg", ".webp"});
      })
      ->check(encodingProblem)
      ->type_name("OUT");
}

void Subcommand::addFaceOption(std::vector<float>& facePx) {
  m_app
      .add_option("--face", facePx,
                  "X and Y in pixels of the performer's face in the first frame that shows one; the largest face when "
                  "left out")
      ->expected(2)
      ->type_name("X Y");
}

std::string encodingProblem(const std::string& path) {
  try {
    static_cast<void>(nlohmann::json(path).dump());
    return {};
  } catch (const nlohmann::json::type_error&) {
    return "the name '" + path + "' is not text in UTF-8; rename the file or its folder";
  }
}

std::string extensionProblem(const std::string& path, const std::vector<std::string>& known) {
  std::string extension = std::filesystem::path(path).extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return std::find(known.begin(), known.end(), extension) != known.end()
             ? std::string()
             : "'" + path + "' must end in " + wordList(known);
}

std::string wordList(const std::vector<std::string>& words) {
  std::string list;
  for (std::size_t i = 0; i < words.size(); ++i) {
    list += i == 0 ? "" : i + 1 == words.size() ? " or " : ", ";
    list += words[i];
  }
  return list;
}

}  // namespace visagiste
