#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "app/cli/commands/commands.h"
#include "app/cli/commands/style_arguments.h"
#include "core/style/style_spec_json.h"

namespace visagiste {
namespace {

class ComposeCommand final : public Subcommand {
 public:
  explicit ComposeCommand(CLI::App& program)
      : Subcommand(program, "compose",
                   "Makeup, clothes, expression and style on one picture, each on top of the one before"),
        m_style(m_app) {
    m_app.add_option("IMG", m_picture, "Picture file")->required()->check(encodingProblem);
    m_app.add_option("--look", m_look, "Name of a look, or the file of one")->check(encodingProblem)->type_name("LOOK");
    addList("--layer", m_layers, "Change the look: LAYER.FIELD=VALUE; see makeup", "KEY=VALUE");
    addList("--garment", m_garments, "Garment, undermost first; see tryon", "GARMENT");
    addList("--fit", m_fit, "How it is worn: KEY=VALUE or N.KEY=VALUE; see tryon", "KEY=VALUE");
    addList("--set", m_settings, "Another expression, gaze or head pose: NAME=VALUE; see express", "NAME=VALUE");
    addPictureOutput(m_output);
    addFaceOption(m_facePx);
    addCommonOptions();
    m_app.final_callback([this] { checkArguments(); });
  }

  [[nodiscard]] JobDescription job() const override {
    nlohmann::json options{{"picture", m_picture}, {"output", m_output}, {"precision", m_precision}};
    if (!m_look.empty())
      options["look"] = m_look;
    for (const auto& [name, list] : {std::pair("layers", &m_layers), std::pair("garments", &m_garments),
                                     std::pair("fit", &m_fit), std::pair("settings", &m_settings)})
      if (!list->empty())
        options[name] = *list;
    if (!m_style.spec().style.empty())
      options["spec"] = styleSpecJson(m_style.spec());
    if (!m_facePx.empty())
      options["facePx"] = m_facePx;
    return {"compose", options.dump()};
  }

  [[nodiscard]] std::vector<std::filesystem::path> files() const override {
    std::vector<std::filesystem::path> files = m_style.files();
    files.insert(files.end(), {m_picture, m_look, m_output});
    files.insert(files.end(), m_garments.begin(), m_garments.end());
    return files;
  }

 private:
  void addList(const char* name, std::vector<std::string>& list, const char* words, const char* type) {
    m_app.add_option(name, list, words + std::string("; may be repeated"))
        ->check(encodingProblem)
        ->type_name(type)
        ->take_all();
  }

  void checkArguments() {
    m_style.finish();
    if (m_look.empty() && m_garments.empty() && m_settings.empty() && m_style.spec().style.empty())
      throw CLI::RequiredError("One of --look, --garment, --set and --style");
    if (m_look.empty() && !m_layers.empty())
      throw CLI::ValidationError("--layer", "changes a look; name one with --look");
    if (m_garments.empty() && !m_fit.empty())
      throw CLI::ValidationError("--fit", "says how a garment is worn; name one with --garment");
  }

  StyleArguments m_style;
  std::string m_picture;
  std::string m_look;
  std::vector<std::string> m_layers;
  std::vector<std::string> m_garments;
  std::vector<std::string> m_fit;
  std::vector<std::string> m_settings;
  std::string m_output;
  std::vector<float> m_facePx;
};

}  // namespace

std::unique_ptr<Subcommand> makeComposeCommand(CLI::App& program) {
  return std::make_unique<ComposeCommand>(program);
}

}  // namespace visagiste
