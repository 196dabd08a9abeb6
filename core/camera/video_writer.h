#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "core/types/image.h"

namespace visagiste {

/// Writes pictures as a video file that appears whole or not at all. One thread at a time.
///
/// The frames go into a hidden file beside `file`; finish() renames it. Without finish() nothing is left behind.
class VideoWriter {
 public:
  /// file             ends in .mp4 (MPEG-4 part 2, played everywhere), .webm (VP8) or .avi (Motion JPEG).
  /// sizePx           of every frame; odd sides lose their last row or column, which the codecs cannot store.
  /// framesPerSecond  1..240.
  /// Throws Error{InvalidArgument} for another ending or bad numbers, Error{Unwritable}.
  VideoWriter(std::filesystem::path file, Size sizePx, double framesPerSecond);
  ~VideoWriter();
  VideoWriter(const VideoWriter&) = delete;
  VideoWriter& operator=(const VideoWriter&) = delete;

  /// frame  Rgb8 of the size given. Throws Error{InvalidArgument} for any other.
  void write(const Image& frame);

  /// Closes the file and gives it its name. Throws Error{Unwritable} (a full disk shows here), and leaves nothing then.
  void finish();

  [[nodiscard]] long frameCount() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> m_parts;
};

/// Empty, or why a video cannot be written under this name.
[[nodiscard]] std::string videoNameProblem(const std::filesystem::path& file);

}  // namespace visagiste
