#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/job/run_context.h"
#include "core/lab/lesson_pack.h"
#include "core/lab/style_recipe.h"

namespace visagiste {

/// What a training in a run folder was started with, kept beside it so that it can go on and be finished by anybody.
struct StyleLesson {
  std::string name;         ///< Of the style to be.
  std::string fingerprint;  ///< TrainingPictures::fingerprint.
  std::size_t pictures = 0;
  bool isSealed = false;  ///< Checkpoints open with a passphrase only.
  StyleRecipe recipe;

  static constexpr const char* kFile = "lesson.json";
  static constexpr const char* kStylePack = "style.pack";
  static constexpr const char* kContentPack = "contents.pack";
};

/// Makes the folder and writes what the trainer reads: the squares of the style's pictures and those of portraits.
///
/// folder     must not hold a training. pictures  usable ones. portraits  people to practise on.
/// Throws Error{InvalidArgument} for a folder that is in use, and what writeLessons() throws; a folder that was made is
/// removed then.
void prepareLesson(const std::filesystem::path& folder, const StyleLesson& lesson,
                   const std::vector<std::filesystem::path>& pictures,
                   const std::vector<std::filesystem::path>& portraits, RunContext& context);

/// The same for a training that learns to make faces. Throws what writeFaceLessons() throws.
void prepareFaceLesson(const std::filesystem::path& folder, const StyleLesson& lesson,
                       const std::vector<FaceSquare>& faces, RunContext& context);

/// Makes the folder a training that goes on from where another one is, without changing that one: its checkpoint, its
/// sets and what it has told are taken along. lesson  The other one's, with what is to be different in it.
/// Throws Error{InvalidArgument} for a folder in use or an origin that has not learned anything yet, Error{Unwritable}.
void prepareBranch(const std::filesystem::path& folder, const std::filesystem::path& origin, const StyleLesson& lesson);

/// Throws Error{NotFound} where the folder holds no training, Error{Unreadable} for a damaged one.
[[nodiscard]] StyleLesson readLesson(const std::filesystem::path& folder);

}  // namespace visagiste
