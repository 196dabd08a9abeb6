#pragma once

#include <Eigen/Core>
#include <optional>
#include <set>
#include <vector>

#include "core/types/tracked_face.h"

namespace visagiste {

/// Picks one of several faces and keeps to it. One thread at a time.
///
/// The chosen face is known by its track. When the track ends, whoever was seen beside it is somebody else and is never
/// taken for it; a face that comes later is taken for the one that returns, the nearest to the old place first.
class FaceChoice {
 public:
  /// startPx  the face nearest to this point of the first frame with faces; absent: the largest.
  explicit FaceChoice(std::optional<Eigen::Vector2f> startPx = std::nullopt) : m_startPx(startPx) {}

  /// faces    of one frame; those with presence 0 were not seen in it and are passed over.
  /// returns  index of the chosen face; nothing while it is away.
  [[nodiscard]] std::optional<std::size_t> choose(const std::vector<TrackedFace>& faces);

  /// Takes the face nearest to this point from the next frame on.
  void choosePoint(const Eigen::Vector2f& pointPx);
  /// TrackedFace::id of the chosen face, while it is away as well; nothing before the first one.
  [[nodiscard]] std::optional<int> chosenId() const { return m_id; }

 private:
  std::optional<Eigen::Vector2f> m_startPx;
  std::optional<int> m_id;
  Eigen::Vector2f m_placePx = Eigen::Vector2f::Zero();
  std::set<int> m_others;  // Tracks that were seen beside the chosen one.
};

}  // namespace visagiste
