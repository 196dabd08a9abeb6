#include <utility>

#include "core/base/error.h"
#include "core/camera/video_writer.h"
#include "core/catalogue/job_parts.h"
#include "core/catalogue/look_option.h"
#include "core/catalogue/makeup_job.h"
#include "core/catalogue/stage_times.h"
#include "core/catalogue/video_change.h"
#include "core/catalogue/video_faces.h"
#include "core/makeup/makeup_renderer.h"

namespace visagiste {
namespace {

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
    VideoFaces people(*m_services, m_precision);
    const std::shared_ptr<MakeupRenderer> renderer = makeMakeupRenderer(m_services->faceModel(), MakeupQuality::Still);
    long withFace = 0;
    std::optional<std::chrono::steady_clock::time_point> firstAt;
    const std::unique_ptr<VideoWriter> writer =
        changedVideo({m_video, m_output, "makeup"}, times, [&](const Frame& frame) {
          const auto begin = firstAt.value_or(frame.capturedAt);
          firstAt = begin;
          const std::vector<MakeupFace> faces = worn(people.parsed(frame), glintAfter(frame.capturedAt - begin));
          withFace += faces.empty() ? 0 : 1;
          return renderer->paint(frame.image, faces);
        });
    if (withFace == 0)
      throw Error(ErrorCode::NoFace, "No face was found in any frame of '" + pictureName(m_video) + "'.");
    times.report(0.97F, "export");
    writer->finish();
    times.report(1, "done");
    return {{m_output},
            jsonText({{"look", m_look->name},
                      {"frames", writer->frameCount()},
                      {"framesWithFace", withFace},
                      {"files", {m_output}},
                      {"timing_ms", timesJson(times.finishMs(), times.totalMs())}}),
            {}};
  }

 private:
  [[nodiscard]] std::vector<MakeupFace> worn(const std::vector<ParsedFace>& people, float glint) const {
    std::vector<MakeupFace> faces;
    for (const ParsedFace& person : people) {
      MakeupFace face;
      face.id = person.face.id;
      face.landmarks = person.face.landmarks;
      face.irises = person.face.irises;
      face.parsing = person.parsing;
      face.look = m_look;
      face.glint = glint;
      faces.push_back(std::move(face));
    }
    return faces;
  }

  std::shared_ptr<Services> m_services;
  std::string m_video;
  std::shared_ptr<const MakeupLook> m_look;
  std::string m_output;
  std::optional<Precision> m_precision;
};

}  // namespace

std::unique_ptr<Job> makeMakeupVideoJob(std::shared_ptr<Services> services, const std::string& optionsJson) {
  OptionReader options("makeup-video", optionsJson);
  return std::make_unique<MakeupVideoJob>(std::move(services), options);
}

}  // namespace visagiste
