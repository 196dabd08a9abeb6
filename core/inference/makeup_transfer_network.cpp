#include "core/inference/makeup_transfer_network.h"

#include <utility>

#include "core/inference/loaded_network.h"
#include "models/networks/makeup_transfer_net.h"

namespace visagiste {

struct MakeupTransferNetwork::Parts {
  Parts(const ModelManifest& manifest, const ComputeDevice& device) : network("makeup transfer", manifest, device) {}

  LoadedNetwork<networks::MakeupTransferNet> network;
};

MakeupTransferNetwork::MakeupTransferNetwork(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}
MakeupTransferNetwork::~MakeupTransferNetwork() = default;

std::shared_ptr<MakeupTransferNetwork> MakeupTransferNetwork::load(const std::filesystem::path& modelFolder,
                                                                   const ComputeDevice& device) {
  const ModelManifest manifest = readManifest(modelFolder);
  requireInputSide(manifest, networks::kMakeupFrameSide);
  return std::shared_ptr<MakeupTransferNetwork>(new MakeupTransferNetwork(std::make_unique<Parts>(manifest, device)));
}

int MakeupTransferNetwork::inputSidePx() const {
  return m_parts->network.inputSidePx();
}

ColorMaps MakeupTransferNetwork::run(const Image& source, const Image& reference) {
  const int side = inputSidePx();
  return m_parts->network.run({source, reference}, {side, side}, [&](const at::Tensor& output) {
    requireShape("maps", output, {1, networks::kMakeupMapChannels, side, side});
    const at::Tensor rows = output[0].to(at::kCPU, at::kFloat).permute({1, 2, 0}).contiguous();
    return ColorMaps{side, {rows.data_ptr<float>(), rows.data_ptr<float>() + rows.numel()}};
  });
}

}  // namespace visagiste
