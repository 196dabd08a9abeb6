#include "core/catalogue/reconstruct_job.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "core/base/error.h"
#include "core/catalogue/job_parts.h"
#include "core/catalogue/mesh_output.h"
#include "core/catalogue/picture_analysis.h"
#include "core/catalogue/stage_times.h"
#include "core/reconstruct/face_model.h"
#include "core/reconstruct/head_reconstructor.h"

namespace visagiste {
namespace {

FaceObservation nearestFace(const std::vector<FaceObservation>& faces, const Eigen::Vector2f& pointPx) {
  return *std::min_element(faces.begin(), faces.end(), [&pointPx](const auto& a, const auto& b) {
    return (a.box.centerPx - pointPx).squaredNorm() < (b.box.centerPx - pointPx).squaredNorm();
  });
}

double seenShare(const Image& invented) {
  const std::uint8_t* begin = invented.pixels();
  const std::uint8_t* end = begin + invented.byteCount();
  return invented.isEmpty() ? 0.0
                            : static_cast<double>(std::count_if(begin, end, [](std::uint8_t v) { return v == 0; })) /
                                  static_cast<double>(invented.byteCount());
}

// The textures beside a mesh are named after it: none may take the place of a photograph.
void protectPictures(const std::vector<std::string>& pictures, const std::filesystem::path& meshFile) {
  for (const char* part : {"_skin.png", "_eyes.png", "_teeth.png", "_mouth.png"}) {
    const std::filesystem::path texture = meshFile.parent_path() / (meshFile.stem().string() + part);
    for (const std::string& picture : pictures) {
      std::error_code failure;
      if (std::filesystem::equivalent(texture, picture, failure) && !failure) {
        throw Error(ErrorCode::Unwritable, "Writing '" + meshFile.string() + "' would replace the picture '" + picture +
                                               "'; choose another name.");
      }
    }
  }
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
    m_precision = readPrecision(options);
    options.finish();
  }

  JobResult run(RunContext& context) override {
    protectPictures(m_pictures, m_output.file);
    StageTimes times(context);
    times.report(0.0F, "load");
    const std::shared_ptr<const HeadReconstructor> reconstructor = m_services->headReconstructor(m_precision);
    times.report(0.05F, "decode");
    std::vector<Image> pictures;
    for (const std::string& picture : m_pictures) {
      times.checkpoint();
      pictures.push_back(loadPicture(*m_services, picture));
    }
    StageContext middle(times, 0.1F, m_output.file.empty() ? 1.0F : 0.85F);
    const std::shared_ptr<const ReconstructedHead> head = reconstructHead(*reconstructor, pictures, middle);
    std::vector<std::filesystem::path> files;
    if (!m_output.file.empty()) {
      times.report(0.85F, "export");
      times.checkpoint();
      files = writeHead(*head, head->coefficients, m_output);
    }
    times.report(1.0F, "done");
    nlohmann::json json = resultJson(*head, pictures, files);
    json["timing_ms"] = timesJson(times.finishMs(), times.totalMs());
    return {files, jsonText(json), head};
  }

 private:
  std::shared_ptr<const ReconstructedHead> reconstructHead(const HeadReconstructor& reconstructor,
                                                           const std::vector<Image>& pictures, RunContext& context) {
    if (m_facePointsPx.size() == 0) {
      return reconstructor.reconstruct(pictures, m_options, context);
    }
    std::vector<FaceObservation> chosen;
    for (std::size_t i = 0; i < pictures.size(); ++i) {
      StageContext part(context, 0.0F, 0.2F);
      const std::vector<FaceObservation> faces = findFaces(*m_services, pictures[i], part, m_precision);
      if (faces.empty()) {
        throw Error(ErrorCode::NoFace, "No face was found in '" + pictureName(m_pictures[i]) + "'.");
      }
      chosen.push_back(nearestFace(faces, m_facePointsPx.segment<2>(2 * static_cast<Eigen::Index>(i))));
    }
    StageContext part(context, 0.2F, 1.0F);
    return reconstructor.reconstruct(pictures, chosen, m_options, part);
  }

  nlohmann::json resultJson(const ReconstructedHead& head, const std::vector<Image>& pictures,
                            const std::vector<std::filesystem::path>& files) const {
    const std::vector<std::string>& names = head.model->expressionNames();
    nlohmann::json views = nlohmann::json::array();
    for (std::size_t i = 0; i < head.views.size(); ++i) {
      const FittedView& view = head.views[i];
      const Eigen::Vector3d& position = view.cameraFromHead.translationMm;
      views.push_back(
          {{"picture", pictureName(m_pictures[i])},
           {"image", sizeJson(pictures[i].size())},
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
  std::optional<Precision> m_precision;
};

}  // namespace

std::unique_ptr<Job> makeReconstructJob(std::shared_ptr<Services> services, const std::string& optionsJson) {
  OptionReader options("reconstruct", optionsJson);
  return std::make_unique<ReconstructJob>(std::move(services), options);
}

}  // namespace visagiste
