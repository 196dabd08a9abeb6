#pragma once

#include <cstdint>
#include <Eigen/Core>
#include <filesystem>
#include <memory>
#include <vector>

#include "core/inference/device.h"
#include "core/types/image.h"

namespace visagiste {

/// The face parsing network with its weights.
class ParsingNetwork {
 public:
  /// modelFolder  the folder with model.json, e.g. ModelFolders' "face-parsing-v1".
  /// Throws Error{BadWeights} when a file is missing, damaged or of another architecture.
  [[nodiscard]] static std::shared_ptr<ParsingNetwork> load(const std::filesystem::path& modelFolder,
                                                            const ComputeDevice& device);
  ~ParsingNetwork();
  ParsingNetwork(const ParsingNetwork&) = delete;
  ParsingNetwork& operator=(const ParsingNetwork&) = delete;

  [[nodiscard]] int usualSidePx() const;  ///< Of the crops that it answers best for.
  [[nodiscard]] int liveSidePx() const;   ///< Of those that it answers well enough for in a fraction of the time.
  [[nodiscard]] int cellPx() const;       ///< A crop's side is a multiple of this.
  [[nodiscard]] const ComputeDevice& device() const;

  struct Crop {
    Image picture;              ///< Rgb8, square; see models/networks/face_crop.h for what it shows.
    Eigen::Matrix2Xf pointsPx;  ///< (2, 468) the face's landmarks in pixels of the crop.
  };

  /// crops    all of one side.
  /// returns  for each crop 15 planes of its size in the order of FaceRegion: 255 is certain, planes sum to about 255.
  /// Throws Error{InvalidArgument} for another size or format, or another number of points. Any thread; calls wait for
  /// each other.
  [[nodiscard]] std::vector<std::vector<std::uint8_t>> run(const std::vector<Crop>& crops);

 private:
  struct Parts;
  explicit ParsingNetwork(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> m_parts;
};

}  // namespace visagiste
