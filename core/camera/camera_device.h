#pragma once

#include <memory>

#include "core/camera/frame_source.h"

namespace visagiste {

/// The hardware below a camera source; tests hand in their own.
class CameraDevice {
 public:
  enum class Outcome { Picture = 1, NothingYet, Failed };
  struct Reading {
    Outcome outcome = Outcome::Failed;
    Image image;  ///< Rgb8; set with Picture.
  };

  CameraDevice() = default;
  virtual ~CameraDevice() = default;
  CameraDevice(const CameraDevice&) = delete;
  CameraDevice& operator=(const CameraDevice&) = delete;

  /// Blocks for at most 100 ms.
  [[nodiscard]] virtual Reading read() = 0;
  [[nodiscard]] virtual SourceDescription description() const = 0;
};

/// A source that gives what the device reads and notices when it is gone: after `kFailuresWhenGone` failures in a row
/// or `kSilencesWhenGone` readings in a row without a picture.
[[nodiscard]] std::unique_ptr<FrameSource> makeCameraSource(std::unique_ptr<CameraDevice> device);

inline constexpr int kFailuresWhenGone = 5;
inline constexpr int kSilencesWhenGone = 50;

}  // namespace visagiste
