#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "core/face/face_parser.h"
#include "core/job/latest_slot.h"
#include "core/types/frame.h"
#include "core/types/tracked_face.h"

namespace visagiste {

/// Parses the faces of a stream on a thread of its own, as often as it manages but at most every kEvery, and carries
/// the newest answer along with the landmarks. Called by one thread.
class LiveParsing {
 public:
  static constexpr std::chrono::milliseconds kEvery{150};

  /// parser: made on the thread when first needed; what it throws ends the parsing, makeup goes on without.
  explicit LiveParsing(std::function<std::shared_ptr<FaceParser>()> parser);
  ~LiveParsing();
  LiveParsing(const LiveParsing&) = delete;
  LiveParsing& operator=(const LiveParsing&) = delete;

  /// Offers a frame; never waits.
  void offer(const std::shared_ptr<const Frame>& frame, const std::vector<TrackedFace>& faces);
  /// The newest answer for a face, where the face is now; null before the first.
  [[nodiscard]] std::shared_ptr<const FaceParsing> parsingOf(int faceId, const Landmarks& now) const;

 private:
  struct Offer {
    std::shared_ptr<const Frame> frame;
    std::vector<TrackedFace> faces;
  };
  struct Parsed {
    std::shared_ptr<const FaceParsing> parsing;
    Landmarks landmarks;  ///< Of the frame that was parsed.
  };

  void work();

  std::function<std::shared_ptr<FaceParser>()> m_makeParser;
  LatestSlot<Offer> m_slot;
  std::chrono::steady_clock::time_point m_offeredAt;
  mutable std::mutex m_mutex;
  std::map<int, Parsed> m_parsed;  // Guarded by m_mutex; by the id of the face.
  std::thread m_thread;
};

/// The parsing of one frame carried to another by the similarity that fits the landmarks best (least squares).
/// Throws Error{InvalidArgument} for landmarks of different numbers.
[[nodiscard]] FaceParsing carried(const FaceParsing& parsing, const Landmarks& then, const Landmarks& now);

}  // namespace visagiste
