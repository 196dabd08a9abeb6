#include "core/inference/detector_network.h"

#include <ATen/Tensor.h>
#include <algorithm>
#include <mutex>
#include <utility>

#include "core/inference/network_folder.h"
#include "models/networks/face_decode.h"
#include "models/networks/face_detector_net.h"

namespace visagiste {
namespace {

constexpr double kDegPerRad = 57.29577951308232;
constexpr int kCellPx = kDetectorStrides.back();

FaceBox boxFrom(const FoundFace& face) {
  FaceBox box;
  box.centerPx = {face.square.centreX, face.square.centreY};
  box.sidePx = face.square.sidePx;
  box.rollDeg = static_cast<float>(face.square.rollRad * kDegPerRad);
  box.score = face.score;
  return box;
}

float smallestFace(const ModelManifest& manifest) {
  const std::optional<double> side = manifest.number("limits.smallest_face_px");
  if (!side || !(*side > 0))
    throw Error(ErrorCode::BadWeights, "The description of the model '" + manifest.id +
                                           "' does not say limits.smallest_face_px. Reinstall Visagiste.");
  return static_cast<float>(*side);
}

}  // namespace

struct DetectorNetwork::Parts {
  ComputeDevice device;
  int usualSide = 0;
  float smallestFacePx = 0;
  float scoreThreshold = 0;
  InputNormalization normalization;
  networks::FaceDetectorNet net;
  std::mutex mutex;  // One call at a time: the network's memory is shared.
};

DetectorNetwork::DetectorNetwork(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}
DetectorNetwork::~DetectorNetwork() = default;

std::shared_ptr<DetectorNetwork> DetectorNetwork::load(const std::filesystem::path& modelFolder,
                                                       const ComputeDevice& device) {
  const ModelManifest manifest = readManifest(modelFolder);
  auto parts = std::unique_ptr<Parts>(new Parts{device,
                                                squareInputSide(manifest),
                                                smallestFace(manifest),
                                                static_cast<float>(manifest.threshold("score")),
                                                inputNormalization(manifest),
                                                networks::FaceDetectorNet(),
                                                {}});
  const InferenceScope scope(device);
  loadNetwork(*parts->net, manifest, device);
  std::shared_ptr<DetectorNetwork> network(new DetectorNetwork(std::move(parts)));
  // The first call prepares the kernels; nobody should wait for that in a live view.
  const int side = network->usualSidePx();
  const auto bytes = static_cast<std::size_t>(side) * static_cast<std::size_t>(side) * 3;
  (void)network->run(Image({side, side}, PixelFormat::Rgb8, std::vector<std::uint8_t>(bytes, 128)), 0.5F);
  return network;
}

int DetectorNetwork::usualSidePx() const {
  return m_parts->usualSide;
}
int DetectorNetwork::cellPx() const {
  return kCellPx;
}
float DetectorNetwork::smallestFacePx() const {
  return m_parts->smallestFacePx;
}
float DetectorNetwork::scoreThreshold() const {
  return m_parts->scoreThreshold;
}
const ComputeDevice& DetectorNetwork::device() const {
  return m_parts->device;
}

std::vector<FaceBox> DetectorNetwork::run(const Image& picture, float minScore) {
  if (picture.width() % kCellPx != 0 || picture.height() % kCellPx != 0)
    throw Error(ErrorCode::InvalidArgument,
                "Detector network: the picture's sides must be multiples of " + std::to_string(kCellPx) + ".");
  try {
    const std::lock_guard<std::mutex> lock(m_parts->mutex);
    const InferenceScope scope(m_parts->device);
    const at::Tensor input =
        m_parts->normalization.tensorFrom({picture}, picture.size(), m_parts->device, "Detector network");
    const std::vector<at::Tensor> maps = m_parts->net->forward(input);
    std::vector<FoundFace> faces;
    for (std::size_t i = 0; i < kDetectorStrides.size(); ++i) {
      const int stride = kDetectorStrides[i];
      const int rows = picture.height() / stride;
      const int columns = picture.width() / stride;
      requireShape("faces at stride " + std::to_string(stride), maps.at(i), {1, kDetectorChannels, rows, columns});
      const at::Tensor map = maps[i].to(at::kCPU, at::kFloat).contiguous();
      appendFaces(map.data_ptr<float>(), rows, columns, stride, minScore, faces);
    }
    std::vector<FaceBox> boxes;
    std::transform(faces.begin(), faces.end(), std::back_inserter(boxes), boxFrom);
    std::stable_sort(boxes.begin(), boxes.end(), [](const FaceBox& a, const FaceBox& b) { return a.score > b.score; });
    return boxes;
  } catch (...) {
    rethrowTranslated("detector");
  }
}

}  // namespace visagiste
