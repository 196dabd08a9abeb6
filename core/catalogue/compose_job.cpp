#include "core/catalogue/compose_job.h"

#include <filesystem>
#include <utility>

#include "core/base/error.h"
#include "core/catalogue/face_setting_option.h"
#include "core/catalogue/garment_option.h"
#include "core/catalogue/job_parts.h"
#include "core/catalogue/look_option.h"
#include "core/catalogue/picture_analysis.h"
#include "core/catalogue/picture_composer.h"
#include "core/catalogue/portrait_motion.h"
#include "core/catalogue/stage_times.h"
#include "core/image/edited_picture.h"
#include "core/image/resample.h"
#include "core/reconstruct/face_model.h"
#include "core/reconstruct/head_reconstructor.h"
#include "core/reconstruct/reconstructed_head.h"
#include "core/style/style_scene.h"
#include "core/style/style_spec_json.h"

namespace visagiste {
namespace {

EditStage readLastStage(OptionReader& options) {
  const std::string name = options.oneOf("until", {"makeup", "clothes", "expression", "style"}, "style");
  return name == "makeup"       ? EditStage::Makeup
         : name == "clothes"    ? EditStage::Clothes
         : name == "expression" ? EditStage::Expression
                                : EditStage::Style;
}

/// What to do to the chosen person of a picture file, as words.
class WantedEdits {
 public:
  WantedEdits(Services& services, OptionReader& options) {
    m_picture = options.text("picture");
    m_look = readWantedLook(options);
    if (options.has("garments"))
      m_outfit = readOutfit(options);
    m_settings = readFaceSettings(options, services.faceModel()->expressionNames());
    if (options.has("spec"))
      m_style = readStyleSpec(options.text("spec"));
    m_facePx = readFacePoint(options);
    if (m_look == nullptr && m_outfit.empty() && m_settings.empty() && m_style.style.empty())
      options.fail("picture", "a look, garments, settings or a style to go with it");
  }

  [[nodiscard]] const std::string& picture() const { return m_picture; }
  [[nodiscard]] const StyleSpec& style() const { return m_style; }

  /// Without people where nothing asks for them. Reports "decode", "detect", "landmarks" and, for an expression,
  /// "parse", "fit", "texture...".
  [[nodiscard]] PictureEdits edits(Services& services, std::optional<Precision> precision, RunContext& context) const {
    context.report(0, "decode");
    PictureEdits edits;
    edits.picture = converted(loadPicture(services, m_picture), PixelFormat::Rgb8);
    edits.style = m_style;
    const bool wantsPerson = m_look != nullptr || !m_outfit.empty() || !m_settings.empty();
    if (!wantsPerson && !needsFaces(m_style))
      return edits;
    StageContext finding(context, 0.1F, 0.4F);
    std::vector<FaceObservation> faces = findFaces(services, edits.picture, finding, precision);
    if (faces.empty() && wantsPerson)
      failWithoutFace(m_picture);
    if (faces.empty())
      return edits;
    // The chosen one last: the others are there for the style alone.
    std::swap(faces[chosenOf(faces, m_facePx)], faces.back());
    for (const FaceObservation& face : faces) edits.people.push_back({face.landmarks, face.irises, nullptr, {}});
    edits.people.back().look = m_look;
    edits.people.back().outfit = m_outfit;
    if (!m_settings.empty()) {
      context.report(0.4F, "parse");
      context.checkpoint();
      StageContext building(context, 0.5F, 1);
      edits.headOf = edits.people.size() - 1;
      addHead(edits, services, withMouthSeen(services, edits.picture, faces.back(), precision), building);
    }
    return edits;
  }

 private:
  void addHead(PictureEdits& edits, Services& services, const FaceObservation& face, RunContext& context) const {
    edits.head = services.headReconstructor()->reconstruct({edits.picture}, {face}, ReconstructOptions(), context);
    const Eigen::VectorXf& own = edits.head->views.front().expression;
    edits.motion = motionOf(*edits.head, wishOf(m_settings, own, edits.head->model->expressionNames()));
  }

  std::string m_picture;
  std::shared_ptr<const MakeupLook> m_look;
  Outfit m_outfit;
  std::vector<FaceSetting> m_settings;
  StyleSpec m_style;
  std::optional<Eigen::Vector2f> m_facePx;
};

class ComposeJob final : public Job {
 public:
  ComposeJob(std::shared_ptr<Services> services, OptionReader& options) : m_services(std::move(services)) {
    if (options.has("edits"))
      m_edits = m_services->objects().edits(options.text("edits"));
    else
      m_wanted = std::make_unique<const WantedEdits>(*m_services, options);
    m_last = readLastStage(options);
    m_composer.precision = readPrecision(options);
    m_output = options.textOr("output", {});
    if (!m_output.empty())
      static_cast<void>(writtenKindOf(m_output));
    options.finish();
  }

  JobResult run(RunContext& context) override {
    protectPictures(inputs(), {m_output});
    StageTimes times(context);
    StageContext finding(times, 0, m_wanted == nullptr ? 0.01F : 0.5F);
    const PictureEdits edits =
        m_wanted == nullptr ? *m_edits : m_wanted->edits(*m_services, m_composer.precision, finding);
    StageContext composing(times, m_wanted == nullptr ? 0.01F : 0.5F, 0.9F);
    const Image result = PictureComposer(m_services, m_composer).composed(edits, m_last, composing);
    std::vector<std::filesystem::path> files;
    if (!m_output.empty()) {
      times.report(0.9F, "export");
      times.checkpoint();
      encodeEditedImageFile(result, m_output, photo());
      files.emplace_back(m_output);
    }
    times.report(1, "done");
    return {files,
            jsonText({{"image", sizeJson(result.size())},
                      {"people", edits.people.size()},
                      {"style", edits.style.style},
                      {"files", filesJson(files)},
                      {"timing_ms", timesJson(times.finishMs(), times.totalMs())}}),
            result};
  }

 private:
  [[nodiscard]] std::string photo() const { return m_wanted == nullptr ? m_edits->file.string() : m_wanted->picture(); }

  /// Files that the result must not take the place of.
  [[nodiscard]] std::vector<std::string> inputs() const {
    const StyleSpec& style = m_wanted == nullptr ? m_edits->style : m_wanted->style();
    return {photo(), style.style, style.secondStyle};
  }

  std::shared_ptr<Services> m_services;
  std::shared_ptr<const PictureEdits> m_edits;  ///< Null: m_wanted says it.
  std::unique_ptr<const WantedEdits> m_wanted;
  EditStage m_last = EditStage::Style;
  ComposerOptions m_composer;
  std::string m_output;
};

}  // namespace

std::unique_ptr<Job> makeComposeJob(std::shared_ptr<Services> services, const std::string& optionsJson) {
  OptionReader options("compose", optionsJson);
  return std::make_unique<ComposeJob>(std::move(services), options);
}

}  // namespace visagiste
