#include "core/inference/landmark_network.h"

#include <ATen/Tensor.h>
#include <cmath>
#include <mutex>
#include <utility>

#include "core/inference/network_folder.h"
#include "models/networks/landmark_net.h"

namespace visagiste {

struct LandmarkNetwork::Parts {
  ComputeDevice device;
  int inputSide = 0;
  float presenceThreshold = 0;
  InputNormalization normalization;
  networks::LandmarkNet net;
  std::mutex mutex;  // One call at a time: the network's memory is shared.
};

LandmarkNetwork::LandmarkNetwork(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}
LandmarkNetwork::~LandmarkNetwork() = default;

std::shared_ptr<LandmarkNetwork> LandmarkNetwork::load(const std::filesystem::path& modelFolder,
                                                       const ComputeDevice& device) {
  const ModelManifest manifest = readManifest(modelFolder);
  const int side = squareInputSide(manifest);
  if (side != networks::kLandmarkInputSide)
    throw Error(ErrorCode::BadWeights, "The model '" + manifest.id +
                                           "' takes crops of another size than this program "
                                           "gives. Reinstall Visagiste.");
  auto parts = std::unique_ptr<Parts>(new Parts{device,
                                                side,
                                                static_cast<float>(manifest.threshold("presence")),
                                                inputNormalization(manifest),
                                                networks::LandmarkNet(),
                                                {}});
  const InferenceScope scope(device);
  loadNetwork(*parts->net, manifest, device);
  std::shared_ptr<LandmarkNetwork> network(new LandmarkNetwork(std::move(parts)));
  // The first call prepares the kernels; nobody should wait for that in a live view.
  const auto bytes = static_cast<std::size_t>(side) * static_cast<std::size_t>(side) * 3;
  (void)network->run({Image({side, side}, PixelFormat::Rgb8, std::vector<std::uint8_t>(bytes, 128))});
  return network;
}

int LandmarkNetwork::inputSidePx() const {
  return m_parts->inputSide;
}
float LandmarkNetwork::presenceThreshold() const {
  return m_parts->presenceThreshold;
}
const ComputeDevice& LandmarkNetwork::device() const {
  return m_parts->device;
}

std::vector<CropLandmarks> LandmarkNetwork::run(const std::vector<Image>& crops) {
  try {
    const std::lock_guard<std::mutex> lock(m_parts->mutex);
    const InferenceScope scope(m_parts->device);
    const at::Tensor input = m_parts->normalization.tensorFrom(crops, {m_parts->inputSide, m_parts->inputSide},
                                                               m_parts->device, "Landmark network");
    networks::LandmarkOutput output = m_parts->net->forward(input);
    const auto count = static_cast<std::int64_t>(crops.size());
    requireShape("points", output.points, {count, networks::kLandmarkPoints, 3});
    requireShape("presence", output.presence, {count});
    const at::Tensor points = output.points.to(at::kCPU, at::kFloat).contiguous();
    const at::Tensor presence = output.presence.to(at::kCPU, at::kFloat).contiguous();
    std::vector<CropLandmarks> answers(crops.size());
    const float* from = points.data_ptr<float>();
    for (std::size_t i = 0; i < crops.size(); ++i, from += std::ptrdiff_t{3} * networks::kLandmarkPoints) {
      answers[i].points = Eigen::Map<const Eigen::Matrix3Xf>(from, 3, networks::kLandmarkPoints);
      answers[i].presence = 1.0F / (1.0F + std::exp(-presence.data_ptr<float>()[i]));
    }
    return answers;
  } catch (...) {
    rethrowTranslated("landmark");
  }
}

}  // namespace visagiste
