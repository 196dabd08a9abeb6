#pragma once

#include "core/types/face_parsing.h"
#include "core/types/image.h"
#include "core/types/landmarks.h"

namespace visagiste {

/// Tells what each pixel around a face shows. Any thread; calls wait for each other.
class FaceParser {
 public:
  virtual ~FaceParser() = default;

  /// picture  Rgb8, upright.
  /// points   the face's landmarks; the crop around its head follows from them.
  [[nodiscard]] virtual FaceParsing parse(const Image& picture, const Landmarks& points) = 0;
};

}  // namespace visagiste
