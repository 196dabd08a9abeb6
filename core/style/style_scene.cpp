#include "core/style/style_scene.h"

#include "core/face/moved_face.h"
#include "core/image/resample.h"

namespace visagiste {

StyleScene shrunkToFit(const StyleScene& whole, int maxSidePx) {
  StyleScene result{shrunkToFit(whole.picture, maxSidePx), whole.faces, whole.mask};
  if (result.picture.size() == whole.picture.size())
    return result;
  const float scale = static_cast<float>(result.picture.width()) / static_cast<float>(whole.picture.width());
  for (StyleFace& face : result.faces) {
    face.landmarks = movedFace(face.landmarks, scale, Eigen::Vector2f::Zero());
    face.parsing = movedFace(face.parsing, scale, Eigen::Vector2f::Zero());
  }
  return result;
}

}  // namespace visagiste
