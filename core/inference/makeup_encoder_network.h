#pragma once

#include <array>
#include <Eigen/Core>
#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

#include "core/inference/device.h"
#include "core/types/image.h"

namespace visagiste {

/// What the encoder says about one product on a face.
struct ReadProduct {
  std::string_view product;     ///< As look files name it.
  float presence = 0;           ///< 0..1: how sure it is that the product is worn.
  float threshold = 0.5F;       ///< From model.json: it counts as worn from this presence on; above 1 never.
  float opacity = 0;            ///< 0..1.
  std::vector<float> zones;     ///< Scores; the zone with the highest is meant, in the order of the product's zones.
  std::vector<float> finishes;  ///< The same for its finishes.
  std::array<Eigen::Vector3f, 3> colorsLab;
  std::array<float, 3> parameters{};  ///< 0 the least value of the product's parameter, 1 the most.
};

/// The network that reads makeup from a face, with its weights.
class MakeupEncoderNetwork {
 public:
  /// modelFolder  e.g. ModelFolders' "makeup-encoder-v1". Throws Error{BadWeights} when a file is missing, damaged or
  /// of another architecture.
  [[nodiscard]] static std::shared_ptr<MakeupEncoderNetwork> load(const std::filesystem::path& modelFolder,
                                                                  const ComputeDevice& device);
  ~MakeupEncoderNetwork();
  MakeupEncoderNetwork(const MakeupEncoderNetwork&) = delete;
  MakeupEncoderNetwork& operator=(const MakeupEncoderNetwork&) = delete;

  [[nodiscard]] int inputSidePx() const;

  /// face  Rgb8, inputSidePx() × inputSidePx(), in the frame that model.json names. One entry a known product.
  /// Throws Error{InvalidArgument} for another size or format. Any thread; calls wait for each other.
  [[nodiscard]] std::vector<ReadProduct> run(const Image& face);

 private:
  struct Parts;
  explicit MakeupEncoderNetwork(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> m_parts;
};

}  // namespace visagiste
