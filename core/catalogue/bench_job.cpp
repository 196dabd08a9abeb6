#include "core/catalogue/bench_job.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "core/base/error.h"
#include "core/catalogue/capture_bench.h"
#include "core/catalogue/job_parts.h"
#include "core/catalogue/makeup_bench.h"
#include "core/catalogue/mesh_output.h"
#include "core/catalogue/picture_analysis.h"
#include "core/catalogue/portrait_bench.h"
#include "core/catalogue/sample_files.h"
#include "core/catalogue/scratch_folder.h"
#include "core/catalogue/stage_statistics.h"
#include "core/catalogue/stage_times.h"
#include "core/catalogue/style_bench.h"
#include "core/catalogue/train_bench.h"
#include "core/catalogue/tryon_bench.h"
#include "core/expression/rig_solver.h"
#include "core/face/face_tracker.h"
#include "core/face/vision_bench.h"
#include "core/image/decode.h"
#include "core/reconstruct/face_model.h"
#include "core/reconstruct/head_reconstructor.h"

namespace visagiste {
namespace {

/// What needs nothing but networks and a picture; nullopt for the rest.
std::optional<VisionPart> visionPart(const std::string& name) {
  if (name == "detector") {
    return VisionPart::Detector;
  }
  if (name == "landmarks") {
    return VisionPart::Landmarks;
  }
  return name == "parse" ? std::optional(VisionPart::Parsing) : std::nullopt;
}

/// What every stage after the detector starts from.
struct Material {
  std::filesystem::path file;
  Image picture;
  FaceObservation face;
  LandmarkView view;
  std::shared_ptr<const ReconstructedHead> head;
};

class BenchJob final : public Job {
 public:
  BenchJob(std::shared_ptr<Services> services, OptionReader& options) : m_services(std::move(services)) {
    const std::vector<std::string>& known = benchmarkNames();
    m_names = options.textsOr("names", known);
    for (const std::string& name : m_names) {
      if (std::find(known.begin(), known.end(), name) == known.end()) {
        options.fail("names", "a list of the benchmarks that 'bench --help' names");
      }
    }
    m_runs = options.wholeNumberOr("runs", 0);
    if (m_runs < 0 || m_runs > 10000) {
      options.fail("runs", "from 0 to 10000");
    }
    m_picture = options.textOr("picture", "");
    m_precision = readPrecision(options);
    options.finish();
  }

  JobResult run(RunContext& context) override {
    context.report(0.0F, "load");
    prepare();
    for (std::size_t i = 0; i < m_names.size(); ++i) {
      const auto count = static_cast<float>(m_names.size());
      StageContext part(context, static_cast<float>(i) / count, static_cast<float>(i + 1) / count);
      part.report(0.0F, "bench." + m_names[i]);
      part.checkpoint();
      measure(m_names[i], part);
    }
    context.report(1.0F, "done");
    nlohmann::json stages = nlohmann::json::array();
    for (const StageStatistics& stage : m_stages) {
      stages.push_back({{"name", stage.name},
                        {"precision", stage.precision},
                        {"threads", stage.threads},
                        {"runs", stage.runs},
                        {"median_ms", rounded(stage.medianMs, 3)},
                        {"p95_ms", rounded(stage.p95Ms, 3)}});
      if (stage.imagesPerSecond > 0) {
        stages.back()["images_per_second"] = rounded(stage.imagesPerSecond, 3);
      }
    }
    const nlohmann::json result{{"device", chooseDevice(Workload::Batch, m_precision).name},
                                {"picture", sizeJson(m_material.picture.size())},
                                {"stages", std::move(stages)}};
    return {{}, jsonText(result), {}};
  }

 private:
  [[nodiscard]] int runs(int usual) const { return m_runs > 0 ? m_runs : usual; }

  /// The rest starts from a head.
  [[nodiscard]] bool wantsNoHead() const {
    return std::all_of(m_names.begin(), m_names.end(),
                       [](const std::string& name) { return visionPart(name).has_value() || name == "train"; });
  }

  void prepare() {
    m_material.file = m_picture.empty() ? samplePortrait() : std::filesystem::path(m_picture);
    m_material.picture = decodeImageFile(m_material.file);
    if (wantsNoHead()) {
      return;
    }
    QuietContext quiet;
    const auto chosen = chooseFace(*m_services, m_material.picture, std::nullopt, quiet, m_precision);
    if (!chosen) {
      failWithoutFace(m_material.file.string());
    }
    m_material.face = chosen->face;
    m_material.view = viewOf(m_material.face, m_material.picture.size());
    m_material.head = reconstructor()->reconstruct({m_material.picture}, {m_material.face}, {}, quiet);
  }

  [[nodiscard]] std::shared_ptr<const HeadReconstructor> reconstructor() { return m_services->headReconstructor(); }

  void measure(const std::string& name, RunContext& context) {
    if (visionPart(name)) {
      measureNetworks(name, context);
    } else if (name == "fit") {
      const std::shared_ptr<const FaceFitter> fitter = m_services->faceFitter();
      add(measured("fit", runs(20), context, [&] { static_cast<void>(fitter->fit({m_material.view})); }));
    } else if (name == "texture") {
      measureTexture(context);
    } else if (name == "export") {
      measureExport(context);
    } else if (name == "reconstruct") {
      measureReconstruct(context);
    } else if (name == "capture") {
      add(measureCapture(*m_services, m_precision, runs(100), context));
    } else if (name == "makeup-live") {
      for (StageStatistics& stage : measureMakeupLive(*m_services, m_precision, runs(200), context)) {
        add(std::move(stage));
      }
    } else if (name == "express") {
      for (StageStatistics& stage : measureExpress(*m_services, m_material.picture, m_precision, runs(20), context)) {
        add(std::move(stage));
      }
    } else if (name == "stylize") {
      for (StageStatistics& stage : measureStylize(*m_services, m_material.picture, m_precision, runs(10), context)) {
        add(std::move(stage));
      }
    } else if (name == "tryon") {
      for (StageStatistics& stage : measureTryOn(*m_services, m_material.picture, m_precision, runs(10), context)) {
        add(std::move(stage));
      }
    } else if (name == "train") {
      for (StageStatistics& stage : measureTraining(*m_services, runs(5), context)) {
        add(std::move(stage));
      }
    } else if (name == "drive") {
      add(measureDrive(m_material.head, runs(20), context));
    } else {
      measureLive(context);
    }
  }

  /// Both number types, where the person asked for none in particular.
  void measureNetworks(const std::string& name, RunContext& context) {
    std::vector<Precision> precisions{Precision::BFloat16, Precision::Float32};
    if (m_precision) {
      precisions = {*m_precision};
    } else if (!processorHasBFloat16()) {
      precisions = {Precision::Float32};
    }
    for (const Precision precision : precisions) {
      for (const StageTiming& timing :
           measureVision(*visionPart(name), m_services->folders(), chooseDevice(Workload::Live, precision),
                         m_material.picture, runs(50), context)) {
        add({timing.stage, std::string(precisionName(timing.device.precision)), timing.device.threads, timing.runs,
             timing.medianMs, timing.p95Ms});
      }
    }
  }

  void measureTexture(RunContext& context) {
    for (const int sidePx : {1024, 2048}) {
      ReconstructOptions options;
      options.textureSidePx = sidePx;
      std::vector<double> timesMs;
      for (int i = 0; i <= runs(5); ++i) {
        StageTimes times(context);
        static_cast<void>(reconstructor()->reconstruct({m_material.picture}, {m_material.face}, options, times));
        double textureMs = 0;
        for (const auto& [stage, ms] : times.finishMs()) {
          textureMs += stage.rfind("texture", 0) == 0 ? ms : 0;
        }
        if (i > 0) {  // The first one warms up.
          timesMs.push_back(textureMs);
        }
      }
      StageStatistics stage{"texture " + std::to_string(sidePx)};
      stage.threads = batchThreads();
      stage.runs = static_cast<int>(timesMs.size());
      stage.medianMs = quantile(timesMs, 0.5);
      stage.p95Ms = quantile(timesMs, 0.95);
      add(stage);
    }
  }

  void measureExport(RunContext& context) {
    const ScratchFolder folder;
    for (const char* ending : {"obj", "glb", "ply", "stl"}) {
      const MeshOutput output{folder.path() / (std::string("head.") + ending)};
      add(measured(std::string("export ") + ending, runs(5), context,
                   [&] { static_cast<void>(writeHead(*m_material.head, m_material.head->coefficients, output)); }));
    }
  }

  void measureReconstruct(RunContext& context) {
    const ScratchFolder folder;
    const MeshOutput output{folder.path() / "head.obj"};
    StageStatistics stage = measured("reconstruct 1024 (file to OBJ)", runs(5), context, [&] {
      QuietContext quiet;
      const Image picture = decodeImageFile(m_material.file);
      const auto chosen = chooseFace(*m_services, picture, std::nullopt, quiet, m_precision);
      const FaceObservation face = withMouthSeen(*m_services, picture, chosen.value().face, m_precision);
      const auto head = reconstructor()->reconstruct({picture}, {face}, {}, quiet);
      static_cast<void>(writeHead(*head, head->coefficients, output));
    });
    addNetworkStage(stage, Workload::Batch);
  }

  void measureLive(RunContext& context) {
    const FaceFinders finders = m_services->faceFinders(Workload::Live, m_precision);
    FaceTracker tracker(finders.detector, finders.estimator);
    RigSolver solver(m_services->faceFitter()->basis());
    const std::shared_ptr<const ReconstructedHead> head = m_material.head;
    HeadMeshOptions meshOptions;
    meshOptions.level = 1;
    Frame frame;
    frame.image = m_material.picture;
    frame.capturedAt = std::chrono::steady_clock::now();
    StageStatistics stage = measured("live (track, solve, shape)", runs(100), context, [&] {
      ++frame.sequence;
      frame.capturedAt += std::chrono::milliseconds(33);
      const std::vector<TrackedFace> faces = tracker.track(frame);
      if (!faces.empty()) {
        const RigPose pose = solver.solve(faces.front().landmarks, faces.front().irises, frame.image.size());
        static_cast<void>(headMesh(*head, pose.expression, meshOptions));
      }
    });
    addNetworkStage(stage, Workload::Live);
  }

  [[nodiscard]] int batchThreads() const { return chooseDevice(Workload::Batch, m_precision).threads; }

  void addNetworkStage(StageStatistics stage, Workload workload) {
    const ComputeDevice device = chooseDevice(workload, m_precision);
    stage.precision = precisionName(device.precision);
    stage.threads = device.threads;
    add(std::move(stage));
  }

  void add(StageStatistics stage) { m_stages.push_back(std::move(stage)); }

  std::shared_ptr<Services> m_services;
  std::vector<std::string> m_names;
  int m_runs = 0;
  std::string m_picture;
  std::optional<Precision> m_precision;
  Material m_material;
  std::vector<StageStatistics> m_stages;
};

}  // namespace

const std::vector<std::string>& benchmarkNames() {
  static const std::vector<std::string> names{"detector", "landmarks",   "parse",   "fit",     "texture",
                                              "export",   "reconstruct", "live",    "capture", "drive",
                                              "express",  "makeup-live", "stylize", "train",   "tryon"};
  return names;
}

std::unique_ptr<Job> makeBenchJob(std::shared_ptr<Services> services, const std::string& optionsJson) {
  OptionReader options("bench", optionsJson);
  return std::make_unique<BenchJob>(std::move(services), options);
}

}  // namespace visagiste
