#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "core/inference/device.h"
#include "core/types/face_box.h"
#include "core/types/image.h"

namespace visagiste {

/// The face detector network with its weights.
class DetectorNetwork {
 public:
  /// modelFolder  the folder with model.json, e.g. ModelFolders' "face-detector-v1".
  /// Throws Error{BadWeights} when a file is missing, damaged or of another architecture.
  [[nodiscard]] static std::shared_ptr<DetectorNetwork> load(const std::filesystem::path& modelFolder,
                                                             const ComputeDevice& device);
  ~DetectorNetwork();
  DetectorNetwork(const DetectorNetwork&) = delete;
  DetectorNetwork& operator=(const DetectorNetwork&) = delete;

  [[nodiscard]] int usualSidePx() const;       ///< Longer side of a picture in the live view.
  [[nodiscard]] int cellPx() const;            ///< Both sides of a picture are multiples of it.
  [[nodiscard]] float smallestFacePx() const;  ///< Side of the smallest face it sees reliably, pixels of its input.
  [[nodiscard]] float scoreThreshold() const;  ///< 0..1, from model.json: at or above it a box counts as a face.
  [[nodiscard]] const ComputeDevice& device() const;

  /// picture  Rgb8, both sides multiples of cellPx(); few different sizes, since each is prepared anew (30 to 90 ms).
  /// returns  boxes with a score above minScore, in pixels of the picture, best first, several for one face:
  ///          overlapping ones are not suppressed.
  /// Throws Error{InvalidArgument} for another size or format. Any thread; calls wait for each other.
  [[nodiscard]] std::vector<FaceBox> run(const Image& picture, float minScore);

 private:
  struct Parts;
  explicit DetectorNetwork(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> m_parts;
};

}  // namespace visagiste
