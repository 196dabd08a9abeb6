#include "core/catalogue/drive_job.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <utility>

#include "core/base/error.h"
#include "core/camera/video_writer.h"
#include "core/catalogue/job_parts.h"
#include "core/catalogue/performance_reader.h"
#include "core/catalogue/picture_analysis.h"
#include "core/catalogue/stage_times.h"
#include "core/expression/driven_head.h"
#include "core/expression/take_edit.h"
#include "core/image/encode.h"
#include "core/mesh/mesh_file.h"
#include "core/reconstruct/head_reconstructor.h"

namespace visagiste {
namespace {

namespace fs = std::filesystem;

constexpr double kUsualRate = 30;

/// "out.png" and 7 give "out_00007.png".
fs::path numbered(const fs::path& file, std::size_t number) {
  char digits[24];
  std::snprintf(digits, sizeof digits, "_%05zu", number);
  return file.parent_path() / (file.stem().string() + digits + file.extension().string());
}

/// The pictures carry their own light and the shape alone is wanted: one texture for each of a thousand meshes is not.
TriangleMesh withoutTextures(TriangleMesh mesh) {
  for (MeshMaterial& material : mesh.materials) {
    material.texture = Image();
  }
  return mesh;
}

class DriveJob final : public Job {
 public:
  DriveJob(std::shared_ptr<Services> services, OptionReader& options) : m_services(std::move(services)) {
    m_source = options.text("source");
    m_driver = options.text("driver");
    m_output = options.text("output");
    const std::string ending = lowerExtension(m_output);
    if (ending != ".mp4" && ending != ".png" && ending != ".glb" && ending != ".obj") {
      options.fail("output", "a file name that ends in .mp4, .png, .glb or .obj");
    }
    const int sidePx = options.wholeNumberOr("sizePx", 512);
    if (sidePx < 16 || sidePx > 4096) {
      options.fail("sizePx", "from 16 to 4096");
    }
    m_headOptions.sizePx = {sidePx, sidePx};
    m_headOptions.pose =
        options.oneOf("pose", {"follow", "hold"}, "follow") == "hold" ? HeadPose::Hold : HeadPose::Follow;
    m_headOptions.threads = 2;
    m_isMirrored = options.flagOr("mirror", false);
    m_idleBlinks = options.flagOr("idleBlinks", false);
    m_framesPerSecond = options.wholeNumberOr("framesPerSecond", 0);
    if (m_framesPerSecond < 0 || m_framesPerSecond > 240) {
      options.fail("framesPerSecond", "from 0 (the driver's own) to 240");
    }
    m_driverOptions.facePx = readFacePoint(options);
    m_driverOptions.precision = readPrecision(options);
    options.finish();
  }

  JobResult run(RunContext& context) override {
    protectPictures({m_source, m_driver}, {m_output});
    StageTimes times(context);
    times.report(0.0F, "load");
    StageContext reconstructing(times, 0.0F, 0.2F);
    const std::shared_ptr<const ReconstructedHead> head = headOfSource(reconstructing);
    StageContext reading(times, 0.2F, 0.6F);
    Performance driver = readDriver(*m_services, m_driver, m_driverOptions, reading);
    Take take = trimmed(driver.take, driver.take.samples.front().seconds, driver.take.samples.back().seconds);
    if (m_isMirrored) {
      take = mirrored(take);
    }
    if (m_idleBlinks) {
      take = withIdleBlinks(take);
    }
    const double rate = m_framesPerSecond > 0        ? m_framesPerSecond
                        : driver.framesPerSecond > 0 ? std::clamp(driver.framesPerSecond, 1.0, 240.0)
                                                     : kUsualRate;
    StageContext writing(times, 0.6F, 1.0F);
    const std::size_t frames = write(head, take, rate, writing);
    times.report(1.0F, "done");
    const nlohmann::json json{{"files", filesJson(m_files)},
                              {"frames", frames},
                              {"frames_per_second", rounded(rate, 3)},
                              {"seconds", rounded(take.seconds(), 3)},
                              {"timing_ms", timesJson(times.finishMs(), times.totalMs())}};
    return {m_files, jsonText(json), {}};
  }

 private:
  [[nodiscard]] std::shared_ptr<const ReconstructedHead> headOfSource(RunContext& context) const {
    const Image source = loadPicture(*m_services, m_source);
    StageContext looking(context, 0.0F, 0.3F);
    const auto chosen = chooseFace(*m_services, source, std::nullopt, looking, m_driverOptions.precision);
    if (!chosen) {
      failWithoutFace(m_source);
    }
    StageContext building(context, 0.3F, 1.0F);
    return m_services->headReconstructor()->reconstruct({source}, {chosen->face}, ReconstructOptions(), building);
  }

  std::size_t write(const std::shared_ptr<const ReconstructedHead>& head, const Take& take, double rate,
                    RunContext& context) {
    const std::string ending = lowerExtension(m_output);
    if (ending == ".mp4") {
      m_headOptions.backdrop = Backdrop();
    }
    const DrivenHead driven(head, take.description.channels, m_headOptions);
    if (ending == ".glb") {
      context.report(0.5F, "export");
      writeAnimatedGlb(driven.animatedMesh(), driven.animation(take), m_output);
      m_files.push_back(m_output);
      return take.samples.size();
    }
    const auto count = static_cast<std::size_t>(std::floor(take.seconds() * rate + 1e-6)) + 1;
    std::unique_ptr<VideoWriter> video;
    if (ending == ".mp4") {
      video = std::make_unique<VideoWriter>(m_output, m_headOptions.sizePx, rate);
      m_files.push_back(m_output);
    }
    for (std::size_t i = 0; i < count; ++i) {
      context.checkpoint();
      context.report(static_cast<float>(i) / static_cast<float>(count), "drive.render");
      const CaptureSample sample = sampleAt(take, static_cast<double>(i) / rate);
      if (video != nullptr) {
        video->write(driven.picture(sample));
        continue;
      }
      const fs::path file = count == 1 ? m_output : numbered(m_output, i + 1);
      if (ending == ".png") {
        encodeImageFile(driven.picture(sample), file);
        m_files.push_back(file);
      } else {
        const std::vector<fs::path> written = writeMesh(withoutTextures(driven.mesh(sample)), file);
        m_files.insert(m_files.end(), written.begin(), written.end());
      }
    }
    if (video != nullptr) {
      video->finish();
    }
    return count;
  }

  std::shared_ptr<Services> m_services;
  std::string m_source;
  std::string m_driver;
  fs::path m_output;
  DrivenHeadOptions m_headOptions;
  PerformanceOptions m_driverOptions;
  bool m_isMirrored = false;
  bool m_idleBlinks = false;
  int m_framesPerSecond = 0;
  std::vector<fs::path> m_files;
};

}  // namespace

std::unique_ptr<Job> makeDriveJob(std::shared_ptr<Services> services, const std::string& optionsJson) {
  OptionReader options("drive", optionsJson);
  return std::make_unique<DriveJob>(std::move(services), options);
}

}  // namespace visagiste
