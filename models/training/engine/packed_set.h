#pragma once

/// Training pictures of one size with labels, in one file: what `visagiste-prepare` writes and the trainer reads.
///
/// File (little-endian): "VSGPACK1", then uint32 width, height, count, labelFloats, then per sample
///   char id[32] (zero-padded), uint8 set, uint8 split, uint8 flags, uint8 zero,
///   float32 label[labelFloats], uint8 rgba[height][width][4].
/// Free of LibTorch.

#include <cstdint>
#include <string>
#include <vector>

namespace visagiste::training {

/// Where a sample comes from; errors are reported apart.
enum class SourceSet : std::uint8_t { Official = 1, London, Canada, Synthetic, Garment, Background, Posed, Art };

enum class Split : std::uint8_t { Train = 1, Validation };

[[nodiscard]] std::string nameOf(SourceSet set);

struct PackedSample {
  static constexpr std::uint8_t kHasMatte = 1;  ///< Alpha tells person (255) from background (0); else all 255.
  static constexpr std::uint8_t kHasRegions =
      2;  ///< Alpha is the index of the pixel's FaceRegion or one of the next two.
  static constexpr std::uint8_t kBeyondPicture = 254;
  static constexpr std::uint8_t kUnknownRegion = 255;

  std::string id;  ///< At most 31 characters.
  SourceSet set = SourceSet::Official;
  Split split = Split::Train;
  std::uint8_t flags = 0;
  std::vector<float> label;        ///< labelFloats values.
  std::vector<std::uint8_t> rgba;  ///< height * width * 4.
};

struct PackedSet {
  int width = 0;
  int height = 0;
  int labelFloats = 0;
  std::vector<PackedSample> samples;
};

/// Writes beside and renames. Throws std::runtime_error if a sample's sizes differ from the set's or the file cannot be
/// written.
void writePackedSet(const std::string& path, const PackedSet& set);

/// Throws std::runtime_error if the file is missing, is of another kind, or its size differs from what its header says.
[[nodiscard]] PackedSet readPackedSet(const std::string& path);

}  // namespace visagiste::training
