#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "app/cli/commands/commands.h"

namespace visagiste {
namespace {

class MakeupTransferCommand final : public Subcommand {
 public:
  explicit MakeupTransferCommand(CLI::App& program)
      : Subcommand(program, "makeup-transfer",
                   "Give the largest face of a picture the makeup of the largest face of another one") {
    m_app.add_option("IMG", m_picture, "Picture of the face that gets the makeup")->required()->check(encodingProblem);
    m_app.add_option("--reference", m_reference, "Picture of the face that wears it")
        ->required()
        ->check(encodingProblem)
        ->type_name("REF");
    m_app.add_option("--strength", m_strengthPercent, "How much of it, in percent")
        ->check(CLI::Range(0, 100))
        ->capture_default_str();
    addPictureOutput(m_output);
    addCommonOptions();
  }

  [[nodiscard]] JobDescription job() const override {
    return {"makeup-transfer", nlohmann::json{{"picture", m_picture},
                                              {"reference", m_reference},
                                              {"strengthPercent", m_strengthPercent},
                                              {"output", m_output},
                                              {"precision", m_precision}}
                                   .dump()};
  }

  [[nodiscard]] std::vector<std::filesystem::path> files() const override { return {m_picture, m_reference, m_output}; }

 private:
  std::string m_picture;
  std::string m_reference;
  int m_strengthPercent = 100;
  std::string m_output;
};

class MakeupExtractCommand final : public Subcommand {
 public:
  explicit MakeupExtractCommand(CLI::App& program)
      : Subcommand(program, "makeup-extract",
                   "Read the makeup of a picture's largest face as a look that can be edited") {
    m_app.add_option("REF", m_reference, "Picture of a made-up face")->required()->check(encodingProblem);
    m_app.add_option("--name", m_name, "Name of the look; the picture's by default")->check(encodingProblem);
    m_app.add_option("-o,--output", m_output, "Look (.json)")
        ->required()
        ->check([](const std::string& path) { return extensionProblem(path, {".json"}); })
        ->check(encodingProblem)
        ->type_name("LOOK");
    addCommonOptions();
  }

  [[nodiscard]] JobDescription job() const override {
    nlohmann::json options{{"reference", m_reference}, {"output", m_output}, {"precision", m_precision}};
    if (!m_name.empty())
      options["name"] = m_name;
    return {"makeup-extract", options.dump()};
  }

  [[nodiscard]] std::vector<std::filesystem::path> files() const override { return {m_reference, m_output}; }

 private:
  std::string m_reference;
  std::string m_name;
  std::string m_output;
};

}  // namespace

std::unique_ptr<Subcommand> makeMakeupTransferCommand(CLI::App& program) {
  return std::make_unique<MakeupTransferCommand>(program);
}

std::unique_ptr<Subcommand> makeMakeupExtractCommand(CLI::App& program) {
  return std::make_unique<MakeupExtractCommand>(program);
}

}  // namespace visagiste
