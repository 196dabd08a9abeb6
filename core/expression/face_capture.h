#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/expression/capture_sample.h"
#include "core/expression/expression_reader.h"
#include "core/expression/eye_gaze.h"
#include "core/expression/face_choice.h"
#include "core/expression/frame_light.h"
#include "core/expression/rig_solver.h"
#include "core/face/one_euro_filter.h"

namespace visagiste {

struct CaptureOptions {
  RigOptions rig = unfilteredRig();
  int calibrationFrames = 8;               ///< 1..60: so many frames make the person's identity, which is then frozen.
  double calibrationSpacingS = 0.15;       ///< >= 0: time between them; neighbouring frames repeat each other's errors.
  OneEuroOptions channels{1.2, 6.0, 1.0};  ///< Unit: a channel from 0 to 1.
  OneEuroOptions gaze{1.5, 4.0, 1.0};      ///< Unit: 30 degrees.
  OneEuroOptions pose{1.5, 4.0, 1.0};      ///< Unit: 100 mm, and a radian.
  double forgetAfterS = 0.25;              ///< > 0: after a gap this long the filters start anew.
  /// (E,) 0..1: how far each channel is taken from what the landmark network reads off the picture
  /// (TrackedFace::seenChannels) instead of from the solve; empty: from the solve alone.
  Eigen::VectorXf readShare;
  float gazeReadShare = 0;                ///< 0..1: the same for the gaze.
  std::optional<Eigen::Vector2f> facePx;  ///< Start with the face nearest to this point; absent: the largest.

  /// A solve that takes each frame by itself: smoothing is the filters' work.
  [[nodiscard]] static RigOptions unfilteredRig();
  void check() const;  ///< Throws Error{InvalidArgument} naming the first field out of range.
};

/// How well the frozen identity fits the frames that it was made from.
struct CaptureCalibration {
  Eigen::VectorXf identity;  ///< (K,).
  int frames = 0;
  float residualPercent = 0;  ///< Mean distance of the landmarks in percent of the inter-ocular distance.
};

/// A frame and the performer's face in it.
struct SeenPicture {
  Image picture;  ///< Rgb8.
  TrackedFace face;
};

/// One of them that shows the performer calm, and the head in it as solved.
struct CalmPicture {
  SeenPicture seen;
  RestingFrame frame;
};

/// Turns the tracked faces of a stream into the performance of one person. One object a stream; one thread at a time.
///
/// The first frames calibrate: until there are calibrationFrames of them the identity is the solver's running estimate;
/// then it is fitted to all of them at once and frozen. Faces want to come unsmoothed from the tracker: channels, gaze
/// and pose are smoothed here, each with a filter of its own.
///
/// Landmarks say little about most channels. A reader that has practised on the performer's own head says much more:
/// learn one from calmPictures() and set it; it takes over where the head is turned no further than it has practised.
class FaceCapture {
 public:
  /// names  (E,) the channels of the fitter's model. Throws Error{InvalidArgument}.
  FaceCapture(std::shared_ptr<const FaceFitter> fitter, std::vector<std::string> names,
              const CaptureOptions& options = {});

  /// faces      of one frame, as FaceTracker gives them.
  /// seconds    capture time; must not fall. The rate may vary.
  /// returns    nothing while the chosen face is away.
  [[nodiscard]] std::optional<CaptureSample> follow(const std::vector<TrackedFace>& faces, Size imageSize,
                                                    double seconds);

  /// The same with the frame itself, which a reader reads and from which one can be learned.
  /// picture  Rgb8.
  [[nodiscard]] std::optional<CaptureSample> follow(const std::vector<TrackedFace>& faces, const Image& picture,
                                                    double seconds);

  /// The calmer half of the pictures, the head solved in each: what a reader of this face is to be learned from.
  /// Pictures of the calibration are at hand in calibrationPictures(); others of the same stream will do as well.
  [[nodiscard]] std::vector<CalmPicture> calmPictures(std::vector<SeenPicture> pictures) const;
  /// The frames, so far as given with their picture, that this calibration has seen.
  [[nodiscard]] const std::vector<SeenPicture>& calibrationPictures() const { return m_pictures; }
  /// Of this performer; null: back to the landmarks. choosePoint() forgets it. Lets calibrationPictures() go.
  void setReader(std::shared_ptr<const ExpressionReader> reader);
  [[nodiscard]] bool hasReader() const { return m_reader != nullptr; }

  /// Freezes an identity that is known already, e.g. of a reconstructed head or of frames seen before.
  void calibrate(const CaptureCalibration& calibration);
  [[nodiscard]] const std::optional<CaptureCalibration>& calibration() const { return m_calibration; }

  /// Takes the last frame's face as expressionless.
  void setNeutral();
  void clearNeutral();

  /// Follows the face nearest to this point instead, and calibrates anew.
  void choosePoint(const Eigen::Vector2f& pointPx);
  /// See FaceChoice::chosenId().
  [[nodiscard]] std::optional<int> chosenId() const { return m_choice.chosenId(); }
  /// Share of the frames that the calibration at hand still collects, 0..1; 1 once calibrated.
  [[nodiscard]] float calibrationProgress() const;

  /// The last sample as solved, before the filters; nothing before the first frame.
  [[nodiscard]] const std::optional<CaptureSample>& unfiltered() const { return m_unfiltered; }

 private:
  void collect(const TrackedFace& face, Size imageSize, const Image* picture, double seconds);
  [[nodiscard]] std::optional<CaptureSample> follow(const std::vector<TrackedFace>& faces, Size imageSize,
                                                    const Image* picture, double seconds);
  [[nodiscard]] CaptureSample solve(const TrackedFace& face, Size imageSize, const Image* picture, double seconds);
  /// What the landmarks and their network say; the gaze, too.
  void solveGaze(const TrackedFace& face, const RigPose& pose, const EyeGeometry& eyes, CaptureSample& sample);
  /// What the reader says, over what is there, as far as it has practised on such a view.
  void read(const Image& picture, RigPose& pose, const EyeGeometry& eyes, CaptureSample& sample);
  [[nodiscard]] bool isRead(const TrackedFace& face) const;
  [[nodiscard]] CaptureSample smoothed(const CaptureSample& sample);

  std::shared_ptr<const FaceFitter> m_fitter;
  std::vector<std::string> m_names;
  CaptureOptions m_options;
  FaceChoice m_choice;
  RigSolver m_solver;
  Eigen::VectorXf m_lastRead;     // (E,) of the last frame; empty where it was not read.
  Eigen::VectorXf m_readNeutral;  // (E,) of the face taken as expressionless.
  std::shared_ptr<const ExpressionReader> m_reader;
  Eigen::VectorXf m_lastReading;        // (E,) of m_reader; empty before its first frame.
  Eigen::VectorXf m_readingNeutral;     // (E,) of the face taken as expressionless.
  std::vector<LandmarkView> m_views;    // Collected for the calibration.
  std::vector<SeenPicture> m_pictures;  // The frames of m_views.
  double m_lastViewS = 0;
  std::optional<CaptureCalibration> m_calibration;
  std::optional<EyeGeometry> m_eyes;  // Of the frozen identity.
  std::optional<CaptureSample> m_unfiltered;
  std::optional<double> m_lastS;
  OneEuroFilter m_channelFilter;
  OneEuroFilter m_gazeFilter;
  OneEuroFilter m_poseFilter;
};

/// One identity for several frames of one person, and how well it fits them. Throws what FaceFitter throws.
[[nodiscard]] CaptureCalibration calibrateCapture(const FaceFitter& fitter, const std::vector<LandmarkView>& views,
                                                  const RigOptions& options);

}  // namespace visagiste
