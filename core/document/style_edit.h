#pragma once

#include "core/types/image.h"
#include "core/types/style_spec.h"

namespace visagiste {

/// How pictures are restyled, and where one of them is.
struct StyleEdit {
  StyleSpec spec;         ///< Without a style nothing is restyled.
  Image mask;             ///< Gray8; empty: the style shows everywhere.
  int maskedPicture = 0;  ///< Whose mask it is: what was painted over one picture means nothing on another.

  [[nodiscard]] Image maskOf(int picture) const { return picture == maskedPicture ? mask : Image(); }

  friend bool operator==(const StyleEdit& a, const StyleEdit& b) {
    return a.spec == b.spec && a.mask.sharedPixels() == b.mask.sharedPixels() && a.maskedPicture == b.maskedPicture;
  }
};

}  // namespace visagiste
