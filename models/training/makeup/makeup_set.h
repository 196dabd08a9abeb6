#pragma once

/// Faces bare and painted, for the makeup networks. Free of LibTorch.
///
/// Two packed sets (engine/packed_set.h) of one size, written by visagiste-prepare-makeup:
///   makeup-bare.pack     a sample for each person, no label;
///   makeup-painted.pack  a sample for each person and look, id as in the other set; label: number of the look, then
///                        makeup_label (models/networks/makeup_code.h) of each product.
/// Alpha is the MakeupZone.

#include <array>
#include <string>
#include <vector>

#include "models/networks/makeup_code.h"
#include "models/training/engine/canvas.h"
#include "models/training/engine/packed_set.h"
#include "models/training/makeup/makeup_zones.h"

namespace visagiste::training {

inline constexpr int kMakeupLabelFloats = 1 + kEncodedProductCount * makeup_label::kFloats;

/// One lesson in transfer: what comes out when the source takes the reference's makeup.
struct TransferLesson {
  const PackedSample* source = nullptr;
  const PackedSample* reference = nullptr;
  const PackedSample* truth = nullptr;
  const PackedSample* bareReference = nullptr;  ///< The reference's person without makeup.
  const PackedSample* bareSource = nullptr;
};

class MakeupSet {
 public:
  /// folder  with both files. Throws std::runtime_error naming the file and what is wrong with it.
  explicit MakeupSet(const std::string& folder);
  /// The same from sets in memory.
  MakeupSet(PackedSet bare, PackedSet painted);

  [[nodiscard]] int side() const { return m_bare.width; }
  [[nodiscard]] const std::vector<PackedSample>& bare() const { return m_bare.samples; }
  [[nodiscard]] const std::vector<PackedSample>& painted() const { return m_painted.samples; }
  [[nodiscard]] const std::vector<int>& paintedIndices(Split split) const;
  [[nodiscard]] const PackedSample& bareOf(int painted) const;

  /// Mostly two people with one look; sometimes a face that stays as it is, since the reference is bare or itself.
  [[nodiscard]] TransferLesson randomLesson(Split split, Random& random) const;
  /// For measuring: of every look of the split each person takes it from the next one.
  [[nodiscard]] std::vector<TransferLesson> lessons(Split split) const;

 private:
  void connect();

  PackedSet m_bare;
  PackedSet m_painted;
  std::vector<int> m_bareOf;                    // Of each painted sample.
  std::vector<std::vector<int>> m_group;        // Painted samples by look.
  std::array<std::vector<int>, 2> m_looks;      // Numbers of the looks of each split.
  std::array<std::vector<int>, 2> m_paintedOf;  // Of each split.
  std::array<std::vector<int>, 2> m_bareIn;     // Of each split.
};

}  // namespace visagiste::training
