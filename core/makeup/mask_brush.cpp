#include "core/makeup/mask_brush.h"

#include <algorithm>
#include <numeric>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "core/base/error.h"
#include "core/base/smooth_rise.h"
#include "core/image/mat_view.h"
#include "core/makeup/attribute_raster.h"
#include "core/makeup/face_chart.h"

namespace visagiste {
namespace {

constexpr float kNowhere = -1e6F;

float turnOf(const Eigen::Matrix2Xf& points, const Eigen::Vector3i& triangle) {
  const Eigen::Vector2f a = points.col(triangle[1]) - points.col(triangle[0]);
  const Eigen::Vector2f b = points.col(triangle[2]) - points.col(triangle[0]);
  return a.x() * b.y() - a.y() * b.x();
}

/// How much of the brush reaches a place: 1 inside, 0 beyond the radius.
float reach(const Eigen::Vector2f& place, const BrushStroke& stroke) {
  const Eigen::Vector2f along = stroke.toPx - stroke.fromPx;
  const float length = along.squaredNorm();
  const float t = length > 0 ? std::clamp((place - stroke.fromPx).dot(along) / length, 0.0F, 1.0F) : 0;
  const float distance = (place - stroke.fromPx - t * along).norm();
  if (distance >= stroke.radiusPx)
    return 0;
  return 1 - smoothRise(stroke.radiusPx * (1 - stroke.softness) - 1e-3F, stroke.radiusPx, distance);
}

void checkMask(const Image& mask) {
  if (!mask.isEmpty() && (mask.format() != PixelFormat::Gray8 || mask.width() != mask.height()))
    throw Error(ErrorCode::InvalidArgument, "The mask of a layer is a square grey picture (Gray8).");
}

void checkStroke(const BrushStroke& stroke) {
  if (!stroke.fromPx.allFinite() || !stroke.toPx.allFinite() || !(stroke.radiusPx > 0) || !(stroke.softness >= 0) ||
      !(stroke.softness <= 1))
    throw Error(ErrorCode::InvalidArgument, "A brush has a radius over 0 and a softness from 0 to 1.");
}

}  // namespace

MaskBrush::MaskBrush(const FaceModel& model, const Landmarks& landmarks) {
  if (landmarks.pointsPx.cols() < kCanonicalPointCount ||
      !landmarks.pointsPx.leftCols(kCanonicalPointCount).allFinite())
    throw Error(ErrorCode::InvalidArgument, "A mask is painted on a face with 468 points.");
  const FaceChart chart(model);
  const Eigen::Matrix2Xf inPicture = FaceChart::withRim(landmarks.pointsPx);
  Eigen::Matrix2Xf texels = chart.uv();
  texels.row(1) = 1 - texels.row(1).array();
  texels *= static_cast<float>(kMaskSidePx);
  std::vector<int> seen;
  for (int i = 0; i < chart.triangles().cols(); ++i)
    if (turnOf(texels, chart.triangles().col(i)) * turnOf(inPicture, chart.triangles().col(i)) > 0)
      seen.push_back(i);
  Eigen::Matrix3Xf attributes(3, inPicture.cols());
  attributes.topRows(2) = inPicture;
  attributes.row(2).setOnes();
  AttributePlanes planes = makeAttributePlanes(kMaskSidePx, kMaskSidePx, kNowhere);
  rasterizeAttributes(texels, chart.triangles(), attributes, seen, planes);
  m_placePx.resize(2, kMaskSidePx * kMaskSidePx);
  for (int y = 0; y < kMaskSidePx; ++y)
    for (int x = 0; x < kMaskSidePx; ++x)
      m_placePx.col(y * kMaskSidePx + x) << planes[0].at<float>(y, x), planes[1].at<float>(y, x);
}

Image MaskBrush::painted(const Image& mask, const BrushStroke& stroke) const {
  checkMask(mask);
  checkStroke(stroke);
  ImageBuilder result({kMaskSidePx, kMaskSidePx}, PixelFormat::Gray8);
  cv::Mat texels = result.mat();
  if (mask.isEmpty())
    texels.setTo(255);
  else
    cv::resize(matView(mask), texels, texels.size(), 0, 0, cv::INTER_LINEAR);
  const auto touch = [&](std::uint8_t& texel, float share) {
    const auto shown = static_cast<std::uint8_t>(255 * (stroke.mode == BrushMode::Show ? share : 1 - share) + 0.5F);
    texel = stroke.mode == BrushMode::Show ? std::max(texel, shown) : std::min(texel, shown);
  };
  for (int y = 0; y < kMaskSidePx; ++y) {
    auto* row = texels.ptr<std::uint8_t>(y);
    for (int x = 0; x < kMaskSidePx; ++x) {
      const float share = reach(m_placePx.col(y * kMaskSidePx + x), stroke);
      if (share <= 0)
        continue;
      touch(row[x], share);
      if (stroke.isMirrored)  // Left and right of the chart are mirror images.
        touch(row[kMaskSidePx - 1 - x], share);
    }
  }
  return cv::countNonZero(texels != 255) == 0 ? Image() : result.finish();
}

}  // namespace visagiste
