#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/camera/frame_source.h"

namespace visagiste {

/// A camera as the chooser shows it.
struct CameraName {
  int index = 0;     ///< N of /dev/videoN.
  std::string name;  ///< E.g. "Integrated Camera".
};

/// The cameras of this machine by index; none is an empty list. Opens no stream and takes a few milliseconds.
/// The folders are handed in by tests.
[[nodiscard]] std::vector<CameraName> listCameras(const std::filesystem::path& names = "/sys/class/video4linux",
                                                  const std::filesystem::path& devices = "/dev");

struct CameraOptions {
  Size size{1280, 720};           ///< The driver takes the nearest it knows.
  double framesPerSecond = 30.0;  ///< The same.
};

/// Starts a camera through V4L2. index: N of /dev/videoN.
/// Throws Error{NotFound} if there is no such camera, Error{DeviceLost} if it cannot be used (busy, no permission); the
/// message says what to do. From next(): Error{DeviceLost} when it was unplugged or stays silent for five seconds.
[[nodiscard]] std::unique_ptr<FrameSource> openCamera(int index, const CameraOptions& options = {});

}  // namespace visagiste
