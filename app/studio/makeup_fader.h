#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "core/makeup/makeup_renderer.h"
#include "core/types/tracked_face.h"

namespace visagiste {

/// What the people in front of a camera wear.
struct LiveLooks {
  std::shared_ptr<const MakeupLook> everybody;           ///< Null: nothing.
  std::map<int, std::shared_ptr<const MakeupLook>> own;  ///< By the id of the tracked face; goes before everybody's.

  [[nodiscard]] std::shared_ptr<const MakeupLook> of(int faceId) const {
    const auto place = own.find(faceId);
    return place == own.end() ? everybody : place->second;
  }
};

/// Lets makeup come and go softly: a face that is found puts it on within kFadeS, one that is lost keeps it where it
/// was last seen until it has faded. One stream; one thread.
class MakeupFader {
 public:
  static constexpr double kFadeS = 0.3;

  /// The faces to paint in this frame, without parsings; strengths in (0, 1]. A face with presence 0 counts as lost.
  [[nodiscard]] std::vector<MakeupFace> step(const std::vector<TrackedFace>& faces, const LiveLooks& looks,
                                             std::chrono::steady_clock::time_point capturedAt);
  void reset();

 private:
  struct Worn {
    Landmarks landmarks;
    Irises irises;
    double strength = 0;
  };

  std::map<int, Worn> m_worn;  ///< By the id of the face.
  std::optional<std::chrono::steady_clock::time_point> m_lastAt;
};

}  // namespace visagiste
