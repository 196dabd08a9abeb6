#include "core/inference/makeup_encoder_network.h"

#include <cmath>
#include <utility>

#include "core/inference/loaded_network.h"
#include "models/networks/makeup_code.h"
#include "models/networks/makeup_encoder_net.h"
#include "models/networks/makeup_transfer_net.h"

namespace visagiste {
namespace {

float shareOf(float logit) {
  return 1.0F / (1.0F + std::exp(-logit));
}

/// The product's own threshold, or the one of all.
float thresholdOf(const ModelManifest& manifest, std::string_view product) {
  const auto own = manifest.thresholds.find(std::string(product));
  return static_cast<float>(own != manifest.thresholds.end() ? own->second : manifest.threshold("presence"));
}

ReadProduct productFrom(std::string_view name, const float* answer) {
  using namespace makeup_answer;
  ReadProduct read;
  read.product = name;
  read.presence = shareOf(answer[kPresence]);
  read.opacity = shareOf(answer[kOpacity]);
  read.zones.assign(answer + kZones, answer + kZones + kMostEncodedZones);
  read.finishes.assign(answer + kFinishes, answer + kFinishes + kMostEncodedFinishes);
  for (std::size_t i = 0; i < read.colorsLab.size(); ++i)
    read.colorsLab[i] = 100 * Eigen::Map<const Eigen::Vector3f>(answer + kColors + 3 * i);
  for (std::size_t i = 0; i < read.parameters.size(); ++i) read.parameters[i] = shareOf(answer[kParameters + i]);
  return read;
}

}  // namespace

struct MakeupEncoderNetwork::Parts {
  Parts(const ModelManifest& manifest, const ComputeDevice& device) : network("makeup encoder", manifest, device) {
    for (std::size_t i = 0; i < thresholds.size(); ++i) thresholds[i] = thresholdOf(manifest, kEncodedProducts[i]);
  }

  std::array<float, kEncodedProductCount> thresholds{};
  LoadedNetwork<networks::MakeupEncoderNet> network;
};

MakeupEncoderNetwork::MakeupEncoderNetwork(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}
MakeupEncoderNetwork::~MakeupEncoderNetwork() = default;

std::shared_ptr<MakeupEncoderNetwork> MakeupEncoderNetwork::load(const std::filesystem::path& modelFolder,
                                                                 const ComputeDevice& device) {
  const ModelManifest manifest = readManifest(modelFolder);
  requireInputSide(manifest, networks::kMakeupFrameSide);
  return std::shared_ptr<MakeupEncoderNetwork>(new MakeupEncoderNetwork(std::make_unique<Parts>(manifest, device)));
}

int MakeupEncoderNetwork::inputSidePx() const {
  return m_parts->network.inputSidePx();
}

std::vector<ReadProduct> MakeupEncoderNetwork::run(const Image& face) {
  const int side = inputSidePx();
  return m_parts->network.run({face}, {side, side}, [&](const at::Tensor& output) {
    requireShape("products", output, {1, kEncodedProductCount, makeup_answer::kFloats});
    const at::Tensor rows = output.to(at::kCPU, at::kFloat).contiguous();
    std::vector<ReadProduct> products;
    for (std::size_t i = 0; i < kEncodedProducts.size(); ++i) {
      products.push_back(productFrom(kEncodedProducts[i], rows.data_ptr<float>() + i * makeup_answer::kFloats));
      products.back().threshold = m_parts->thresholds[i];
    }
    return products;
  });
}

}  // namespace visagiste
