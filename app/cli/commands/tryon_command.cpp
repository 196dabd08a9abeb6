#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "app/cli/commands/commands.h"

namespace visagiste {
namespace {

const std::vector<std::string> kVideoEndings{".mp4", ".webm", ".avi"};

class TryOnCommand final : public Subcommand {
 public:
  explicit TryOnCommand(CLI::App& program)
      : Subcommand(program, "tryon", "Dress a person of a picture, or of every frame of a video, in other tops") {
    m_app.add_option("PERSON", m_picture, "Picture or video of the person")->check(encodingProblem);
    m_app
        .add_option(
            "--garment", m_garments,
            "Name of a garment, the file of one (.garment), or the photo of one; may be repeated, undermost first")
        ->check(encodingProblem)
        ->type_name("GARMENT")
        ->take_all();
    m_app
        .add_option("--fit", m_fit,
                    "How it is worn: KEY=VALUE, e.g. length=1.1, hue=40, fabric=check, color=#336699 or "
                    "hem-left=1,-3 (a handle moved by centimetres); N.KEY=VALUE for the N-th garment; may be repeated")
        ->check(encodingProblem)
        ->type_name("KEY=VALUE")
        ->take_all();
    m_app.add_option("-o,--output", m_output, "Picture (.png, .jpg, .webp) or video (.mp4, .webm, .avi)")
        ->check([](const std::string& path) {
          return extensionProblem(path, {".png", ".jpg", ".jpeg", ".webp", ".mp4", ".webm", ".avi"});
        })
        ->check(encodingProblem)
        ->type_name("OUT");
    m_app.add_option("--invented", m_invented, "Also a map of what was made up (white) and covered with cloth (grey)")
        ->check(pictureProblem)
        ->check(encodingProblem)
        ->type_name("OUT");
    m_app.add_flag("--list", m_isList, "Print the garments, a line each, name first");
    addFaceOption(m_facePx);
    addCommonOptions();
    m_app.final_callback([this] { requireArguments(); });
  }

  [[nodiscard]] JobDescription job() const override {
    if (m_isList)
      return {"garments", "{}"};
    const bool isVideo = this->isVideo();
    nlohmann::json options{{isVideo ? "video" : "picture", m_picture},
                           {"garments", m_garments},
                           {"output", m_output},
                           {"precision", m_precision}};
    if (!m_fit.empty())
      options["fit"] = m_fit;
    if (!m_invented.empty())
      options["inventedOutput"] = m_invented;
    if (!m_facePx.empty())
      options["facePx"] = m_facePx;
    return {isVideo ? "tryon-video" : "tryon", options.dump()};
  }

  [[nodiscard]] std::vector<std::filesystem::path> files() const override {
    std::vector<std::filesystem::path> files{m_picture, m_output, m_invented};
    files.insert(files.end(), m_garments.begin(), m_garments.end());
    return files;
  }

 private:
  static std::string pictureProblem(const std::string& path) {
    return extensionProblem(path, {".png", ".jpg", ".jpeg", ".webp"});
  }

  void requireArguments() const {
    if (m_isList)
      return;
    if (m_picture.empty())
      throw CLI::RequiredError("PERSON");
    if (m_garments.empty())
      throw CLI::RequiredError("--garment");
    if (m_output.empty())
      throw CLI::RequiredError("--output");
    if (isVideo() && (!m_invented.empty() || !m_facePx.empty()))
      throw CLI::ValidationError("--invented, --face", "are for pictures; a video dresses whoever is seen first");
  }

  [[nodiscard]] bool isVideo() const { return extensionProblem(m_output, kVideoEndings).empty(); }

  std::string m_picture;
  std::vector<std::string> m_garments;
  std::vector<std::string> m_fit;
  std::string m_output;
  std::string m_invented;
  std::vector<float> m_facePx;
  bool m_isList = false;
};

class GarmentImportCommand final : public Subcommand {
 public:
  explicit GarmentImportCommand(CLI::App& program)
      : Subcommand(program, "garment-import", "Cut a top out of a photo of it and store it as a garment") {
    m_app.add_option("PHOTO", m_picture, "Photo of one garment, lying or hanging, from the front")
        ->required()
        ->check(encodingProblem);
    m_app.add_option("--name", m_name, "Name of the garment; the photo's by default")->check(encodingProblem);
    m_app.add_option("--shoulder", m_shoulderCm, "Its width from shoulder to shoulder in centimetres; 0 guesses")
        ->check(CLI::Range(0, 90))
        ->capture_default_str();
    m_app.add_option("-o,--output", m_output, "Garment (.garment)")
        ->required()
        ->check([](const std::string& path) { return extensionProblem(path, {".garment"}); })
        ->check(encodingProblem)
        ->type_name("PACK");
    addCommonOptions();
  }

  [[nodiscard]] JobDescription job() const override {
    nlohmann::json options{{"picture", m_picture}, {"output", m_output}, {"shoulderCm", m_shoulderCm}};
    if (!m_name.empty())
      options["name"] = m_name;
    return {"garment-import", options.dump()};
  }

  [[nodiscard]] std::vector<std::filesystem::path> files() const override { return {m_picture, m_output}; }

 private:
  std::string m_picture;
  std::string m_name;
  int m_shoulderCm = 0;
  std::string m_output;
};

}  // namespace

std::unique_ptr<Subcommand> makeTryOnCommand(CLI::App& program) {
  return std::make_unique<TryOnCommand>(program);
}

std::unique_ptr<Subcommand> makeGarmentImportCommand(CLI::App& program) {
  return std::make_unique<GarmentImportCommand>(program);
}

}  // namespace visagiste
