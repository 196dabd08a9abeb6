#pragma once

#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "core/catalogue/services.h"
#include "core/types/frame.h"
#include "core/types/tracked_face.h"

namespace visagiste {

class FaceTracker;

/// A person in a frame and what each pixel around the face shows.
struct ParsedFace {
  TrackedFace face;
  std::shared_ptr<const FaceParsing> parsing;
};

/// The people of a video, followed over its frames by the accurate networks. One thread.
class VideoFaces {
 public:
  static constexpr int kMostFaces = 8;

  /// mostFaces  1..16. Throws what loading networks throws.
  VideoFaces(Services& services, std::optional<Precision> precision, int mostFaces = kMostFaces);
  ~VideoFaces();
  VideoFaces(const VideoFaces&) = delete;
  VideoFaces& operator=(const VideoFaces&) = delete;

  /// Of the next frame, which is asked of one of these two only.
  [[nodiscard]] std::vector<TrackedFace> tracked(const Frame& frame);
  /// With parsings that are steadied over the frames.
  [[nodiscard]] std::vector<ParsedFace> parsed(const Frame& frame);

 private:
  std::unique_ptr<FaceTracker> m_tracker;
  std::shared_ptr<FaceParser> m_parser;
  std::map<int, std::shared_ptr<const FaceParsing>> m_parsings;  // Of the frame before, by the id of the face.
};

}  // namespace visagiste
