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

/// A face in a picture: the square around it, upright pixels, at least partly inside.
struct FaceSquare {
  std::filesystem::path file;
  int xPx = 0;
  int yPx = 0;
  int sidePx = 0;  ///< > 0
};

constexpr std::size_t kLeastFaces = 8;  ///< That faces can be learned from.

/// How often a face may stand in a set.
enum class FaceUse {
  Once = 1,  ///< What private trainings count is a square: each picture must be one.
  Varied,    ///< Few faces are laid a little differently several times.
};

/// Writes the squares as a packed set, as writeLessons() does.
/// Throws Error{InvalidArgument} for fewer than kLeastFaces, and as writeLessons().
void writeFaceLessons(const std::filesystem::path& pack, const std::vector<FaceSquare>& faces, FaceUse use,
                      RunContext& context);

}  // namespace visagiste
