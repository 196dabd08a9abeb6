#include "core/inference/style_encoder_network.h"

#include <algorithm>
#include <utility>

#include "core/inference/loaded_network.h"
#include "models/networks/style_net.h"

namespace visagiste {

struct StyleEncoderNetwork::Parts {
  Parts(const ModelManifest& manifest, const ComputeDevice& device) : network("style encoder", manifest, device) {}

  LoadedNetwork<networks::StyleEncoderNet> network;
};

StyleEncoderNetwork::StyleEncoderNetwork(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}
StyleEncoderNetwork::~StyleEncoderNetwork() = default;

std::shared_ptr<StyleEncoderNetwork> StyleEncoderNetwork::load(const std::filesystem::path& modelFolder,
                                                               const ComputeDevice& device) {
  const ModelManifest manifest = readManifest(modelFolder);
  requireInputSide(manifest, networks::kStylePictureSide);
  return std::shared_ptr<StyleEncoderNetwork>(new StyleEncoderNetwork(std::make_unique<Parts>(manifest, device)));
}

int StyleEncoderNetwork::inputSidePx() const {
  return m_parts->network.inputSidePx();
}

std::vector<StyleVector> StyleEncoderNetwork::run(const std::vector<Image>& pictures) {
  const int side = inputSidePx();
  return m_parts->network.run(pictures, {side, side}, [&](const at::Tensor& output) {
    const auto count = static_cast<std::int64_t>(pictures.size());
    requireShape("vectors", output, {count, static_cast<std::int64_t>(kStyleVectorLength)});
    const at::Tensor rows = output.to(at::kCPU, at::kFloat).contiguous();
    std::vector<StyleVector> vectors(pictures.size());
    const float* from = rows.data_ptr<float>();
    for (StyleVector& vector : vectors) {
      std::copy(from, from + vector.size(), vector.begin());
      from += vector.size();
    }
    return vectors;
  });
}

}  // namespace visagiste
