#include "core/face/face_parser.h"

#include <algorithm>
#include <Eigen/LU>
#include <utility>

#include "core/base/error.h"
#include "core/face/box_from_landmarks.h"
#include "core/image/resample.h"
#include "core/inference/parsing_network.h"
#include "core/model_store/model_folder.h"

namespace visagiste {
namespace {

constexpr float kLargestOverPicture = 16;  // Over the picture's longer side: a runaway, not a face.

FaceRegion mirrored(FaceRegion region) {
  switch (region) {
    case FaceRegion::LeftBrow:
      return FaceRegion::RightBrow;
    case FaceRegion::RightBrow:
      return FaceRegion::LeftBrow;
    case FaceRegion::LeftEye:
      return FaceRegion::RightEye;
    case FaceRegion::RightEye:
      return FaceRegion::LeftEye;
    default:
      return region;
  }
}

/// The mean of the planes and of those of the mirrored crop turned back.
void averageWithMirrored(std::vector<std::uint8_t>& planes, const std::vector<std::uint8_t>& ofMirrored, int side) {
  const auto pixels = static_cast<std::size_t>(side) * static_cast<std::size_t>(side);
  for (std::size_t region = 0; region < kFaceRegionCount; ++region) {
    const auto partner = static_cast<std::size_t>(mirrored(static_cast<FaceRegion>(region)));
    for (std::size_t row = 0; row < pixels; row += static_cast<std::size_t>(side)) {
      std::uint8_t* own = planes.data() + region * pixels + row;
      const std::uint8_t* other = ofMirrored.data() + partner * pixels + row + side;
      for (int x = 0; x < side; ++x) own[x] = static_cast<std::uint8_t>((own[x] + *--other + 1) / 2);
    }
  }
}

Eigen::Matrix2Xf pointsInCrop(const Eigen::Matrix2Xf& pointsPx, const Eigen::Matrix<double, 2, 3>& pictureFromCrop) {
  const Eigen::Matrix2d cropFromPicture = pictureFromCrop.leftCols<2>().inverse();
  return (cropFromPicture * (pointsPx.cast<double>().colwise() - pictureFromCrop.col(2))).cast<float>();
}

class NetworkFaceParser final : public FaceParser {
 public:
  NetworkFaceParser(std::shared_ptr<ParsingNetwork> network, const ParsingOptions& options)
      : m_network(std::move(network)),
        m_side(options.cropSidePx > 0 ? options.cropSidePx : m_network->usualSidePx()),
        m_averaging(options.mirrorAveraging) {}

  FaceParsing parse(const Image& picture, const Landmarks& points) override {
    if (picture.isEmpty() || picture.format() != PixelFormat::Rgb8)
      throw Error(ErrorCode::InvalidArgument, "Parsing a face needs an RGB picture.");
    const FaceBox box = boxFromLandmarks(points.pointsPx);
    const auto longer = static_cast<float>(std::max(picture.width(), picture.height()));
    if (!points.pointsPx.allFinite() || !(box.sidePx > 0) || box.sidePx > kLargestOverPicture * longer)
      throw Error(ErrorCode::InvalidArgument, "Parsing a face needs landmarks that show where it is.");
    FaceParsing parsing;
    parsing.pictureFromCrop = pictureFromCrop(box, parsingCropOverBox(), m_side);
    parsing.cropSize = {m_side, m_side};
    const Image crop = warpedSimilarity(picture, parsing.pictureFromCrop, parsing.cropSize, Resampling::Area,
                                        OutsideSource::Replicate);
    Eigen::Matrix2Xf pointsPx = pointsInCrop(points.pointsPx, parsing.pictureFromCrop);
    std::vector<std::uint8_t> planes = std::move(m_network->run({{crop, pointsPx}}).front());
    if (m_averaging == MirrorAveraging::On) {
      pointsPx.row(0) = static_cast<float>(m_side) - pointsPx.row(0).array();
      averageWithMirrored(planes, m_network->run({{flippedHorizontally(crop), pointsPx}}).front(), m_side);
    }
    parsing.probabilities = std::make_shared<const std::vector<std::uint8_t>>(std::move(planes));
    return parsing;
  }

 private:
  std::shared_ptr<ParsingNetwork> m_network;
  int m_side;
  MirrorAveraging m_averaging;
};

}  // namespace

ParsingOptions ParsingOptions::live(const ParsingNetwork& network) {
  return {network.liveSidePx(), MirrorAveraging::Off};
}

void ParsingOptions::check() const {
  constexpr int kCellPx = 32;
  if (cropSidePx != 0 && (cropSidePx < 64 || cropSidePx > 512 || cropSidePx % kCellPx != 0))
    throw Error(ErrorCode::InvalidArgument, "Parsing: cropSidePx must be 0 or a multiple of 32 from 64 to 512.");
}

std::shared_ptr<FaceParser> makeFaceParser(const ModelFolders& folders, const ComputeDevice& device,
                                           Workload workload) {
  std::shared_ptr<ParsingNetwork> network = ParsingNetwork::load(folders.folder("face-parsing-v1"), device);
  const ParsingOptions options = workload == Workload::Live ? ParsingOptions::live(*network) : ParsingOptions::still();
  return makeFaceParser(std::move(network), options);
}

std::shared_ptr<FaceParser> makeFaceParser(std::shared_ptr<ParsingNetwork> network, const ParsingOptions& options) {
  options.check();
  return std::make_shared<NetworkFaceParser>(std::move(network), options);
}

}  // namespace visagiste
