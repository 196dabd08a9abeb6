#include "core/camera/recording.h"

#include "core/base/error.h"

namespace visagiste {
namespace {

constexpr double kMaxFramesPerSecond = 240.0;

}  // namespace

void PlaybackOptions::check() const {
  if (!(framesPerSecond >= 0.0 && framesPerSecond <= kMaxFramesPerSecond)) {
    throw Error(ErrorCode::InvalidArgument, "The frame rate must be between 0 (the recording's own) and 240.");
  }
}

std::unique_ptr<FrameSource> openRecording(const std::filesystem::path& path, const PlaybackOptions& options) {
  std::error_code missing;
  return std::filesystem::is_directory(path, missing) ? openImageFolder(path, options) : openVideoFile(path, options);
}

}  // namespace visagiste
