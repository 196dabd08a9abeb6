#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "app/cli/commands/commands.h"

namespace visagiste {
namespace {

class DriveCommand final : public Subcommand {
 public:
  explicit DriveCommand(CLI::App& program)
      : Subcommand(program, "drive",
                   "Let the person in a picture do what a driver does. A .png or .mp4 shows the photograph itself in "
                   "motion, or with --show head the 3D head reconstructed from it alone (.mp4 on a plain background, "
                   ".png transparent); .glb and .obj hold that head") {
    m_app.add_option("SOURCE_IMG", m_source, "Picture of the person whose head moves")
        ->required()
        ->check(encodingProblem);
    m_app
        .add_option("--driver", m_driver,
                    "Whose face moves it: a video, a folder of pictures, a picture, a .csv in the layout of Live Link "
                    "Face, or a .take")
        ->required()
        ->check(encodingProblem)
        ->type_name("VIDEO|IMG|CSV");
    m_app
        .add_option("-o,--output", m_output,
                    "Film (.mp4); pictures (.png; numbered where the driver has more than one frame); "
                    "head with animation (.glb); meshes (.obj, numbered the same way)")
        ->required()
        ->check([](const std::string& path) {
          return extensionProblem(path, {".mp4", ".png", ".glb", ".obj"});
        })
        ->check(encodingProblem)
        ->type_name("OUT");
    m_app.add_option("--show", m_shown, "What .png and .mp4 show: the photograph or the head alone")
        ->check(CLI::IsMember({"portrait", "head"}))
        ->capture_default_str();
    m_app
        .add_option("--neutral", m_neutral,
                    "The driver's resting face, which is taken out before a photograph moves: auto (what it mostly "
                    "does; of a picture nothing), first (its first frame), calibrated (its values count from rest "
                    "already), none, or a "
                    "picture of it")
        ->check(encodingProblem)
        ->type_name("auto|first|calibrated|none|IMG")
        ->capture_default_str();
    m_app
        .add_option("--size", m_sizePx,
                    "Longer side of the photograph, or side of the head's pictures, in pixels; 0: as the photograph, "
                    "or 512 for the head")
        ->check(CLI::Range(0, 4096))
        ->capture_default_str();
    m_app.add_option("--fps", m_framesPerSecond, "Frames a second of film and pictures; 0: the driver's own")
        ->check(CLI::Range(0, 240))
        ->capture_default_str();
    m_app.add_option("--pose", m_pose, "Whether the head turns with the driver's or faces the camera")
        ->check(CLI::IsMember({"follow", "hold"}))
        ->capture_default_str();
    m_app.add_flag("--mirror", m_isMirrored, "Move as a mirror image of the driver");
    m_app.add_flag("--idle-blinks", m_idleBlinks, "Blink now and then where the driver does not");
    m_app.add_flag("--quick", m_isQuick,
                   "Do not learn the face first: half a minute faster for a video, but most channels are hardly seen");
    addFaceOption(m_facePx);
    addCommonOptions();
  }

  [[nodiscard]] JobDescription job() const override {
    nlohmann::json options{{"source", m_source},
                           {"driver", m_driver},
                           {"output", m_output},
                           {"sizePx", m_sizePx},
                           {"framesPerSecond", m_framesPerSecond},
                           {"pose", m_pose},
                           {"mirror", m_isMirrored},
                           {"idleBlinks", m_idleBlinks},
                           {"precision", m_precision},
                           {"quick", m_isQuick}};
    if (showsPortrait()) {
      options["show"] = "portrait";
      options["neutral"] = m_neutral;
    }
    if (!m_facePx.empty()) {
      options["facePx"] = m_facePx;
    }
    return {"drive", options.dump()};
  }

  [[nodiscard]] std::vector<std::filesystem::path> files() const override {
    return {m_source, m_driver, m_output, m_neutral};
  }

 private:
  [[nodiscard]] bool showsPortrait() const {
    return m_shown == "portrait" && extensionProblem(m_output, {".mp4", ".png"}).empty();
  }

  std::string m_source;
  std::string m_driver;
  std::string m_output;
  std::string m_shown = "portrait";
  std::string m_neutral = "auto";
  int m_sizePx = 0;
  int m_framesPerSecond = 0;
  std::string m_pose = "follow";
  bool m_isMirrored = false;
  bool m_idleBlinks = false;
  std::vector<float> m_facePx;
  bool m_isQuick = false;
};

}  // namespace

std::unique_ptr<Subcommand> makeDriveCommand(CLI::App& program) {
  return std::make_unique<DriveCommand>(program);
}

}  // namespace visagiste
