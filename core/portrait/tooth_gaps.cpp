#include "core/portrait/tooth_gaps.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "core/portrait/sampling.h"

namespace visagiste {
namespace {

constexpr float kValley = 0.35F;       // How much darker the meeting sides of two teeth are than their fronts.
constexpr float kValleyWidth = 0.12F;  // Of the reach.
constexpr float kGum = 0.15F;          // A pixel with so much to fill is taken for nothing but gap and teeth.
constexpr float kLeastShare = 0.01F;

/// Pixels on a line through the middle.
cv::Mat lineKernel(const Eigen::Vector2f& along, float lengthPx) {
  const int reach = std::max(1, static_cast<int>(std::lround(0.5F * lengthPx)));
  cv::Mat kernel = cv::Mat::zeros(2 * reach + 1, 2 * reach + 1, CV_8U);
  const cv::Point to(static_cast<int>(std::lround(static_cast<float>(reach) * along.x())),
                     static_cast<int>(std::lround(static_cast<float>(reach) * along.y())));
  cv::line(kernel, cv::Point(reach, reach) - to, cv::Point(reach, reach) + to, 1);
  return kernel;
}

/// Where teeth show, of the samples' area.
cv::Rect toothArea(const FaceSamples& face) {
  cv::Rect found;
  for (int y = 0; y < face.area.height; ++y)
    for (int x = 0; x < face.area.width; ++x)
      if (face.at(x, y).teeth > 0)
        found |= cv::Rect(x, y, 1, 1);
  return found;
}

}  // namespace

void closeToothGaps(FaceSamples& face, const Eigen::Vector2f& along, float reachPx) {
  const cv::Rect area = toothArea(face);
  if (area.empty())
    return;
  cv::Mat teeth = cv::Mat::zeros(area.size(), CV_32F);    // Share of the pixel's mouth.
  cv::Mat color = cv::Mat::zeros(area.size(), CV_32FC3);  // Of what is tooth all over.
  cv::Mat known = cv::Mat::zeros(area.size(), CV_32F);
  for (int y = 0; y < area.height; ++y)
    for (int x = 0; x < area.width; ++x) {
      const FacePixel& pixel = face.at(x + area.x, y + area.y);
      if (pixel.teeth == 0)
        continue;
      teeth.at<float>(y, x) = static_cast<float>(pixel.teeth) / static_cast<float>(pixel.mouth);
      if (pixel.teeth < pixel.mouth)
        continue;
      const Eigen::Vector3f mean = pixel.mouthColor / static_cast<float>(pixel.mouth);
      color.at<cv::Vec3f>(y, x) = {mean.x(), mean.y(), mean.z()};
      known.at<float>(y, x) = 1;
    }
  cv::Mat closed;
  cv::morphologyEx(teeth, closed, cv::MORPH_CLOSE, lineKernel(along, reachPx));
  const auto smooth = [](const cv::Mat& from, float sigmaPx) {
    cv::Mat result;
    cv::GaussianBlur(from, result, {}, sigmaPx);
    return result;
  };
  const cv::Mat nearColor = smooth(color, reachPx);
  const cv::Mat nearKnown = smooth(known, reachPx);
  const cv::Mat nearTeeth = smooth(teeth, kValleyWidth * reachPx);
  const cv::Mat nearClosed = smooth(closed, kValleyWidth * reachPx);
  for (int y = 0; y < area.height; ++y)
    for (int x = 0; x < area.width; ++x) {
      FacePixel& pixel = face.at(x + area.x, y + area.y);
      const float share = closed.at<float>(y, x);
      if (pixel.mouth == 0 || share < kLeastShare || nearKnown.at<float>(y, x) < kLeastShare)
        continue;
      const float gum = smoothRise(0, kGum, share - teeth.at<float>(y, x)) * share;
      const cv::Vec3f tooth =
          nearColor.at<cv::Vec3f>(y, x) * (static_cast<float>(pixel.mouth) / nearKnown.at<float>(y, x));
      const float valley = 1 - nearTeeth.at<float>(y, x) / nearClosed.at<float>(y, x);
      pixel.mouthColor =
          (1 - kValley * valley) * ((1 - gum) * pixel.mouthColor + gum * Eigen::Vector3f(tooth[0], tooth[1], tooth[2]));
    }
}

}  // namespace visagiste
