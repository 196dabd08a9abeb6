#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/job/run_context.h"
#include "core/types/image.h"

namespace visagiste {

/// Whether a picture is fit to learn from.
enum class PictureFitness {
  Usable = 1,
  TooSmall,    ///< Its shorter side is below TrainingPictures::kLeastSidePx.
  Duplicate,   ///< It looks the same as an earlier one.
  Unreadable,  ///< Damaged, too large, or no picture.
};

struct TrainingPicture {
  std::filesystem::path file;
  Size sizePx;  ///< Upright; 0 × 0 where unreadable.
  PictureFitness fitness = PictureFitness::Usable;
  std::string problem;         ///< For people; empty where usable.
  std::filesystem::path twin;  ///< Of a duplicate: the picture that is kept.
};

/// Pictures that somebody wants to learn from, looked through before anything starts.
struct TrainingPictures {
  static constexpr std::size_t kMost = 2000;
  static constexpr int kLeastSidePx = 96;

  std::vector<TrainingPicture> pictures;  ///< In the order of their names.
  std::string fingerprint;                ///< SHA-256 over the usable files' contents; tells what a style was learned from.

  [[nodiscard]] std::vector<std::filesystem::path> usable() const;
  [[nodiscard]] std::size_t count(PictureFitness fitness) const;
};

/// Looks through files and folders (their files, not deeper ones; names of other kinds than pictures are passed over).
///
/// Throws Error{NotFound} for a path that does not exist, Error{InvalidArgument} for more than kMost pictures or none at
/// all. Reports fractions of the pictures under "lab.inspect". Any thread.
[[nodiscard]] TrainingPictures inspectPictures(const std::vector<std::filesystem::path>& paths, RunContext& context);

/// 64 bits that are nearly the same for pictures that look the same: whether brightness rises from each of 9 × 8 areas to
/// its right neighbour. Method: the difference hash of N. Krawetz, 2013.
[[nodiscard]] std::uint64_t appearanceHash(const Image& picture);

}  // namespace visagiste
