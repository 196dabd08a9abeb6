#include "app/prepare/posed_crop.h"

#include <cmath>
#include <Eigen/Geometry>
#include <opencv2/imgproc.hpp>

#include "app/prepare/crops.h"
#include "models/networks/face_crop.h"

namespace visagiste::prepare {
namespace {

constexpr int kSide = kLandmarkPackSide;
constexpr int kOpaque = 255;

/// head over background as far as cover(pixel) in 0..255 tells; alpha is `alpha(pixel)`.
template <class Cover, class Alpha>
std::vector<std::uint8_t> blended(const cv::Mat& background, const Image& head, const Cover& cover,
                                  const Alpha& alpha) {
  std::vector<std::uint8_t> rgba(head.pixels(), head.pixels() + head.byteCount());
  for (std::size_t i = 0; i < rgba.size(); i += 4) {
    const int share = cover(i / 4);
    const auto matte = static_cast<std::uint8_t>(alpha(i / 4));
    for (std::size_t c = 0; c < 3; ++c) {
      const int behind = background.data[i + c];
      rgba[i + c] = static_cast<std::uint8_t>(behind + (rgba[i + c] - behind) * share / kOpaque);
    }
    rgba[i + 3] = matte;
  }
  return rgba;
}

}  // namespace

Eigen::Matrix3Xd placed(const Rigid3& pose, const Eigen::Matrix3Xd& points) {
  return (pose.rotation * points).colwise() + pose.translationMm;
}

PosedCrop cropAround(const Rigid3& pose, const Eigen::Matrix3Xd& points, double focalPx) {
  PosedCrop crop{{focalPx, {0, 0}, {kSide, kSide}}, pose, 0};
  const auto flat = [&] {
    const Eigen::Matrix3Xd seen = placed(crop.pose, points);
    std::vector<float> xy;
    for (Eigen::Index p = 0; p < seen.cols(); ++p) {
      const Eigen::Vector2d at = crop.camera.project(seen.col(p));
      xy.push_back(static_cast<float>(at.x()));
      xy.push_back(static_cast<float>(at.y()));
    }
    return xy;
  };
  crop.rollRad = faceRoll(flat().data(), 2);
  const Eigen::AngleAxisd upright(-crop.rollRad, Eigen::Vector3d::UnitZ());
  crop.pose = compose({upright.toRotationMatrix(), {0, 0, 0}}, pose);
  const FaceSquare square = scaled(faceSquare(flat().data(), 2), kLandmarkPackOverFace);
  const double zoom = kSide / static_cast<double>(square.sidePx);
  crop.camera.focalPx *= zoom;
  crop.camera.principalPx =
      Eigen::Vector2d(0.5 * kSide, 0.5 * kSide) - zoom * Eigen::Vector2d(square.centreX, square.centreY);
  return crop;
}

cv::Mat randomBackground(const training::PackedSet& pictures, training::Split split, std::mt19937& random) {
  const auto pick = [&](int low, int high) { return std::uniform_int_distribution<int>(low, high)(random); };
  const training::PackedSample* sample = nullptr;
  do sample = &pictures.samples[static_cast<std::size_t>(pick(0, static_cast<int>(pictures.samples.size()) - 1))];
  while (sample->split != split);
  const cv::Mat whole(pictures.height, pictures.width, CV_8UC4, const_cast<std::uint8_t*>(sample->rgba.data()));
  const int side = pick(pictures.width / 3, pictures.width);
  const cv::Rect part(pick(0, pictures.width - side), pick(0, pictures.height - side), side, side);
  cv::Mat background;
  cv::resize(whole(part), background, {kSide, kSide}, 0, 0, cv::INTER_LINEAR);
  const double blur = 0.1 * pick(5, 60);
  cv::GaussianBlur(background, background, {}, blur);
  return background;
}

cv::Mat photographUnder(const PosedCrop& crop, const Image& picture, const PinholeCamera& photo) {
  const double zoom = crop.camera.focalPx / photo.focalPx;
  const double turnX = zoom * std::cos(crop.rollRad);
  const double turnY = zoom * std::sin(crop.rollRad);
  const Eigen::Vector2d& from = photo.principalPx;
  // Pixel centres are at (0.5, 0.5) here and at (0, 0) in OpenCV.
  const double shiftX = crop.camera.principalPx.x() - turnX * (from.x() - 0.5) - turnY * (from.y() - 0.5) - 0.5;
  const double shiftY = crop.camera.principalPx.y() + turnY * (from.x() - 0.5) - turnX * (from.y() - 0.5) - 0.5;
  const cv::Matx23d cropFromPhoto(turnX, turnY, shiftX, -turnY, turnX, shiftY);
  cv::Mat source = matView(picture);
  if (zoom < 0.7) {
    cv::Mat soft;
    cv::GaussianBlur(source, soft, {}, 0.45 / zoom);
    source = soft;
  }
  cv::Mat rgb;
  cv::warpAffine(source, rgb, cropFromPhoto, {kSide, kSide}, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
  cv::Mat rgba;
  cv::cvtColor(rgb, rgba, cv::COLOR_RGB2RGBA);
  return rgba;
}

std::vector<std::uint8_t> headOver(const cv::Mat& background, const Image& head) {
  const auto matte = [&](std::size_t pixel) { return int{head.pixels()[4 * pixel + 3]}; };
  return blended(background, head, matte, matte);
}

std::vector<std::uint8_t> faceOver(const cv::Mat& background, const Image& head, const Image& matte) {
  return blended(
      background, head,
      [&](std::size_t pixel) { return head.pixels()[4 * pixel + 3] * matte.pixels()[3 * pixel] / kOpaque; },
      [](std::size_t) { return kOpaque; });
}

}  // namespace visagiste::prepare
