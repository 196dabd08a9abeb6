#include "core/catalogue/export_job.h"

#include <utility>

#include "core/catalogue/job_parts.h"
#include "core/catalogue/look_option.h"
#include "core/catalogue/mesh_output.h"
#include "core/image/resample.h"
#include "core/reconstruct/face_model.h"

namespace visagiste {
namespace {

class ExportJob final : public Job {
 public:
  ExportJob(std::shared_ptr<Services> services, OptionReader& options) {
    m_head = services->objects().head(options.text("head"));
    m_coefficients = m_head->coefficients;
    readCoefficients(options, "identity", m_coefficients.identity);
    readCoefficients(options, "expression", m_coefficients.expression);
    m_textureSizePx = options.oneOf("textureSizePx", {0, 512, 1024, 2048}, 0);
    m_output = readMeshOutput(options);
    if (m_output.file.empty()) {
      options.fail("output", "the name of a mesh file");
    }
    m_look = readWantedLook(options);
    options.finish();
  }

  JobResult run(RunContext& context) override {
    context.report(0.0F, "export.prepare");
    context.checkpoint();
    ReconstructedHead head = *madeUpHead(m_head, m_look);
    if (m_textureSizePx > 0 && m_textureSizePx < head.texture.width()) {
      head.texture = resized(head.texture, {m_textureSizePx, m_textureSizePx}, Resampling::Area);
    }
    context.report(0.2F, "export");
    context.checkpoint();
    const std::vector<std::filesystem::path> files = writeHead(head, m_coefficients, m_output);
    context.report(1.0F, "done");
    return {files, jsonText({{"files", filesJson(files)}, {"unit", m_output.unit}}), {}};
  }

 private:
  static void readCoefficients(OptionReader& options, const char* field, Eigen::VectorXf& values) {
    const Eigen::VectorXf given = options.numbersOrNone(field);
    if (given.size() == 0) {
      return;
    }
    if (given.size() != values.size()) {
      options.fail(field, "a list of " + std::to_string(values.size()) + " numbers");
    }
    values = given;
  }

  std::shared_ptr<const ReconstructedHead> m_head;
  std::shared_ptr<const MakeupLook> m_look;
  FaceCoefficients m_coefficients;
  int m_textureSizePx = 0;
  MeshOutput m_output;
};

}  // namespace

std::unique_ptr<Job> makeExportJob(std::shared_ptr<Services> services, const std::string& optionsJson) {
  OptionReader options("export", optionsJson);
  return std::make_unique<ExportJob>(std::move(services), options);
}

}  // namespace visagiste
