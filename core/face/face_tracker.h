#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "core/face/face_detector.h"
#include "core/face/landmark_estimator.h"
#include "core/face/landmark_smoother.h"
#include "core/types/frame.h"
#include "core/types/tracked_face.h"

namespace visagiste {

struct TrackerOptions {
  int wantedFaces = 1;           ///< 1..16: with this many tracked the detector rests.
  int detectEveryFrames = 10;    ///< >= 1: how often it looks while some are missing but one is tracked.
  int keptMisses = 3;            ///< >= 0: frames that a face keeps its last landmarks when it is not found.
  float sameFaceOverlap = 0.3F;  ///< 0..1: a detection that overlaps a tracked face more is that face.
  double returnsWithinS = 5;     ///< >= 0: a face that appears so soon where one was lost is that one.
  SmoothingOptions smoothing;

  void check() const;  ///< Throws Error{InvalidArgument} naming the first bad field.
};

/// What the last frame took.
struct TrackerTimes {
  double detectMs = 0;     ///< 0 where the detector did not run.
  double landmarksMs = 0;  ///< All faces together.
};

/// Follows faces over the frames of one stream. Inference thread only.
///
/// The landmarks of a frame give the crop of the next; the detector runs while no face is tracked, every
/// detectEveryFrames while fewer than wanted, and on the frame where a face was missed. Landmarks are smoothed.
class FaceTracker {
 public:
  FaceTracker(std::shared_ptr<FaceDetector> detector, std::shared_ptr<LandmarkEstimator> estimator,
              const TrackerOptions& options = {});

  /// returns  the faces of this frame, oldest first, at most wantedFaces; cameraFromHead and expression are left for
  ///          the rig solver. A face that was missed keeps its last landmarks with presence 0 for keptMisses frames.
  ///          Ids belong to one person each: a face that is lost and soon comes back at about the same place has
  ///          its own again.
  [[nodiscard]] std::vector<TrackedFace> track(const Frame& frame);

  [[nodiscard]] TrackerTimes lastTimes() const { return m_times; }

  /// From the next frame on. Faces beyond the number are followed until they are lost. Throws like
  /// TrackerOptions::check().
  void setWantedFaces(int count);

  /// Forgets all faces, e.g. when the source changes; ids go on counting.
  void reset();

 private:
  struct Followed {
    int id = 0;
    int misses = 0;
    FaceObservation raw;       // As the network saw it: gives the next crop.
    FaceObservation smoothed;  // As shown.
    LandmarkSmoother smoother;
  };

  struct Lost {
    int id = 0;
    FaceBox box;
    double secondsAgo = 0;
  };

  // `found` has one entry a face: whether this frame shows it.
  [[nodiscard]] std::vector<bool> follow(const Frame& frame, double elapsedS);
  [[nodiscard]] bool wantsDetection(const std::vector<bool>& found) const;
  void detect(const Frame& frame, double elapsedS, std::vector<bool>& found);
  static void update(Followed& face, FaceObservation observation, double elapsedS);
  void dropLost(const std::vector<bool>& found);
  void dropDuplicates();
  void forgetLongLost(double elapsedS);
  [[nodiscard]] int idAt(const FaceBox& box);

  std::shared_ptr<FaceDetector> m_detector;
  std::shared_ptr<LandmarkEstimator> m_estimator;
  TrackerOptions m_options;
  std::vector<Followed> m_faces;
  std::vector<Lost> m_lost;
  int m_nextId = 1;
  int m_framesSinceDetection = 0;
  std::optional<std::chrono::steady_clock::time_point> m_lastCapturedAt;
  TrackerTimes m_times;
};

}  // namespace visagiste
