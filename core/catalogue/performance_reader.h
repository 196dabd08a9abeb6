#pragma once

#include <Eigen/Core>
#include <filesystem>
#include <optional>

#include "core/catalogue/face_lessons.h"
#include "core/catalogue/services.h"
#include "core/expression/face_capture.h"
#include "core/expression/take.h"
#include "core/face/face_tracker.h"
#include "core/job/run_context.h"

namespace visagiste {

class OptionReader;

/// What a recording's expressions are read from.
enum class Reading {
  Landmarks = 1,  ///< The landmarks and their network, as of a single picture.
  Practised,  ///< A reader that first learns the face from the first second, see learnFace(): some ten seconds more.
};

/// The option "quick": landmarks alone. Throws like OptionReader.
[[nodiscard]] Reading readReading(OptionReader& options);

struct PerformanceOptions {
  std::optional<Precision> precision;
  std::optional<Eigen::Vector2f> facePx;  ///< The face nearest to this point; absent: the largest.
  Reading reading = Reading::Practised;
  int practicePictures = LessonOptions().pictures;  ///< See LessonOptions.
};

/// A recording turned into a take.
struct Performance {
  Take take;
  int frames = 0;              ///< Of the recording; the take has a sample for each that shows the chosen face.
  double framesPerSecond = 0;  ///< 0 for a picture.
  Size size;
};

/// Captures a video file, a folder of pictures, or one picture.
///
/// The whole recording is tracked first; the identity is fitted to frames from all over it and frozen, so that the
/// first frame is as good as the last; then the calmest of the first frames teach a reader (Reading::Practised), for
/// which the recording is decoded again. Reports "capture.track", "capture.calibrate", what learnFace() reports, and
/// "capture.solve".
/// Throws Error{NoFace} where no frame shows a face, and what reading and networks throw; Cancelled.
[[nodiscard]] Performance capturePerformance(Services& services, const std::filesystem::path& file,
                                             const PerformanceOptions& options, RunContext& context);

/// A take that is at hand. Throws Error{InvalidArgument} for one without samples.
[[nodiscard]] Performance performanceOf(Take take);

/// A take of services.objects() by its reference, or a file by its ending: .csv in the layout of Live Link Face, .take,
/// or whatever capturePerformance() reads.
[[nodiscard]] Performance readDriver(Services& services, const std::filesystem::path& file,
                                     const PerformanceOptions& options, RunContext& context);

/// Whether the ending is one of a still picture.
[[nodiscard]] bool isPictureFile(const std::filesystem::path& file);

/// The usual options, with the shares of the landmark network's reading that its model.json tells.
/// Throws Error{BadWeights} where its channels are not those of the face model.
[[nodiscard]] CaptureOptions trainedCaptureOptions(Services& services);

/// Points as the network sees them, for FaceCapture, which smooths what it makes of them.
[[nodiscard]] TrackerOptions unsmoothedTracking(int wantedFaces);

}  // namespace visagiste
