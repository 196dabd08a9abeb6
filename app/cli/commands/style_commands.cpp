#include <filesystem>
#include <map>
#include <system_error>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "app/cli/commands/commands.h"
#include "app/cli/commands/style_arguments.h"
#include "core/style/style_spec_json.h"

namespace visagiste {
namespace {

const std::vector<std::string> kVideoEndings{".mp4", ".webm", ".avi"};

class StylizeCommand final : public Subcommand {
 public:
  explicit StylizeCommand(CLI::App& program)
      : Subcommand(program, "stylize", "Restyle a picture, every frame of a video, or every picture of a folder"),
        m_style(m_app) {
    m_app.add_option("IMG|VIDEO|DIR", m_input, "Picture, video or folder of pictures")->check(encodingProblem);
    m_app.add_option("--mask", m_mask, "Grey picture, stretched over the portrait: white takes the style")
        ->check(encodingProblem)
        ->type_name("IMG");
    m_app
        .add_option("--size", m_sizePx,
                    "Longer side in pixels at which a video is painted (640 when left out); larger is slower and has "
                    "finer strokes")
        ->check(CLI::Range(64, 4096))
        ->type_name("PX");
    m_app.add_option("-o,--output", m_output, "Picture (.png, .jpg, .webp), video (.mp4, .webm, .avi) or folder")
        ->required()
        ->check(encodingProblem)
        ->type_name("OUT");
    addCommonOptions();
    m_app.final_callback([this] { checkArguments(); });
  }

  [[nodiscard]] JobDescription job() const override {
    nlohmann::json options{{"spec", styleSpecJson(m_style.spec())}, {"output", m_output}, {"precision", m_precision}};
    std::error_code unknown;
    if (std::filesystem::is_directory(m_input, unknown)) {
      options["folder"] = m_input;
      return {"stylize-folder", options.dump()};
    }
    if (isVideo()) {
      options["video"] = m_input;
      if (m_sizePx != 0)
        options["sizePx"] = m_sizePx;
      return {"stylize-video", options.dump()};
    }
    options["picture"] = m_input;
    if (!m_mask.empty())
      options["mask"] = m_mask;
    return {"stylize", options.dump()};
  }

  [[nodiscard]] std::vector<std::filesystem::path> files() const override {
    std::vector<std::filesystem::path> files = m_style.files();
    files.insert(files.end(), {m_input, m_mask, m_output});
    return files;
  }

 private:
  [[nodiscard]] bool isVideo() const { return extensionProblem(m_output, kVideoEndings).empty(); }

  void checkArguments() {
    if (m_input.empty())
      throw CLI::RequiredError("IMG|VIDEO|DIR");
    if (m_style.spec().style.empty())
      throw CLI::RequiredError("--style");
    std::error_code unknown;
    const bool isFolder = std::filesystem::is_directory(m_input, unknown);
    if (!m_mask.empty() && (isFolder || isVideo()))
      throw CLI::ValidationError("--mask", "a mask belongs to one picture");
    if (m_sizePx != 0 && (isFolder || !isVideo()))
      throw CLI::ValidationError("--size", "it is for videos");
    if (!isFolder)
      if (const std::string problem =
              extensionProblem(m_output, {".png", ".jpg", ".jpeg", ".webp", ".mp4", ".webm", ".avi"});
          !problem.empty())
        throw CLI::ValidationError("--output", problem);
    m_style.finish();
  }

  std::string m_input;
  StyleArguments m_style;
  std::string m_mask;
  int m_sizePx = 0;  // 0: as the job has it.
  std::string m_output;
};

class StylesCommand final : public Subcommand {
 public:
  explicit StylesCommand(CLI::App& program)
      : Subcommand(program, "styles", "Print the styles at hand, a line each, name first") {
    addCommonOptions();
  }

  [[nodiscard]] JobDescription job() const override { return {"styles", "{}"}; }
};

class StyleInfoCommand final : public Subcommand {
 public:
  explicit StyleInfoCommand(CLI::App& program)
      : Subcommand(program, "style-info", "Check a style pack and print what it says about itself") {
    m_app.add_option("PACK", m_pack, "Style pack (.vstyle), or the name of a style at hand")
        ->required()
        ->check(encodingProblem);
    addCommonOptions();
  }

  [[nodiscard]] JobDescription job() const override { return {"style-info", nlohmann::json{{"pack", m_pack}}.dump()}; }
  [[nodiscard]] std::vector<std::filesystem::path> files() const override { return {m_pack}; }

 private:
  std::string m_pack;
};

class StylePackCommand final : public Subcommand {
 public:
  explicit StylePackCommand(CLI::App& program)
      : Subcommand(program, "style-pack", "Make a style pack of the style that pictures have in common") {
    m_app.add_option("PICTURE", m_pictures, "Pictures in one style")->check(encodingProblem);
    m_app
        .add_option("--weights", m_weights, "What 'visagiste-train style-tune' wrote: the pack brings its own network")
        ->check(encodingProblem)
        ->type_name("FILE");
    addText("--name", "name", "Name of the style")->required();
    addText("--name-zh", "nameZh", "The name in Simplified Chinese");
    addText("--author", "author", "Who made the pictures, or the style");
    addText("--licence", "licence", "SPDX id, e.g. CC0-1.0");
    addText("--description", "description", "What the style looks like");
    addText("--source", "source", "Where the pictures come from");
    m_app.add_option("-o,--output", m_output, "Style pack (.vstyle); one's own styles when left out")
        ->check([](const std::string& path) { return extensionProblem(path, {".vstyle"}); })
        ->check(encodingProblem)
        ->type_name("OUT");
    addCommonOptions();
  }

  [[nodiscard]] JobDescription job() const override {
    nlohmann::json options{{"pictures", m_pictures}, {"precision", m_precision}};
    if (m_pictures.empty())
      options.erase("pictures");
    if (!m_weights.empty())
      options["weights"] = m_weights;
    for (const auto& [key, text] : m_texts)
      if (!text.empty())
        options[key] = text;
    if (!m_output.empty())
      options["output"] = m_output;
    return {"style-pack", options.dump()};
  }
  [[nodiscard]] std::vector<std::filesystem::path> files() const override {
    std::vector<std::filesystem::path> all(m_pictures.begin(), m_pictures.end());
    all.insert(all.end(), {m_weights, m_output});
    return all;
  }

 private:
  CLI::Option* addText(const char* option, const char* key, const char* words) {
    return m_app.add_option(option, m_texts[key], words)->check(encodingProblem);
  }

  std::vector<std::string> m_pictures;
  std::string m_weights;
  std::map<std::string, std::string> m_texts;
  std::string m_output;
};

}  // namespace

std::unique_ptr<Subcommand> makeStylizeCommand(CLI::App& program) {
  return std::make_unique<StylizeCommand>(program);
}

std::unique_ptr<Subcommand> makeStylesCommand(CLI::App& program) {
  return std::make_unique<StylesCommand>(program);
}

std::unique_ptr<Subcommand> makeStyleInfoCommand(CLI::App& program) {
  return std::make_unique<StyleInfoCommand>(program);
}

std::unique_ptr<Subcommand> makeStylePackCommand(CLI::App& program) {
  return std::make_unique<StylePackCommand>(program);
}

}  // namespace visagiste
