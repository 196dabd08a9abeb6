#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "core/inference/device.h"
#include "core/types/image.h"

namespace visagiste {

/// How the colours of a face change: coded * (1 + gain) + offset with coded values in 0..1.
struct ColorMaps {
  int sidePx = 0;
  std::vector<float> values;  ///< (side, side, 6): gain of R, G, B, then their offsets.
};

/// The network that carries makeup over, with its weights.
class MakeupTransferNetwork {
 public:
  /// modelFolder  e.g. ModelFolders' "makeup-transfer-v1". Throws Error{BadWeights} when a file is missing, damaged or
  /// of another architecture.
  [[nodiscard]] static std::shared_ptr<MakeupTransferNetwork> load(const std::filesystem::path& modelFolder,
                                                                   const ComputeDevice& device);
  ~MakeupTransferNetwork();
  MakeupTransferNetwork(const MakeupTransferNetwork&) = delete;
  MakeupTransferNetwork& operator=(const MakeupTransferNetwork&) = delete;

  [[nodiscard]] int inputSidePx() const;

  /// source, reference  Rgb8, inputSidePx() × inputSidePx(): faces in the frame that model.json names.
  /// Throws Error{InvalidArgument} for another size or format. Any thread; calls wait for each other.
  [[nodiscard]] ColorMaps run(const Image& source, const Image& reference);

 private:
  struct Parts;
  explicit MakeupTransferNetwork(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> m_parts;
};

}  // namespace visagiste
