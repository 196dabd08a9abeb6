#pragma once

#include <optional>
#include <string>

#include "core/types/frame.h"
#include "core/types/image.h"

namespace visagiste {

enum class SourceKind { Camera = 1, VideoFile, ImageFolder };

/// What a person wants to know of a source before its first frame.
struct SourceDescription {
  SourceKind kind = SourceKind::Camera;
  std::string name;              ///< The camera's own name, or the file's or folder's.
  Size size;                     ///< Of the first frame; later ones may differ in a folder.
  double framesPerSecond = 0.0;  ///< > 0; what is aimed at, for a camera what the driver promised.
  double frameCount = 0;         ///< As the container says, of one round; 0 where nobody knows, as with a camera.
};

/// Gives frames, each when it is due.
///
/// One thread (the capture thread) owns it and calls everything but interrupt().
class FrameSource {
 public:
  FrameSource() = default;
  virtual ~FrameSource() = default;
  FrameSource(const FrameSource&) = delete;
  FrameSource& operator=(const FrameSource&) = delete;

  /// Blocks until the next frame is due; nothing at the end or after interrupt(). Sequence numbers rise; a gap means
  /// that frames were left out, because they were late or could not be read.
  /// Throws Error{DeviceLost} when a camera went away, Error{Unreadable} when a recording breaks off.
  [[nodiscard]] virtual std::optional<Frame> next() = 0;

  [[nodiscard]] virtual SourceDescription description() const = 0;

  /// Makes a next() that waits, and every later one, return nothing within 150 ms. Any thread.
  virtual void interrupt() noexcept = 0;
};

}  // namespace visagiste
