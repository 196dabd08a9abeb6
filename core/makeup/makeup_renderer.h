#pragma once

#include <chrono>
#include <memory>
#include <vector>

#include "core/types/face_parsing.h"
#include "core/types/image.h"
#include "core/types/landmarks.h"
#include "core/types/makeup_look.h"

namespace visagiste {

class FaceModel;

/// One face of a picture and what it wears.
struct MakeupFace {
  int id = 0;  ///< The same for the same face of a stream: levels of light then move slowly. 0: a face on its own.
  Landmarks landmarks;
  Irises irises;
  std::shared_ptr<const FaceParsing>
      parsing;                             ///< Of this picture, or of a recent frame moved along; null: the
                                           ///< landmarks alone tell where lips and eyes are, and nothing hides them.
  std::shared_ptr<const MakeupLook> look;  ///< Null: the face stays as it is.
  float strength = 1;                      ///< 0..1, on top of the layers' opacities: fades a face in and out.
  float glint = 0;  ///< How far glitter has turned in the light: 1 is a whole cycle, back at 0, where stills have it.
};

/// MakeupFace::glint in a stream that has run so long: glitter twinkles in cycles of three seconds.
[[nodiscard]] float glintAfter(std::chrono::duration<double> streamed);

enum class MakeupQuality {
  Live = 1,  ///< Masks of a size that fits a camera picture; fast.
  Still,     ///< Full resolution whatever the picture's size.
};

/// Paints looks onto the faces of pictures.
///
/// Masks live in the UV space of the head (face-head-v1); the landmarks carry them into the picture. A pixel outside
/// all masks keeps its value exactly; a look whose layers all have opacity 0, or strength 0, returns the picture's
/// pixels unchanged. What looks need is prepared once and kept while the look is in use.
class MakeupRenderer {
 public:
  virtual ~MakeupRenderer() = default;

  /// picture  Rgb8, upright. Throws Error{InvalidArgument} for another format or a look that fails check().
  /// Any thread; calls wait for each other.
  [[nodiscard]] virtual Image paint(const Image& picture, const std::vector<MakeupFace>& faces) = 0;
};

[[nodiscard]] std::shared_ptr<MakeupRenderer> makeMakeupRenderer(std::shared_ptr<const FaceModel> model,
                                                                 MakeupQuality quality);

}  // namespace visagiste
