#include "core/catalogue/makeup_reference_jobs.h"

#include <filesystem>
#include <utility>

#include "core/base/error.h"
#include "core/catalogue/job_parts.h"
#include "core/catalogue/picture_analysis.h"
#include "core/catalogue/stage_times.h"
#include "core/image/edited_picture.h"
#include "core/makeup/look_extraction.h"
#include "core/makeup/look_file.h"
#include "core/makeup/makeup_transfer.h"

namespace visagiste {
namespace {

/// A picture of which one face is meant.
struct FacePick {
  std::string picture;                    ///< File or reference.
  std::optional<Eigen::Vector2f> nearPx;  ///< The face nearest to it; absent: the largest.
};

/// role  for messages: "source" or "reference".
/// Throws Error{NoFace} naming the role and the picture.
ChosenFace pickedFace(Services& services, const Image& picture, const FacePick& pick, const std::string& role,
                      std::optional<Precision> precision, RunContext& context) {
  std::optional<ChosenFace> chosen = chooseFace(services, picture, pick.nearPx, context, precision);
  if (!chosen) {
    throw Error(ErrorCode::NoFace, "No face was found in the " + role + " '" + pictureName(pick.picture) +
                                       "'. Take a larger or clearer picture, or turn it upright.");
  }
  return std::move(*chosen);
}

/// Which face of a picture was taken.
nlohmann::json pickJson(const FacePick& pick, const ChosenFace& chosen) {
  return {{"picture", pictureName(pick.picture)},
          {"box", boxJson(chosen.face.box)},
          {"faces_in_picture", chosen.facesInPicture}};
}

class MakeupTransferJob final : public Job {
 public:
  MakeupTransferJob(std::shared_ptr<Services> services, OptionReader& options) : m_services(std::move(services)) {
    m_source = {options.text("picture"), readFacePoint(options)};
    m_reference = {options.text("reference"), std::nullopt};
    const int percent = options.wholeNumberOr("strengthPercent", 100);
    if (percent < 0 || percent > 100) {
      options.fail("strengthPercent", "a whole number from 0 to 100");
    }
    m_strength = static_cast<float>(percent) / 100;
    m_output = options.textOr("output", "");
    if (!m_output.empty()) {
      static_cast<void>(writtenKindOf(m_output));
    }
    m_precision = readPrecision(options);
    options.finish();
  }

  JobResult run(RunContext& context) override {
    protectPictures({m_source.picture, m_reference.picture}, {m_output});
    StageTimes times(context);
    times.report(0.0F, "load");
    const std::shared_ptr<MakeupTransfer> transfer = m_services->makeupTransfer(m_precision);
    StageContext source(times, 0.1F, 0.45F);
    nlohmann::json picks;
    const TransferFace sourceFace = face(m_source, "source", picks, source);
    StageContext reference(times, 0.45F, 0.8F);
    const TransferFace referenceFace = face(m_reference, "reference", picks, reference);
    times.report(0.8F, "makeup");
    times.checkpoint();
    const auto result = std::make_shared<const Image>(transfer->transferred(sourceFace, referenceFace, m_strength));
    std::vector<std::filesystem::path> files;
    if (!m_output.empty()) {
      times.report(0.9F, "export");
      times.checkpoint();
      encodeEditedImageFile(*result, m_output, m_source.picture);
      files.push_back(m_output);
    }
    times.report(1.0F, "done");
    return {files,
            jsonText({{"image", sizeJson(result->size())},
                      {"source", picks.at("source")},
                      {"reference", picks.at("reference")},
                      {"strength", rounded(m_strength, 2)},
                      {"files", filesJson(files)},
                      {"timing_ms", timesJson(times.finishMs(), times.totalMs())}}),
            result};
  }

 private:
  TransferFace face(const FacePick& pick, const std::string& role, nlohmann::json& picks, RunContext& context) {
    context.report(0.0F, "decode");
    context.checkpoint();
    TransferFace face;
    face.picture = loadPicture(*m_services, pick.picture);
    StageContext finding(context, 0.1F, 0.7F);
    ChosenFace chosen = pickedFace(*m_services, face.picture, pick, role, m_precision, finding);
    picks[role] = pickJson(pick, chosen);
    face.landmarks = std::move(chosen.face.landmarks);
    context.report(0.7F, "parse");
    context.checkpoint();
    face.parsing = std::make_shared<const FaceParsing>(
        m_services->faceParser(Workload::Batch, m_precision)->parse(face.picture, face.landmarks));
    return face;
  }

  std::shared_ptr<Services> m_services;
  FacePick m_source;
  FacePick m_reference;
  float m_strength = 1;
  std::filesystem::path m_output;
  std::optional<Precision> m_precision;
};

class MakeupExtractJob final : public Job {
 public:
  MakeupExtractJob(std::shared_ptr<Services> services, OptionReader& options) : m_services(std::move(services)) {
    m_reference = {options.text("reference"), readFacePoint(options)};
    m_name = options.textOr("name", "");
    m_output = options.textOr("output", "");
    if (!m_output.empty() && lowerExtension(m_output) != ".json") {
      options.fail("output", "a file name that ends in .json");
    }
    m_precision = readPrecision(options);
    options.finish();
  }

  JobResult run(RunContext& context) override {
    protectPictures({m_reference.picture}, {m_output});
    StageTimes times(context);
    times.report(0.0F, "load");
    const std::shared_ptr<LookExtractor> extractor = m_services->lookExtractor(m_precision);
    times.report(0.2F, "decode");
    times.checkpoint();
    const Image picture = loadPicture(*m_services, m_reference.picture);
    StageContext finding(times, 0.3F, 0.8F);
    const ChosenFace chosen = pickedFace(*m_services, picture, m_reference, "reference", m_precision, finding);
    times.report(0.8F, "makeup.read");
    times.checkpoint();
    auto look = std::make_shared<MakeupLook>(extractor->extracted(picture, chosen.face.landmarks));
    look->name = m_name.empty() ? std::filesystem::path(pictureName(m_reference.picture)).stem().string() : m_name;
    std::vector<std::filesystem::path> files;
    if (!m_output.empty()) {
      times.report(0.95F, "export");
      writeLookFile(m_output, *look);
      files.push_back(m_output);
    }
    times.report(1.0F, "done");
    return {files,
            jsonText({{"reference", pickJson(m_reference, chosen)},
                      {"look", nlohmann::json::parse(lookJson(*look))},
                      {"files", filesJson(files)},
                      {"timing_ms", timesJson(times.finishMs(), times.totalMs())}}),
            std::shared_ptr<const MakeupLook>(std::move(look))};
  }

 private:
  std::shared_ptr<Services> m_services;
  FacePick m_reference;
  std::string m_name;
  std::filesystem::path m_output;
  std::optional<Precision> m_precision;
};

}  // namespace

std::unique_ptr<Job> makeMakeupTransferJob(std::shared_ptr<Services> services, const std::string& optionsJson) {
  OptionReader options("makeup-transfer", optionsJson);
  return std::make_unique<MakeupTransferJob>(std::move(services), options);
}

std::unique_ptr<Job> makeMakeupExtractJob(std::shared_ptr<Services> services, const std::string& optionsJson) {
  OptionReader options("makeup-extract", optionsJson);
  return std::make_unique<MakeupExtractJob>(std::move(services), options);
}

}  // namespace visagiste
