#include "core/catalogue/reconstruct_job.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <utility>

#include "core/base/error.h"
#include "core/catalogue/job_parts.h"
#include "core/catalogue/look_option.h"
#include "core/catalogue/mesh_output.h"
#include "core/catalogue/picture_analysis.h"
#include "core/catalogue/stage_times.h"
#include "core/reconstruct/face_model.h"
#include "core/reconstruct/head_reconstructor.h"

namespace visagiste {
namespace {

double seenShare(const Image& invented) {
  const std::uint8_t* begin = invented.pixels();
  const std::uint8_t* end = begin + invented.byteCount();
  return invented.isEmpty() ? 0.0
                            : static_cast<double>(std::count_if(begin, end, [](std::uint8_t v) { return v == 0; })) /
                                  static_cast<double>(invented.byteCount());
}

/// What writing the mesh may replace: its materials and textures are named after it.
std::vector<std::filesystem::path> writtenBeside(const std::filesystem::path& mesh) {
  std::vector<std::filesystem::path> files{mesh};
  for (const char* part : {".mtl", "_skin.png", "_eyes.png", "_teeth.png", "_mouth.png"}) {
    files.push_back(mesh.parent_path() / (mesh.stem().string() + part));
  }
  return files;
}

class ReconstructJob final : public Job {
 public:
  ReconstructJob(std::shared_ptr<Services> services, OptionReader& options) : m_services(std::move(services)) {
    m_pictures = options.texts("pictures");
    m_facePointsPx = options.numbersOrNone("facePointsPx");
    if (m_facePointsPx.size() != 0 && m_facePointsPx.size() != 2 * static_cast<Eigen::Index>(m_pictures.size())) {
      options.fail("facePointsPx", "two numbers for each picture");
    }
    m_options.textureSidePx = options.oneOf("textureSizePx", {1024, 2048}, 1024);
    m_options.lighting =
        options.oneOf("lighting", {"keep", "divide"}, "keep") == "divide" ? PhotoLighting::Divide : PhotoLighting::Keep;
    m_output = readMeshOutput(options);
    m_look = readWantedLook(options);
    m_precision = readPrecision(options);
    options.finish();
  }

  JobResult run(RunContext& context) override {
    if (!m_output.file.empty()) {
      protectPictures(m_pictures, writtenBeside(m_output.file));
    }
    StageTimes times(context);
    times.report(0.0F, "load");
    const std::shared_ptr<const HeadReconstructor> reconstructor = m_services->headReconstructor();
    static_cast<void>(m_services->faceFinders(Workload::Batch, m_precision));
    times.report(0.05F, "decode");
    std::vector<Image> pictures;
    for (const std::string& picture : m_pictures) {
      times.checkpoint();
      pictures.push_back(loadPicture(*m_services, picture));
    }
    StageContext looking(times, 0.1F, 0.25F);
    const std::vector<ChosenFace> chosen = chooseFaces(pictures, looking);
    std::vector<FaceObservation> faces;
    times.report(0.25F, "parse");
    for (std::size_t i = 0; i < chosen.size(); ++i) {
      times.checkpoint();
      faces.push_back(withMouthSeen(*m_services, pictures[i], chosen[i].face, m_precision));
    }
    StageContext building(times, 0.3F, m_output.file.empty() ? 1.0F : 0.85F);
    const std::shared_ptr<const ReconstructedHead> head =
        reconstructor->reconstruct(pictures, faces, m_options, building);
    std::vector<std::filesystem::path> files;
    if (!m_output.file.empty()) {
      times.report(0.85F, "export");
      times.checkpoint();
      files = writeHead(*madeUpHead(head, m_look), head->coefficients, m_output);
    }
    times.report(1.0F, "done");
    nlohmann::json json = resultJson(*head, pictures, chosen, files);
    json["timing_ms"] = timesJson(times.finishMs(), times.totalMs());
    return {files, jsonText(json), head};
  }

 private:
  [[nodiscard]] std::vector<ChosenFace> chooseFaces(const std::vector<Image>& pictures, RunContext& context) const {
    std::vector<ChosenFace> chosen;
    const auto count = static_cast<float>(pictures.size());
    for (std::size_t i = 0; i < pictures.size(); ++i) {
      StageContext part(context, static_cast<float>(i) / count, static_cast<float>(i + 1) / count);
      std::optional<Eigen::Vector2f> nearPx;
      if (m_facePointsPx.size() != 0) {
        nearPx = m_facePointsPx.segment<2>(2 * static_cast<Eigen::Index>(i));
      }
      std::optional<ChosenFace> face = chooseFace(*m_services, pictures[i], nearPx, part, m_precision);
      if (!face) {
        failWithoutFace(m_pictures[i]);
      }
      chosen.push_back(*std::move(face));
    }
    return chosen;
  }

  [[nodiscard]] nlohmann::json resultJson(const ReconstructedHead& head, const std::vector<Image>& pictures,
                                          const std::vector<ChosenFace>& chosen,
                                          const std::vector<std::filesystem::path>& files) const {
    const std::vector<std::string>& names = head.model->expressionNames();
    nlohmann::json views = nlohmann::json::array();
    for (std::size_t i = 0; i < head.views.size(); ++i) {
      const FittedView& view = head.views[i];
      const Eigen::Vector3d& position = view.cameraFromHead.translationMm;
      views.push_back(
          {{"picture", pictureName(m_pictures[i])},
           {"image", sizeJson(pictures[i].size())},
           {"box", boxJson(chosen[i].face.box)},
           {"faces_in_picture", chosen[i].facesInPicture},
           {"focal_px", rounded(view.camera.focalPx, 1)},
           {"pose", poseJson(headAngles(view.cameraFromHead))},
           {"translation_mm", {rounded(position.x(), 2), rounded(position.y(), 2), rounded(position.z(), 2)}},
           {"expressions", expressionsJson(names, view.expression)},
           {"residual_px", rounded(view.residualPx, 3)},
           {"residual_percent", rounded(100.0 * view.residualPx / view.interOcularPx, 3)}});
    }
    return {{"files", filesJson(files)},
            {"unit", m_output.unit},
            {"face_model", head.coefficients.faceModelId},
            {"identity", vectorJson(head.coefficients.identity, 4)},
            {"expressions", expressionsJson(names, head.coefficients.expression)},
            {"texture",
             {{"width", head.texture.width()},
              {"height", head.texture.height()},
              {"seen", rounded(seenShare(head.invented), 3)}}},
            {"views", std::move(views)}};
  }

  std::shared_ptr<Services> m_services;
  std::vector<std::string> m_pictures;
  Eigen::VectorXf m_facePointsPx;
  ReconstructOptions m_options;
  MeshOutput m_output;
  std::shared_ptr<const MakeupLook> m_look;
  std::optional<Precision> m_precision;
};

}  // namespace

std::unique_ptr<Job> makeReconstructJob(std::shared_ptr<Services> services, const std::string& optionsJson) {
  OptionReader options("reconstruct", optionsJson);
  return std::make_unique<ReconstructJob>(std::move(services), options);
}

}  // namespace visagiste
