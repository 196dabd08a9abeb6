#include "core/catalogue/drive_job.h"

#include <cstdio>
#include <filesystem>
#include <optional>
#include <utility>

#include "core/base/error.h"
#include "core/base/unfinished_files.h"
#include "core/catalogue/drive_parts.h"
#include "core/catalogue/drive_portrait_job.h"
#include "core/catalogue/job_parts.h"
#include "core/catalogue/picture_analysis.h"
#include "core/catalogue/stage_times.h"
#include "core/expression/driven_head.h"
#include "core/mesh/mesh_file.h"
#include "core/reconstruct/head_reconstructor.h"

namespace visagiste {
namespace {

namespace fs = std::filesystem;

constexpr int kUsualSidePx = 512;

int readSide(OptionReader& options, const char* field, int usualPx) {
  const int sidePx = options.wholeNumberOr(field, 0);
  if (sidePx != 0 && (sidePx < 16 || sidePx > 4096)) {
    options.fail(field, "from 16 to 4096, or 0 for the usual size");
  }
  return sidePx == 0 ? usualPx : sidePx;
}

/// One colour all over, from "#rrggbb".
Backdrop readColor(const OptionReader& options, const std::string& text) {
  unsigned int rgb = 0;
  const bool isColor = text.size() == 7 && text[0] == '#' &&
                       text.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string::npos &&
                       std::sscanf(text.c_str() + 1, "%6x", &rgb) == 1;
  if (!isColor) {
    options.fail("background", "a colour like #20a040");
  }
  const Eigen::Vector3f color(static_cast<float>(rgb >> 16U & 255U) / 255, static_cast<float>(rgb >> 8U & 255U) / 255,
                              static_cast<float>(rgb & 255U) / 255);
  return {color, color};
}

/// The pictures carry their own light and the shape alone is wanted: one texture for each of a thousand meshes is not.
TriangleMesh withoutTextures(TriangleMesh mesh) {
  for (MeshMaterial& material : mesh.materials) {
    material.texture = Image();
  }
  return mesh;
}

class DriveHeadJob final : public Job {
 public:
  DriveHeadJob(std::shared_ptr<Services> services, OptionReader& options) : m_services(std::move(services)) {
    m_request = DriveRequest::read(options);
    if (options.has("head")) {
      m_head = m_services->objects().head(options.text("head"));
    }
    const int sidePx = readSide(options, "sizePx", kUsualSidePx);
    if (options.has("neutral") && options.text("neutral") != "auto") {
      options.fail("neutral", "absent: a head takes the driver's own values");
    }
    m_headOptions.sizePx = {readSide(options, "widthPx", sidePx), readSide(options, "heightPx", sidePx)};
    if (options.has("background")) {
      m_background = readColor(options, options.text("background"));
    }
    m_headOptions.pose = m_request.followsPose ? HeadPose::Follow : HeadPose::Hold;
    m_headOptions.threads = 2;
    options.finish();
  }

  JobResult run(RunContext& context) override {
    protectPictures({m_request.source, m_request.driver}, {m_request.output});
    StageTimes times(context);
    times.report(0.0F, "load");
    StageContext reconstructing(times, 0.0F, 0.2F);
    const std::shared_ptr<const ReconstructedHead> head = m_head != nullptr ? m_head : headOfSource(reconstructing);
    // What is at hand already takes no time.
    const float beginReading = m_head != nullptr ? 0.0F : 0.2F;
    const float beginWriting = ObjectStore::isReference(m_request.driver) ? beginReading : 0.6F;
    StageContext reading(times, beginReading, beginWriting);
    const DriverPerformance driver = performanceOf(*m_services, m_request, reading);
    StageContext writing(times, beginWriting, 1.0F);
    const std::size_t frames = write(head, driver, writing);
    times.report(1.0F, "done");
    const nlohmann::json json{{"files", filesJson(m_files)},
                              {"frames", frames},
                              {"frames_per_second", rounded(driver.framesPerSecond, 3)},
                              {"seconds", rounded(driver.take.seconds(), 3)},
                              {"timing_ms", timesJson(times.finishMs(), times.totalMs())}};
    return {m_files, jsonText(json), {}};
  }

 private:
  [[nodiscard]] std::shared_ptr<const ReconstructedHead> headOfSource(RunContext& context) const {
    const Image source = loadPicture(*m_services, m_request.source);
    StageContext looking(context, 0.0F, 0.3F);
    const auto chosen = chooseFace(*m_services, source, std::nullopt, looking, m_request.driverOptions.precision);
    if (!chosen) {
      failWithoutFace(m_request.source);
    }
    StageContext building(context, 0.3F, 1.0F);
    const FaceObservation face = withMouthSeen(*m_services, source, chosen->face, m_request.driverOptions.precision);
    return m_services->headReconstructor()->reconstruct({source}, {face}, ReconstructOptions(), building);
  }

  std::size_t write(const std::shared_ptr<const ReconstructedHead>& head, const DriverPerformance& driver,
                    RunContext& context) {
    const std::string ending = lowerExtension(m_request.output);
    if (m_background || ending == ".mp4") {
      m_headOptions.backdrop = m_background.value_or(Backdrop());
    }
    const DrivenHead driven(head, driver.take.description.channels, m_headOptions);
    if (ending == ".glb") {
      context.report(0.5F, "export");
      writeAnimatedGlb(driven.animatedMesh(), driven.animation(driver.take), m_request.output);
      m_files.push_back(m_request.output);
      return driver.take.samples.size();
    }
    if (ending == ".obj") {
      writeMeshes(driven, driver, context);
    } else {
      m_files = writeFrames(
          driver, m_request.output, {}, [&driven](const CaptureSample& sample) { return driven.picture(sample); },
          context);
    }
    return driver.frameCount();
  }

  void writeMeshes(const DrivenHead& driven, const DriverPerformance& driver, RunContext& context) {
    const std::size_t count = driver.frameCount();
    UnfinishedFiles files;
    for (std::size_t i = 0; i < count; ++i) {
      context.checkpoint();
      context.report(static_cast<float>(i) / static_cast<float>(count), "drive.render");
      const CaptureSample sample = sampleAt(driver.take, static_cast<double>(i) / driver.framesPerSecond);
      for (const fs::path& file : writeMesh(withoutTextures(driven.mesh(sample)),
                                            count == 1 ? m_request.output : numberedFile(m_request.output, i + 1)))
        files.add(file);
    }
    m_files = files.finish();
  }

  std::shared_ptr<Services> m_services;
  DriveRequest m_request;
  std::shared_ptr<const ReconstructedHead> m_head;  // Null: from the source.
  std::optional<Backdrop> m_background;
  DrivenHeadOptions m_headOptions;
  std::vector<fs::path> m_files;
};

}  // namespace

std::unique_ptr<Job> makeDriveJob(std::shared_ptr<Services> services, const std::string& optionsJson) {
  OptionReader options("drive", optionsJson);
  if (options.oneOf("show", {"head", "portrait"}, "head") == "portrait")
    return makeDrivePortraitJob(std::move(services), options);
  return std::make_unique<DriveHeadJob>(std::move(services), options);
}

}  // namespace visagiste
