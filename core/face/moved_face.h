#pragma once

#include <memory>

#include "core/types/face_parsing.h"
#include "core/types/landmarks.h"

namespace visagiste {

/// What is known of a face, in a picture that is a scaled and shifted copy (scale first, no turn). Pure; any thread.
[[nodiscard]] Landmarks movedFace(Landmarks landmarks, float scale, const Eigen::Vector2f& shiftPx);
[[nodiscard]] Irises movedFace(Irises irises, float scale, const Eigen::Vector2f& shiftPx);
/// Null stays null.
[[nodiscard]] std::shared_ptr<const FaceParsing> movedFace(const std::shared_ptr<const FaceParsing>& parsing,
                                                           float scale, const Eigen::Vector2f& shiftPx);

}  // namespace visagiste
