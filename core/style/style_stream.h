#pragma once

#include "core/style/style_scene.h"

namespace visagiste {

struct StyleStreamOptions {
  int mostSidePx = 640;  ///< Of the longer side that the network sees; smaller is faster and has larger strokes.
  /// Whether statistics are averaged over frames and still pixels are freed from noise; off: each frame by itself.
  bool isSteadied = true;
  void check() const;  ///< Throws Error{InvalidArgument} unless mostSidePx is 64 to 4096.
};

/// One video on its way through a style. One thread.
class StyleStream {
 public:
  virtual ~StyleStream() = default;

  /// The frame in the style, of the same size. Frames come in their order; a jump to another scene is noticed.
  /// Throws Error{InvalidArgument} for a picture without colour.
  [[nodiscard]] virtual Image next(const StyleScene& scene) = 0;
};

}  // namespace visagiste
