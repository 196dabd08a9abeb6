#include <utility>

#include "core/base/error.h"
#include "core/camera/video_writer.h"
#include "core/catalogue/garment_option.h"
#include "core/catalogue/job_parts.h"
#include "core/catalogue/stage_times.h"
#include "core/catalogue/tryon_job.h"
#include "core/catalogue/video_change.h"
#include "core/catalogue/video_faces.h"
#include "core/garment/garment_stream.h"

namespace visagiste {
namespace {

class TryOnVideoJob final : public Job {
 public:
  TryOnVideoJob(std::shared_ptr<Services> services, OptionReader& options) : m_services(std::move(services)) {
    m_video = options.text("video");
    m_garments = options.texts("garments");
    m_outfit = readOutfit(options);
    m_output = options.text("output");
    if (const std::string problem = videoNameProblem(m_output); !problem.empty())
      throw Error(ErrorCode::InvalidArgument, problem + ".");
    m_precision = readPrecision(options);
    options.finish();
  }

  JobResult run(RunContext& context) override {
    std::vector<std::string> inputs{m_video};
    inputs.insert(inputs.end(), m_garments.begin(), m_garments.end());
    protectPictures(inputs, {m_output});
    StageTimes times(context);
    times.report(0, "load");
    VideoFaces people(*m_services, m_precision, 1);
    GarmentStream stream;
    stream.setOutfit(m_outfit);
    long dressed = 0;
    const std::unique_ptr<VideoWriter> writer =
        changedVideo({m_video, m_output, "tryon"}, times, [&](const Frame& frame) {
          std::optional<StreamedPerson> person;
          for (const ParsedFace& seen : people.parsed(frame))
            if (seen.face.landmarks.presence > 0)
              person = StreamedPerson{seen.face.id, seen.face.landmarks, seen.parsing};
          const Image picture = stream.next(frame.image, person, frame.capturedAt);
          dressed += stream.lastHandles() ? 1 : 0;
          return picture;
        });
    if (dressed == 0)
      throw Error(ErrorCode::NoFace,
                  "In no frame of '" + pictureName(m_video) + "' was there a face with shoulders under it.");
    times.report(0.97F, "export");
    writer->finish();
    times.report(1, "done");
    return {{m_output},
            jsonText({{"garments", m_garments},
                      {"frames", writer->frameCount()},
                      {"framesDressed", dressed},
                      {"files", {m_output}},
                      {"timing_ms", timesJson(times.finishMs(), times.totalMs())}}),
            {}};
  }

 private:
  std::shared_ptr<Services> m_services;
  std::string m_video;
  std::vector<std::string> m_garments;
  Outfit m_outfit;
  std::string m_output;
  std::optional<Precision> m_precision;
};

}  // namespace

std::unique_ptr<Job> makeTryOnVideoJob(std::shared_ptr<Services> services, const std::string& optionsJson) {
  OptionReader options("tryon-video", optionsJson);
  return std::make_unique<TryOnVideoJob>(std::move(services), options);
}

}  // namespace visagiste
