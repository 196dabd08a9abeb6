#pragma once

#include "models/networks/face_crop.h"
#include "models/training/engine/canvas.h"
#include "models/training/engine/packed_set.h"

#include <string>
#include <vector>

namespace visagiste::training {

/// Pictures for the detector, composed of portraits and face-free pictures. Any thread, read only.
struct DetectorSample {
  Canvas picture;
  std::vector<FaceSquare> faces;    ///< To be found.
  std::vector<FaceSquare> unclear;  ///< Half hidden or half outside: neither right nor wrong.
};

class DetectorSet {
 public:
  /// folder  with portraits.pack and negatives.pack.
  explicit DetectorSet(const std::string& folder);

  /// A widened training picture with 0 to 4 portraits. side: pixels, square.
  [[nodiscard]] DetectorSample widened(int side, Random& random) const;

  [[nodiscard]] const std::vector<int>& portraits(Split split) const {
    return split == Split::Train ? m_train : m_validation;
  }
  [[nodiscard]] std::size_t faceFreeCount(Split split) const { return negatives(split).size(); }

  /// One validation portrait as it is, its face of the given extent and roll somewhere in a square picture.
  [[nodiscard]] DetectorSample placed(int portrait, int side, float faceExtentPx, float rollRad, Random& random) const;

  /// The i-th face-free picture filling the square, or, zoom > 1, its middle part enlarged.
  [[nodiscard]] Canvas faceFree(Split split, std::size_t i, int side, float zoom) const;

 private:
  struct Paste;
  [[nodiscard]] const std::vector<int>& negatives(Split split) const {
    return split == Split::Train ? m_negativeTrain : m_negativeValidation;
  }
  [[nodiscard]] const Pyramid& someNegative(Random& random) const;
  void fillBackground(Canvas& canvas, Random& random) const;
  void paste(Canvas& canvas, std::vector<std::uint8_t>& owners, const Paste& what, Random& random) const;
  void sortFaces(DetectorSample& sample, const std::vector<std::uint8_t>& owners,
                 const std::vector<FaceSquare>& squares, const std::vector<bool>& hidden) const;

  PackedSet m_faces;
  PackedSet m_negatives;
  std::vector<Pyramid> m_facePyramids;
  std::vector<Pyramid> m_negativePyramids;
  std::vector<FaceSquare> m_squares;  ///< Of every portrait, pixels of its packed picture.
  std::vector<int> m_train, m_validation, m_negativeTrain, m_negativeValidation;
};

}  // namespace visagiste::training
