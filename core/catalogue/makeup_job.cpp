#include "core/catalogue/makeup_job.h"

#include <filesystem>
#include <system_error>
#include <utility>

#include "core/base/error.h"
#include "core/catalogue/job_parts.h"
#include "core/catalogue/look_option.h"
#include "core/catalogue/made_up_faces.h"
#include "core/catalogue/own_folder.h"
#include "core/catalogue/stage_times.h"
#include "core/image/edited_picture.h"
#include "core/makeup/look_library.h"

namespace visagiste {
namespace {

class MakeupJob final : public Job {
 public:
  MakeupJob(std::shared_ptr<Services> services, OptionReader& options) : m_services(std::move(services)) {
    m_picture = options.text("picture");
    m_look = readLookOptions(options);
    m_output = options.textOr("output", {});
    if (!m_output.empty())
      static_cast<void>(writtenKindOf(m_output));
    const Eigen::VectorXf point = options.numbersOrNone("facePointPx");
    if (point.size() != 0 && point.size() != 2)
      options.fail("facePointPx", "two numbers");
    if (point.size() == 2)
      m_facePointPx = point;
    m_precision = readPrecision(options);
    options.finish();
  }

  JobResult run(RunContext& context) override {
    protectPictures({m_picture}, {m_output});
    StageTimes times(context);
    times.report(0, "decode");
    const Image picture = loadPicture(*m_services, m_picture);
    StageContext finding(times, 0.05F, 0.6F);
    const std::vector<MakeupFace> faces =
        madeUpFaces(*m_services, picture, m_picture, m_look, m_facePointPx, m_precision, finding);
    times.report(0.6F, "makeup");
    times.checkpoint();
    const Image painted = makeMakeupRenderer(m_services->faceModel(), MakeupQuality::Still)->paint(picture, faces);
    std::vector<std::filesystem::path> files;
    if (!m_output.empty()) {
      times.report(0.8F, "export");
      times.checkpoint();
      encodeEditedImageFile(painted, m_output, m_picture);
      files.push_back(m_output);
    }
    times.report(1, "done");
    return {files,
            jsonText({{"image", sizeJson(picture.size())},
                      {"look", m_look->name},
                      {"faces", faces.size()},
                      {"files", filesJson(files)},
                      {"timing_ms", timesJson(times.finishMs(), times.totalMs())}}),
            painted};
  }

 private:
  std::shared_ptr<Services> m_services;
  std::string m_picture;
  std::shared_ptr<const MakeupLook> m_look;
  std::string m_output;
  std::optional<Eigen::Vector2f> m_facePointPx;
  std::optional<Precision> m_precision;
};

/// Needs neither networks nor pictures.
class LooksJob final : public Job {
 public:
  JobResult run(RunContext& context) override {
    const LookLibrary library(shippedLooksFolder(), ownFolder("looks"));
    nlohmann::json looks = nlohmann::json::array();
    for (const LookLibrary::Entry& entry : library.entries())
      looks.push_back({{"name", entry.look.name},
                       {"tags", entry.look.tags},
                       {"layers", entry.look.layers.size()},
                       {"own", entry.isOwn}});
    context.report(1, "done");
    return {{}, jsonText({{"looks", looks}, {"problems", library.problems()}}), {}};
  }
};

}  // namespace

std::unique_ptr<Job> makeMakeupJob(std::shared_ptr<Services> services, const std::string& optionsJson) {
  OptionReader options("makeup", optionsJson);
  return std::make_unique<MakeupJob>(std::move(services), options);
}

std::unique_ptr<Job> makeLooksJob(const std::string& optionsJson) {
  OptionReader("looks", optionsJson).finish();
  return std::make_unique<LooksJob>();
}

}  // namespace visagiste
