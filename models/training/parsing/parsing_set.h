#pragma once

#include "models/networks/face_crop.h"
#include "models/training/engine/packed_set.h"
#include "models/training/parsing/region_canvas.h"

#include <string>

namespace visagiste::training {

/// The packed parsing crops, ready to be sampled. Any thread, read only.
class ParsingSet {
 public:
  /// folder  with parsing.pack and negatives.pack.
  /// Throws std::runtime_error as their reader does, or if the portraits come without regions.
  explicit ParsingSet(const std::string& folder);

  [[nodiscard]] const std::vector<int>& indices(Split split) const {
    return split == Split::Train ? m_train : m_validation;
  }
  [[nodiscard]] const PackedSample& portrait(int index) const {
    return m_faces.samples[static_cast<std::size_t>(index)];
  }

  /// The network's crop of a portrait without any widening, `side` pixels.
  [[nodiscard]] RegionCanvas aligned(int index, int side) const;

  /// A widened training sample of `side` pixels: similarity and a slight projective change, mirrored with left and
  /// right exchanged, other backgrounds, glasses, hands, strands and other things before the face, light, colour, blur,
  /// noise, compression. Some samples are widened little.
  [[nodiscard]] RegionCanvas widened(Random& random, int side) const;

 private:
  [[nodiscard]] FaceSquare alignedCrop(int index) const;
  [[nodiscard]] CanvasPoints pointsIn(int index, const Homography& cropFromPicture) const;
  [[nodiscard]] RegionCanvas render(int index, const Homography& pictureFromCrop, int side) const;
  void paintBeyond(RegionCanvas& canvas, Random& random) const;
  void replaceBackground(RegionCanvas& canvas, Random& random) const;
  void addThings(RegionCanvas& canvas, const CanvasPoints& points, Random& random) const;
  [[nodiscard]] const Pyramid& someTexture(Random& random) const;

  PackedSet m_faces;
  PackedSet m_textures;
  std::vector<Pyramid> m_facePyramids;
  std::vector<Pyramid> m_texturePyramids;
  std::vector<int> m_train, m_validation, m_trainTextures;
};

}  // namespace visagiste::training
