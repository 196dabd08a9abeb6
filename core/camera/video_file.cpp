#include <algorithm>
#include <cmath>
#include <opencv2/videoio.hpp>
#include <string>
#include <system_error>
#include <utility>

#include "core/base/error.h"
#include "core/base/log.h"
#include "core/camera/opencv_video.h"
#include "core/camera/recording.h"
#include "core/image/mat_view.h"

namespace visagiste {
namespace {

namespace fs = std::filesystem;

constexpr int kMaxSidePx = 8192;                // 8K video; above it a file lies about itself.
constexpr double kUsualFramesPerSecond = 25.0;  // For files that do not say.
constexpr double kMaxFramesPerSecond = 240.0;
// Containers round the number of frames; only a clear shortfall means that the file breaks off.
constexpr double kWholePart = 0.9;

[[noreturn]] void throwUnreadable(const fs::path& file) {
  throw Error(ErrorCode::Unreadable, "The video " + file.string() +
                                         " cannot be read: it is damaged, empty or of a kind that is not supported. "
                                         "Save it as MP4 (H.264) and try again.");
}

cv::VideoCapture openCapture(const fs::path& file) {
  quietOpenCv();
  cv::VideoCapture capture;
  try {
    // An absolute path cannot be mistaken for the address of a stream.
    if (capture.open(fs::absolute(file).string(), cv::CAP_FFMPEG)) {
      return capture;
    }
  } catch (const cv::Exception&) {
    // The message of OpenCV names its own source lines; the person needs the file.
  }
  throwUnreadable(file);
}

double rateOf(const cv::VideoCapture& capture, double wanted) {
  const double own = capture.get(cv::CAP_PROP_FPS);
  if (wanted > 0.0) {
    return wanted;
  }
  return std::isfinite(own) && own >= 1.0 && own <= kMaxFramesPerSecond ? own : kUsualFramesPerSecond;
}

class VideoFile final : public FrameSource {
 public:
  VideoFile(const fs::path& file, const PlaybackOptions& options)
      : m_file(file),
        m_atEnd(options.atEnd),
        m_clock(options.clock ? options.clock : makeSteadyPlaybackClock()),
        m_capture(openCapture(file)),
        m_framesPerSecond(rateOf(m_capture, options.framesPerSecond)),
        m_promisedFrames(m_capture.get(cv::CAP_PROP_FRAME_COUNT)),
        m_schedule(m_clock, m_framesPerSecond) {
    requireSensibleSize();
    // Many damaged files open; only a decoded frame shows that there is a video.
    if (!skipOne() || !decode()) {
      throwUnreadable(m_file);
    }
  }

  std::optional<Frame> next() override {
    if (m_ahead.isEmpty()) {
      for (std::uint64_t late = m_schedule.lateFrames(m_next); late > 0; --late, ++m_next) {
        if (!advance()) {
          return std::nullopt;
        }
      }
    }
    while (m_ahead.isEmpty()) {
      if (!advance()) {
        return std::nullopt;
      }
      if (!decode()) {
        ++m_brokenOfThisRound;
        ++m_next;
      }
    }
    if (!m_schedule.waitFor(m_next)) {
      return std::nullopt;
    }
    return Frame{m_next++, m_clock->now(), std::exchange(m_ahead, Image())};
  }

  SourceDescription description() const override {
    return {SourceKind::VideoFile, m_file.filename().string(), m_size, m_framesPerSecond,
            std::max(0.0, m_promisedFrames)};
  }

  void interrupt() noexcept override { m_clock->interrupt(); }

 private:
  void requireSensibleSize() const {
    const double width = m_capture.get(cv::CAP_PROP_FRAME_WIDTH);
    const double height = m_capture.get(cv::CAP_PROP_FRAME_HEIGHT);
    if (width > kMaxSidePx || height > kMaxSidePx) {
      throw Error(ErrorCode::TooLarge, "The video " + m_file.string() +
                                           " is too large: " + std::to_string(static_cast<long>(width)) + " × " +
                                           std::to_string(static_cast<long>(height)) + " pixels; at most " +
                                           std::to_string(kMaxSidePx) + " a side can be played.");
    }
  }

  /// Steps to the next frame of the file without decoding its picture into RGB; false at the file's end.
  bool skipOne() {
    try {
      if (m_capture.grab()) {
        ++m_framesOfThisRound;
        return true;
      }
    } catch (const cv::Exception& error) {
      log(LogLevel::Warning, "Reading the video " + m_file.string() + " failed: " + error.what());
    }
    return false;
  }

  /// Like skipOne(), and starts again at the end if that is wanted.
  bool advance() {
    if (skipOne()) {
      return true;
    }
    requireWhole();
    if (m_atEnd == AtEnd::Stop) {
      return false;
    }
    m_capture = openCapture(m_file);  // Seeking to the start is not exact in every container.
    m_framesOfThisRound = 0;
    m_brokenOfThisRound = 0;
    return skipOne();
  }

  void requireWhole() const {
    const std::uint64_t good = m_framesOfThisRound - m_brokenOfThisRound;
    if (good == 0) {
      throwUnreadable(m_file);
    }
    if (m_promisedFrames > 0.0 && static_cast<double>(good) + 1.0 < kWholePart * m_promisedFrames) {
      throw Error(ErrorCode::Unreadable, "The video " + m_file.string() +
                                             " breaks off or is damaged: " + std::to_string(good) + " of " +
                                             std::to_string(static_cast<long>(m_promisedFrames)) +
                                             " frames could be read. The file is probably not complete.");
    }
  }

  bool decode() {
    try {
      cv::Mat bgr;
      if (m_capture.retrieve(bgr) && !bgr.empty()) {
        m_ahead = imageFromBgrMat(bgr);
        m_size = m_ahead.size();
        return true;
      }
    } catch (const cv::Exception& error) {
      log(LogLevel::Warning, "Reading the video " + m_file.string() + " failed: " + error.what());
    }
    return false;
  }

  const fs::path m_file;
  const AtEnd m_atEnd;
  const std::shared_ptr<PlaybackClock> m_clock;
  cv::VideoCapture m_capture;
  const double m_framesPerSecond;
  const double m_promisedFrames;
  PlaybackSchedule m_schedule;
  Size m_size;
  std::uint64_t m_next = 0;               // Sequence number of the frame to come.
  std::uint64_t m_framesOfThisRound = 0;  // Read since the file was opened last.
  std::uint64_t m_brokenOfThisRound = 0;  // Of these, those that could not be decoded; each leaves a gap.
  Image m_ahead;                          // The picture of m_next, once it is read.
};

}  // namespace

std::unique_ptr<FrameSource> openVideoFile(const fs::path& file, const PlaybackOptions& options) {
  options.check();
  std::error_code missing;
  if (!fs::is_regular_file(file, missing)) {
    throw Error(ErrorCode::NotFound, "There is no video file " + file.string() + ".");
  }
  return std::make_unique<VideoFile>(file, options);
}

}  // namespace visagiste
