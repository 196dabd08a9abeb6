#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/inference/device.h"
#include "core/types/image.h"
#include "core/types/style_vector.h"

namespace visagiste {

class TensorFile;

/// Mean and spread of every normalised layer's channels over one picture, as one network sees it in one style.
///
/// Tiles of a large picture are painted with those of the whole, frames of a video with a slow average of them: else
/// each would come out in a light of its own.
struct StyleStatistics {
  std::vector<std::vector<float>> means;       ///< For each layer one value a channel.
  std::vector<std::vector<float>> deviations;  ///< The same, above 0.

  [[nodiscard]] bool empty() const { return means.empty(); }
};

/// On the way from a to b, which are of one network: at share 0 exactly `a`, at 1 exactly `b`.
[[nodiscard]] StyleStatistics blended(const StyleStatistics& a, const StyleStatistics& b, float share);

/// The network that repaints pictures in a style, with its weights.
class StyleNetwork {
 public:
  /// modelFolder  e.g. ModelFolders' "style-net-v1". Throws Error{BadWeights} when a file is missing, damaged or of
  /// another architecture.
  [[nodiscard]] static std::shared_ptr<StyleNetwork> load(const std::filesystem::path& modelFolder,
                                                          const ComputeDevice& device);
  ~StyleNetwork();
  StyleNetwork(const StyleNetwork&) = delete;
  StyleNetwork& operator=(const StyleNetwork&) = delete;

  /// The same architecture with other weights: the arrays of a file from elsewhere whose names start with `prefix`.
  /// who  how messages call the file. Throws Error{Unreadable} where they are those of another architecture.
  [[nodiscard]] std::shared_ptr<StyleNetwork> withWeights(const TensorFile& file, const std::string& prefix,
                                                          const std::string& who) const;

  [[nodiscard]] int stepPx() const;   ///< Sides of pictures are multiples of this.
  [[nodiscard]] int reachPx() const;  ///< How far a pixel of the answer looks.
  [[nodiscard]] const ComputeDevice& device() const;

  struct Painted {
    Image picture;               ///< Rgb8, of the same size.
    StyleStatistics statistics;  ///< Those that were used.
  };

  /// picture     Rgb8, sides multiples of stepPx().
  /// statistics  Of another picture, by this network; empty: this picture's own are measured and used.
  /// Throws Error{InvalidArgument} for another size or format, or statistics of another network. Any thread; calls wait
  /// for each other.
  [[nodiscard]] Painted run(const Image& picture, const StyleVector& vector, const StyleStatistics& statistics = {});

 private:
  struct Parts;
  explicit StyleNetwork(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> m_parts;
};

}  // namespace visagiste
