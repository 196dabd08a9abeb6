#include "core/face/mouth_opening.h"

#include <algorithm>
#include <cmath>
#include <Eigen/LU>
#include <vector>

#include "core/base/smooth_rise.h"

namespace visagiste {
namespace {

constexpr int kRightCorner = 78;  // Of the lips' inner border.
constexpr int kLeftCorner = 308;
// How much darker or brighter than the lips, as a natural logarithm.
constexpr float kLipContrast = 0.25F;
constexpr float kMouthContrast = 0.5F;

struct MouthPixel {
  float logLuminance = 0;
  float lip = 0;         // 0..1.
  float innerMouth = 0;  // 0..1.
};

float logLuminance(const std::uint8_t* rgb) {
  return std::log(4.0F + 0.299F * rgb[0] + 0.587F * rgb[1] + 0.114F * rgb[2]);
}

/// The pixels that show lips or what lies between them.
std::vector<MouthPixel> mouthPixels(const Image& picture, const FaceParsing& parsing, const Eigen::Vector2f& middlePx,
                                    float reachPx) {
  const Eigen::Matrix2d cropFromPicture = Eigen::Matrix2d(parsing.pictureFromCrop.leftCols<2>()).inverse();
  const std::uint8_t* upper = parsing.plane(FaceRegion::UpperLip);
  const std::uint8_t* lower = parsing.plane(FaceRegion::LowerLip);
  const std::uint8_t* inner = parsing.plane(FaceRegion::InnerMouth);
  const int left = std::max(0, int(middlePx.x() - reachPx));
  const int right = std::min(picture.width() - 1, int(middlePx.x() + reachPx));
  const int top = std::max(0, int(middlePx.y() - reachPx));
  const int bottom = std::min(picture.height() - 1, int(middlePx.y() + reachPx));
  std::vector<MouthPixel> pixels;
  for (int y = top; y <= bottom; ++y)
    for (int x = left; x <= right; ++x) {
      const Eigen::Vector2d at = cropFromPicture * (Eigen::Vector2d(x + 0.5, y + 0.5) - parsing.pictureFromCrop.col(2));
      if (at.x() < 0 || at.y() < 0 || at.x() >= parsing.cropSize.width || at.y() >= parsing.cropSize.height)
        continue;
      const std::size_t cell = std::size_t(at.y()) * std::size_t(parsing.cropSize.width) + std::size_t(at.x());
      const MouthPixel pixel{logLuminance(picture.row(y) + 3 * x), float(upper[cell] + lower[cell]) / 255,
                             float(inner[cell]) / 255};
      if (pixel.lip > 0 || pixel.innerMouth > 0)
        pixels.push_back(pixel);
    }
  return pixels;
}

/// Of the middle of the pixels that are surely lips; nothing to compare with: far darker than anything.
float logLuminanceOfLips(const std::vector<MouthPixel>& pixels) {
  std::vector<float> lips;
  for (const MouthPixel& pixel : pixels)
    if (pixel.lip > 0.8F)
      lips.push_back(pixel.logLuminance);
  if (lips.empty())
    return -10;
  const auto middle = lips.begin() + std::ptrdiff_t(lips.size() / 2);
  std::nth_element(lips.begin(), middle, lips.end());
  return *middle;
}

}  // namespace

float mouthOpening(const Image& picture, const FaceParsing& parsing, const Landmarks& landmarks, const Irises& irises) {
  const Eigen::Vector2f right = landmarks.pointsPx.col(kRightCorner);
  const Eigen::Vector2f left = landmarks.pointsPx.col(kLeftCorner);
  const float mouthPx = (right - left).norm();
  const float pupilsPx = (irises[0].centerPx - irises[1].centerPx).norm();
  if (mouthPx <= 0 || pupilsPx <= 0)
    return 0;
  const std::vector<MouthPixel> pixels = mouthPixels(picture, parsing, 0.5F * (right + left), mouthPx);
  const float lips = logLuminanceOfLips(pixels);
  float areaPx = 0;
  for (const MouthPixel& pixel : pixels)
    areaPx += pixel.innerMouth * smoothRise(kLipContrast, kMouthContrast, std::abs(pixel.logLuminance - lips));
  return areaPx / mouthPx / pupilsPx;
}

}  // namespace visagiste
