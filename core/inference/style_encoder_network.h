#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "core/inference/device.h"
#include "core/types/image.h"
#include "core/types/style_vector.h"

namespace visagiste {

/// The network that reads the style of pictures, with its weights.
class StyleEncoderNetwork {
 public:
  /// modelFolder  e.g. ModelFolders' "style-encoder-v1". Throws Error{BadWeights} when a file is missing, damaged or of
  /// another architecture.
  [[nodiscard]] static std::shared_ptr<StyleEncoderNetwork> load(const std::filesystem::path& modelFolder,
                                                                 const ComputeDevice& device);
  ~StyleEncoderNetwork();
  StyleEncoderNetwork(const StyleEncoderNetwork&) = delete;
  StyleEncoderNetwork& operator=(const StyleEncoderNetwork&) = delete;

  [[nodiscard]] int inputSidePx() const;

  /// pictures  Rgb8, inputSidePx() × inputSidePx(). One vector a picture.
  /// Throws Error{InvalidArgument} for another size or format, or where there is none. Any thread; calls wait for each
  /// other.
  [[nodiscard]] std::vector<StyleVector> run(const std::vector<Image>& pictures);

 private:
  struct Parts;
  explicit StyleEncoderNetwork(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> m_parts;
};

}  // namespace visagiste
