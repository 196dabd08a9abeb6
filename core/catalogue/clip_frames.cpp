#include "core/catalogue/clip_frames.h"

#include <optional>
#include <utility>

#include "core/camera/recording.h"
#include "core/catalogue/sample_files.h"

namespace visagiste {

std::vector<Frame> demoClipFrames(std::size_t most) {
  PlaybackOptions playback;
  playback.clock = makeUnpacedPlaybackClock();
  const std::unique_ptr<FrameSource> source = openRecording(demoClip(), playback);
  std::vector<Frame> frames;
  while (frames.size() < most) {
    std::optional<Frame> frame = source->next();
    if (!frame)
      break;
    frames.push_back(std::move(*frame));
  }
  return frames;
}

}  // namespace visagiste
