#include "core/garment/body_plate.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "core/garment/region_fill.h"

namespace visagiste {
namespace {

// Away from the neck's shadow the skin is as much the face's as the neck's, and lighter than both, since it faces the
// light: measured on people with open collars, see the test of skin under a removed one.
constexpr float kFaceShare = 0.5F;
constexpr float kBreastLight = 0.1F;

/// The outline of neck, shoulders and arms, soft as the picture is.
cv::Mat bodyMask(const BodyMattes& mattes, const TrunkPose& trunk) {
  constexpr float kUnderClothCm = 0.5F;
  std::vector<cv::Point> outline;
  const auto add = [&outline](const Eigen::Vector2f& px) {
    outline.emplace_back(static_cast<int>(std::lround(px.x())), static_cast<int>(std::lround(px.y())));
  };
  const Eigen::Vector2f sideways(-trunk.neckUp.y(), trunk.neckUp.x());
  const auto side = [&](std::size_t index, float sign) {
    std::vector<Eigen::Vector2f> points;
    points.push_back(trunk.neckPx + trunk.pixelsPerCm * (9 * trunk.neckUp + sign * trunk.neckHalfCm * sideways));
    points.push_back(trunk.neckPx + trunk.pixelsPerCm * (2 * trunk.neckUp + sign * trunk.neckHalfCm * sideways));
    const float end = trunk.shoulderCm[index];
    for (float distance = trunk.neckHalfCm + 1.2F; distance < end; distance += 1)
      points.push_back(trunk.pixelOf(sign * distance, trunk.lineAt(index, distance) + kUnderClothCm));
    const float top = trunk.lineAt(index, end) + kUnderClothCm;
    for (float down = 0.5F; down < 60; down += 2)
      points.push_back(
          trunk.pixelOf(sign * (end + 2.6F * (1 - std::exp(-down / 4)) + trunk.armTurn[index] * down), top + down));
    return points;
  };
  const std::vector<Eigen::Vector2f> left = side(0, -1);
  const std::vector<Eigen::Vector2f> right = side(1, 1);
  for (const Eigen::Vector2f& px : left) add(px);
  for (std::size_t i = right.size(); i-- > 0;) add(right[i]);
  cv::Mat mask = cv::Mat::zeros(mattes.neck.size(), CV_8UC1);
  cv::fillPoly(mask, std::vector{outline}, cv::Scalar(255), cv::LINE_AA);
  // Rounds the corner between neck and shoulder, then sharpens the edge again.
  mask = blurred(mask, 0.7 * trunk.pixelsPerCm);
  cv::Mat soft;
  mask.convertTo(soft, CV_32F, 1.0 / 255);
  const double contrast = std::max(1.0, 0.7 * trunk.pixelsPerCm / 1.2);
  soft = (soft - 0.5) * contrast + 0.5;
  soft.convertTo(mask, CV_8U, 255);
  cv::max(mask, mattes.neck, mask);
  return mask;
}

cv::Vec3f medianColor(const cv::Mat& rgb, const cv::Mat& where) {
  std::array<std::vector<std::uint8_t>, 3> channels;
  for (int y = 0; y < rgb.rows; y += 2)
    for (int x = 0; x < rgb.cols; x += 2)
      if (where.at<std::uint8_t>(y, x) > 245)
        for (int c = 0; c < 3; ++c) channels[static_cast<std::size_t>(c)].push_back(rgb.at<cv::Vec3b>(y, x)[c]);
  cv::Vec3f color(150, 120, 105);
  for (int c = 0; c < 3; ++c) {
    auto& values = channels[static_cast<std::size_t>(c)];
    if (values.size() < 30)
      return color;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    color[c] = *middle;
  }
  return color;
}

/// Light on a bare breast: hollows beside the notch of the collarbones, and roundness towards the body's edge.
float bodyShade(const TrunkPose& trunk, float u, float v, float toEdgeCm) {
  const float side = std::abs(u - trunk.frontCm);
  const float bone = 7.2F - 0.05F * side * side * 0.2F - 0.16F * side;
  const float above = (v - bone + 1.1F) / 0.9F;
  const float on = (v - bone) / 0.7F;
  const float reach = side > 1.2F ? std::exp(-std::pow((side - 6) / 7, 2.0F)) : 0.2F;
  const float hollow = -0.05F * std::exp(-above * above) * reach + 0.035F * std::exp(-on * on) * reach;
  const float notch = -0.07F * std::exp(-(side * side) / 1.6F - std::pow((v - 7.4F) / 1.3F, 2.0F));
  const float round = -0.3F * std::exp(-toEdgeCm / 1.3F);
  return 1 + hollow + notch + round;
}

}  // namespace

BodyPlate bodyPlate(const cv::Mat& rgb, const BodyMattes& mattes, const TrunkPose& trunk, const cv::Mat& wanted,
                    const cv::Mat& unitGrain) {
  BodyPlate plate;
  plate.body = bodyMask(mattes, trunk);
  const auto widened = [&trunk](const cv::Mat& matte, float cm) {
    const int side = 2 * std::max(1, static_cast<int>(cm * trunk.pixelsPerCm)) + 1;
    cv::Mat result;
    cv::dilate(matte, result, cv::Mat::ones(side, side, CV_8UC1));
    return result;
  };
  // Skin that clothes or hair neither touch nor shade.
  cv::Mat bareNeck = mattes.neck - widened(cv::max(mattes.clothes, mattes.hair), 0.35F);
  cv::threshold(bareNeck, bareNeck, 230, 255, cv::THRESH_TOZERO);
  const cv::Vec3f faceColor = medianColor(rgb, mattes.face);
  const bool isNeckSeen = cv::countNonZero(bareNeck) > 3 * trunk.pixelsPerCm * trunk.pixelsPerCm;
  const cv::Mat skin = isNeckSeen ? continued(rgb, bareNeck) : cv::Mat(rgb.size(), CV_8UC3, cv::Scalar(faceColor));
  cv::Mat outside = mattes.background - widened(cv::max(cv::max(mattes.clothes, mattes.hair), mattes.neck), 0.25F);
  cv::threshold(outside, outside, 230, 255, cv::THRESH_TOZERO);
  const cv::Mat background = continued(rgb, outside);
  cv::Mat farFromNeck;
  cv::distanceTransform(255 - bareNeck, farFromNeck, cv::DIST_L2, 3);
  cv::Mat inside;
  cv::threshold(plate.body, inside, 127, 255, cv::THRESH_BINARY);
  cv::distanceTransform(inside, inside, cv::DIST_L2, 3);
  const float skinGrain = std::max(0.6F, grainOf(rgb, mattes.face));
  const float backgroundGrain = grainOf(rgb, mattes.background);
  plate.rgb = cv::Mat::zeros(rgb.size(), CV_8UC3);
  for (int y = 0; y < rgb.rows; ++y)
    for (int x = 0; x < rgb.cols; ++x) {
      if (wanted.at<std::uint8_t>(y, x) == 0)
        continue;
      const float share = static_cast<float>(plate.body.at<std::uint8_t>(y, x)) / 255;
      const float u = (static_cast<float>(x) - trunk.neckPx.x()) / trunk.pixelsPerCm;
      const float v = (static_cast<float>(y) - trunk.neckPx.y()) / trunk.pixelsPerCm;
      const float far = farFromNeck.at<float>(y, x) / (3.5F * trunk.pixelsPerCm);
      const float away = far < 6 ? 1 - std::exp(-far) : 1;
      const float near = isNeckSeen ? 1 - kFaceShare * away : 0;
      const float shade = share > 0 ? bodyShade(trunk, u, v, inside.at<float>(y, x) / trunk.pixelsPerCm) : 1;
      const float noise = unitGrain.at<float>(y, x);
      for (int c = 0; c < 3; ++c) {
        const float own = (1 + kBreastLight * away) * (near * skin.at<cv::Vec3b>(y, x)[c] + (1 - near) * faceColor[c]);
        const float outer = background.at<cv::Vec3b>(y, x)[c] + backgroundGrain * noise;
        plate.rgb.at<cv::Vec3b>(y, x)[c] =
            cv::saturate_cast<std::uint8_t>(share * (own * shade + skinGrain * noise) + (1 - share) * outer);
      }
    }
  return plate;
}

}  // namespace visagiste
