#pragma once

#include <Eigen/Core>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/inference/device.h"
#include "core/types/image.h"

namespace visagiste {

/// What the landmark network says about one crop.
struct CropLandmarks {
  Eigen::Matrix3Xf points;   ///< (3, 478) crop units: (0, 0) the middle, (-0.5, -0.5) the top-left corner; z smaller is
                             ///< nearer. 468 mesh points, then five points of the person's right and of the left iris.
  float presence = 0;        ///< 0..1.
  Eigen::VectorXf channels;  ///< (E,) 0..1: the expression as far as the picture tells, see channelNames().
};

/// The dense landmark network with its weights.
class LandmarkNetwork {
 public:
  /// modelFolder  the folder with model.json, e.g. ModelFolders' "face-landmarks-v1".
  /// Throws Error{BadWeights} when a file is missing, damaged or of another architecture.
  [[nodiscard]] static std::shared_ptr<LandmarkNetwork> load(const std::filesystem::path& modelFolder,
                                                             const ComputeDevice& device);
  ~LandmarkNetwork();
  LandmarkNetwork(const LandmarkNetwork&) = delete;
  LandmarkNetwork& operator=(const LandmarkNetwork&) = delete;

  [[nodiscard]] int inputSidePx() const;                               ///< Crops are squares of this side.
  [[nodiscard]] float presenceThreshold() const;                       ///< 0..1, from model.json.
  [[nodiscard]] const std::vector<std::string>& channelNames() const;  ///< (E,) of the channels, from model.json.
  [[nodiscard]] const ComputeDevice& device() const;

  /// crops    Rgb8, inputSidePx() × inputSidePx() each; see models/networks/face_crop.h for what they show.
  /// returns  one answer a crop, same order.
  /// Throws Error{InvalidArgument} for another size or format. Any thread; calls wait for each other.
  [[nodiscard]] std::vector<CropLandmarks> run(const std::vector<Image>& crops);

 private:
  struct Parts;
  explicit LandmarkNetwork(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> m_parts;
};

}  // namespace visagiste
