#include <fcntl.h>
#include <linux/videodev2.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cmath>
#include <cstring>
#include <fstream>
#include <opencv2/videoio.hpp>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

#include "core/base/error.h"
#include "core/base/log.h"
#include "core/camera/camera.h"
#include "core/camera/camera_device.h"
#include "core/camera/opencv_video.h"
#include "core/image/mat_view.h"

namespace visagiste {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kReadTimeoutNs = 100'000'000;
constexpr double kMaxFramesPerSecond = 240.0;
constexpr double kUsualFramesPerSecond = 30.0;

/// A file descriptor that is closed on every path.
class Descriptor {
 public:
  explicit Descriptor(const fs::path& file) : m_value(::open(file.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC)) {}
  ~Descriptor() {
    if (m_value >= 0) {
      ::close(m_value);
    }
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int value() const { return m_value; }

 private:
  int m_value;
};

std::optional<int> indexOf(const std::string& deviceName) {
  constexpr std::string_view kPrefix = "video";
  int index = 0;
  const char* const end = deviceName.data() + deviceName.size();
  if (deviceName.compare(0, kPrefix.size(), kPrefix) != 0) {
    return std::nullopt;
  }
  const auto parsed = std::from_chars(deviceName.data() + kPrefix.size(), end, index);
  return parsed.ec == std::errc() && parsed.ptr == end ? std::optional(index) : std::nullopt;
}

/// Whether the node gives pictures; a camera has further ones, for metadata. errno tells why it could not be asked.
enum class Capability { Captures = 1, Other, Unknown };

Capability capabilityOf(const fs::path& node) {
  const Descriptor descriptor(node);
  if (descriptor.value() < 0) {
    return Capability::Unknown;
  }
  v4l2_capability capability{};
  if (::ioctl(descriptor.value(), VIDIOC_QUERYCAP, &capability) != 0) {
    return Capability::Other;
  }
  const auto has =
      (capability.capabilities & V4L2_CAP_DEVICE_CAPS) != 0U ? capability.device_caps : capability.capabilities;
  return (has & V4L2_CAP_VIDEO_CAPTURE) != 0U ? Capability::Captures : Capability::Other;
}

std::string nameOf(const fs::path& folder, int index) {
  std::string name;
  std::ifstream stream(folder / "name");
  std::getline(stream, name);
  return name.empty() ? "Camera " + std::to_string(index) : name;
}

[[noreturn]] void throwUnusable(int index, const fs::path& node) {
  std::error_code missing;
  if (!fs::exists(node, missing)) {
    throw Error(ErrorCode::NotFound, "There is no camera number " + std::to_string(index) +
                                         ". Connect one, or choose a video file or the demo clip.");
  }
  const Descriptor descriptor(node);
  if (descriptor.value() < 0 && (errno == EACCES || errno == EPERM)) {
    throw Error(ErrorCode::DeviceLost, "The camera " + node.string() +
                                           " may not be opened by you. Add your account to the group 'video' and log "
                                           "in again.");
  }
  throw Error(ErrorCode::DeviceLost, "The camera " + node.string() +
                                         " cannot be started. Close other programs that may use it and try again.");
}

class V4l2Camera final : public CameraDevice {
 public:
  V4l2Camera(int index, const CameraOptions& options) {
    const std::string node = "video" + std::to_string(index);
    const fs::path device = fs::path("/dev") / node;
    quietOpenCv();
    try {
      if (index < 0 || capabilityOf(device) != Capability::Captures || !m_capture.open(index, cv::CAP_V4L2)) {
        throwUnusable(index, device);
      }
      // Raw video of this size exceeds USB 2; almost every camera offers Motion JPEG for it.
      m_capture.set(cv::CAP_PROP_FOURCC, cv::VideoWriter::fourcc('M', 'J', 'P', 'G'));
      m_capture.set(cv::CAP_PROP_FRAME_WIDTH, options.size.width);
      m_capture.set(cv::CAP_PROP_FRAME_HEIGHT, options.size.height);
      m_capture.set(cv::CAP_PROP_FPS, options.framesPerSecond);
      m_capture.set(cv::CAP_PROP_BUFFERSIZE, 2);  // Each further buffer is one more frame of delay.
    } catch (const cv::Exception&) {
      throwUnusable(index, device);
    }
    const double rate = m_capture.get(cv::CAP_PROP_FPS);
    m_description = {SourceKind::Camera, nameOf(fs::path("/sys/class/video4linux") / node, index),
                     Size{static_cast<int>(m_capture.get(cv::CAP_PROP_FRAME_WIDTH)),
                          static_cast<int>(m_capture.get(cv::CAP_PROP_FRAME_HEIGHT))},
                     std::isfinite(rate) && rate >= 1.0 && rate <= kMaxFramesPerSecond ? rate : kUsualFramesPerSecond};
  }

  Reading read() override {
    try {
      std::vector<int> ready;
      // A plain read waits up to ten seconds for a camera that hangs.
      if (!cv::VideoCapture::waitAny({m_capture}, ready, kReadTimeoutNs)) {
        return {Outcome::NothingYet, {}};
      }
      cv::Mat bgr;
      if (m_capture.read(bgr) && !bgr.empty()) {
        return {Outcome::Picture, imageFromBgrMat(bgr)};
      }
    } catch (const cv::Exception& error) {
      log(LogLevel::Debug, std::string("Reading the camera failed: ") + error.what());
    }
    return {Outcome::Failed, {}};
  }

  SourceDescription description() const override { return m_description; }

 private:
  cv::VideoCapture m_capture;
  SourceDescription m_description;
};

}  // namespace

std::vector<CameraName> listCameras(const fs::path& names, const fs::path& devices) {
  std::vector<CameraName> cameras;
  std::error_code listing;
  for (auto entry = fs::directory_iterator(names, listing); !listing && entry != fs::directory_iterator();
       entry.increment(listing)) {
    const std::string node = entry->path().filename().string();
    const std::optional<int> index = indexOf(node);
    if (index && capabilityOf(devices / node) == Capability::Captures) {
      cameras.push_back({*index, nameOf(entry->path(), *index)});
    }
  }
  std::sort(cameras.begin(), cameras.end(), [](const CameraName& a, const CameraName& b) { return a.index < b.index; });
  return cameras;
}

std::unique_ptr<FrameSource> openCamera(int index, const CameraOptions& options) {
  return makeCameraSource(std::make_unique<V4l2Camera>(index, options));
}

}  // namespace visagiste
