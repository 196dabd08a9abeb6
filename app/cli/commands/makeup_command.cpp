#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "app/cli/commands/commands.h"

namespace visagiste {
namespace {

const std::vector<std::string> kVideoEndings{".mp4", ".webm", ".avi"};

class MakeupCommand final : public Subcommand {
 public:
  explicit MakeupCommand(CLI::App& program)
      : Subcommand(program, "makeup", "Paint a look onto the faces of a picture, or of every frame of a video") {
    m_app.add_option("IMG", m_input, "Picture or video file")->check(encodingProblem);
    m_app.add_option("--look", m_look, "Name of a look, or the file of one")->check(encodingProblem)->type_name("LOOK");
    m_app
        .add_option("--layer", m_layers,
                    "Change the look: LAYER.FIELD=VALUE, e.g. lipstick.color=#c2185b or eyeliner.wing=1.5; may be "
                    "repeated")
        ->check(encodingProblem)
        ->type_name("KEY=VALUE")
        ->take_all();
    m_app.add_option("-o,--output", m_output, "Picture (.png, .jpg, .webp) or video (.mp4, .webm, .avi)")
        ->check([](const std::string& path) {
          return extensionProblem(path, {".png", ".jpg", ".jpeg", ".webp", ".mp4", ".webm", ".avi"});
        })
        ->check(encodingProblem)
        ->type_name("OUT");
    m_app.add_flag("--list", m_isList, "Print the looks, a line each, name first");
    addCommonOptions();
    m_app.final_callback([this] { requireArguments(); });
  }

  [[nodiscard]] JobDescription job() const override {
    if (m_isList)
      return {"looks", "{}"};
    const bool isVideo = extensionProblem(m_output, kVideoEndings).empty();
    nlohmann::json options{
        {isVideo ? "video" : "picture", m_input}, {"look", m_look}, {"output", m_output}, {"precision", m_precision}};
    if (!m_layers.empty())
      options["layers"] = m_layers;
    return {isVideo ? "makeup-video" : "makeup", options.dump()};
  }

  // A look is JSON itself: nothing but this keeps the result from taking its place.
  [[nodiscard]] std::vector<std::filesystem::path> files() const override { return {m_input, m_look, m_output}; }

 private:
  void requireArguments() const {
    if (m_isList)
      return;
    if (m_input.empty())
      throw CLI::RequiredError("IMG");
    if (m_look.empty())
      throw CLI::RequiredError("--look");
    if (m_output.empty())
      throw CLI::RequiredError("--output");
  }

  std::string m_input;
  std::string m_look;
  std::vector<std::string> m_layers;
  std::string m_output;
  bool m_isList = false;
};

}  // namespace

std::unique_ptr<Subcommand> makeMakeupCommand(CLI::App& program) {
  return std::make_unique<MakeupCommand>(program);
}

}  // namespace visagiste
