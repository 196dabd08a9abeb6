#include "core/catalogue/video_change.h"

#include <algorithm>
#include <optional>

#include "core/camera/recording.h"

namespace visagiste {

std::unique_ptr<VideoWriter> changedVideo(const VideoChange& what, RunContext& context,
                                          const std::function<Image(const Frame&)>& change) {
  PlaybackOptions playback;
  playback.clock = makeUnpacedPlaybackClock();
  const std::unique_ptr<FrameSource> source = openRecording(what.video, playback);
  const SourceDescription description = source->description();
  auto writer = std::make_unique<VideoWriter>(what.output, description.size, description.framesPerSecond);
  while (const std::optional<Frame> frame = source->next()) {
    context.checkpoint();
    writer->write(change(*frame));
    const auto done = static_cast<double>(writer->frameCount());
    const double all = std::max(description.frameCount, done);
    context.report(static_cast<float>(0.05 + 0.9 * done / all), what.stageKey);
  }
  return writer;
}

}  // namespace visagiste
