#include "app/studio/makeup_fader.h"

#include <algorithm>

namespace visagiste {

std::vector<MakeupFace> MakeupFader::step(const std::vector<TrackedFace>& faces, const LiveLooks& looks,
                                          std::chrono::steady_clock::time_point capturedAt) {
  const double elapsedS = m_lastAt ? std::max(0.0, std::chrono::duration<double>(capturedAt - *m_lastAt).count()) : 0.0;
  m_lastAt = capturedAt;
  const double change = elapsedS / kFadeS;
  for (auto& [id, worn] : m_worn) {
    worn.strength -= change;  // Those that are here get it back below, and as much on top.
  }
  for (const TrackedFace& face : faces) {
    if (face.landmarks.presence > 0) {
      const auto [place, isNew] = m_worn.try_emplace(face.id);
      Worn& worn = place->second;
      worn.strength = std::min(1.0, std::max(0.0, worn.strength + (isNew ? 0 : 2 * change)));
      worn.landmarks = face.landmarks;
      worn.irises = face.irises;
    }
  }
  std::vector<MakeupFace> result;
  for (auto place = m_worn.begin(); place != m_worn.end();) {
    const auto& [id, worn] = *place;
    const bool isHere = std::any_of(faces.begin(), faces.end(), [id = id](const TrackedFace& face) {
      return face.id == id && face.landmarks.presence > 0;
    });
    if (worn.strength <= 0 && !isHere) {
      place = m_worn.erase(place);
      continue;
    }
    const std::shared_ptr<const MakeupLook> look = looks.of(id);
    if (look != nullptr && worn.strength > 0) {
      result.push_back({id, worn.landmarks, worn.irises, nullptr, look, static_cast<float>(worn.strength)});
    }
    ++place;
  }
  return result;
}

void MakeupFader::reset() {
  m_worn.clear();
  m_lastAt.reset();
}

}  // namespace visagiste
