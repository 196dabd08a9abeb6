#include "core/catalogue/express_job.h"

#include <cstdlib>
#include <filesystem>
#include <utility>

#include "core/base/error.h"
#include "core/catalogue/job_parts.h"
#include "core/catalogue/portrait_motion.h"
#include "core/catalogue/portrait_source.h"
#include "core/catalogue/stage_times.h"
#include "core/image/encode.h"
#include "core/reconstruct/face_model.h"

namespace visagiste {
namespace {

struct Setting {
  std::string name;
  float value = 0;
};

Setting settingOf(const std::string& text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos || equals == 0)
    throw Error(ErrorCode::InvalidArgument, "'" + text + "' is no setting; write NAME=VALUE, e.g. smile=0.5.");
  const std::string number = text.substr(equals + 1);
  char* end = nullptr;
  const float value = std::strtof(number.c_str(), &end);
  if (number.empty() || *end != '\0')
    throw Error(ErrorCode::InvalidArgument, "'" + text + "' needs a number behind the equals sign.");
  return {text.substr(0, equals), value};
}

class ExpressJob final : public Job {
 public:
  ExpressJob(std::shared_ptr<Services> services, OptionReader& options) : m_services(std::move(services)) {
    m_picture = options.text("picture");
    for (const std::string& text : options.texts("settings")) m_settings.push_back(settingOf(text));
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
    // Wrong names are told before anything is looked at.
    PortraitWish wish;
    const std::vector<std::string>& channels = m_services->faceModel()->expressionNames();
    wish.expression.setZero(static_cast<Eigen::Index>(channels.size()));
    applyTo(wish, channels);
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
    PortraitWish wish;
    wish.expression = portrait.ownExpression();
    applyTo(wish, portrait.channelNames());
    const PortraitMotion motion = motionOf(portrait, wish);
    const DrivenPicture driven = portrait.picture(motion, PortraitDetail::Full);
    times.report(0.9F, "export");
    times.checkpoint();
    std::vector<std::filesystem::path> files;
    const auto write = [&files](const Image& image, const std::string& file) {
      if (!file.empty()) {
        encodeImageFile(image, file);
        files.emplace_back(file);
      }
    };
    write(driven.picture, m_output);
    write(driven.invented, m_inventedOutput);
    times.report(1, "done");
    return {files,
            jsonText({{"files", filesJson(files)},
                      {"image", sizeJson(photo.size())},
                      {"faces_in_picture", source.facesInPicture},
                      {"box", boxJson(source.box)},
                      {"invented_share", rounded(driven.inventedShare, 6)},
                      {"own_expression", expressionsJson(portrait.channelNames(), portrait.ownExpression())},
                      {"expression", expressionsJson(portrait.channelNames(), motion.expression)},
                      {"timing_ms", timesJson(times.finishMs(), times.totalMs())}}),
            driven.picture};
  }

 private:
  void applyTo(PortraitWish& wish, const std::vector<std::string>& channels) const {
    for (const Setting& setting : m_settings) applySetting(setting.name, setting.value, channels, wish);
  }

  std::shared_ptr<Services> m_services;
  std::string m_picture;
  std::vector<Setting> m_settings;
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
