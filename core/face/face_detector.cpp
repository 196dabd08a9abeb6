#include "core/face/face_detector.h"

#include <algorithm>
#include <cstring>

#include "core/base/error.h"
#include "core/face/detector_search.h"
#include "core/face/overlap_suppression.h"
#include "core/image/resample.h"
#include "core/inference/detector_network.h"
#include "core/model_store/model_folder.h"

namespace visagiste {
namespace {

constexpr float kCutShare = 0.12F;  // A box that leaves its window by more of its side was seen only in part.
constexpr float kCoveredBy = 0.9F;  // Windows inside a face that is already found hold no other face.

/// The window's part of the level, black outside the level.
Image windowOf(const Image& level, const Eigen::Vector2i& origin, Size window) {
  if (level.size() == window)
    return level;
  const int width = std::min(level.width() - origin.x(), window.width);
  const int height = std::min(level.height() - origin.y(), window.height);
  const auto rowBytes = static_cast<std::size_t>(window.width) * 3;
  std::vector<std::uint8_t> pixels(rowBytes * static_cast<std::size_t>(window.height), 0);
  for (int y = 0; y < height; ++y)
    std::memcpy(pixels.data() + rowBytes * static_cast<std::size_t>(y),
                level.row(y + origin.y()) + static_cast<std::size_t>(origin.x()) * 3,
                static_cast<std::size_t>(width) * 3);
  return {window, PixelFormat::Rgb8, std::move(pixels)};
}

/// Whether the face goes on beyond the window although the picture does: another window or level has it whole.
bool isCut(const FaceBox& boxInWindow, const Eigen::Vector2i& origin, const SearchLevel& level) {
  const float allowed = kCutShare * boxInWindow.sidePx;
  const float half = boxInWindow.sidePx / 2;
  const auto cut = [&](float center, int start, int window, int length) {
    const bool before = start > 0 && center - half < -allowed;
    const bool after = start + window < length && center + half > static_cast<float>(window) + allowed;
    return before || after;
  };
  return cut(boxInWindow.centerPx.x(), origin.x(), level.window.width, level.size.width) ||
         cut(boxInWindow.centerPx.y(), origin.y(), level.window.height, level.size.height);
}

/// A window of a level, placed in the picture.
struct PlacedWindow {
  Eigen::Vector2f originPx;
  Eigen::Vector2f sizePx;
  Eigen::Vector2f pictureFromLevel;  // Scale along x and y; they differ by the rounding of the level's size.

  [[nodiscard]] FaceBox boxInPicture(FaceBox box) const {
    box.centerPx = originPx + box.centerPx.cwiseProduct(pictureFromLevel);
    box.sidePx *= pictureFromLevel.mean();
    return box;
  }

  [[nodiscard]] bool liesInside(const FaceBox& face) const {
    const float half = kCoveredBy * face.sidePx / 2;
    return ((originPx - face.centerPx).array() > -half).all() &&
           ((originPx + sizePx - face.centerPx).array() < half).all();
  }
};

class NetworkFaceDetector final : public FaceDetector {
 public:
  NetworkFaceDetector(std::shared_ptr<DetectorNetwork> network, const DetectorOptions& options)
      : m_network(std::move(network)),
        m_options(options),
        m_reach{m_network->usualSidePx(), m_network->cellPx(), m_network->smallestFacePx()} {
    if (m_options.minScore <= 0)
      m_options.minScore = m_network->scoreThreshold();
  }

  using FaceDetector::detect;
  std::vector<FaceBox> detect(const Image& picture, RunContext& context) override {
    if (picture.isEmpty() || picture.format() != PixelFormat::Rgb8)
      throw Error(ErrorCode::InvalidArgument, "Looking for faces needs an RGB picture.");
    std::vector<FaceBox> found;
    for (const SearchLevel& level : planSearch(picture.size(), m_reach, m_options)) {
      searchLevel(picture, level, found, context);
      found = suppressOverlapping(std::move(found), m_options.maxOverlap);
    }
    if (found.size() > static_cast<std::size_t>(m_options.maxFaces))
      found.resize(static_cast<std::size_t>(m_options.maxFaces));
    return found;
  }

 private:
  void searchLevel(const Image& picture, const SearchLevel& level, std::vector<FaceBox>& found, RunContext& context) {
    context.checkpoint();
    const Image scaled = resized(picture, level.size, Resampling::Area);
    const Eigen::Vector2f pictureFromLevel(float(picture.width()) / float(level.size.width),
                                           float(picture.height()) / float(level.size.height));
    const Eigen::Vector2f windowPx(float(level.window.width), float(level.window.height));
    const std::vector<FaceBox> coarser = found;
    for (const Eigen::Vector2i& origin : level.origins) {
      const PlacedWindow window{origin.cast<float>().cwiseProduct(pictureFromLevel),
                                windowPx.cwiseProduct(pictureFromLevel), pictureFromLevel};
      if (std::any_of(coarser.begin(), coarser.end(), [&](const FaceBox& face) { return window.liesInside(face); }))
        continue;
      context.checkpoint();
      for (const FaceBox& box : m_network->run(windowOf(scaled, origin, level.window), m_options.minScore))
        if (!isCut(box, origin, level))
          found.push_back(window.boxInPicture(box));
    }
  }

  std::shared_ptr<DetectorNetwork> m_network;
  DetectorOptions m_options;
  DetectorReach m_reach;
};

}  // namespace

void DetectorOptions::check() const {
  if (!(minScore >= 0 && minScore < 1))
    throw Error(ErrorCode::InvalidArgument, "Face detection: minScore must lie in [0, 1).");
  if (!(maxOverlap >= 0 && maxOverlap <= 1))
    throw Error(ErrorCode::InvalidArgument, "Face detection: maxOverlap must lie in [0, 1].");
  if (!(minFacePx > 0))
    throw Error(ErrorCode::InvalidArgument, "Face detection: minFacePx must be above 0.");
  if (maxFaces < 1)
    throw Error(ErrorCode::InvalidArgument, "Face detection: maxFaces must be at least 1.");
}

std::shared_ptr<FaceDetector> makeFaceDetector(const ModelFolders& folders, const ComputeDevice& device,
                                               const DetectorOptions& options) {
  options.check();
  return makeFaceDetector(DetectorNetwork::load(folders.folder("face-detector-v1"), device), options);
}

std::shared_ptr<FaceDetector> makeFaceDetector(std::shared_ptr<DetectorNetwork> network,
                                               const DetectorOptions& options) {
  options.check();
  return std::make_shared<NetworkFaceDetector>(std::move(network), options);
}

}  // namespace visagiste
