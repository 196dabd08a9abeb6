#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "app/cli/commands/commands.h"

namespace visagiste {
namespace {

class CaptureCommand final : public Subcommand {
 public:
  explicit CaptureCommand(CLI::App& program)
      : Subcommand(program, "capture",
                   "Read the performance of a face from a video, a folder of pictures or one picture: 53 expression "
                   "channels, head pose and gaze. A .csv has the layout of Live Link Face (61 columns: the 52 "
                   "blendshapes of ARKit, browInnerUp and cheekPuff as the mean of both sides, tongueOut 0, then head "
                   "and eye angles); .json and .take keep all channels with their confidence") {
    m_app.add_option("VIDEO|IMG", m_source, "Video file, folder of pictures, or picture file")
        ->required()
        ->check(encodingProblem);
    m_app.add_option("-o,--output", m_output, "File of the performance: .csv, .json or .take")
        ->required()
        ->check([](const std::string& path) {
          return extensionProblem(path, {".csv", ".json", ".take"});
        })
        ->check(encodingProblem)
        ->type_name("OUT");
    m_app.add_flag("--quick", m_isQuick,
                   "Do not learn the face first: half a minute faster for a video, but most channels are hardly seen");
    addFaceOption(m_facePx);
    addCommonOptions();
  }

  [[nodiscard]] JobDescription job() const override {
    nlohmann::json options{
        {"source", m_source}, {"output", m_output}, {"precision", m_precision}, {"quick", m_isQuick}};
    if (!m_facePx.empty()) {
      options["facePx"] = m_facePx;
    }
    return {"capture", options.dump()};
  }

  [[nodiscard]] std::vector<std::filesystem::path> files() const override { return {m_source, m_output}; }

 private:
  std::string m_source;
  std::string m_output;
  std::vector<float> m_facePx;
  bool m_isQuick = false;
};

}  // namespace

std::unique_ptr<Subcommand> makeCaptureCommand(CLI::App& program) {
  return std::make_unique<CaptureCommand>(program);
}

}  // namespace visagiste
