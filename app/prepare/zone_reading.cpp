#include "app/prepare/zone_reading.h"

#include <algorithm>
#include <Eigen/Dense>
#include <opencv2/imgproc.hpp>
#include <stdexcept>

#include "core/face/contour_points.h"
#include "core/image/color.h"
#include "core/image/mat_view.h"

namespace visagiste::prepare {
namespace {

constexpr std::size_t kFewestFaces = 16;
// Corners of patches of the canonical mesh, the person's right side.
constexpr std::array<int, 6> kApple{50, 101, 118, 117, 123, 187};
constexpr std::array<int, 6> kLowerCheek{214, 135, 138, 215, 177, 192};

void fill(const FaceFrame& frame, const std::vector<int>& outline, std::uint8_t value, cv::Mat& mask) {
  std::vector<cv::Point> corners;
  for (const int index : outline)
    corners.emplace_back(cvRound(frame.layoutPx()(0, index) - 0.5F), cvRound(frame.layoutPx()(1, index) - 0.5F));
  cv::fillPoly(mask, std::vector<std::vector<cv::Point>>{corners}, value);
}

cv::Mat emptyMask() {
  return cv::Mat::zeros(FaceFrame::kSidePx, FaceFrame::kSidePx, CV_8UC1);
}

/// Along one chain and back along the other.
template <class Chain>
std::vector<int> between(const Chain& there, const Chain& back) {
  std::vector<int> outline(there.begin(), there.end());
  outline.insert(outline.end(), back.rbegin(), back.rend());
  return outline;
}

template <class Patch>
cv::Mat bothSides(const FaceFrame& frame, const Patch& right) {
  cv::Mat mask = emptyMask();
  const auto left = mirrored(right);
  fill(frame, {right.begin(), right.end()}, 255, mask);
  fill(frame, {left.begin(), left.end()}, 255, mask);
  return mask;
}

cv::Mat lips(const FaceFrame& frame) {
  cv::Mat mask = emptyMask();
  fill(frame, between(kOuterUpperLip, kOuterLowerLip), 255, mask);
  fill(frame, between(kInnerUpperLip, kInnerLowerLip), 0, mask);
  return mask;
}

cv::Mat lids(const FaceFrame& frame) {
  cv::Mat mask = emptyMask();
  fill(frame, between(kRightUpperLid, kRightLidFold), 255, mask);
  fill(frame, between(mirrored(kRightUpperLid), mirrored(kRightLidFold)), 255, mask);
  return mask;
}

}  // namespace

ZoneReader::ZoneReader(const FaceFrame& frame) : m_skin(bothSides(frame, kLowerCheek)) {
  m_zones[0] = {MakeupProduct::Eyeshadow, 0.7F, lids(frame)};
  m_zones[1] = {MakeupProduct::Blush, 0.5F, bothSides(frame, kApple)};
  m_zones[2] = {MakeupProduct::Lipstick, 0.8F, lips(frame)};
}

Eigen::Vector3f ZoneReader::labOf(const Image& face, const cv::Mat& mask) {
  std::array<std::vector<std::uint8_t>, 3> values;
  const cv::Mat pixels = matView(face);
  for (int y = 0; y < mask.rows; ++y)
    for (int x = 0; x < mask.cols; ++x)
      if (mask.at<std::uint8_t>(y, x) != 0)
        for (std::size_t c = 0; c < 3; ++c) values[c].push_back(pixels.at<cv::Vec3b>(y, x)[static_cast<int>(c)]);
  std::array<std::uint8_t, 3> median{};
  for (std::size_t c = 0; c < 3; ++c) {
    const auto middle = values[c].begin() + static_cast<std::ptrdiff_t>(values[c].size() / 2);
    std::nth_element(values[c].begin(), middle, values[c].end());
    median[c] = *middle;
  }
  return visagiste::labOf({median[0], median[1], median[2]});
}

Eigen::Vector3f ZoneReader::expected(const Zone& zone, const Eigen::Vector3f& skinLab) {
  return zone.labFromSkin * skinLab.homogeneous();
}

void ZoneReader::learn(const std::vector<Image>& bareFaces) {
  if (bareFaces.size() < kFewestFaces)
    throw std::runtime_error("too few bare faces to learn from");
  const auto count = static_cast<Eigen::Index>(bareFaces.size());
  Eigen::MatrixXf skin(count, 4);
  for (Eigen::Index i = 0; i < count; ++i)
    skin.row(i) = labOf(bareFaces[static_cast<std::size_t>(i)], m_skin).homogeneous().transpose();
  for (Zone& zone : m_zones) {
    Eigen::MatrixXf seen(count, 3);
    for (Eigen::Index i = 0; i < count; ++i)
      seen.row(i) = labOf(bareFaces[static_cast<std::size_t>(i)], zone.mask).transpose();
    zone.labFromSkin = skin.colPivHouseholderQr().solve(seen).transpose();
    std::vector<float> distances;
    for (Eigen::Index i = 0; i < count; ++i)
      distances.push_back(deltaE2000(expected(zone, skin.row(i).head<3>()), seen.row(i)));
    const auto ninth = distances.begin() + 9 * count / 10;
    std::nth_element(distances.begin(), ninth, distances.end());
    zone.strays = *ninth;
  }
}

MakeupLook ZoneReader::read(const Image& face) const {
  MakeupLook look;
  const Eigen::Vector3f skin = labOf(face, m_skin);
  for (const Zone& zone : m_zones) {
    const Eigen::Vector3f bare = expected(zone, skin);
    const Eigen::Vector3f seen = labOf(face, zone.mask);
    if (deltaE2000(bare, seen) <= zone.strays)
      continue;
    const Eigen::Vector3f under = linearFromLab(bare);
    // What lies under the product shows through; a product darker than black covers more.
    const Eigen::Vector3f pigment = (linearFromLab(seen) - (1 - zone.opacity) * under) / zone.opacity;
    MakeupLayer layer = usualLayer(zone.product, srgbColor(pigment));
    layer.opacity = zone.opacity;
    look.layers.push_back(std::move(layer));
  }
  return look;
}

}  // namespace visagiste::prepare
