#include "app/studio/live_style.h"

#include <array>
#include <chrono>
#include <utility>

#include "app/studio/live_session.h"
#include "core/catalogue/services.h"

namespace visagiste {
namespace {

using Clock = std::chrono::steady_clock;

/// Sides at which frames are painted.
constexpr std::array<int, 5> kSidesPx{256, 320, 384, 512, 640};
constexpr std::size_t kFirstSize = 2;
constexpr double kTooSlowMs = 60;  // Fifteen frames a second need no more.
constexpr double kFastMs = 22;     // The next size would still be fast enough.
constexpr int kFramesBeforeSmaller = 4;
constexpr int kFramesBeforeLarger = 60;  // Each change shows: seldom.

}  // namespace

LiveStyle::LiveStyle(std::shared_ptr<Services> services, Publish publish, Stopped stopped)
    : m_services(std::move(services)),
      m_publish(std::move(publish)),
      m_stopped(std::move(stopped)),
      m_size(kFirstSize),
      m_thread([this] { work(); }) {}

LiveStyle::~LiveStyle() {
  m_slot.close();
  m_thread.join();
}

void LiveStyle::setSpec(std::shared_ptr<const StyleSpec> spec) {
  const std::lock_guard<std::mutex> lock(m_mutex);
  m_spec = spec == nullptr || spec->style.empty() ? nullptr : std::move(spec);
  m_isNew = true;
}

bool LiveStyle::isNew() const {
  const std::lock_guard<std::mutex> lock(m_mutex);
  return m_isNew;
}

std::shared_ptr<const StyleSpec> LiveStyle::spec() const {
  const std::lock_guard<std::mutex> lock(m_mutex);
  return m_spec;
}

bool LiveStyle::offer(const std::shared_ptr<const LivePicture>& picture) {
  {
    const std::lock_guard<std::mutex> lock(m_mutex);
    m_isNew = false;
    if (m_spec == nullptr) {
      return false;
    }
  }
  m_slot.put(picture);
  return true;
}

void LiveStyle::work() {
  while (const std::shared_ptr<const LivePicture> picture = m_slot.take()) {
    const std::shared_ptr<const StyleSpec> wanted = spec();
    if (wanted == nullptr) {
      m_publish(picture);
      continue;
    }
    if (wanted != m_streamSpec) {
      m_streamSpec = wanted;
      m_stream = nullptr;
      m_errors = 0;
    }
    if (m_errors >= kErrorsBeforeGivingUp) {
      m_publish(picture);
      continue;
    }
    try {
      restyle(*picture, wanted);
      m_errors = 0;
    } catch (const Error& error) {
      m_publish(picture);
      if (++m_errors == kErrorsBeforeGivingUp) {
        m_stopped(error);
      }
    }
  }
}

void LiveStyle::restyle(const LivePicture& picture, const std::shared_ptr<const StyleSpec>& wanted) {
  if (m_stream == nullptr) {
    startStream(wanted);
  }
  const Clock::time_point begin = Clock::now();
  LiveResult result = *picture.result;
  StyleScene scene;
  scene.picture = result.composed.isEmpty() ? result.frame->image : result.composed;
  for (const TrackedFace& face : result.faces) {
    scene.faces.push_back({face.landmarks, nullptr});
  }
  result.composed = m_stream->next(scene);
  const auto millisecondsSince = [](Clock::time_point from) {
    return std::chrono::duration<double, std::milli>(Clock::now() - from).count();
  };
  keepUp(millisecondsSince(begin));
  result.latencyMs = millisecondsSince(result.frame->capturedAt);
  if (spec() == wanted) {  // Else the style was changed or switched off meanwhile.
    m_publish(std::make_shared<const LivePicture>(
        LivePicture{std::make_shared<const LiveResult>(std::move(result)), picture.head}));
  }
}

void LiveStyle::startStream(const std::shared_ptr<const StyleSpec>& wanted) {
  StyleSpec spec = *wanted;
  spec.regions = {};
  StyleStreamOptions options;
  options.mostSidePx = kSidesPx.at(m_size);
  m_stream = m_services->stylizer(Workload::Live)->stream(spec, options);
  m_averageMs = 0;
  m_framesAtSize = 0;
}

void LiveStyle::keepUp(double tookMs) {
  ++m_framesAtSize;
  constexpr double kNewest = 0.3;
  m_averageMs = m_averageMs == 0 ? tookMs : (1 - kNewest) * m_averageMs + kNewest * tookMs;
  const bool isSlow = m_framesAtSize >= kFramesBeforeSmaller && m_averageMs > kTooSlowMs;
  const bool isFast = m_framesAtSize >= kFramesBeforeLarger && m_averageMs < kFastMs;
  if (isSlow && m_size > 0) {
    --m_size;
    m_stream = nullptr;
  } else if (isFast && m_size + 1 < kSidesPx.size()) {
    ++m_size;
    m_stream = nullptr;
  }
}

}  // namespace visagiste
