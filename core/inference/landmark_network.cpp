#include "core/inference/landmark_network.h"

#include <cmath>
#include <utility>

#include "core/inference/loaded_network.h"
#include "models/networks/landmark_net.h"

namespace visagiste {

struct LandmarkNetwork::Parts {
  Parts(const ModelManifest& manifest, const ComputeDevice& device)
      : presenceThreshold(static_cast<float>(manifest.threshold("presence"))),
        channelNames(manifest.texts("channels.names").value_or(std::vector<std::string>())),
        network("landmark", manifest, device) {}

  float presenceThreshold;
  std::vector<std::string> channelNames;
  LoadedNetwork<networks::LandmarkNet> network;
};

LandmarkNetwork::LandmarkNetwork(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}
LandmarkNetwork::~LandmarkNetwork() = default;

std::shared_ptr<LandmarkNetwork> LandmarkNetwork::load(const std::filesystem::path& modelFolder,
                                                       const ComputeDevice& device) {
  const ModelManifest manifest = readManifest(modelFolder);
  requireInputSide(manifest, networks::kLandmarkInputSide);
  if (manifest.texts("channels.names").value_or(std::vector<std::string>()).size() != networks::kLandmarkChannels)
    throw Error(ErrorCode::BadWeights, "The model '" + manifest.id + "' does not name its " +
                                           std::to_string(networks::kLandmarkChannels) +
                                           " expression channels. Reinstall Visagiste.");
  std::shared_ptr<LandmarkNetwork> network(new LandmarkNetwork(std::make_unique<Parts>(manifest, device)));
  static_cast<void>(network->run({warmUpPicture(network->inputSidePx())}));
  return network;
}

int LandmarkNetwork::inputSidePx() const {
  return m_parts->network.inputSidePx();
}
float LandmarkNetwork::presenceThreshold() const {
  return m_parts->presenceThreshold;
}
const std::vector<std::string>& LandmarkNetwork::channelNames() const {
  return m_parts->channelNames;
}
const ComputeDevice& LandmarkNetwork::device() const {
  return m_parts->network.device();
}

std::vector<CropLandmarks> LandmarkNetwork::run(const std::vector<Image>& crops) {
  const Size size{inputSidePx(), inputSidePx()};
  return m_parts->network.run(crops, size, [&](const networks::LandmarkOutput& output) {
    const auto count = static_cast<std::int64_t>(crops.size());
    requireShape("points", output.points, {count, networks::kLandmarkPoints, 3});
    requireShape("presence", output.presence, {count});
    requireShape("channels", output.channels, {count, networks::kLandmarkChannels});
    const at::Tensor points = output.points.to(at::kCPU, at::kFloat).contiguous();
    const at::Tensor channels = output.channels.to(at::kCPU, at::kFloat).contiguous();
    const at::Tensor presence = output.presence.to(at::kCPU, at::kFloat).contiguous();
    std::vector<CropLandmarks> answers(crops.size());
    const float* from = points.data_ptr<float>();
    for (std::size_t i = 0; i < crops.size(); ++i, from += std::ptrdiff_t{3} * networks::kLandmarkPoints) {
      answers[i].points = Eigen::Map<const Eigen::Matrix3Xf>(from, 3, networks::kLandmarkPoints);
      const float* strengths = channels.data_ptr<float>() + i * networks::kLandmarkChannels;
      answers[i].channels =
          Eigen::Map<const Eigen::VectorXf>(strengths, networks::kLandmarkChannels).cwiseMax(0.0F).cwiseMin(1.0F);
      answers[i].presence = 1.0F / (1.0F + std::exp(-presence.data_ptr<float>()[i]));
    }
    return answers;
  });
}

}  // namespace visagiste
