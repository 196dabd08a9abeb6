#include "core/camera/video_writer.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <opencv2/imgproc.hpp>
#include <opencv2/videoio.hpp>
#include <string>
#include <system_error>

#include "core/base/error.h"
#include "core/camera/opencv_video.h"
#include "core/image/mat_view.h"

namespace visagiste {
namespace {

namespace fs = std::filesystem;

struct Codec {
  const char* ending;
  std::array<char, 4> name;
};

// Debian encodes H.264 through x264, which an MIT-licensed program should not depend on; these three are always there.
constexpr Codec kCodecs[] = {
    {".mp4", {'m', 'p', '4', 'v'}}, {".webm", {'V', 'P', '8', '0'}}, {".avi", {'M', 'J', 'P', 'G'}}};

const Codec* codecOf(const fs::path& file) {
  std::string ending = file.extension().string();
  std::transform(ending.begin(), ending.end(), ending.begin(), [](unsigned char c) { return std::tolower(c); });
  const auto* const codec = std::find_if(std::begin(kCodecs), std::end(kCodecs),
                                         [&](const Codec& candidate) { return ending == candidate.ending; });
  return codec == std::end(kCodecs) ? nullptr : codec;
}

[[noreturn]] void throwUnwritable(const fs::path& file) {
  throw Error(ErrorCode::Unwritable, "The video '" + file.string() +
                                         "' cannot be written. Check that its folder exists, may be written to and has "
                                         "room.");
}

}  // namespace

struct VideoWriter::Parts {
  fs::path file;
  fs::path hidden;
  Size size;
  cv::VideoWriter writer;
  cv::Mat bgr;
  long frames = 0;
};

std::string videoNameProblem(const fs::path& file) {
  return codecOf(file) != nullptr ? std::string() : "'" + file.string() + "' must end in .mp4, .webm or .avi";
}

VideoWriter::VideoWriter(fs::path file, Size sizePx, double framesPerSecond) : m_parts(std::make_unique<Parts>()) {
  const std::string problem = videoNameProblem(file);
  if (!problem.empty())
    throw Error(ErrorCode::InvalidArgument, problem + ".");
  if (sizePx.width < 2 || sizePx.height < 2 || !(framesPerSecond >= 1 && framesPerSecond <= 240))
    throw Error(ErrorCode::InvalidArgument,
                "A video needs frames of at least 2 x 2 pixels, 1 to 240 of them a second.");
  quietOpenCv();
  m_parts->file = std::move(file);
  m_parts->hidden = m_parts->file.parent_path() / ("." + m_parts->file.stem().string() + "-" +
                                                   std::to_string(::getpid()) + m_parts->file.extension().string());
  m_parts->size = sizePx;
  const std::array<char, 4>& name = codecOf(m_parts->file)->name;
  bool open = false;
  try {
    open = m_parts->writer.open(fs::absolute(m_parts->hidden).string(), cv::CAP_FFMPEG,
                                cv::VideoWriter::fourcc(name[0], name[1], name[2], name[3]), framesPerSecond,
                                cv::Size(sizePx.width & ~1, sizePx.height & ~1));
  } catch (const cv::Exception&) {
    // The message of OpenCV names its own source lines; the person needs the file.
  }
  if (!open)
    throwUnwritable(m_parts->file);
}

VideoWriter::~VideoWriter() {
  m_parts->writer.release();
  std::error_code ignored;
  if (!m_parts->hidden.empty())
    fs::remove(m_parts->hidden, ignored);
}

void VideoWriter::write(const Image& frame) {
  if (frame.size() != m_parts->size || frame.format() != PixelFormat::Rgb8)
    throw Error(ErrorCode::InvalidArgument, "A frame of the video '" + m_parts->file.string() + "' has another size.");
  const cv::Rect even(0, 0, frame.width() & ~1, frame.height() & ~1);
  cv::cvtColor(matView(frame)(even), m_parts->bgr, cv::COLOR_RGB2BGR);
  m_parts->writer.write(m_parts->bgr);
  ++m_parts->frames;
}

void VideoWriter::finish() {
  m_parts->writer.release();
  // FFmpeg's writer tells of no failed write: the file is opened again to see that it holds a picture.
  cv::VideoCapture check;
  cv::Mat first;
  const bool good = m_parts->frames > 0 && check.open(fs::absolute(m_parts->hidden).string(), cv::CAP_FFMPEG) &&
                    check.read(first) && !first.empty();
  check.release();
  std::error_code failed;
  if (good)
    fs::rename(m_parts->hidden, m_parts->file, failed);
  if (!good || failed)
    throwUnwritable(m_parts->file);
  m_parts->hidden.clear();
}

long VideoWriter::frameCount() const {
  return m_parts->frames;
}

}  // namespace visagiste
