#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "app/cli/commands/commands.h"

namespace visagiste {
namespace {

class ParseCommand final : public Subcommand {
 public:
  explicit ParseCommand(CLI::App& program)
      : Subcommand(
            program, "parse",
            "Tell what each pixel around the faces shows: skin, lips, hair and 12 other regions, as a label map") {
    m_app.add_option("IMG", m_picture, "Picture file")->required()->check(encodingProblem);
    m_app
        .add_option("-o,--output", m_map,
                    "Label map: a .png of the picture's size, 8-bit numbers of the regions (--json names them)")
        ->required()
        ->check([](const std::string& path) { return extensionProblem(path, {".png"}); })
        ->check(encodingProblem)
        ->type_name("OUT");
    addCommonOptions();
  }

  [[nodiscard]] JobDescription job() const override {
    return {"parse", nlohmann::json{{"picture", m_picture}, {"output", m_map}, {"precision", m_precision}}.dump()};
  }

  [[nodiscard]] std::vector<std::filesystem::path> files() const override { return {m_picture, m_map}; }

 private:
  std::string m_picture;
  std::string m_map;
};

}  // namespace

std::unique_ptr<Subcommand> makeParseCommand(CLI::App& program) {
  return std::make_unique<ParseCommand>(program);
}

}  // namespace visagiste
