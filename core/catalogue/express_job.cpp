#include "core/catalogue/express_job.h"

#include <filesystem>
#include <utility>

#include "core/base/error.h"
#include "core/catalogue/face_likeness.h"
#include "core/catalogue/face_setting_option.h"
#include "core/catalogue/job_parts.h"
#include "core/catalogue/portrait_motion.h"
#include "core/catalogue/portrait_source.h"
#include "core/catalogue/stage_times.h"
#include "core/image/edited_picture.h"
#include "core/image/encode.h"
#include "core/image/resample.h"
#include "core/reconstruct/face_model.h"

namespace visagiste {
namespace {

class ExpressJob final : public Job {
 public:
  ExpressJob(std::shared_ptr<Services> services, OptionReader& options) : m_services(std::move(services)) {
    m_picture = options.text("picture");
    m_settings = readFaceSettings(options, m_services->faceModel()->expressionNames());
    if (m_settings.empty())
      options.fail("settings", "a list of NAME=VALUE");
    m_output = options.textOr("output", {});
    m_inventedOutput = options.textOr("inventedOutput", {});
    for (const std::string& file : {m_output, m_inventedOutput})
      if (!file.empty())
        static_cast<void>(writtenKindOf(file));
    if (!m_output.empty() && m_output == m_inventedOutput)
      options.fail("inventedOutput", "another file than the picture's");
    m_facePx = readFacePoint(options);
    m_precision = readPrecision(options);
    options.finish();
  }

  JobResult run(RunContext& context) override {
    protectPictures({m_picture}, {m_output, m_inventedOutput});
    StageTimes times(context);
    times.report(0, "decode");
    const Image photo = loadPicture(*m_services, m_picture);
    StageContext preparing(times, 0.05F, 0.75F);
    DrivenPortraitOptions options;
    options.threads = 2;
    const PortraitToDrive source =
        preparePortrait(*m_services, photo, m_picture, m_facePx, m_precision, options, preparing);
    times.report(0.75F, "express");
    times.checkpoint();
    const DrivenPortrait& portrait = *source.portrait;
    const PortraitMotion motion =
        motionOf(*portrait.head(), wishOf(m_settings, portrait.ownExpression(), portrait.channelNames()));
    const DrivenPicture driven = portrait.picture(motion, PortraitDetail::Full);
    const float alike = likenessOf(source, photo, portrait.points(motion), driven.picture);
    times.report(0.9F, "export");
    times.checkpoint();
    std::vector<std::filesystem::path> files;
    if (!m_output.empty()) {
      encodeEditedImageFile(driven.picture, m_output, m_picture);
      files.emplace_back(m_output);
    }
    if (!m_inventedOutput.empty()) {
      encodeImageFile(driven.invented, m_inventedOutput);
      files.emplace_back(m_inventedOutput);
    }
    times.report(1, "done");
    return {files,
            jsonText({{"files", filesJson(files)},
                      {"image", sizeJson(photo.size())},
                      {"faces_in_picture", source.facesInPicture},
                      {"box", boxJson(source.face.box)},
                      {"invented_share", rounded(driven.inventedShare, 6)},
                      {"likeness", rounded(static_cast<double>(alike), 4)},
                      {"own_expression", expressionsJson(portrait.channelNames(), portrait.ownExpression())},
                      {"expression", expressionsJson(portrait.channelNames(), motion.expression)},
                      {"timing_ms", timesJson(times.finishMs(), times.totalMs())}}),
            driven.picture};
  }

 private:
  /// How much the driven face is still the photographed one.
  [[nodiscard]] float likenessOf(const PortraitToDrive& source, const Image& photo, Eigen::Matrix2Xf movedPx,
                                 const Image& driven) const {
    const FaceLikeness measure(*m_services->faceModel());
    Landmarks moved = source.face.landmarks;
    moved.pointsPx = std::move(movedPx);
    return likeness(measure.describe(converted(photo, PixelFormat::Rgb8), source.face.landmarks),
                    measure.describe(driven, moved));
  }

  std::shared_ptr<Services> m_services;
  std::string m_picture;
  std::vector<FaceSetting> m_settings;
  std::string m_output;
  std::string m_inventedOutput;
  std::optional<Eigen::Vector2f> m_facePx;
  std::optional<Precision> m_precision;
};

}  // namespace

std::unique_ptr<Job> makeExpressJob(std::shared_ptr<Services> services, const std::string& optionsJson) {
  OptionReader options("express", optionsJson);
  return std::make_unique<ExpressJob>(std::move(services), options);
}

}  // namespace visagiste
