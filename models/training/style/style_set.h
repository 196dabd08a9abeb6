#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <string>
#include <vector>

#include "models/training/engine/canvas.h"
#include "models/training/engine/packed_set.h"
#include "models/training/engine/set_description.h"

namespace visagiste::training {

/// Portraits to repaint and pictures to repaint them like; sRGB-coded values in [0, 1], channels-last.
struct StyleBatch {
  at::Tensor contents;  ///< (B, 3, S, S)
  at::Tensor faces;     ///< (B, 1, S, S) 1 where brows, eyes, nose and mouth are, 0 elsewhere.
  at::Tensor styles;    ///< (B, 3, S, S)
  long step = 0;        ///< That it was made for.
};

/// Random parts of packed portraits and of packed style pictures.
class StyleSet {
 public:
  /// portraits  With regions in alpha (kHasRegions), or all without: then no pixel counts as a face's.
  /// styles     Paths, at least one.
  /// Throws std::runtime_error if a file is missing, damaged or holds nothing of a split that training needs.
  StyleSet(const std::string& portraits, const std::vector<std::string>& styles);

  /// The portraits' set, then those of the styles, in words.
  [[nodiscard]] const std::vector<SetDescription>& descriptions() const { return m_descriptions; }

  /// The batch of a step: the same for the same seed, step and count. sidePx at most the packs' side.
  [[nodiscard]] StyleBatch trainingBatch(std::uint64_t seed, long step, long count, int sidePx) const;
  /// Fixed pairs of validation pictures, in the middle of each, `count` of them.
  [[nodiscard]] StyleBatch validationBatch(long count, int sidePx) const;

 private:
  std::vector<SetDescription> m_descriptions;
  PackedSet m_portraits;
  std::vector<PackedSet> m_styles;
  std::vector<const PackedSample*> m_trainPortraits, m_otherPortraits;  // Into the sets above.
  std::vector<const PackedSample*> m_trainStyles, m_otherStyles;
};

}  // namespace visagiste::training
