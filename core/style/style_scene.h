#pragma once

#include <memory>
#include <vector>

#include "core/types/face_parsing.h"
#include "core/types/image.h"
#include "core/types/landmarks.h"
#include "core/types/style_spec.h"

namespace visagiste {

/// One person in a picture that is restyled.
struct StyleFace {
  Landmarks landmarks;
  std::shared_ptr<const FaceParsing> parsing;  ///< Tells skin, hair and clothes apart; may be null.
};

/// A picture and what is known about it.
struct StyleScene {
  Image picture;                 ///< Rgb8, or Rgba8 whose alpha stays as it is.
  std::vector<StyleFace> faces;  ///< May be empty: then all is background, and nothing is protected.
  Image mask;                    ///< Gray8 of any size, stretched over the picture: 255 takes the style, 0 does not.
                                 ///< Empty: all of it does.
};

/// The same with the picture's longer side at most this long. Pure; any thread.
[[nodiscard]] StyleScene shrunkToFit(const StyleScene& whole, int maxSidePx);

/// Whether a spec needs to know where faces are, and what each pixel around them shows. Pure; any thread.
[[nodiscard]] inline bool needsFaces(const StyleSpec& spec) {
  return spec.protect > 0 || !spec.regions.areEqual();
}
[[nodiscard]] inline bool needsParsing(const StyleSpec& spec) {
  return !spec.regions.areEqual();
}

}  // namespace visagiste
