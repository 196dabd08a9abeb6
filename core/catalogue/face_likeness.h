#pragma once

#include <vector>

#include "core/makeup/face_frame.h"
#include "core/types/image.h"
#include "core/types/landmarks.h"

namespace visagiste {

/// What a face looks like apart from its pose, its expression as far as landmarks follow it, and its exposure.
using FaceDescriptor = std::vector<float>;

/// Tells how much two pictures look like the same person.
///
/// Landmarks lay both faces out in one frame (FaceFrame); there the directions of light and dark edges are counted in
/// cells, as Dalal and Triggs ("Histograms of oriented gradients for human detection", 2005) do; lips and what lies
/// between them are left out, since an expression changes them most. Nothing is learned. It compares pictures of one
/// photograph or studio; across ages, lights and cameras a trained recogniser knows far more.
/// Immutable; any thread.
class FaceLikeness {
 public:
  explicit FaceLikeness(const FaceModel& model);

  /// picture  Rgb8. Throws Error{InvalidArgument} for another format.
  [[nodiscard]] FaceDescriptor describe(const Image& picture, const Landmarks& landmarks) const;

 private:
  FaceFrame m_frame;
  std::vector<float> m_weights;  // Of each pixel of the frame.
};

/// Cosine of two descriptors, -1..1: 1 for the same picture.
[[nodiscard]] float likeness(const FaceDescriptor& a, const FaceDescriptor& b);

}  // namespace visagiste
