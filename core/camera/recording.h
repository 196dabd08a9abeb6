#pragma once

#include <filesystem>
#include <memory>

#include "core/camera/frame_source.h"
#include "core/camera/playback_clock.h"

namespace visagiste {

enum class AtEnd { Stop = 1, Loop };

struct PlaybackOptions {
  AtEnd atEnd = AtEnd::Stop;
  double framesPerSecond = 0.0;          ///< 0: the video's own, 25 for a folder; at most 240.
  std::shared_ptr<PlaybackClock> clock;  ///< Null: the real time.

  void check() const;  ///< Throws Error{InvalidArgument} naming the first bad field.
};

/// Plays a video file at its own rate through FFmpeg; frames that are late are skipped.
///
/// Throws Error{NotFound} if there is no such file, Error{Unreadable} if it holds no video that can be read,
/// Error{TooLarge} above 8192 pixels a side. A frame that cannot be decoded leaves a gap; a file that breaks off plays
/// up to there, then next() throws Error{Unreadable}.
[[nodiscard]] std::unique_ptr<FrameSource> openVideoFile(const std::filesystem::path& file,
                                                         const PlaybackOptions& options = {});

/// Plays the pictures of a folder in the order of their names, numbers by value ("2.png" before "10.png").
///
/// Files that are no pictures are passed over; a picture that cannot be read is logged and leaves a gap.
/// Throws Error{NotFound} if there is no such folder or no picture in it, Error{Unreadable} (also from next()) if none
/// of the pictures can be read.
[[nodiscard]] std::unique_ptr<FrameSource> openImageFolder(const std::filesystem::path& folder,
                                                           const PlaybackOptions& options = {});

/// Either of the two above, by what lies at `path`. The demo clip is opened like this.
[[nodiscard]] std::unique_ptr<FrameSource> openRecording(const std::filesystem::path& path,
                                                         const PlaybackOptions& options = {});

}  // namespace visagiste
