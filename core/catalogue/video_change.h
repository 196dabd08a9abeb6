#pragma once

#include <functional>
#include <memory>
#include <string>

#include "core/camera/video_writer.h"
#include "core/job/run_context.h"
#include "core/types/frame.h"

namespace visagiste {

struct VideoChange {
  std::string video;
  std::string output;
  const char* stageKey = "";  ///< Reported from 5 % to 95 %.
};

/// Sends every frame of a video through `change` into a new one. The new one appears with the writer's finish().
/// Throws what reading and writing videos and `change` throw; Cancelled.
[[nodiscard]] std::unique_ptr<VideoWriter> changedVideo(const VideoChange& what, RunContext& context,
                                                        const std::function<Image(const Frame&)>& change);

}  // namespace visagiste
