#pragma once

#include <vector>

#include "core/types/face_box.h"

namespace visagiste {

/// Keeps the best box of each face.
///
/// A box goes when it overlaps a better one by more than maxOverlap (intersection over union), or lies mostly inside it
/// or around it (the smaller one's area is covered to 80 %): a part of a face, or a face and its hair, seen at another
/// scale. The survivors' centre, side and roll are the score-weighted mean of the boxes they stand for that overlap
/// them by more than a half.
/// boxes    any order.
/// returns  best first. Pure; any thread.
[[nodiscard]] std::vector<FaceBox> suppressOverlapping(std::vector<FaceBox> boxes, float maxOverlap);

}  // namespace visagiste
