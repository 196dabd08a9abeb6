#include "core/catalogue/analyze_job.h"

#include <utility>

#include "core/catalogue/job_parts.h"
#include "core/catalogue/picture_analysis.h"
#include "core/catalogue/stage_times.h"
#include "core/reconstruct/face_model.h"

namespace visagiste {
namespace {

nlohmann::json faceJson(const AnalyzedFace& face, const std::vector<std::string>& expressionNames) {
  return {{"box", boxJson(face.observation.box)},
          {"score", rounded(face.observation.box.score, 4)},
          {"presence", rounded(face.observation.landmarks.presence, 4)},
          {"landmarks", landmarksJson(face.observation.landmarks)},
          {"irises", irisesJson(face.observation.irises)},
          {"pose", poseJson(face.angles)},
          {"expressions", expressionsJson(expressionNames, face.view.expression)},
          {"timing_ms",
           timesJson({{"landmarks", face.landmarksMs}, {"solve", face.solveMs}}, face.landmarksMs + face.solveMs)}};
}

class AnalyzeJob final : public Job {
 public:
  AnalyzeJob(std::shared_ptr<Services> services, OptionReader& options) : m_services(std::move(services)) {
    m_picture = options.text("picture");
    m_precision = readPrecision(options);
    options.finish();
  }

  JobResult run(RunContext& context) override {
    StageTimes times(context);
    times.report(0.0F, "load");
    const std::shared_ptr<const FaceModel> model = m_services->faceModel();
    static_cast<void>(m_services->faceFinders(Workload::Batch, m_precision));
    times.report(0.1F, "decode");
    times.checkpoint();
    const Image picture = loadPicture(*m_services, m_picture);
    StageContext rest(times, 0.2F, 1.0F);
    const PictureAnalysis analysis = analyzePicture(*m_services, picture, rest, m_precision);
    if (analysis.faces.empty()) {
      failWithoutFace(m_picture);
    }
    nlohmann::json faces = nlohmann::json::array();
    for (const AnalyzedFace& face : analysis.faces) {
      faces.push_back(faceJson(face, model->expressionNames()));
    }
    times.report(1.0F, "done");
    const nlohmann::json result{{"image", sizeJson(analysis.imageSize)},
                                {"faces", std::move(faces)},
                                {"timing_ms", timesJson(times.finishMs(), times.totalMs())}};
    return {{}, jsonText(result), {}};
  }

 private:
  std::shared_ptr<Services> m_services;
  std::string m_picture;
  std::optional<Precision> m_precision;
};

}  // namespace

std::unique_ptr<Job> makeAnalyzeJob(std::shared_ptr<Services> services, const std::string& optionsJson) {
  OptionReader options("analyze", optionsJson);
  return std::make_unique<AnalyzeJob>(std::move(services), options);
}

}  // namespace visagiste
