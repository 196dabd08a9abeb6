#include "core/face/face_tracker.h"

#include <algorithm>
#include <utility>

#include "core/base/error.h"

namespace visagiste {
namespace {

constexpr float kReturned = 0.15F;     // So much of a face is where the lost one was.
constexpr float kOneFaceTwice = 0.5F;  // Two tracked faces that overlap more have run into one.

/// Adds the time of a scope to a sum in milliseconds.
class ScopeTime {
 public:
  explicit ScopeTime(double& sumMs) : m_sumMs(sumMs), m_begin(std::chrono::steady_clock::now()) {}
  ~ScopeTime() {
    m_sumMs += std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - m_begin).count();
  }
  ScopeTime(const ScopeTime&) = delete;
  ScopeTime& operator=(const ScopeTime&) = delete;

 private:
  double& m_sumMs;
  std::chrono::steady_clock::time_point m_begin;
};

}  // namespace

void TrackerOptions::check() const {
  if (wantedFaces < 1 || wantedFaces > 16)
    throw Error(ErrorCode::InvalidArgument, "Tracking: wantedFaces must lie in 1..16.");
  if (detectEveryFrames < 1)
    throw Error(ErrorCode::InvalidArgument, "Tracking: detectEveryFrames must be at least 1.");
  if (keptMisses < 0)
    throw Error(ErrorCode::InvalidArgument, "Tracking: keptMisses must not be negative.");
  if (!(sameFaceOverlap >= 0 && sameFaceOverlap <= 1))
    throw Error(ErrorCode::InvalidArgument, "Tracking: sameFaceOverlap must lie in [0, 1].");
  if (!(returnsWithinS >= 0))
    throw Error(ErrorCode::InvalidArgument, "Tracking: returnsWithinS must not be negative.");
  smoothing.check();
}

FaceTracker::FaceTracker(std::shared_ptr<FaceDetector> detector, std::shared_ptr<LandmarkEstimator> estimator,
                         const TrackerOptions& options)
    : m_detector(std::move(detector)), m_estimator(std::move(estimator)), m_options(options) {
  m_options.check();
}

std::vector<TrackedFace> FaceTracker::track(const Frame& frame) {
  m_times = {};
  const double elapsedS =
      m_lastCapturedAt ? std::chrono::duration<double>(frame.capturedAt - *m_lastCapturedAt).count() : 0;
  m_lastCapturedAt = frame.capturedAt;
  forgetLongLost(elapsedS);

  std::vector<bool> found = follow(frame, elapsedS);
  ++m_framesSinceDetection;
  if (wantsDetection(found))
    detect(frame, elapsedS, found);
  dropLost(found);
  dropDuplicates();

  std::vector<TrackedFace> faces;
  for (const Followed& face : m_faces) {
    TrackedFace tracked;
    tracked.id = face.id;
    tracked.box = face.smoothed.box;
    tracked.landmarks = face.smoothed.landmarks;
    tracked.irises = face.smoothed.irises;
    tracked.seenChannels = face.raw.channels;
    if (face.misses > 0)
      tracked.landmarks.presence = 0;
    faces.push_back(std::move(tracked));
  }
  return faces;
}

void FaceTracker::setWantedFaces(int count) {
  TrackerOptions options = m_options;
  options.wantedFaces = count;
  options.check();
  m_options = options;
}

void FaceTracker::reset() {
  m_faces.clear();
  m_lost.clear();
  m_framesSinceDetection = 0;
  m_lastCapturedAt.reset();
  m_times = {};
}

std::vector<bool> FaceTracker::follow(const Frame& frame, double elapsedS) {
  const ScopeTime time(m_times.landmarksMs);
  std::vector<bool> found;
  for (Followed& face : m_faces) {
    std::optional<FaceObservation> observation = m_estimator->estimate(frame.image, face.raw.box);
    found.push_back(observation.has_value());
    if (observation)
      update(face, std::move(*observation), elapsedS);
  }
  return found;
}

bool FaceTracker::wantsDetection(const std::vector<bool>& found) const {
  if (m_faces.empty() || std::find(found.begin(), found.end(), false) != found.end())
    return true;
  return m_faces.size() < static_cast<std::size_t>(m_options.wantedFaces) &&
         m_framesSinceDetection >= m_options.detectEveryFrames;
}

void FaceTracker::detect(const Frame& frame, double elapsedS, std::vector<bool>& found) {
  m_framesSinceDetection = 0;
  std::vector<FaceBox> boxes;
  {
    const ScopeTime time(m_times.detectMs);
    boxes = m_detector->detect(frame.image);
  }
  const ScopeTime time(m_times.landmarksMs);
  for (const FaceBox& box : boxes) {
    // Of several tracked faces the one that overlaps most is meant.
    std::size_t same = m_faces.size();
    float most = m_options.sameFaceOverlap;
    for (std::size_t i = 0; i < m_faces.size(); ++i)
      if (const float shared = overlap(box, m_faces[i].raw.box); shared > most) {
        most = shared;
        same = i;
      }
    if (same < m_faces.size() && found[same])
      continue;
    const bool isNew = same == m_faces.size();
    if (isNew && m_faces.size() >= static_cast<std::size_t>(m_options.wantedFaces))
      continue;
    std::optional<FaceObservation> observation = m_estimator->estimate(frame.image, box);
    if (!observation)
      continue;
    if (isNew) {
      m_faces.push_back({idAt(box), 0, {}, {}, LandmarkSmoother(m_options.smoothing)});
      found.push_back(true);
    }
    found[same] = true;
    update(m_faces[same], std::move(*observation), elapsedS);
  }
}

void FaceTracker::update(Followed& face, FaceObservation observation, double elapsedS) {
  // After a gap the face may be elsewhere; easing over from the old place would be seen as lag.
  if (face.misses > 0)
    face.smoother.reset();
  face.misses = 0;
  face.smoothed = face.smoother.smooth(observation, elapsedS);
  face.raw = std::move(observation);
}

void FaceTracker::dropLost(const std::vector<bool>& found) {
  std::vector<Followed> kept;
  for (std::size_t i = 0; i < m_faces.size(); ++i) {
    if (!found[i])
      ++m_faces[i].misses;
    if (m_faces[i].misses <= m_options.keptMisses)
      kept.push_back(std::move(m_faces[i]));
    else
      m_lost.push_back({m_faces[i].id, m_faces[i].raw.box, 0});
  }
  m_faces = std::move(kept);
}

void FaceTracker::forgetLongLost(double elapsedS) {
  for (Lost& lost : m_lost) lost.secondsAgo += elapsedS;
  m_lost.erase(std::remove_if(m_lost.begin(), m_lost.end(),
                              [this](const Lost& lost) { return lost.secondsAgo > m_options.returnsWithinS; }),
               m_lost.end());
}

int FaceTracker::idAt(const FaceBox& box) {
  const auto nearest = std::max_element(m_lost.begin(), m_lost.end(), [&box](const Lost& a, const Lost& b) {
    return overlap(a.box, box) < overlap(b.box, box);
  });
  if (nearest == m_lost.end() || overlap(nearest->box, box) < kReturned)
    return m_nextId++;
  const int id = nearest->id;
  m_lost.erase(nearest);
  return id;
}

void FaceTracker::dropDuplicates() {
  std::vector<Followed> kept;
  for (Followed& face : m_faces) {
    const bool isTwice = std::any_of(kept.begin(), kept.end(), [&](const Followed& older) {
      return overlap(older.raw.box, face.raw.box) > kOneFaceTwice;
    });
    if (!isTwice)
      kept.push_back(std::move(face));
  }
  m_faces = std::move(kept);
}

}  // namespace visagiste
