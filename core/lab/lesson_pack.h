#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "core/job/run_context.h"

namespace visagiste {

/// What of pictures a training reads: squares of one size in a packed set (models/training/engine/packed_set.h).
struct LessonShape {
  int sidePx = 256;
  int squaresEach = 1;      ///< The largest, then smaller ones at random places.
  std::uint64_t seed = 1;   ///< Of the places.

  /// What suits so many pictures: few are looked at in many parts, many in a size that fits the memory.
  [[nodiscard]] static LessonShape of(std::size_t pictures);
};

/// Writes the pictures' squares as a packed set, beside and renamed; every tenth picture is for validation where there
/// are ten.
///
/// Throws Error{InvalidArgument} where there is no picture, Error{Unwritable} where the disk has too little room (told
/// before anything is written) and what decodeImageFile() throws. Reports under "lab.pack". Any thread.
void writeLessons(const std::filesystem::path& pack, const std::vector<std::filesystem::path>& pictures,
                  const LessonShape& shape, RunContext& context);

}  // namespace visagiste
