#include "core/inference/parsing_network.h"

#include <array>
#include <utility>

#include "core/inference/loaded_network.h"
#include "core/types/face_region.h"
#include "core/types/landmarks.h"
#include "models/networks/parsing_guide.h"
#include "models/networks/parsing_net.h"

namespace visagiste {
namespace {

constexpr int kCellPx = 32;  // The coarsest level of the network.
static_assert(networks::kParsingRegions == kFaceRegionCount);

/// networks::drawGuide() of every crop: (B, 64, side / 4, side / 4).
at::Tensor guideOf(const std::vector<ParsingNetwork::Crop>& crops, int side) {
  const std::int64_t cells = side / networks::kGuideCellSide;
  const at::Tensor guide = at::empty({static_cast<std::int64_t>(crops.size()), cells, cells, networks::kGuideChannels});
  float* out = guide.data_ptr<float>();
  std::vector<std::array<float, 2>> points(kCanonicalPointCount);
  for (const ParsingNetwork::Crop& crop : crops) {
    if (crop.pointsPx.cols() != kCanonicalPointCount)
      throw Error(ErrorCode::InvalidArgument, "Parsing network: a crop comes with the 468 landmarks of its face.");
    for (int i = 0; i < kCanonicalPointCount; ++i)
      points[static_cast<std::size_t>(i)] = {crop.pointsPx(0, i), crop.pointsPx(1, i)};
    networks::drawGuide(points, side, out);
    out += cells * cells * networks::kGuideChannels;
  }
  return guide.permute({0, 3, 1, 2});
}

}  // namespace

struct ParsingNetwork::Parts {
  Parts(const ModelManifest& manifest, const ComputeDevice& device)
      : liveSide(static_cast<int>(positiveNumber(manifest, "limits.live_side_px"))),
        network("face parsing", manifest, device) {
    if (liveSide % kCellPx != 0 || network.inputSidePx() % kCellPx != 0)
      throw Error(ErrorCode::BadWeights, "The model '" + manifest.id +
                                             "' takes crops of another size than this program gives. Reinstall "
                                             "Visagiste.");
  }

  int liveSide;
  LoadedNetwork<networks::ParsingNet> network;
};

ParsingNetwork::ParsingNetwork(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}
ParsingNetwork::~ParsingNetwork() = default;

std::shared_ptr<ParsingNetwork> ParsingNetwork::load(const std::filesystem::path& modelFolder,
                                                     const ComputeDevice& device) {
  std::shared_ptr<ParsingNetwork> network(
      new ParsingNetwork(std::make_unique<Parts>(readManifest(modelFolder), device)));
  for (const int side : {network->liveSidePx(), network->usualSidePx()})
    static_cast<void>(network->run({{warmUpPicture(side), Eigen::Matrix2Xf::Zero(2, kCanonicalPointCount)}}));
  return network;
}

int ParsingNetwork::usualSidePx() const {
  return m_parts->network.inputSidePx();
}
int ParsingNetwork::liveSidePx() const {
  return m_parts->liveSide;
}
int ParsingNetwork::cellPx() const {
  return kCellPx;
}
const ComputeDevice& ParsingNetwork::device() const {
  return m_parts->network.device();
}

std::vector<std::vector<std::uint8_t>> ParsingNetwork::run(const std::vector<Crop>& crops) {
  const Size size = crops.empty() ? Size{} : crops.front().picture.size();
  if (size.width != size.height || size.width % kCellPx != 0)
    throw Error(
        ErrorCode::InvalidArgument,
        "Parsing network: a crop must be a square with sides that are multiples of " + std::to_string(kCellPx) + ".");
  std::vector<Image> pictures;
  for (const Crop& crop : crops) pictures.push_back(crop.picture);
  const at::Tensor guide = guideOf(crops, size.width);
  const auto read = [&](const at::Tensor& output) {
    constexpr int kBlock = networks::kParsingBlock;
    constexpr int kChannels = networks::kParsingRegions * kBlock * kBlock;
    const auto count = static_cast<std::int64_t>(crops.size());
    const int blocks = size.width / kBlock;
    requireShape("regions", output, {count, kChannels, blocks, blocks});
    const at::Tensor logits = output.permute({0, 2, 3, 1}).to(at::kCPU, at::kFloat).contiguous();
    const auto pixels = static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height);
    std::vector<std::vector<std::uint8_t>> answers(crops.size());
    const float* from = logits.data_ptr<float>();
    for (std::vector<std::uint8_t>& planes : answers) {
      planes.resize(kFaceRegionCount * pixels);
      networks::decodeShares(from, blocks, blocks, planes.data());
      from += std::ptrdiff_t{kChannels} * blocks * blocks;
    }
    return answers;
  };
  return m_parts->network.run(pictures, size, read, guide);
}

}  // namespace visagiste
