#include "app/garments/cloth_canvas.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "core/image/color.h"
#include "core/image/mat_view.h"

namespace visagiste {
namespace {

constexpr int kFixedBits = 4;
constexpr float kRadian = 3.14159265F / 180;

/// Light on a surface of this slope: 1 where it faces the camera.
float lightOn(float slopeX, float slopeY, float gloss) {
  const Eigen::Vector3f towardsLight = Eigen::Vector3f(-0.34F, -0.5F, 0.8F).normalized();
  const Eigen::Vector3f normal = Eigen::Vector3f(-slopeX, -slopeY, 1).normalized();
  // Wrapped around: the room is bright, shadows are never black.
  const float lambert = std::max(0.0F, (normal.dot(towardsLight) + 0.25F) / 1.25F);
  const float level = (towardsLight.z() + 0.25F) / 1.25F;
  const float sky = 0.5F + 0.5F * normal.z();
  float light = 0.62F * lambert / level + 0.38F * sky;
  if (gloss > 0) {
    const Eigen::Vector3f half = (towardsLight + Eigen::Vector3f::UnitZ()).normalized();
    light += gloss * 0.9F * std::pow(std::max(0.0F, normal.dot(half)), 40.0F);
  }
  return light;
}

}  // namespace

ClothLine smooth(const ClothLine& points) {
  ClothLine line;
  const auto at = [&](int i) { return points[static_cast<std::size_t>(std::clamp(i, 0, int(points.size()) - 1))]; };
  constexpr int kSteps = 12;
  for (int i = 0; i + 1 < static_cast<int>(points.size()); ++i)
    for (int step = 0; step < kSteps; ++step) {
      const float t = static_cast<float>(step) / kSteps;
      const Eigen::Vector2f a = at(i - 1);
      const Eigen::Vector2f b = at(i);
      const Eigen::Vector2f c = at(i + 1);
      const Eigen::Vector2f d = at(i + 2);
      line.push_back(0.5F *
                     (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t));
    }
  line.push_back(points.back());
  return line;
}

ClothLine mirrored(ClothLine line) {
  std::reverse(line.begin(), line.end());
  for (Eigen::Vector2f& point : line) point.x() = -point.x();
  return line;
}

ClothLine joined(ClothLine first, const ClothLine& second) {
  first.insert(first.end(), second.begin(), second.end());
  return first;
}

ClothCanvas::ClothCanvas(Eigen::Vector2f topLeftCm, Eigen::Vector2f sizeCm, float pixelsPerCm)
    : m_topLeftCm(std::move(topLeftCm)), m_pixelsPerCm(pixelsPerCm) {
  const cv::Size size(static_cast<int>(std::lround(sizeCm.x() * pixelsPerCm)),
                      static_cast<int>(std::lround(sizeCm.y() * pixelsPerCm)));
  m_color = cv::Mat::zeros(size, CV_32FC3);
  m_light = cv::Mat::ones(size, CV_32FC1);
  m_alpha = cv::Mat::zeros(size, CV_32FC1);
}

Eigen::Vector2f ClothCanvas::pixelOf(const Eigen::Vector2f& cm) const {
  return (cm - m_topLeftCm) * m_pixelsPerCm;
}

std::vector<cv::Point> ClothCanvas::fixedPoints(const ClothLine& line) const {
  std::vector<cv::Point> points;
  for (const Eigen::Vector2f& cm : line) {
    const Eigen::Vector2f px = (pixelOf(cm).array() - 0.5F) * (1 << kFixedBits);
    points.emplace_back(static_cast<int>(std::lround(px.x())), static_cast<int>(std::lround(px.y())));
  }
  return points;
}

cv::Mat ClothCanvas::coverage(const ClothLine& outline, const std::vector<ClothLine>& holes) const {
  cv::Mat mask = cv::Mat::zeros(m_alpha.size(), CV_8UC1);
  cv::fillPoly(mask, std::vector{fixedPoints(outline)}, cv::Scalar(255), cv::LINE_AA, kFixedBits);
  for (const ClothLine& hole : holes)
    cv::fillPoly(mask, std::vector{fixedPoints(hole)}, cv::Scalar(0), cv::LINE_AA, kFixedBits);
  cv::Mat result;
  mask.convertTo(result, CV_32F, 1.0 / 255);
  return result;
}

void ClothCanvas::add(const ClothPiece& piece) {
  const cv::Mat mask = coverage(piece.outline, piece.holes);
  cv::Mat hard;
  mask.convertTo(hard, CV_8U, 255);
  cv::threshold(hard, hard, 127, 255, cv::THRESH_BINARY);
  cv::Mat inside;
  cv::distanceTransform(hard, inside, cv::DIST_L2, 5);
  if (piece.shadow > 0) {
    // To the lower right, as the light comes from the upper left; only cloth catches it.
    cv::Mat shadow;
    const double spread = 0.55 * m_pixelsPerCm;
    cv::GaussianBlur(mask, shadow, {}, spread);
    const cv::Mat shift = (cv::Mat_<double>(2, 3) << 1, 0, 0.3 * spread, 0, 1, 0.6 * spread);
    cv::warpAffine(shadow, shadow, shift, shadow.size());
    const cv::Mat darkened = 1 - piece.shadow * shadow;
    m_light = m_light.mul(darkened);
    cv::Mat darkened3;
    cv::merge(std::vector{darkened, darkened, darkened}, darkened3);
    m_color = m_color.mul(darkened3);
  }
  cv::Mat height(mask.size(), CV_32FC1, cv::Scalar(0));
  const float edgePx = std::max(1.5F, 1.6F * piece.thicknessCm * m_pixelsPerCm);
  for (int y = 0; y < height.rows; ++y)
    for (int x = 0; x < height.cols; ++x)
      if (inside.at<float>(y, x) > 0) {
        const float t = std::min(1.0F, inside.at<float>(y, x) / edgePx);
        height.at<float>(y, x) = piece.thicknessCm * std::sqrt(1 - (1 - t) * (1 - t));
      }
  const float cosTurn = std::cos(piece.turnDeg * kRadian);
  const float sinTurn = std::sin(piece.turnDeg * kRadian);
  cv::Mat cloth(mask.size(), CV_32FC2);
  for (int y = 0; y < height.rows; ++y)
    for (int x = 0; x < height.cols; ++x) {
      if (mask.at<float>(y, x) <= 0)
        continue;
      const Eigen::Vector2f cm =
          m_topLeftCm + Eigen::Vector2f(static_cast<float>(x) + 0.5F, static_cast<float>(y) + 0.5F) / m_pixelsPerCm;
      cloth.at<cv::Vec2f>(y, x) = {cosTurn * cm.x() + sinTurn * cm.y(), -sinTurn * cm.x() + cosTurn * cm.y()};
      height.at<float>(y, x) += (piece.height ? piece.height(cm) : 0) +
                                fabricRelief(piece.fabric, cloth.at<cv::Vec2f>(y, x)[0], cloth.at<cv::Vec2f>(y, x)[1]);
    }
  cv::Mat mean;
  cv::Mat weight;
  const double hollow = 0.9 * m_pixelsPerCm;
  cv::GaussianBlur(height.mul(mask), mean, {}, hollow);
  cv::GaussianBlur(mask, weight, {}, hollow);
  for (int y = 0; y < height.rows; ++y)
    for (int x = 0; x < height.cols; ++x) {
      const float share = mask.at<float>(y, x);
      if (share <= 0)
        continue;
      const auto slope = [&](int dx, int dy) {
        const int x1 = std::clamp(x + dx, 0, height.cols - 1);
        const int y1 = std::clamp(y + dy, 0, height.rows - 1);
        const int x0 = std::clamp(x - dx, 0, height.cols - 1);
        const int y0 = std::clamp(y - dy, 0, height.rows - 1);
        const float here = height.at<float>(y, x);
        const float ahead = mask.at<float>(y1, x1) > 0.5F ? height.at<float>(y1, x1) : here - 0.2F / m_pixelsPerCm;
        const float behind = mask.at<float>(y0, x0) > 0.5F ? height.at<float>(y0, x0) : here - 0.2F / m_pixelsPerCm;
        return std::clamp((ahead - behind) * m_pixelsPerCm / 2, -1.8F, 1.8F);
      };
      const float slopeX = slope(1, 0);
      const float slopeY = slope(0, 1);
      const float depth = mean.at<float>(y, x) / std::max(weight.at<float>(y, x), 1e-3F) - height.at<float>(y, x);
      const float open = 1 - std::clamp(0.55F * depth, -0.06F, 0.4F);
      const float light = lightOn(slopeX, slopeY, piece.gloss) * open;
      // Cloth that runs over a fold is seen shifted: patterns bend with it.
      const cv::Vec2f place = cloth.at<cv::Vec2f>(y, x);
      const float lift =
          0.5F * (height.at<float>(y, x) - mean.at<float>(y, x) / std::max(weight.at<float>(y, x), 1e-3F));
      const Eigen::Vector3f albedo = fabricColor(piece.fabric, place[0] + lift, place[1] + 1.5F * lift);
      auto& color = m_color.at<cv::Vec3f>(y, x);
      for (int c = 0; c < 3; ++c) color[c] += share * (albedo[c] * light - color[c]);
      m_light.at<float>(y, x) += share * (light - m_light.at<float>(y, x));
      m_alpha.at<float>(y, x) = std::max(m_alpha.at<float>(y, x), share);
    }
}

void ClothCanvas::seam(const ClothLine& line, float stitchCm, float depth) {
  cv::Mat mask = cv::Mat::zeros(m_alpha.size(), CV_8UC1);
  const std::vector<cv::Point> points = fixedPoints(line);
  if (stitchCm <= 0) {
    cv::polylines(mask, points, false, cv::Scalar(255), std::max(1, int(0.1F * m_pixelsPerCm)), cv::LINE_AA,
                  kFixedBits);
  } else {
    float walked = 0;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
      const Eigen::Vector2f step = line[i + 1] - line[i];
      const float length = step.norm();
      for (float t = 0; t < length; t += stitchCm) {
        const Eigen::Vector2f from = line[i] + step * (t / std::max(length, 1e-4F));
        const Eigen::Vector2f to = from + step / std::max(length, 1e-4F) * std::min(0.6F * stitchCm, length - t);
        cv::polylines(mask, fixedPoints({from, to}), false, cv::Scalar(255), 1, cv::LINE_AA, kFixedBits);
      }
      walked += length;
    }
  }
  cv::Mat soft;
  mask.convertTo(soft, CV_32F, 1.0 / 255);
  cv::Mat wide;
  cv::GaussianBlur(soft, wide, {}, 0.16 * m_pixelsPerCm);
  // The thread lies in a groove: dark line, wider soft hollow, and a bright lower lip that catches the light.
  cv::Mat lip;
  const cv::Mat shift = (cv::Mat_<double>(2, 3) << 1, 0, 0.6, 0, 1, 0.16 * m_pixelsPerCm);
  cv::warpAffine(wide, lip, shift, wide.size());
  const cv::Mat factor = 1 - 0.45F * depth * soft - 0.5F * depth * wide + 0.3F * depth * lip;
  m_light = m_light.mul(factor);
  cv::Mat factor3;
  cv::merge(std::vector{factor, factor, factor}, factor3);
  m_color = m_color.mul(factor3);
}

void ClothCanvas::cut(const ClothLine& outline) {
  m_alpha = m_alpha.mul(1 - coverage(outline, {}));
}

Image ClothCanvas::picture() const {
  ImageBuilder builder({m_alpha.cols, m_alpha.rows}, PixelFormat::Rgba8);
  cv::RNG grain(5);
  for (int y = 0; y < m_alpha.rows; ++y)
    for (int x = 0; x < m_alpha.cols; ++x) {
      const cv::Vec3f& color = m_color.at<cv::Vec3f>(y, x);
      const auto noise = static_cast<float>(1 + grain.gaussian(0.012));
      auto& pixel = builder.mat().at<cv::Vec4b>(y, x);
      for (int c = 0; c < 3; ++c) pixel[c] = srgbFromLinear(color[c] * noise);
      pixel[3] = cv::saturate_cast<std::uint8_t>(255 * m_alpha.at<float>(y, x));
    }
  return builder.finish();
}

Image ClothCanvas::shading() const {
  ImageBuilder builder({m_alpha.cols, m_alpha.rows}, PixelFormat::Gray8);
  for (int y = 0; y < m_alpha.rows; ++y)
    for (int x = 0; x < m_alpha.cols; ++x)
      builder.mat().at<std::uint8_t>(y, x) =
          cv::saturate_cast<std::uint8_t>(128 * std::pow(std::max(0.0F, m_light.at<float>(y, x)), 1 / 2.2F));
  return builder.finish();
}

}  // namespace visagiste
