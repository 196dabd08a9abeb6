#include "core/makeup/makeup_transfer.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <utility>

#include "core/base/error.h"
#include "core/face/parsing_matte.h"
#include "core/image/mat_view.h"
#include "core/inference/makeup_transfer_network.h"
#include "core/makeup/face_frame.h"

namespace visagiste {
namespace {

/// How surely each pixel of the part shows the face itself and nothing before it: Gray8.
Image faceMatte(const FaceParsing& parsing, const FramePlaces& part) {
  using R = FaceRegion;
  return regionMatte(parsing,
                     {R::FaceSkin, R::LeftBrow, R::RightBrow, R::LeftEye, R::RightEye, R::Nose, R::UpperLip,
                      R::InnerMouth, R::LowerLip},
                     {part.left, part.top, part.size.width, part.size.height});
}

/// The maps as every pixel of the part sees them: gains and offsets, CV_32FC3 each.
std::array<cv::Mat, 2> mapsAt(const FramePlaces& places, const ColorMaps& maps) {
  const cv::Mat all(maps.sidePx, maps.sidePx, CV_32FC(6), const_cast<float*>(maps.values.data()));
  std::array<cv::Mat, 2> frame{cv::Mat(all.size(), CV_32FC3), cv::Mat(all.size(), CV_32FC3)};
  cv::mixChannels(&all, 1, frame.data(), 2, std::array{0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5}.data(), 6);
  cv::Mat from(places.size.height, places.size.width, CV_32FC2, const_cast<Eigen::Vector2f*>(places.at.data()));
  from = from - cv::Scalar(0.5, 0.5);  // Pixel centres lie at halves; cv::remap counts from the first one.
  std::array<cv::Mat, 2> seen;
  for (std::size_t i = 0; i < 2; ++i)
    cv::remap(frame[i], seen[i], from, cv::noArray(), cv::INTER_LINEAR, cv::BORDER_REPLICATE);
  return seen;
}

std::uint8_t changed(std::uint8_t value, float gain, float offset, float weight) {
  const float delta = weight * (gain * static_cast<float>(value) + 255 * offset);
  return static_cast<std::uint8_t>(std::lround(std::clamp(static_cast<float>(value) + delta, 0.0F, 255.0F)));
}

class NetworkMakeupTransfer final : public MakeupTransfer {
 public:
  NetworkMakeupTransfer(std::shared_ptr<MakeupTransferNetwork> network, const FaceModel& model)
      : m_network(std::move(network)), m_frame(model) {
    if (m_network->inputSidePx() != FaceFrame::kSidePx)
      throw Error(ErrorCode::BadWeights,
                  "The makeup transfer network belongs to another version of this program. "
                  "Reinstall Visagiste.");
  }

  Image transferred(const TransferFace& source, const TransferFace& reference, float strength) override {
    if (!(strength >= 0 && strength <= 1))
      throw Error(ErrorCode::InvalidArgument, "The strength of a transfer has to lie between 0 and 1.");
    const Image sourceFace = m_frame.aligned(source.picture, source.landmarks);
    const Image referenceFace = m_frame.aligned(reference.picture, reference.landmarks);
    const FramePlaces places = m_frame.places(source.picture.size(), source.landmarks);
    if (strength == 0 || places.size.width == 0)
      return source.picture;
    return applied(source, places, m_network->run(sourceFace, referenceFace), strength);
  }

 private:
  static Image applied(const TransferFace& source, const FramePlaces& places, const ColorMaps& maps, float strength) {
    const auto [gains, offsets] = mapsAt(places, maps);
    const Image matte = source.parsing == nullptr ? Image() : faceMatte(*source.parsing, places);
    ImageBuilder result(source.picture.size(), PixelFormat::Rgb8);
    matView(source.picture).copyTo(result.mat());
    for (int y = 0; y < places.size.height; ++y) {
      const auto* gain = gains.ptr<cv::Vec3f>(y);
      const auto* offset = offsets.ptr<cv::Vec3f>(y);
      const float* weights = &places.weight[static_cast<std::size_t>(y) * static_cast<std::size_t>(places.size.width)];
      auto* pixel = result.mat().ptr<cv::Vec3b>(places.top + y) + places.left;
      for (int x = 0; x < places.size.width; ++x) {
        const float shown = matte.isEmpty() ? 1.0F : static_cast<float>(matte.row(y)[x]) / 255.0F;
        const float weight = strength * weights[x] * shown;
        for (int c = 0; c < 3; ++c) pixel[x][c] = changed(pixel[x][c], gain[x][c], offset[x][c], weight);
      }
    }
    return result.finish();
  }

  std::shared_ptr<MakeupTransferNetwork> m_network;
  FaceFrame m_frame;
};

}  // namespace

std::shared_ptr<MakeupTransfer> makeMakeupTransfer(const ModelFolders& folders, const ComputeDevice& device,
                                                   const FaceModel& model) {
  return std::make_shared<NetworkMakeupTransfer>(
      MakeupTransferNetwork::load(folders.folder("makeup-transfer-v1"), device), model);
}

}  // namespace visagiste
