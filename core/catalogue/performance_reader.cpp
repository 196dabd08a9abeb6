#include "core/catalogue/performance_reader.h"

#include <algorithm>
#include <chrono>
#include <set>
#include <string>
#include <thread>
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
  std::vector<SeenPicture> pictures;  // Of the first frames that show the chosen face.
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

std::unique_ptr<FrameSource> opened(const std::filesystem::path& file) {
  PlaybackOptions playback;
  playback.clock = makeUnpacedPlaybackClock();
  return openRecording(file, playback);
}

/// Keeps the frames that a calibration would take, for the face that capture will choose.
class PictureKeeper {
 public:
  explicit PictureKeeper(const std::optional<Eigen::Vector2f>& facePx) : m_choice(facePx) {}

  void look(const Image& picture, const SeenFrame& frame) {
    const auto chosen = m_choice.choose(frame.faces);
    if (!chosen || m_pictures.size() == kCalibrationViews ||
        (!m_pictures.empty() && frame.seconds - m_lastS < CaptureOptions().calibrationSpacingS))
      return;
    m_lastS = frame.seconds;
    m_pictures.push_back({picture, frame.faces[*chosen]});
  }

  [[nodiscard]] std::vector<SeenPicture> take() { return std::move(m_pictures); }

 private:
  FaceChoice m_choice;
  std::vector<SeenPicture> m_pictures;
  double m_lastS = 0;
};

SeenRecording watchRecording(Services& services, const std::filesystem::path& file, const PerformanceOptions& options,
                             RunContext& context) {
  const std::unique_ptr<FrameSource> source = opened(file);
  const FaceFinders finders = services.faceFinders(Workload::Live, options.precision);
  FaceTracker tracker(finders.detector, finders.estimator, unsmoothedTracking(kWantedFaces));
  const SourceDescription description = source->description();
  PictureKeeper keeper(options.facePx);
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
    keeper.look(frame->image, seen.frames.back());
  }
  seen.pictures = keeper.take();
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

/// Follows the face through frames that were tracked before; with a reader the pictures are decoded once more.
std::vector<CaptureSample> solvedSamples(FaceCapture& capture, const SeenRecording& seen,
                                         const std::filesystem::path& file, RunContext& context) {
  const std::unique_ptr<FrameSource> source = capture.hasReader() ? opened(file) : nullptr;
  std::vector<CaptureSample> samples;
  for (std::size_t i = 0; i < seen.frames.size(); ++i) {
    context.checkpoint();
    context.report(static_cast<float>(i) / static_cast<float>(seen.frames.size()), "capture.solve");
    const SeenFrame& frame = seen.frames[i];
    const std::optional<Frame> shown = source ? source->next() : std::nullopt;
    if (source && (!shown || shown->image.size() != seen.size))
      throw Error(ErrorCode::Unreadable, "'" + file.string() + "' has changed while it was read.");
    auto sample = shown ? capture.follow(frame.faces, shown->image, frame.seconds)
                        : capture.follow(frame.faces, seen.size, frame.seconds);
    if (sample)
      samples.push_back(std::move(*sample));
  }
  return samples;
}

}  // namespace

bool isPictureFile(const std::filesystem::path& file) {
  static const std::set<std::string> endings{".png", ".jpg", ".jpeg", ".webp", ".tif", ".tiff", ".bmp"};
  return endings.count(lowerExtension(file)) > 0;
}

Reading readReading(OptionReader& options) {
  return options.flagOr("quick", false) ? Reading::Landmarks : Reading::Practised;
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
  const bool practises = options.reading == Reading::Practised;
  const float watched = practises ? 0.4F : 0.85F;
  StageContext watching(context, 0.05F, watched);
  const SeenRecording seen = isPictureFile(file) ? lookAtPicture(services, file, options, watching)
                                                 : watchRecording(services, file, options, watching);
  context.report(watched, "capture.calibrate");
  CaptureOptions captureOptions = trainedCaptureOptions(services);
  captureOptions.facePx = options.facePx;
  FaceCapture capture(fitter, model->expressionNames(), captureOptions);
  capture.calibrate(calibrationOf(*fitter, seen, captureOptions, file));
  if (practises && seen.pictures.size() == kCalibrationViews) {
    LessonOptions lesson;
    lesson.pictures = options.practicePictures;
    lesson.threads = std::clamp(static_cast<int>(std::thread::hardware_concurrency()), 1, 8);
    StageContext learning(context, watched, 0.85F);
    capture.setReader(learnFace(services, capture.calmPictures(seen.pictures), lesson, learning));
  }

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
  StageContext solving(context, 0.85F, 1);
  performance.take.samples = solvedSamples(capture, seen, file, solving);
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
