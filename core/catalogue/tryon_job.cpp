#include "core/catalogue/tryon_job.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "core/base/error.h"
#include "core/catalogue/garment_option.h"
#include "core/catalogue/job_parts.h"
#include "core/catalogue/own_folder.h"
#include "core/catalogue/stage_times.h"
#include "core/garment/garment_file.h"
#include "core/garment/garment_import.h"
#include "core/garment/garment_library.h"
#include "core/image/edited_picture.h"
#include "core/image/encode.h"

namespace visagiste {
namespace {

/// Share of the pixels with this value.
double shareOf(const Image& gray, std::uint8_t value) {
  const std::uint8_t* begin = gray.pixels();
  const auto count = std::count(begin, begin + gray.byteCount(), value);
  return static_cast<double>(count) / static_cast<double>(gray.byteCount());
}

class TryOnJob final : public Job {
 public:
  TryOnJob(std::shared_ptr<Services> services, OptionReader& options) : m_services(std::move(services)) {
    m_picture = options.text("picture");
    m_garments = options.texts("garments");
    m_outfit = readOutfit(options);
    m_output = options.textOr("output", "");
    m_inventedOutput = options.textOr("inventedOutput", "");
    for (const std::filesystem::path& file : {m_output, m_inventedOutput})
      if (!file.empty())
        static_cast<void>(writtenKindOf(file));
    m_facePx = readFacePoint(options);
    m_precision = readPrecision(options);
    options.finish();
  }

  JobResult run(RunContext& context) override {
    std::vector<std::string> inputs{m_picture};
    inputs.insert(inputs.end(), m_garments.begin(), m_garments.end());
    protectPictures(inputs, {m_output, m_inventedOutput});
    StageTimes times(context);
    times.report(0, "decode");
    const Image picture = loadPicture(*m_services, m_picture);
    StageContext finding(times, 0.05F, 0.5F);
    const GarmentPerson person = personToDress(*m_services, picture, m_picture, m_facePx, m_precision, finding);
    times.report(0.5F, "tryon.body");
    times.checkpoint();
    const std::unique_ptr<GarmentFitter> fitter = makeGarmentFitter(person);
    times.report(0.7F, "tryon");
    times.checkpoint();
    const auto dressed = std::make_shared<const TriedOn>(fitter->fitted(m_outfit));
    std::vector<std::filesystem::path> files;
    times.report(0.85F, "export");
    times.checkpoint();
    if (!m_output.empty()) {
      encodeEditedImageFile(dressed->picture, m_output, m_picture);
      files.push_back(m_output);
    }
    if (!m_inventedOutput.empty()) {
      encodeImageFile(dressed->invented, m_inventedOutput);
      files.push_back(m_inventedOutput);
    }
    times.report(1, "done");
    nlohmann::json names = nlohmann::json::array();
    for (const WornGarment& worn : m_outfit) names.push_back(worn.garment->name);
    nlohmann::json concerns = nlohmann::json::array();
    for (const DressingConcern concern : fitter->concerns()) concerns.push_back(nameOf(concern));
    return {files,
            jsonText({{"image", sizeJson(picture.size())},
                      {"garments", names},
                      {"concerns", concerns},
                      {"cloth_share", rounded(shareOf(dressed->invented, 128), 4)},
                      {"invented_share", rounded(shareOf(dressed->invented, 255), 4)},
                      {"files", filesJson(files)},
                      {"timing_ms", timesJson(times.finishMs(), times.totalMs())}}),
            dressed};
  }

 private:
  std::shared_ptr<Services> m_services;
  std::string m_picture;
  std::vector<std::string> m_garments;
  Outfit m_outfit;
  std::filesystem::path m_output;
  std::filesystem::path m_inventedOutput;
  std::optional<Eigen::Vector2f> m_facePx;
  std::optional<Precision> m_precision;
};

/// Needs neither networks nor pictures.
class GarmentsJob final : public Job {
 public:
  JobResult run(RunContext& context) override {
    const GarmentLibrary library(shippedGarmentsFolder(), ownFolder("garments"));
    nlohmann::json garments = nlohmann::json::array();
    for (const GarmentLibrary::Entry& entry : library.entries())
      garments.push_back({{"name", entry.garment->name},
                          {"category", traitsOf(entry.garment->category).name},
                          {"material", entry.garment->material},
                          {"tags", entry.garment->tags},
                          {"color", hexOf(entry.garment->color)},
                          {"own", entry.isOwn}});
    context.report(1, "done");
    return {{}, jsonText({{"garments", garments}, {"problems", library.problems()}}), {}};
  }
};

class GarmentImportJob final : public Job {
 public:
  GarmentImportJob(std::shared_ptr<Services> services, OptionReader& options) : m_services(std::move(services)) {
    m_picture = options.text("picture");
    m_name = options.textOr("name", "");
    m_output = options.textOr("output", "");
    if (!m_output.empty() && lowerExtension(m_output) != kGarmentEnding)
      options.fail("output", std::string("a file name that ends in ") + kGarmentEnding);
    m_shoulderCm = options.wholeNumberOr("shoulderCm", 0);
    if (m_shoulderCm != 0 && (m_shoulderCm < 20 || m_shoulderCm > 90))
      options.fail("shoulderCm", "0 (an estimate) or a whole number from 20 to 90");
    options.finish();
  }

  JobResult run(RunContext& context) override {
    protectPictures({m_picture}, {m_output});
    StageTimes times(context);
    times.report(0, "decode");
    const Image photo = loadPicture(*m_services, m_picture);
    times.report(0.1F, "garment.cut");
    times.checkpoint();
    const std::string name = m_name.empty() ? std::filesystem::path(pictureName(m_picture)).stem().string() : m_name;
    ImportedGarment imported = importedGarment(photo, name);
    if (m_shoulderCm != 0)
      imported.garment.shoulderCm = static_cast<float>(m_shoulderCm);
    std::vector<std::filesystem::path> files;
    if (!m_output.empty()) {
      times.report(0.9F, "export");
      times.checkpoint();
      writeGarmentFile(m_output, imported.garment);
      files.push_back(m_output);
    }
    times.report(1, "done");
    const nlohmann::json result = resultJson(imported, files, times);
    return {files, jsonText(result), std::make_shared<const Garment>(std::move(imported.garment))};
  }

 private:
  [[nodiscard]] static nlohmann::json resultJson(const ImportedGarment& imported,
                                                 const std::vector<std::filesystem::path>& files, StageTimes& times) {
    nlohmann::json handles = nlohmann::json::array();
    for (const Eigen::Vector2f& point : imported.garment.handles.all())
      handles.push_back({rounded(point.x(), 1), rounded(point.y(), 1)});
    return {{"name", imported.garment.name},
            {"category", traitsOf(imported.garment.category).name},
            {"category_share", rounded(imported.categoryShare, 3)},
            {"shoulder_cm", rounded(imported.garment.shoulderCm, 1)},
            {"color", hexOf(imported.garment.color)},
            {"image", sizeJson(imported.garment.picture.size())},
            {"handles", std::move(handles)},
            {"files", filesJson(files)},
            {"timing_ms", timesJson(times.finishMs(), times.totalMs())}};
  }

  std::shared_ptr<Services> m_services;
  std::string m_picture;
  std::string m_name;
  std::filesystem::path m_output;
  int m_shoulderCm = 0;
};

}  // namespace

std::unique_ptr<Job> makeTryOnJob(std::shared_ptr<Services> services, const std::string& optionsJson) {
  OptionReader options("tryon", optionsJson);
  return std::make_unique<TryOnJob>(std::move(services), options);
}

std::unique_ptr<Job> makeGarmentsJob(const std::string& optionsJson) {
  OptionReader("garments", optionsJson).finish();
  return std::make_unique<GarmentsJob>();
}

std::unique_ptr<Job> makeGarmentImportJob(std::shared_ptr<Services> services, const std::string& optionsJson) {
  OptionReader options("garment-import", optionsJson);
  return std::make_unique<GarmentImportJob>(std::move(services), options);
}

}  // namespace visagiste
