#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "core/base/error.h"
#include "core/face/face_parser.h"
#include "core/job/latest_slot.h"
#include "core/types/frame.h"
#include "core/types/tracked_face.h"

namespace visagiste {

/// Parses the faces of a stream on a thread of its own, as often as it manages, and carries the newest answer along
/// with the landmarks: once for everything that is worn and painted.
class LiveParsing {
 public:
  /// parser: made on the thread when first needed; what it throws ends the parsing.
  explicit LiveParsing(std::function<std::shared_ptr<FaceParser>()> parser);
  ~LiveParsing();
  LiveParsing(const LiveParsing&) = delete;
  LiveParsing& operator=(const LiveParsing&) = delete;

  /// Offers a frame unless another one, or this one, was offered less than this before. Never waits. One thread.
  void offer(const std::shared_ptr<const Frame>& frame, const std::vector<TrackedFace>& faces,
             std::chrono::milliseconds every);
  /// The newest answer for a face, where the face is now; null before the first. Any thread.
  [[nodiscard]] std::shared_ptr<const FaceParsing> parsingOf(int faceId, const Landmarks& now) const;
  /// How many frames have been parsed. Any thread.
  [[nodiscard]] int answerCount() const;
  /// What ended the parsing. Any thread.
  [[nodiscard]] std::optional<Error> problem() const;

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
  std::shared_ptr<const Frame> m_offered;  ///< The last one.
  mutable std::mutex m_mutex;
  std::map<int, Parsed> m_parsed;  // Guarded by m_mutex, like all below; by the id of the face.
  int m_answerCount = 0;
  std::optional<Error> m_problem;
  std::thread m_thread;
};

/// The parsing of one frame carried to another by the similarity that fits the landmarks best (least squares).
/// Throws Error{InvalidArgument} for landmarks of different numbers.
[[nodiscard]] FaceParsing carried(const FaceParsing& parsing, const Landmarks& then, const Landmarks& now);

}  // namespace visagiste
