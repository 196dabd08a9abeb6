#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <vector>

#include "core/portrait/driven_portrait.h"
#include "core/types/garment.h"
#include "core/types/image.h"
#include "core/types/landmarks.h"
#include "core/types/makeup_look.h"
#include "core/types/style_spec.h"

namespace visagiste {

/// A person of a picture, and what was put on them.
struct EditedPerson {
  Landmarks landmarks;
  Irises irises;
  std::shared_ptr<const MakeupLook> look;  ///< Null: none.
  Outfit outfit;
};

/// The steps from a picture to the finished one, in their order: each works on what the one before has made.
enum class EditStage { Makeup = 1, Clothes, Expression, Style };

/// A picture and everything that was done to it, as data. A value: copying shares the pixels.
struct PictureEdits {
  Image picture;                     ///< Rgb8, upright; empty: there is nothing to show.
  std::filesystem::path file;        ///< Where it was read from, if it was.
  std::vector<EditedPerson> people;  ///< Dressed in this order: the last one's clothes go over the others'.
  std::shared_ptr<const ReconstructedHead> head;  ///< Whose first view is this picture; null: faces stay as they are.
  std::size_t headOf = 0;                         ///< Whose head it is.
  PortraitMotion motion;                          ///< What that face does.
  StyleSpec style;                                ///< Without a style nothing is restyled.
  Image styleMask;                                ///< See StyleScene.
};

/// Whether the person wears makeup, or clothes, that can be seen; whether the face of the head moves.
[[nodiscard]] bool isMadeUp(const EditedPerson& person);
[[nodiscard]] bool isDressed(const EditedPerson& person);
[[nodiscard]] bool isMoved(const PictureEdits& edits);

/// Whether anything up to and including `last` changes the picture. Pure; any thread.
[[nodiscard]] bool changesPicture(const PictureEdits& edits, EditStage last);

}  // namespace visagiste
