#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "core/types/face_parsing.h"
#include "core/types/garment.h"
#include "core/types/image.h"
#include "core/types/landmarks.h"

namespace visagiste {

/// One person of a picture.
struct GarmentPerson {
  Image picture;  ///< Rgb8, upright.
  Landmarks landmarks;
  std::shared_ptr<const FaceParsing> parsing;
};

/// A person in new clothes.
struct TriedOn {
  Image picture;   ///< Outside of what was edited, the very pixels of the person's picture.
  Image invented;  ///< Gray8: 255 where skin or background was made up, 128 where cloth was laid, 0 untouched.
};

/// What of a picture makes clothes sit worse than they could.
enum class DressingConcern {
  ShouldersCutOff = 1,  ///< A shoulder ends outside of the picture: its place is a guess.
  HandsBeforeChest,     ///< Arms are crossed, or a hand is held before the chest.
};

/// As results name it: "shoulders-cut-off".
[[nodiscard]] std::string_view nameOf(DressingConcern concern);

/// Dresses one person. What depends on the person only is found out once. Any thread; calls do not wait for each other.
class GarmentFitter {
 public:
  virtual ~GarmentFitter() = default;

  /// The outfit on the person, first garment undermost. An outfit of which nothing is visible returns the picture.
  /// Garments that open in front go over what is worn; any other one takes its place: where nothing covers it any more,
  /// it is replaced by skin and background.
  /// Throws Error{InvalidArgument} for garments or fits that fail their check().
  [[nodiscard]] virtual TriedOn fitted(const Outfit& outfit) const = 0;

  /// Where the garment's handles lie on the person: pixels of the picture. Throws like fitted().
  [[nodiscard]] virtual GarmentHandles handles(const WornGarment& worn) const = 0;
  /// What to tell about the picture, each once.
  [[nodiscard]] virtual std::vector<DressingConcern> concerns() const = 0;
  /// Scale of the body, for shifts of handles.
  [[nodiscard]] virtual float pixelsPerCm() const = 0;
};

/// Throws Error{InvalidArgument} for a picture that is not Rgb8 or landmarks that are none; Error{NoFace} for a face
/// under which the picture ends: there is nothing to dress.
[[nodiscard]] std::unique_ptr<GarmentFitter> makeGarmentFitter(const GarmentPerson& person);

}  // namespace visagiste
