#pragma once

#include <array>
#include <Eigen/Core>
#include <vector>

#include "core/types/image.h"

namespace visagiste {

/// Bilinear look-up in a texture, in linear light, with a chain of halved copies against aliasing.
/// Any thread once made.
class TextureLookup {
 public:
  /// `texture` may be empty: then every look-up gives white.
  explicit TextureLookup(const Image& texture);

  /// Linear RGB and straight alpha at `uv` (origin bottom-left); outside [0, 1] the edge texels repeat.
  /// level  0 is the full texture, each further one half of it; clamped to what there is.
  [[nodiscard]] Eigen::Vector4f at(const Eigen::Vector2f& uv, int level = 0) const;

  [[nodiscard]] bool hasAlpha() const { return m_hasAlpha; }
  [[nodiscard]] Size sizePx() const { return m_levels.empty() ? Size{} : m_levels.front().size(); }

 private:
  std::vector<Image> m_levels;
  bool m_hasAlpha = false;
};

}  // namespace visagiste
