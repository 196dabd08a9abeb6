#include "core/portrait/eye_picture.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "core/portrait/edge_mask.h"
#include "core/portrait/sampling.h"
#include "core/reconstruct/texture_fill.h"

namespace visagiste {
namespace {

constexpr float kLimbus = 1.06F;         // Middle of the soft border of the iris, in radii.
constexpr float kLimbusSoftness = 0.1F;  // In radii, to both sides.
constexpr float kClearOfIris = 1.22F;    // From here on only the white shows.
constexpr float kLashReach = 0.1F;       // In radii: so far lids and lashes spoil the eye's border.
constexpr float kBrighter = 45;          // A reflection is brighter than its ring by more than this, sRGB.
constexpr int kRings = 24;

float brightnessOf(const cv::Vec3f& color) {
  return 0.299F * color[0] + 0.587F * color[1] + 0.114F * color[2];
}

cv::Mat blurred(const cv::Mat& mat, float sigmaPx) {
  cv::Mat result;
  cv::GaussianBlur(mat, result, {}, std::max(sigmaPx, 0.3F));
  return result;
}

}  // namespace

EyePicture::EyePicture(const cv::Mat& rgb, const EdgePair& lids, const Iris& iris, const cv::Vec3f& white) {
  const Eigen::Vector2f middle = lids.place(0.5F, 0);
  const float reach = lids.lengthPx + 2 * iris.radiusPx;
  m_area = cv::Rect(static_cast<int>(middle.x() - reach), static_cast<int>(middle.y() - reach),
                    std::max(4, static_cast<int>(2 * reach)), std::max(4, static_cast<int>(2 * reach)));
  cv::Mat map(m_area.height, m_area.width, CV_32FC2);
  for (int y = 0; y < map.rows; ++y)
    for (int x = 0; x < map.cols; ++x)
      map.at<cv::Vec2f>(y, x) = {static_cast<float>(m_area.x + x), static_cast<float>(m_area.y + y)};
  cv::Mat part;
  cv::remap(rgb, part, map, cv::Mat(), cv::INTER_NEAREST, cv::BORDER_REPLICATE);
  part.convertTo(m_photo, CV_32F);
  m_center = local(iris.centerPx);
  m_radiusPx = std::max(iris.radiusPx, 1.0F);
  findOpening(lids);
  removeReflections();
  separateIris();
  fillWhite(white);
}

void EyePicture::findOpening(const EdgePair& lids) {
  m_opening = openingMask(lids, m_area);
  cv::Mat distance;
  cv::distanceTransform(m_opening > 0.5, distance, cv::DIST_L2, cv::DIST_MASK_5);
  const float spoiled = kLashReach * m_radiusPx;
  m_inside = cv::Mat::zeros(m_area.size(), CV_32F);
  for (int y = 0; y < distance.rows; ++y)
    for (int x = 0; x < distance.cols; ++x)
      m_inside.at<float>(y, x) = smoothRise(0.5F * spoiled, 1.5F * spoiled + 0.5F, distance.at<float>(y, x));
}

void EyePicture::removeReflections() {
  m_isReflection = cv::Mat::zeros(m_area.size(), CV_32F);
  std::array<std::vector<float>, kRings> rings;
  const auto ringOf = [this](int x, int y) {
    const float radius =
        std::hypot(static_cast<float>(x) + 0.5F - m_center.x(), static_cast<float>(y) + 0.5F - m_center.y());
    return static_cast<int>(radius / (kClearOfIris * m_radiusPx) * kRings);
  };
  for (int y = 0; y < m_photo.rows; ++y)
    for (int x = 0; x < m_photo.cols; ++x)
      if (const int ring = ringOf(x, y); ring < kRings && m_inside.at<float>(y, x) > 0.5F)
        rings[static_cast<std::size_t>(ring)].push_back(brightnessOf(m_photo.at<cv::Vec3f>(y, x)));
  std::array<float, kRings> usual{};
  for (std::size_t ring = 0; ring < kRings; ++ring)
    if (!rings[ring].empty()) {
      const auto middle = rings[ring].begin() + static_cast<std::ptrdiff_t>(rings[ring].size() / 2);
      std::nth_element(rings[ring].begin(), middle, rings[ring].end());
      usual[ring] = *middle;
    }
  for (int y = 0; y < m_photo.rows; ++y)
    for (int x = 0; x < m_photo.cols; ++x) {
      const int ring = ringOf(x, y);
      if (ring < kRings * 0.85F && !rings[static_cast<std::size_t>(ring)].empty() && m_opening.at<float>(y, x) > 0.5F)
        m_isReflection.at<float>(y, x) =
            brightnessOf(m_photo.at<cv::Vec3f>(y, x)) > usual[static_cast<std::size_t>(ring)] + kBrighter ? 1.0F : 0.0F;
    }
  const int grown = 1 + 2 * std::max(1, static_cast<int>(0.08F * m_radiusPx));
  cv::dilate(m_isReflection, m_isReflection, cv::getStructuringElement(cv::MORPH_ELLIPSE, {grown, grown}));
  m_isReflection = blurred(m_isReflection, 0.04F * m_radiusPx);
}

void EyePicture::separateIris() {
  cv::Mat own = m_inside.mul(1 - m_isReflection);
  cv::Mat color = cv::Mat::zeros(m_area.size(), CV_32FC3);
  cv::Mat weight = cv::Mat::zeros(m_area.size(), CV_32F);
  // An iris looks much the same mirrored: what a lid or a reflection hides on one side the other side shows.
  const std::array<Eigen::Vector2f, 4> symmetries{{{1, 1}, {-1, 1}, {1, -1}, {-1, -1}}};
  for (int y = 0; y < color.rows; ++y)
    for (int x = 0; x < color.cols; ++x) {
      const Eigen::Vector2f offset =
          Eigen::Vector2f(static_cast<float>(x) + 0.5F, static_cast<float>(y) + 0.5F) - m_center;
      if (offset.norm() > kClearOfIris * m_radiusPx)
        continue;
      float open = 1;
      for (const Eigen::Vector2f& symmetry : symmetries) {
        const Eigen::Vector2f place = m_center + symmetry.cwiseProduct(offset);
        const float take = open * bilinear<float>(own, place);
        color.at<cv::Vec3f>(y, x) += take * bilinear<cv::Vec3f>(m_photo, place);
        open -= take;
      }
      weight.at<float>(y, x) = 1 - open;
      if (open < 1)
        color.at<cv::Vec3f>(y, x) *= 1 / (1 - open);
    }
  m_iris = pullPush(color, weight);
  m_reflection = cv::Mat::zeros(m_area.size(), CV_32FC3);
  for (int y = 0; y < color.rows; ++y)
    for (int x = 0; x < color.cols; ++x)
      for (int c = 0; c < 3; ++c)
        m_reflection.at<cv::Vec3f>(y, x)[c] =
            m_isReflection.at<float>(y, x) *
            std::max(0.0F, m_photo.at<cv::Vec3f>(y, x)[c] - m_iris.at<cv::Vec3f>(y, x)[c]);
}

void EyePicture::fillWhite(const cv::Vec3f& white) {
  cv::Mat weight = m_inside.clone();
  for (int y = 0; y < weight.rows; ++y)
    for (int x = 0; x < weight.cols; ++x) {
      const float radius =
          std::hypot(static_cast<float>(x) + 0.5F - m_center.x(), static_cast<float>(y) + 0.5F - m_center.y());
      weight.at<float>(y, x) *= smoothRise(kClearOfIris - 0.08F, kClearOfIris + 0.02F, radius / m_radiusPx);
    }
  m_white = cv::sum(weight)[0] < 8 ? cv::Mat(m_area.size(), CV_32FC3, cv::Scalar(white[0], white[1], white[2]))
                                   : pullPush(m_photo, weight);
}

EyePicture::Sample EyePicture::at(const Eigen::Vector2f& onEye, const Eigen::Vector2f& onIris, float gazeChange,
                                  float openingChange) const {
  const Eigen::Vector2f eye = local(onEye);
  const Eigen::Vector2f iris = local(onIris);
  Sample sample;
  const float hidden = (1 - bilinear<float>(m_inside, eye)) * openingChange;
  const float radius = (iris - m_center).norm() / m_radiusPx;
  const float irisShare = 1 - smoothRise(kLimbus - kLimbusSoftness, kLimbus + kLimbusSoftness, radius);
  // Away from where the iris was and where it is now the photograph stays: veins, the waterline, the corners.
  const float was = 1 - smoothRise(kClearOfIris - 0.08F, kClearOfIris + 0.05F, (eye - m_center).norm() / m_radiusPx);
  sample.invented = std::max(gazeChange * std::max(was, irisShare), hidden);
  sample.color = bilinear<cv::Vec3f>(m_photo, eye);
  if (sample.invented <= 0)
    return sample;
  // The cornea's mirror image goes half the way of the iris.
  const Eigen::Vector2f mirror = 0.5F * (eye + iris);
  const cv::Vec3f built = (1 - irisShare) * bilinear<cv::Vec3f>(m_white, eye) +
                          irisShare * bilinear<cv::Vec3f>(m_iris, iris) + bilinear<cv::Vec3f>(m_reflection, mirror);
  sample.color = (1 - sample.invented) * sample.color + sample.invented * built;
  return sample;
}

}  // namespace visagiste
