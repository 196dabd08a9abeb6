#include <atomic>
#include <utility>

#include "core/base/error.h"
#include "core/camera/camera_device.h"

namespace visagiste {
namespace {

class CameraSource final : public FrameSource {
 public:
  explicit CameraSource(std::unique_ptr<CameraDevice> device) : m_device(std::move(device)) {}

  std::optional<Frame> next() override {
    int failures = 0;
    int silences = 0;
    while (!m_interrupted) {
      CameraDevice::Reading reading = m_device->read();
      switch (reading.outcome) {
        case CameraDevice::Outcome::Picture:
          return Frame{m_next++, std::chrono::steady_clock::now(), std::move(reading.image)};
        case CameraDevice::Outcome::NothingYet:
          ++silences;
          break;
        case CameraDevice::Outcome::Failed:
          ++failures;
          break;
      }
      if (failures >= kFailuresWhenGone) {
        throw Error(ErrorCode::DeviceLost,
                    "The camera '" + m_device->description().name +
                        "' went away. Plug it in again and choose it anew, or choose another source.");
      }
      if (silences >= kSilencesWhenGone) {
        throw Error(ErrorCode::DeviceLost, "The camera '" + m_device->description().name +
                                               "' sends no pictures. Close other programs that may use it, or plug it "
                                               "in again.");
      }
    }
    return std::nullopt;
  }

  SourceDescription description() const override { return m_device->description(); }

  void interrupt() noexcept override { m_interrupted = true; }

 private:
  const std::unique_ptr<CameraDevice> m_device;
  std::uint64_t m_next = 0;
  std::atomic<bool> m_interrupted{false};
};

}  // namespace

std::unique_ptr<FrameSource> makeCameraSource(std::unique_ptr<CameraDevice> device) {
  return std::make_unique<CameraSource>(std::move(device));
}

}  // namespace visagiste
