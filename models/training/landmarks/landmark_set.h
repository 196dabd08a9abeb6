#pragma once

#include "models/networks/face_crop.h"
#include "models/training/engine/canvas.h"
#include "models/training/engine/packed_set.h"

#include <string>
#include <vector>

namespace visagiste::training {

/// One network input with its answer.
struct LandmarkSample {
  Canvas crop;                  ///< kLandmarkInputSide squared.
  std::vector<float> points;    ///< 478 x (x, y, z) in crop units; empty for a picture without a (well placed) face.
  std::vector<float> channels;  ///< Of the expression, as channelNames() lists them; empty where they are not known.
};

/// Shares of the training samples, [0, 1].
struct WideningShares {
  float mild = 0;   ///< Of the faces: placed as well as a second look places them, in a good picture.
  float posed = 0;  ///< Of the faces: rendered in a new pose; 0 without such pictures.
};

/// The packed landmark crops and face-free pictures, ready to be sampled. Any thread, read only.
class LandmarkSet {
 public:
  /// folder     with landmarks.pack, negatives.pack and mirror478.txt.
  /// posedFile  what visagiste-prepare-poses wrote, or empty for none.
  /// Throws std::runtime_error as their readers do, or if the posed pictures are of another size than the portraits.
  explicit LandmarkSet(const std::string& folder, const std::string& posedFile = "");

  /// Indices of the photographed portraits of a split, and of the posed pictures.

  [[nodiscard]] const std::vector<int>& indices(Split split) const {
    return split == Split::Train ? m_train : m_validation;
  }
  [[nodiscard]] const std::vector<int>& posedIndices(Split split) const {
    return split == Split::Train ? m_posedTrain : m_posedValidation;
  }
  [[nodiscard]] const PackedSample& portrait(int index) const {
    return m_faces.samples[static_cast<std::size_t>(index)];
  }
  [[nodiscard]] const std::vector<int>& mirror() const { return m_mirror; }

  /// The channels of the posed pictures; none without such pictures.
  [[nodiscard]] const std::vector<std::string>& channelNames() const { return m_channelNames; }
  /// The expression of a posed picture.
  [[nodiscard]] std::vector<float> channelsOf(int index) const;

  /// The aligned crop's square of a portrait, pixels of its packed picture.
  [[nodiscard]] FaceSquare alignedCrop(int index) const;

  /// The picture under a square without any widening.
  [[nodiscard]] Canvas cut(int index, const FaceSquare& square) const;

  /// The i-th face-free picture of the split, whole.
  [[nodiscard]] Canvas faceFree(Split split, std::size_t i) const;
  [[nodiscard]] std::size_t faceFreeCount(Split split) const { return negatives(split).size(); }

  /// A widened training sample: similarity, projective and anisotropic change, mirror, background, occluders, light,
  /// colour, blur, compression, noise. One in ten shows no well-placed face.
  [[nodiscard]] LandmarkSample widened(Random& random, const WideningShares& shares) const;

 private:
  [[nodiscard]] const std::vector<int>& negatives(Split split) const {
    return split == Split::Train ? m_negativeTrain : m_negativeValidation;
  }
  [[nodiscard]] const Pyramid& someNegative(Random& random) const;
  [[nodiscard]] Canvas render(int index, const Homography& pictureFromCrop, const Pyramid* background,
                              Random& random) const;
  [[nodiscard]] LandmarkSample face(Random& random, const WideningShares& shares) const;
  [[nodiscard]] LandmarkSample noFace(Random& random) const;
  void widenColours(Canvas& crop, Random& random) const;

  PackedSet m_faces;
  PackedSet m_negatives;
  std::vector<Pyramid> m_facePyramids;
  std::vector<Pyramid> m_negativePyramids;
  std::vector<int> m_train, m_validation, m_posedTrain, m_posedValidation, m_negativeTrain, m_negativeValidation;
  std::vector<int> m_mirror;
  std::vector<std::string> m_channelNames;
  std::vector<int> m_channelMirror;
};

}  // namespace visagiste::training
