#include "core/catalogue/capture_job.h"

#include <filesystem>
#include <utility>

#include "core/catalogue/job_parts.h"
#include "core/catalogue/performance_reader.h"
#include "core/catalogue/stage_times.h"
#include "core/catalogue/take_output.h"

namespace visagiste {
namespace {

class CaptureJob final : public Job {
 public:
  CaptureJob(std::shared_ptr<Services> services, OptionReader& options) : m_services(std::move(services)) {
    m_source = options.text("source");
    m_output = readTakeOutput(options);
    m_options.facePx = readFacePoint(options);
    m_options.precision = readPrecision(options);
    m_options.reading = readReading(options);
    options.finish();
  }

  JobResult run(RunContext& context) override {
    protectPictures({m_source}, {m_output});
    StageTimes times(context);
    StageContext capturing(times, 0.0F, 0.95F);
    auto performance = std::make_shared<Performance>(capturePerformance(*m_services, m_source, m_options, capturing));
    std::vector<std::filesystem::path> files;
    if (!m_output.empty()) {
      times.report(0.95F, "export");
      times.checkpoint();
      writeTakeAs(performance->take, m_output);
      files.push_back(m_output);
    }
    times.report(1.0F, "done");
    const TakeDescription& description = performance->take.description;
    nlohmann::json json{{"files", filesJson(files)},
                        {"image", sizeJson(performance->size)},
                        {"frames", performance->frames},
                        {"frames_with_face", performance->take.samples.size()},
                        {"frames_per_second", rounded(performance->framesPerSecond, 3)},
                        {"calibration",
                         {{"frames", description.calibrationFrames},
                          {"residual_percent", rounded(description.calibrationResidualPercent, 3)}}},
                        {"timing_ms", timesJson(times.finishMs(), times.totalMs())}};
    return {files, jsonText(json), std::shared_ptr<const Take>(performance, &performance->take)};
  }

 private:
  std::shared_ptr<Services> m_services;
  std::string m_source;
  std::filesystem::path m_output;
  PerformanceOptions m_options;
};

class TakeExportJob final : public Job {
 public:
  TakeExportJob(const std::shared_ptr<Services>& services, OptionReader& options) {
    m_take = services->objects().take(options.text("take"));
    m_output = readTakeOutput(options);
    if (m_output.empty()) {
      options.fail("output", "a file name that ends in .csv, .json or .take");
    }
    options.finish();
  }

  JobResult run(RunContext& context) override {
    context.report(0.0F, "export");
    context.checkpoint();
    writeTakeAs(*m_take, m_output);
    context.report(1.0F, "done");
    return {{m_output}, jsonText({{"files", filesJson({m_output})}, {"samples", m_take->samples.size()}}), {}};
  }

 private:
  std::shared_ptr<const Take> m_take;
  std::filesystem::path m_output;
};

}  // namespace

std::unique_ptr<Job> makeTakeExportJob(std::shared_ptr<Services> services, const std::string& optionsJson) {
  OptionReader options("export-take", optionsJson);
  return std::make_unique<TakeExportJob>(services, options);
}

std::unique_ptr<Job> makeCaptureJob(std::shared_ptr<Services> services, const std::string& optionsJson) {
  OptionReader options("capture", optionsJson);
  return std::make_unique<CaptureJob>(std::move(services), options);
}

}  // namespace visagiste
