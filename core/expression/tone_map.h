#pragma once

#include <cstddef>
#include <vector>

#include "core/types/image.h"

namespace visagiste {

struct Tone {
  float gray = 0;  ///< 0..255.
  float red = 0;   ///< How much redder than green, relative to the brightness; about -20..20.
};

/// Brightness and redness of a picture, a little blurred against noise. Immutable; any thread.
class ToneMap {
 public:
  /// Throws Error{InvalidArgument} for a picture that is not Rgb8 or smaller than 2 x 2.
  explicit ToneMap(const Image& picture);

  /// Bilinear at these pixels, pixel centres at (0.5, 0.5); the edge repeats.
  [[nodiscard]] Tone sample(float x, float y) const;

 private:
  Tone& at(int x, int y) {
    return m_tones[static_cast<std::size_t>(y) * static_cast<std::size_t>(m_width) + static_cast<std::size_t>(x)];
  }
  void blur();

  int m_width;
  int m_height;
  std::vector<Tone> m_tones;
};

}  // namespace visagiste
