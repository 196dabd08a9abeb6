#include "core/catalogue/parse_job.h"

#include <filesystem>
#include <utility>

#include "core/catalogue/job_parts.h"
#include "core/catalogue/picture_analysis.h"
#include "core/catalogue/stage_times.h"
#include "core/face/parsing_matte.h"
#include "core/image/encode.h"

namespace visagiste {
namespace {

/// A lossy format would change the numbers.
std::filesystem::path readMapFile(OptionReader& options) {
  const std::filesystem::path file = options.textOr("output", "");
  if (!file.empty() && lowerExtension(file) != ".png") {
    options.fail("output", "a file name that ends in .png");
  }
  return file;
}

nlohmann::json faceJson(const FaceObservation& face, const std::vector<double>& shares) {
  nlohmann::json regions = nlohmann::json::object();
  for (std::size_t i = 0; i < shares.size(); ++i) {
    regions[std::string(kFaceRegionNames.at(i))] = rounded(shares[i], 5);
  }
  return {{"box", boxJson(face.box)}, {"score", rounded(face.box.score, 4)}, {"shares", std::move(regions)}};
}

class ParseJob final : public Job {
 public:
  ParseJob(std::shared_ptr<Services> services, OptionReader& options) : m_services(std::move(services)) {
    m_picture = options.text("picture");
    m_output = readMapFile(options);
    m_precision = readPrecision(options);
    options.finish();
  }

  JobResult run(RunContext& context) override {
    protectPictures({m_picture}, {m_output});
    StageTimes times(context);
    times.report(0.0F, "load");
    const std::shared_ptr<FaceParser> parser = m_services->faceParser(Workload::Batch, m_precision);
    static_cast<void>(m_services->faceFinders(Workload::Batch, m_precision));
    times.report(0.1F, "decode");
    times.checkpoint();
    const Image picture = loadPicture(*m_services, m_picture);
    StageContext finding(times, 0.2F, 0.6F);
    const std::vector<FaceObservation> faces = findFaces(*m_services, picture, finding, m_precision);
    if (faces.empty()) {
      failWithoutFace(m_picture);
    }
    std::vector<FaceParsing> parsings;
    nlohmann::json faceList = nlohmann::json::array();
    for (const FaceObservation& face : faces) {
      times.report(0.6F + 0.3F * static_cast<float>(parsings.size()) / static_cast<float>(faces.size()), "parse");
      times.checkpoint();
      parsings.push_back(parser->parse(picture, face.landmarks));
      faceList.push_back(faceJson(face, regionShares(parsings.back(), picture.size())));
    }
    const auto map = std::make_shared<const Image>(regionMap(parsings, picture.size()));
    std::vector<std::filesystem::path> files;
    if (!m_output.empty()) {
      times.report(0.9F, "export");
      times.checkpoint();
      encodeImageFile(*map, m_output);
      files.push_back(m_output);
    }
    times.report(1.0F, "done");
    const nlohmann::json result{{"image", sizeJson(picture.size())},
                                {"regions", kFaceRegionNames},
                                {"faces", std::move(faceList)},
                                {"files", filesJson(files)},
                                {"timing_ms", timesJson(times.finishMs(), times.totalMs())}};
    return {files, jsonText(result), map};
  }

 private:
  std::shared_ptr<Services> m_services;
  std::string m_picture;
  std::filesystem::path m_output;
  std::optional<Precision> m_precision;
};

}  // namespace

std::unique_ptr<Job> makeParseJob(std::shared_ptr<Services> services, const std::string& optionsJson) {
  OptionReader options("parse", optionsJson);
  return std::make_unique<ParseJob>(std::move(services), options);
}

}  // namespace visagiste
