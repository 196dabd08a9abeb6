#include "core/expression/face_choice.h"

namespace visagiste {
namespace {

bool isSeen(const TrackedFace& face) {
  return face.landmarks.presence > 0;
}

/// Index of the seen face with the highest score that is not one of `others`.
template <typename Score>
std::optional<std::size_t> best(const std::vector<TrackedFace>& faces, const std::set<int>& others,
                                const Score& score) {
  std::optional<std::size_t> found;
  for (std::size_t i = 0; i < faces.size(); ++i)
    if (isSeen(faces[i]) && others.count(faces[i].id) == 0 && (!found || score(faces[i]) > score(faces[*found])))
      found = i;
  return found;
}

}  // namespace

std::optional<std::size_t> FaceChoice::choose(const std::vector<TrackedFace>& faces) {
  std::optional<std::size_t> chosen;
  if (m_id)
    for (std::size_t i = 0; i < faces.size(); ++i)
      if (faces[i].id == *m_id) {
        if (!isSeen(faces[i]))
          return std::nullopt;  // Its track still runs.
        chosen = i;
      }
  if (!chosen) {
    const auto nearTo = [](const Eigen::Vector2f& pointPx) {
      return [pointPx](const TrackedFace& face) { return -(face.box.centerPx - pointPx).squaredNorm(); };
    };
    if (m_id)
      chosen = best(faces, m_others, nearTo(m_placePx));
    else if (m_startPx)
      chosen = best(faces, m_others, nearTo(*m_startPx));
    else
      chosen = best(faces, m_others, [](const TrackedFace& face) { return face.box.sidePx; });
  }
  if (!chosen)
    return std::nullopt;
  m_id = faces[*chosen].id;
  m_placePx = faces[*chosen].box.centerPx;
  for (const TrackedFace& face : faces)
    if (face.id != *m_id)
      m_others.insert(face.id);
  return chosen;
}

void FaceChoice::choosePoint(const Eigen::Vector2f& pointPx) {
  m_startPx = pointPx;
  m_id.reset();
  m_others.clear();
}

}  // namespace visagiste
