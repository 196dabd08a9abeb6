#include "core/catalogue/makeup_bench.h"

#include <utility>

#include "core/base/error.h"
#include "core/catalogue/clip_frames.h"
#include "core/face/face_parser.h"
#include "core/face/face_tracker.h"
#include "core/image/resample.h"
#include "core/makeup/look_library.h"
#include "core/makeup/makeup_renderer.h"

namespace visagiste {
namespace {

constexpr std::size_t kClipFrames = 60;
constexpr Size kFrameSize{1280, 720};
constexpr auto kFrameTime = std::chrono::milliseconds(33);

/// The clip as a camera of that size would show it: enlarged, above and below cut off.
std::vector<Frame> wideFrames() {
  std::vector<Frame> frames = demoClipFrames(kClipFrames);
  for (Frame& frame : frames) {
    const Image& picture = frame.image;
    const int height = picture.width() * kFrameSize.height / kFrameSize.width;
    const Image part = cropped(picture, 0, (picture.height() - height) / 2, {picture.width(), height});
    frame.image = resized(part, kFrameSize, Resampling::Bilinear);
  }
  return frames;
}

std::shared_ptr<const MakeupLook> fullLook() {
  auto look = std::make_shared<MakeupLook>();
  const auto add = [&look](MakeupProduct product, SrgbColor color, const char* zone = nullptr) {
    MakeupLayer layer = usualLayer(product, color);
    if (zone != nullptr)
      layer.zone = zone;
    layer.opacity = 0.7F;
    look->layers.push_back(std::move(layer));
  };
  add(MakeupProduct::SkinSmoothing, {});
  add(MakeupProduct::Foundation, {214, 168, 140});
  add(MakeupProduct::Blush, {214, 110, 110});
  add(MakeupProduct::Eyeshadow, {120, 70, 90}, "gradient");
  add(MakeupProduct::Eyeliner, {12, 12, 14}, "wing");
  add(MakeupProduct::Lashes, {12, 12, 12});
  add(MakeupProduct::Lipstick, {180, 20, 50});
  return look;
}

/// One person before the camera.
class Mirror {
 public:
  Mirror(Services& services, std::optional<Precision> precision)
      : m_finders(services.faceFinders(Workload::Live, precision)),
        m_tracker(m_finders.detector, m_finders.estimator),
        m_renderer(makeMakeupRenderer(services.faceModel(), MakeupQuality::Live)),
        m_parser(services.faceParser(Workload::Live, precision)),
        m_look(fullLook()),
        m_frames(wideFrames()) {}

  /// Follows the face into the next frame.
  void track() {
    Frame frame = m_frames[thereAndBack(m_step++, m_frames.size())];
    frame.sequence = m_step;
    frame.capturedAt = std::chrono::steady_clock::time_point() + m_step * kFrameTime;
    const std::vector<TrackedFace> faces = m_tracker.track(frame);
    if (faces.empty())
      throw Error(ErrorCode::NoFace, "No face was found in the demo clip.");
    m_picture = frame.image;
    m_face = faces.front();
  }

  void parse() { m_parsing = std::make_shared<const FaceParsing>(m_parser->parse(m_picture, m_face.landmarks)); }

  void paint() {
    MakeupFace face;
    face.id = m_face.id;
    face.landmarks = m_face.landmarks;
    face.irises = m_face.irises;
    face.parsing = m_parsing;
    face.look = m_look;
    static_cast<void>(m_renderer->paint(m_picture, {face}));
  }

  [[nodiscard]] const ComputeDevice& device() const { return m_finders.device; }

 private:
  FaceFinders m_finders;
  FaceTracker m_tracker;
  std::shared_ptr<MakeupRenderer> m_renderer;
  std::shared_ptr<FaceParser> m_parser;
  std::shared_ptr<const MakeupLook> m_look;
  std::vector<Frame> m_frames;
  std::size_t m_step = 0;
  Image m_picture;
  TrackedFace m_face;
  std::shared_ptr<const FaceParsing> m_parsing;
};

}  // namespace

std::vector<StageStatistics> measureMakeupLive(Services& services, std::optional<Precision> precision, int runs,
                                               RunContext& context) {
  Mirror mirror(services, precision);
  mirror.track();
  mirror.parse();
  std::vector<StageStatistics> stages;
  const auto add = [&](const char* name, const std::function<void()>& work) {
    StageStatistics stage = measured(name, runs, context, work);
    stage.precision = precisionName(mirror.device().precision);
    stage.threads = mirror.device().threads;
    stages.push_back(std::move(stage));
  };
  add("makeup-live 1280x720 (paint)", [&] { mirror.paint(); });
  add("makeup-live 1280x720 (track, paint)", [&] {
    mirror.track();
    mirror.paint();
  });
  add("makeup-live (parse, beside)", [&] { mirror.parse(); });
  return stages;
}

}  // namespace visagiste
