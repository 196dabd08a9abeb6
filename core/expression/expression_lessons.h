#pragma once

#include <memory>
#include <vector>

#include "core/expression/expression_reader.h"
#include "core/expression/practice_pictures.h"
#include "core/job/run_context.h"
#include "core/reconstruct/landmark_basis.h"

namespace visagiste {

struct LessonOptions {
  int pictures = 1200;                                ///< 50..20000 renders to practise on.
  std::vector<float> ridges{0.2F, 0.1F, 0.1F, 0.1F};  ///< One a step of reading, > 0: larger reads less and errs less.
  int threads = 2;                                    ///< 1..8; the result does not depend on it.
  std::uint32_t seed = 1;

  void check() const;  ///< Throws Error{InvalidArgument} naming the first field out of range.
};

/// Teaches a reader one person's face on renders of that person's head with known expressions.
///
/// head    the person's, e.g. reconstructed from the frames.
/// basis   the landmark points of its model, 478.
/// frames  the person at rest: what they show counts as no expression, and how they differ from the renders (light,
///         sharpness, what the model cannot draw) is taken out of what is read.
/// Reports "capture.practise", "capture.learn". Throws Error{InvalidArgument}; Cancelled.
[[nodiscard]] std::shared_ptr<const ExpressionReader> learnExpressionReader(
    const std::shared_ptr<const ReconstructedHead>& head, const LandmarkBasis& basis,
    const std::vector<RestingFrame>& frames, const LessonOptions& options, RunContext& context);

}  // namespace visagiste
