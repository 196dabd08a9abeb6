#include "app/studio/live_makeup.h"

#include <utility>

#include "app/studio/painted_faces.h"
#include "core/catalogue/services.h"

namespace visagiste {

LiveMakeup::LiveMakeup(std::shared_ptr<Services> services, LiveParsing& parsing,
                       std::function<void(const Error&)> stopped)
    : m_services(std::move(services)),
      m_parsing(parsing),
      m_stopped(std::move(stopped)),
      m_looks(std::make_shared<const LiveLooks>()) {}

LiveMakeup::~LiveMakeup() = default;

void LiveMakeup::setLooks(std::shared_ptr<const LiveLooks> looks) {
  const std::lock_guard<std::mutex> lock(m_mutex);
  m_looks = std::move(looks);
  m_looksAreNew = true;
}

bool LiveMakeup::looksAreNew() const {
  const std::lock_guard<std::mutex> lock(m_mutex);
  return m_looksAreNew;
}

std::shared_ptr<const LiveLooks> LiveMakeup::takeLooks() {
  const std::lock_guard<std::mutex> lock(m_mutex);
  if (std::exchange(m_looksAreNew, false)) {
    m_errors = 0;
  }
  return m_looks;
}

void LiveMakeup::paint(LiveResult& result) {
  const std::shared_ptr<const LiveLooks> looks = takeLooks();
  std::vector<MakeupFace> faces = m_fader.step(result.faces, *looks, result.frame->capturedAt);
  if (!faces.empty()) {
    m_parsing.offer(result.frame, result.faces, kParsedEvery);
  }
  compose(result, std::move(faces));
}

void LiveMakeup::paintStill(LiveResult& result) {
  const std::shared_ptr<const LiveLooks> looks = takeLooks();
  std::vector<MakeupFace> faces;
  for (const TrackedFace& face : result.faces) {
    faces.push_back({face.id, face.landmarks, face.irises, nullptr, looks->of(face.id), 1});
  }
  compose(result, std::move(faces));
}

void LiveMakeup::compose(LiveResult& result, std::vector<MakeupFace> faces) {
  result.composed = Image();
  result.makeupMs = 0;
  PaintedFaces painted{result.frame->image, std::move(faces)};
  if (!wearsMakeup(painted) || m_errors >= kErrorsBeforeGivingUp) {
    return;
  }
  const auto begin = std::chrono::steady_clock::now();
  try {
    if (m_renderer == nullptr) {
      m_renderer = makeMakeupRenderer(m_services->faceModel(), MakeupQuality::Live);
    }
    for (MakeupFace& face : painted.faces) {
      face.parsing = m_parsing.parsingOf(face.id, face.landmarks);
      // By the time of the frame: a picture that is held does not twinkle.
      face.glint = glintAfter(result.frame->capturedAt.time_since_epoch());
    }
    result.composed = m_renderer->paint(painted.picture, painted.faces);
    m_errors = 0;
  } catch (const Error& error) {
    if (++m_errors == kErrorsBeforeGivingUp && m_stopped) {
      m_stopped(error);
    }
  }
  result.makeupMs = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

}  // namespace visagiste
