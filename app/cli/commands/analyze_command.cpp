#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "app/cli/commands/commands.h"

namespace visagiste {
namespace {

class AnalyzeCommand final : public Subcommand {
 public:
  explicit AnalyzeCommand(CLI::App& program)
      : Subcommand(program, "analyze",
                   "Find the faces in a picture: box, 468 landmarks, irises, head pose and 53 expressions, as JSON") {
    m_app.add_option("IMG", m_picture, "Picture file")->required()->check(encodingProblem);
    addCommonOptions();
  }

  [[nodiscard]] JobDescription job() const override {
    return {"analyze", nlohmann::json{{"picture", m_picture}, {"precision", m_precision}}.dump()};
  }

  [[nodiscard]] std::vector<std::filesystem::path> files() const override { return {m_picture}; }

  // The JSON is the output of this command.
  [[nodiscard]] std::string jsonFile() const override {
    const std::string file = Subcommand::jsonFile();
    return file.empty() ? "-" : file;
  }

 private:
  std::string m_picture;
};

}  // namespace

std::unique_ptr<Subcommand> makeAnalyzeCommand(CLI::App& program) {
  return std::make_unique<AnalyzeCommand>(program);
}

}  // namespace visagiste
