#include "core/catalogue/tryon_bench.h"

#include <chrono>
#include <utility>

#include "core/base/error.h"
#include "core/catalogue/clip_frames.h"
#include "core/catalogue/garment_option.h"
#include "core/face/face_parser.h"
#include "core/face/face_tracker.h"
#include "core/face/parsing_filter.h"
#include "core/garment/garment_library.h"
#include "core/garment/garment_stream.h"

namespace visagiste {
namespace {

constexpr std::size_t kClipFrames = 60;
constexpr auto kFrameTime = std::chrono::milliseconds(33);

/// One person before the camera, dressed as the Live page does it.
class LiveMirror {
 public:
  LiveMirror(Services& services, const Outfit& outfit, std::optional<Precision> precision)
      : m_finders(services.faceFinders(Workload::Live, precision)),
        m_tracker(m_finders.detector, m_finders.estimator),
        m_parser(services.faceParser(Workload::Live, precision)),
        m_frames(demoClipFrames(kClipFrames)) {
    m_stream.setOutfit(outfit);
  }

  void track() {
    m_frame = m_frames[thereAndBack(m_step++, m_frames.size())];
    m_frame.sequence = m_step;
    m_frame.capturedAt = std::chrono::steady_clock::time_point() + m_step * kFrameTime;
    const std::vector<TrackedFace> faces = m_tracker.track(m_frame);
    if (faces.empty())
      throw Error(ErrorCode::NoFace, "No face was found in the demo clip.");
    m_landmarks = faces.front().landmarks;
  }

  void dress() {
    FaceParsing parsing = m_parser->parse(m_frame.image, m_landmarks);
    if (m_parsing != nullptr)
      parsing = steadied(*m_parsing, parsing);
    m_parsing = std::make_shared<const FaceParsing>(std::move(parsing));
    static_cast<void>(m_stream.next(m_frame.image, StreamedPerson{1, m_landmarks, m_parsing}, m_frame.capturedAt));
  }

  [[nodiscard]] const ComputeDevice& device() const { return m_finders.device; }
  [[nodiscard]] std::string size() const {
    return std::to_string(m_frame.image.width()) + "x" + std::to_string(m_frame.image.height());
  }

 private:
  FaceFinders m_finders;
  FaceTracker m_tracker;
  std::shared_ptr<FaceParser> m_parser;
  std::vector<Frame> m_frames;
  GarmentStream m_stream;
  std::size_t m_step = 0;
  Frame m_frame;
  Landmarks m_landmarks;
  std::shared_ptr<const FaceParsing> m_parsing;
};

void addLiveStages(Services& services, const Outfit& outfit, std::optional<Precision> precision, int runs,
                   RunContext& context, std::vector<StageStatistics>& stages) {
  LiveMirror mirror(services, outfit, precision);
  mirror.track();
  const auto add = [&](const std::string& name, const std::function<void()>& work) {
    StageStatistics stage = measured("tryon-live " + mirror.size() + name, runs, context, work);
    stage.precision = precisionName(mirror.device().precision);
    stage.threads = mirror.device().threads;
    stages.push_back(std::move(stage));
  };
  add(" (parse, dress)", [&] { mirror.dress(); });
  add(" (track, parse, dress)", [&] {
    mirror.track();
    mirror.dress();
  });
}

}  // namespace

std::vector<StageStatistics> measureTryOn(Services& services, const Image& picture, std::optional<Precision> precision,
                                          int runs, RunContext& context) {
  const GarmentLibrary library(shippedGarmentsFolder(), {});
  const Outfit outfit{{library.find("Blue shirt"), {}, true}, {library.find("Navy blazer"), {}, true}};
  const std::string size = std::to_string(picture.width()) + "x" + std::to_string(picture.height());
  std::vector<StageStatistics> stages;
  stages.push_back(measured("tryon " + size + " (find, prepare)", runs, context, [&] {
    QuietContext quiet;
    static_cast<void>(makeGarmentFitter(personToDress(services, picture, "picture", std::nullopt, precision, quiet)));
  }));
  QuietContext quiet;
  const std::unique_ptr<GarmentFitter> fitter =
      makeGarmentFitter(personToDress(services, picture, "picture", std::nullopt, precision, quiet));
  stages.push_back(measured("tryon " + size + " (shirt, blazer)", runs, context,
                            [&] { static_cast<void>(fitter->fitted(outfit)); }));
  for (StageStatistics& stage : stages) {
    const ComputeDevice device = chooseDevice(Workload::Batch, precision);
    stage.precision = precisionName(device.precision);
    stage.threads = device.threads;
  }
  constexpr int kLiveRunsEach = 6;  // Ten times as fast.
  addLiveStages(services, {{library.find("Blue shirt"), {}, true}}, precision, kLiveRunsEach * runs, context, stages);
  return stages;
}

}  // namespace visagiste
