#include "core/catalogue/performance_reader.h"

#include <algorithm>
#include <chrono>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/base/error.h"
#include "core/camera/recording.h"
#include "core/catalogue/job_parts.h"
#include "core/catalogue/picture_analysis.h"
#include "core/expression/live_link_csv.h"
#include "core/expression/take_file.h"
#include "core/image/decode.h"
#include "core/model_store/manifest.h"
#include "core/reconstruct/face_model.h"

namespace visagiste {
namespace {

constexpr std::size_t kCalibrationViews = 8;
constexpr int kWantedFaces = 4;

/// One frame after tracking; the picture is not kept.
struct SeenFrame {
  double seconds = 0;
  std::vector<TrackedFace> faces;
};

struct SeenRecording {
  std::vector<SeenFrame> frames;
  double framesPerSecond = 0;
  Size size;
};

SeenRecording lookAtPicture(Services& services, const std::filesystem::path& file, const PerformanceOptions& options,
                            RunContext& context) {
  const Image picture = decodeImageFile(file);
  SeenRecording seen;
  seen.size = picture.size();
  seen.frames.emplace_back();
  for (const FaceObservation& found : findFaces(services, picture, context, options.precision)) {
    TrackedFace face;
    face.id = static_cast<int>(seen.frames.back().faces.size()) + 1;
    face.box = found.box;
    face.landmarks = found.landmarks;
    face.irises = found.irises;
    face.seenChannels = found.channels;
    seen.frames.back().faces.push_back(std::move(face));
  }
  return seen;
}

SeenRecording watchRecording(Services& services, const std::filesystem::path& file, const PerformanceOptions& options,
                             RunContext& context) {
  PlaybackOptions playback;
  playback.clock = makeUnpacedPlaybackClock();
  const std::unique_ptr<FrameSource> source = openRecording(file, playback);
  const FaceFinders finders = services.faceFinders(Workload::Live, options.precision);
  FaceTracker tracker(finders.detector, finders.estimator, unsmoothedTracking(kWantedFaces));
  const SourceDescription description = source->description();
  SeenRecording seen;
  seen.framesPerSecond = description.framesPerSecond;
  while (const std::optional<Frame> frame = source->next()) {
    context.checkpoint();
    if (description.frameCount > 0)
      context.report(static_cast<float>(std::min(1.0, double(seen.frames.size()) / description.frameCount)),
                     "capture.track");
    if (!seen.frames.empty() && frame->image.size() != seen.size)
      throw Error(ErrorCode::Unreadable,
                  "The pictures of '" + file.string() + "' differ in size; capture needs them alike.");
    seen.size = frame->image.size();
    // The sequence counts frames that could not be read as well, so gaps keep their length.
    seen.frames.push_back({double(frame->sequence) / seen.framesPerSecond, tracker.track(*frame)});
  }
  return seen;
}

CaptureCalibration calibrationOf(const FaceFitter& fitter, const SeenRecording& seen, const CaptureOptions& options,
                                 const std::filesystem::path& file) {
  FaceChoice choice(options.facePx);
  std::vector<const TrackedFace*> shown;
  for (const SeenFrame& frame : seen.frames)
    if (const auto chosen = choice.choose(frame.faces))
      shown.push_back(&frame.faces[*chosen]);
  if (shown.empty())
    throw Error(ErrorCode::NoFace, "No face was found in '" + file.filename().string() + "'.");
  std::vector<LandmarkView> views;
  const std::size_t count = std::min(kCalibrationViews, shown.size());
  for (std::size_t i = 0; i < count; ++i) {
    const TrackedFace& face = *shown[(2 * i + 1) * shown.size() / (2 * count)];
    views.push_back({face.landmarks, face.irises, seen.size, std::nullopt});
  }
  return calibrateCapture(fitter, views, options.rig);
}

}  // namespace

bool isPictureFile(const std::filesystem::path& file) {
  static const std::set<std::string> endings{".png", ".jpg", ".jpeg", ".webp", ".tif", ".tiff", ".bmp"};
  return endings.count(lowerExtension(file)) > 0;
}

CaptureOptions trainedCaptureOptions(Services& services) {
  const ModelManifest manifest = readManifest(services.folders().folder("face-landmarks-v1"));
  const std::vector<std::string>& channels = services.faceModel()->expressionNames();
  const auto share = manifest.numbers("channels.read_share");
  if (manifest.texts("channels.names") != channels || !share || share->size() != channels.size())
    throw Error(ErrorCode::BadWeights,
                "The model '" + manifest.id + "' reads other channels than the head has. Reinstall Visagiste.");
  CaptureOptions options;
  options.readShare = Eigen::Map<const Eigen::VectorXd>(share->data(), Eigen::Index(share->size())).cast<float>();
  options.gazeReadShare = static_cast<float>(manifest.number("channels.gaze_read_share").value_or(0));
  options.check();
  return options;
}

TrackerOptions unsmoothedTracking(int wantedFaces) {
  constexpr double kNoFilterHz = 1e6;
  TrackerOptions options;
  options.wantedFaces = wantedFaces;
  options.smoothing.points.minCutoffHz = kNoFilterHz;
  options.smoothing.irises.minCutoffHz = kNoFilterHz;
  return options;
}

Performance capturePerformance(Services& services, const std::filesystem::path& file, const PerformanceOptions& options,
                               RunContext& context) {
  context.report(0.0F, "load");
  const std::shared_ptr<const FaceModel> model = services.faceModel();
  const std::shared_ptr<const FaceFitter> fitter = services.faceFitter();
  StageContext watching(context, 0.05F, 0.85F);
  const SeenRecording seen = isPictureFile(file) ? lookAtPicture(services, file, options, watching)
                                             : watchRecording(services, file, options, watching);
  context.report(0.85F, "capture.calibrate");
  CaptureOptions captureOptions = trainedCaptureOptions(services);
  captureOptions.facePx = options.facePx;
  FaceCapture capture(fitter, model->expressionNames(), captureOptions);
  capture.calibrate(calibrationOf(*fitter, seen, captureOptions, file));

  Performance performance;
  performance.frames = static_cast<int>(seen.frames.size());
  performance.framesPerSecond = seen.framesPerSecond;
  performance.size = seen.size;
  TakeDescription& description = performance.take.description;
  description.channels = model->expressionNames();
  description.source = file.filename().string();
  description.headModel = model->id();
  description.calibrationFrames = capture.calibration()->frames;
  description.calibrationResidualPercent = capture.calibration()->residualPercent;
  for (std::size_t i = 0; i < seen.frames.size(); ++i) {
    context.checkpoint();
    context.report(0.9F + 0.1F * static_cast<float>(i) / static_cast<float>(seen.frames.size()), "capture.solve");
    if (auto sample = capture.follow(seen.frames[i].faces, seen.size, seen.frames[i].seconds))
      performance.take.samples.push_back(std::move(*sample));
  }
  return performance;
}

Performance performanceOf(Take take) {
  if (take.samples.empty())
    throw Error(ErrorCode::InvalidArgument, "The take has no samples.");
  Performance performance;
  performance.take = std::move(take);
  performance.frames = static_cast<int>(performance.take.samples.size());
  if (performance.take.seconds() > 0)
    performance.framesPerSecond = (performance.frames - 1) / performance.take.seconds();
  return performance;
}

Performance readDriver(Services& services, const std::filesystem::path& file, const PerformanceOptions& options,
                       RunContext& context) {
  if (ObjectStore::isReference(file.string()))
    return performanceOf(*services.objects().take(file.string()));
  const std::string ending = lowerExtension(file);
  if (ending != ".csv" && ending != ".take")
    return capturePerformance(services, file, options, context);
  Take take = ending == ".csv" ? readLiveLinkCsv(file, services.faceModel()->expressionNames()) : readTake(file).take;
  if (take.samples.empty())
    throw Error(ErrorCode::Unreadable, "The take '" + file.string() + "' has no samples.");
  return performanceOf(std::move(take));
}

}  // namespace visagiste
