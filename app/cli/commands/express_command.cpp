#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "app/cli/commands/commands.h"
#include "core/portrait/portrait_settings.h"

namespace visagiste {
namespace {

std::string friendlyNames() {
  std::string text;
  for (const PortraitSetting& setting : friendlySettings())
    text += (text.empty() ? "" : "; ") + setting.name + ": " + setting.meaning;
  return text;
}

class ExpressCommand final : public Subcommand {
 public:
  explicit ExpressCommand(CLI::App& program)
      : Subcommand(program, "express",
                   "Give the person in a picture another expression, gaze or head pose. The picture's own pixels are "
                   "moved; what it does not show (teeth, lids, what is behind the head) is filled in") {
    m_app.add_option("IMG", m_picture, "Picture file")->required()->check(encodingProblem);
    m_app
        .add_option("--set", m_settings,
                    "What to change, NAME=VALUE; may be repeated. Channels with ARKit's names (jawOpen, "
                    "mouthSmileLeft, ...) take 0 to 1; so do, from the face as it is to the full expression: " +
                        friendlyNames())
        ->required()
        ->check(encodingProblem)
        ->type_name("NAME=VALUE")
        ->take_all();
    addPictureOutput(m_output);
    m_app
        .add_option("--invented", m_invented,
                    "Also write a mask of the pixels that were filled in: white on black (.png, .jpg, .webp)")
        ->check([](const std::string& path) {
          return extensionProblem(path, {".png", ".jpg", ".jpeg", ".webp"});
        })
        ->check(encodingProblem)
        ->type_name("MASK");
    addFaceOption(m_facePx);
    addCommonOptions();
  }

  [[nodiscard]] JobDescription job() const override {
    nlohmann::json options{
        {"picture", m_picture}, {"settings", m_settings}, {"output", m_output}, {"precision", m_precision}};
    if (!m_invented.empty())
      options["inventedOutput"] = m_invented;
    if (!m_facePx.empty())
      options["facePx"] = m_facePx;
    return {"express", options.dump()};
  }

  [[nodiscard]] std::vector<std::filesystem::path> files() const override { return {m_picture, m_output, m_invented}; }

 private:
  std::string m_picture;
  std::vector<std::string> m_settings;
  std::string m_output;
  std::string m_invented;
  std::vector<float> m_facePx;
};

}  // namespace

std::unique_ptr<Subcommand> makeExpressCommand(CLI::App& program) {
  return std::make_unique<ExpressCommand>(program);
}

}  // namespace visagiste
