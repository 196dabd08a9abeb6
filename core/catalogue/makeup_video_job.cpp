#include <algorithm>
#include <filesystem>
#include <map>
#include <utility>

#include "core/base/error.h"
#include "core/camera/recording.h"
#include "core/camera/video_writer.h"
#include "core/catalogue/job_parts.h"
#include "core/catalogue/look_option.h"
#include "core/catalogue/makeup_job.h"
#include "core/catalogue/stage_times.h"
#include "core/face/face_parser.h"
#include "core/face/face_tracker.h"
#include "core/face/parsing_filter.h"
#include "core/makeup/makeup_renderer.h"

namespace visagiste {
namespace {

constexpr int kMostFaces = 8;

class MakeupVideoJob final : public Job {
 public:
  MakeupVideoJob(std::shared_ptr<Services> services, OptionReader& options) : m_services(std::move(services)) {
    m_video = options.text("video");
    m_look = readLookOptions(options);
    m_output = options.text("output");
    if (const std::string problem = videoNameProblem(m_output); !problem.empty())
      throw Error(ErrorCode::InvalidArgument, problem + ".");
    m_precision = readPrecision(options);
    options.finish();
  }

  JobResult run(RunContext& context) override {
    protectPictures({m_video}, {m_output});
    StageTimes times(context);
    times.report(0, "load");
    PlaybackOptions playback;
    playback.clock = makeUnpacedPlaybackClock();
    const std::unique_ptr<FrameSource> source = openRecording(m_video, playback);
    const SourceDescription description = source->description();
    load();
    VideoWriter writer(m_output, description.size, description.framesPerSecond);
    long withFace = 0;
    while (const std::optional<Frame> frame = source->next()) {
      times.checkpoint();
      const std::vector<MakeupFace> faces = facesOf(*frame);
      withFace += faces.empty() ? 0 : 1;
      writer.write(m_renderer->paint(frame->image, faces));
      const double done = static_cast<double>(writer.frameCount());
      const double all = std::max(description.frameCount, done);
      times.report(static_cast<float>(0.05 + 0.9 * done / all), "makeup");
    }
    if (withFace == 0)
      throw Error(ErrorCode::NoFace, "No face was found in any frame of '" + pictureName(m_video) + "'.");
    times.report(0.97F, "export");
    writer.finish();
    times.report(1, "done");
    return {{m_output},
            jsonText({{"look", m_look->name},
                      {"frames", writer.frameCount()},
                      {"framesWithFace", withFace},
                      {"files", {m_output}},
                      {"timing_ms", timesJson(times.finishMs(), times.totalMs())}}),
            {}};
  }

 private:
  void load() {
    const FaceFinders finders = m_services->faceFinders(Workload::Batch, m_precision);
    TrackerOptions options;
    options.wantedFaces = kMostFaces;
    m_tracker = std::make_unique<FaceTracker>(finders.detector, finders.estimator, options);
    m_parser = m_services->faceParser(Workload::Batch, m_precision);
    m_renderer = makeMakeupRenderer(m_services->faceModel(), MakeupQuality::Still);
  }

  std::vector<MakeupFace> facesOf(const Frame& frame) {
    std::vector<MakeupFace> faces;
    for (const TrackedFace& face : m_tracker->track(frame)) {
      MakeupFace worn;
      worn.id = face.id;
      worn.landmarks = face.landmarks;
      worn.irises = face.irises;
      FaceParsing parsing = m_parser->parse(frame.image, face.landmarks);
      if (const auto before = m_parsings.find(face.id); before != m_parsings.end()) {
        parsing = steadied(*before->second, parsing);
      }
      worn.parsing = std::make_shared<const FaceParsing>(std::move(parsing));
      worn.look = m_look;
      faces.push_back(std::move(worn));
    }
    m_parsings.clear();
    for (const MakeupFace& worn : faces) {
      m_parsings[worn.id] = worn.parsing;
    }
    return faces;
  }

  std::shared_ptr<Services> m_services;
  std::string m_video;
  std::shared_ptr<const MakeupLook> m_look;
  std::string m_output;
  std::optional<Precision> m_precision;
  std::unique_ptr<FaceTracker> m_tracker;
  std::shared_ptr<FaceParser> m_parser;
  std::shared_ptr<MakeupRenderer> m_renderer;
  std::map<int, std::shared_ptr<const FaceParsing>> m_parsings;  ///< Of the frame before, by the id of the face.
};

}  // namespace

std::unique_ptr<Job> makeMakeupVideoJob(std::shared_ptr<Services> services, const std::string& optionsJson) {
  OptionReader options("makeup-video", optionsJson);
  return std::make_unique<MakeupVideoJob>(std::move(services), options);
}

}  // namespace visagiste
