#include "core/inference/detector_network.h"

#include <algorithm>
#include <utility>

#include "core/inference/loaded_network.h"
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

}  // namespace

struct DetectorNetwork::Parts {
  Parts(const ModelManifest& manifest, const ComputeDevice& device)
      : smallestFacePx(positiveNumber(manifest, "limits.smallest_face_px")),
        scoreThreshold(static_cast<float>(manifest.threshold("score"))),
        network("detector", manifest, device) {}

  float smallestFacePx;
  float scoreThreshold;
  LoadedNetwork<networks::FaceDetectorNet> network;
};

DetectorNetwork::DetectorNetwork(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}
DetectorNetwork::~DetectorNetwork() = default;

std::shared_ptr<DetectorNetwork> DetectorNetwork::load(const std::filesystem::path& modelFolder,
                                                       const ComputeDevice& device) {
  std::shared_ptr<DetectorNetwork> network(
      new DetectorNetwork(std::make_unique<Parts>(readManifest(modelFolder), device)));
  static_cast<void>(network->run(warmUpPicture(network->usualSidePx()), 0.5F));
  return network;
}

int DetectorNetwork::usualSidePx() const {
  return m_parts->network.inputSidePx();
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
  return m_parts->network.device();
}

std::vector<FaceBox> DetectorNetwork::run(const Image& picture, float minScore) {
  if (picture.width() % kCellPx != 0 || picture.height() % kCellPx != 0)
    throw Error(ErrorCode::InvalidArgument,
                "Detector network: the picture's sides must be multiples of " + std::to_string(kCellPx) + ".");
  return m_parts->network.run({picture}, picture.size(), [&](const std::vector<at::Tensor>& maps) {
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
  });
}

}  // namespace visagiste
