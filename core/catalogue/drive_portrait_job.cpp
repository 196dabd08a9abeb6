#include "core/catalogue/drive_portrait_job.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "core/base/error.h"
#include "core/catalogue/drive_parts.h"
#include "core/catalogue/job_parts.h"
#include "core/catalogue/picture_composer.h"
#include "core/catalogue/portrait_motion.h"
#include "core/catalogue/portrait_source.h"
#include "core/catalogue/stage_times.h"
#include "core/image/resample.h"
#include "core/reconstruct/face_fitter.h"
#include "core/reconstruct/face_model.h"
#include "core/reconstruct/head_reconstructor.h"

namespace visagiste {
namespace {

constexpr std::size_t kFewestForRest = 12;  // A shorter take tells nothing about the driver's face at rest.

class DrivePortraitJob final : public Job {
 public:
  DrivePortraitJob(std::shared_ptr<Services> services, OptionReader& options) : m_services(std::move(services)) {
    m_request = DriveRequest::read(options);
    if (options.has("edits")) {
      m_edits = m_services->objects().edits(options.text("edits"));
      if (m_edits->head == nullptr)
        options.fail("edits", "a picture with a head");
    }
    const std::string ending = lowerExtension(m_request.output);
    if (ending != ".mp4" && ending != ".png")
      options.fail("output", "a file name that ends in .mp4 or .png where the photograph moves");
    m_sidePx = options.wholeNumberOr("sizePx", 0);
    if (m_sidePx != 0 && (m_sidePx < 64 || m_sidePx > 4096))
      options.fail("sizePx", "from 64 to 4096, or 0 for the photograph's own size");
    m_neutral = options.textOr("neutral", "auto");
    options.finish();
  }

  JobResult run(RunContext& context) override {
    const std::string edited = m_edits == nullptr ? std::string() : m_edits->file.string();
    protectPictures({m_request.source, edited, m_request.driver, m_neutral}, {m_request.output});
    StageTimes times(context);
    times.report(0, "decode");
    const Actor actor = readActor(times);
    StageContext reading(times, 0.2F, 0.55F);
    const DriverPerformance driver = readPerformance(reading);
    const PortraitTransfer transfer(
        *actor.portrait, driver.take.description.channels, restFor(driver.take, times),
        m_request.followsPose ? PortraitTransfer::Pose::Follow : PortraitTransfer::Pose::Hold);
    StageContext writing(times, 0.6F, 1);
    double invented = 0;
    const auto draw = [&](const CaptureSample& sample) {
      const DrivenPicture picture = actor.portrait->picture(transfer.motionAt(sample), PortraitDetail::Full);
      invented += picture.inventedShare;
      return isFilm() ? evenSized(picture.picture) : picture.picture;
    };
    const std::vector<std::filesystem::path> files =
        writeFrames(driver, m_request.output, m_request.source, draw, writing);
    times.report(1, "done");
    const auto frames = static_cast<double>(driver.frameCount());
    return {files,
            jsonText({{"files", filesJson(files)},
                      {"frames", driver.frameCount()},
                      {"frames_per_second", rounded(driver.framesPerSecond, 3)},
                      {"seconds", rounded(driver.take.seconds(), 3)},
                      {"faces_in_picture", actor.facesInPicture},
                      {"invented_share", rounded(invented / frames, 6)},
                      {"timing_ms", timesJson(times.finishMs(), times.totalMs())}}),
            {}};
  }

 private:
  /// The photograph that moves, and whose it is.
  struct Actor {
    PortraitToDrive found;                      ///< Where it is a picture,
    std::unique_ptr<PictureComposer> composer;  ///< or edits of one.
    const DrivenPortrait* portrait = nullptr;
    int facesInPicture = 1;
  };

  [[nodiscard]] bool isFilm() const { return lowerExtension(m_request.output) == ".mp4"; }

  [[nodiscard]] Actor readActor(RunContext& context) const {
    StageContext preparing(context, 0, 0.2F);
    Actor actor;
    if (m_edits != nullptr) {
      ComposerOptions options;
      options.maxSidePx = m_sidePx;
      options.threads = 2;
      actor.composer = std::make_unique<PictureComposer>(m_services, options);
      actor.portrait = actor.composer->portrait(*m_edits, preparing);
      actor.facesInPicture = static_cast<int>(m_edits->people.size());
      return actor;
    }
    Image photo = loadPicture(*m_services, m_request.source);
    if (m_sidePx > 0)
      photo = shrunkToFit(photo, m_sidePx);
    DrivenPortraitOptions options;
    options.threads = 2;
    actor.found = preparePortrait(*m_services, isFilm() ? evenSized(photo) : photo, m_request.source, std::nullopt,
                                  m_request.driverOptions.precision, options, preparing);
    actor.portrait = actor.found.portrait.get();
    actor.facesInPicture = actor.found.facesInPicture;
    return actor;
  }

  /// Films have an even number of pixels a side.
  [[nodiscard]] static Image evenSized(const Image& photo) {
    const Size even{std::max(2, photo.width() / 2 * 2), std::max(2, photo.height() / 2 * 2)};
    return even == photo.size() ? photo : cropped(photo, 0, 0, even);
  }

  /// A picture is fitted as the source is, so that a photograph that drives itself does not move at all.
  [[nodiscard]] DriverPerformance readPerformance(RunContext& context) const {
    if (!isPictureFile(m_request.driver))
      return performanceOf(*m_services, m_request, context);
    DriverPerformance performance;
    performance.take.description.channels = m_services->faceModel()->expressionNames();
    performance.take.samples.push_back(momentOf(m_request.driver, m_request.driverOptions.facePx, context));
    performance.framesPerSecond = 1;
    return performance;
  }

  [[nodiscard]] CaptureSample momentOf(const std::string& file, const std::optional<Eigen::Vector2f>& facePx,
                                       RunContext& context) const {
    const Image picture = loadPicture(*m_services, file);
    const auto chosen = chooseFace(*m_services, picture, facePx, context, m_request.driverOptions.precision);
    if (!chosen)
      failWithoutFace(file);
    context.report(0.9F, "fit");
    const FaceObservation face = withMouthSeen(*m_services, picture, chosen->face, m_request.driverOptions.precision);
    const FaceFit fit = m_services->faceFitter()->fit({viewOf(face, picture.size())});
    CaptureSample sample;
    sample.expression = fit.views.front().expression;
    sample.cameraFromHead = fit.views.front().cameraFromHead;
    return sample;
  }

  [[nodiscard]] std::optional<DriverRest> restFor(const Take& take, RunContext& context) const {
    if (m_neutral == "none")
      return std::nullopt;
    if (m_neutral == "calibrated")
      return calibratedRest(take.description.channels.size());
    if (m_neutral == "first")
      return firstMoment(take);
    if (m_neutral == "auto")
      return take.samples.size() < kFewestForRest ? std::nullopt : std::optional(restOf(take));
    StageContext looking(context, 0.55F, 0.6F);
    const CaptureSample rest = momentOf(m_neutral, std::nullopt, looking);
    return DriverRest{rest.expression, rest.cameraFromHead.rotation};
  }

  std::shared_ptr<Services> m_services;
  DriveRequest m_request;
  std::shared_ptr<const PictureEdits> m_edits;  ///< Null: the request's source.
  int m_sidePx = 0;
  std::string m_neutral;
};

}  // namespace

std::unique_ptr<Job> makeDrivePortraitJob(std::shared_ptr<Services> services, OptionReader& options) {
  return std::make_unique<DrivePortraitJob>(std::move(services), options);
}

}  // namespace visagiste
