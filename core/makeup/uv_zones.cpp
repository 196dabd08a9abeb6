#include "core/makeup/uv_zones.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "core/face/contour_points.h"
#include "core/image/mat_view.h"
#include "core/makeup/coverage.h"
#include "core/makeup/eyeshadow_zones.h"
#include "core/makeup/zone_shapes.h"
#include "core/reconstruct/landmark_groups.h"

namespace visagiste {
namespace {

constexpr int kFacePatchSide = 384;
constexpr int kPaintPatchSide = 512;
constexpr float kMargin = 0.02F;  // Of the atlas, around the chart.

/// Draws in a window of the atlas.
class PatchCanvas {
 public:
  PatchCanvas(const FaceChart& chart, const cv::Rect2f& window, int side)
      : m_chart(chart), m_window(window), m_side(side) {
    m_faceWidth = (at({454, 454, 0}) - at({234, 234, 0})).norm();
  }

  [[nodiscard]] float faceWidth() const { return m_faceWidth; }
  [[nodiscard]] int side() const { return m_side; }

  [[nodiscard]] Eigen::Vector2f at(const ZonePoint& place) const {
    const Eigen::Vector2f uv =
        m_chart.uv().col(place.from) + place.share * (m_chart.uv().col(place.toward) - m_chart.uv().col(place.from));
    return {(uv.x() - m_window.x) / m_window.width * static_cast<float>(m_side),
            (1 - uv.y() - m_window.y) / m_window.height * static_cast<float>(m_side)};
  }

  template <class Chain>
  [[nodiscard]] Polyline along(const Chain& chain) const {
    Polyline points;
    for (const int point : chain) points.push_back(at({point, point, 0}));
    return points;
  }

  /// The same mirrored at the middle of the face.
  [[nodiscard]] Polyline mirroredLine(Polyline points) const {
    for (Eigen::Vector2f& p : points) p.x() = static_cast<float>(m_side) - p.x();
    return points;
  }

 private:
  const FaceChart& m_chart;
  cv::Rect2f m_window;
  int m_side;
  float m_faceWidth = 0;
};

cv::Rect2f faceWindow(const FaceChart& chart) {
  const Eigen::Vector2f low = chart.uv().rowwise().minCoeff();
  const Eigen::Vector2f high = chart.uv().rowwise().maxCoeff();
  const float side = std::max(high.x() - low.x(), high.y() - low.y()) + 2 * kMargin;
  return {0.5F - 0.5F * side, 1 - 0.5F * (low.y() + high.y()) - 0.5F * side, side, side};
}

void soften(cv::Mat& mask, float sigma) {
  if (sigma > 0.3F)
    cv::GaussianBlur(mask, mask, {0, 0}, sigma, sigma, cv::BORDER_CONSTANT);
}

/// The rim of the chart outside the forehead, else the outline of the face.
Polyline outline(const PatchCanvas& canvas) {
  Polyline loop;
  for (const int point : kFaceOval) loop.push_back(canvas.at({point, point, 0}));
  constexpr std::array<int, 11> kTop{162, 21, 54, 103, 67, 109, 10, 338, 297, 332, 284};
  for (std::size_t i = 0; i < kFaceOval.size(); ++i)
    for (std::size_t k = 0; k < kTop.size(); ++k)
      if (kFaceOval[i] == kTop[k])
        loop[i] = canvas.at({kTop[k], FaceChart::kRimFirst + static_cast<int>(k), 0.75F});
  return smoothLoop(loop, 4);
}

template <class Upper, class Lower>
Polyline loopOf(const PatchCanvas& canvas, const Upper& upper, const Lower& lower) {
  Polyline loop = smoothCurve(canvas.along(upper), 4);
  Polyline back = smoothCurve(canvas.along(lower), 4);
  loop.insert(loop.end(), back.rbegin() + 1, back.rend() - 1);
  return loop;
}

/// 255 on the face, fading out towards its outline over about `fade` widths of the face.
cv::Mat insideOutline(const PatchCanvas& canvas, float fade) {
  cv::Mat mask = filledMask(outline(canvas), {canvas.side(), canvas.side()});
  const float sigma = fade * canvas.faceWidth();
  const int size = 2 * cvRound(1.3F * sigma) + 1;
  cv::erode(mask, mask, cv::getStructuringElement(cv::MORPH_ELLIPSE, {size, size}), {-1, -1}, 1, cv::BORDER_CONSTANT,
            cv::Scalar(0));
  soften(mask, sigma);
  return mask;
}

/// Skin of the whole face: fades out at the outline, spares eyes, lips and most of the brows.
cv::Mat wholeFace(const PatchCanvas& canvas) {
  const Size size{canvas.side(), canvas.side()};
  cv::Mat mask = insideOutline(canvas, 0.026F);
  cv::Mat holes = cv::Mat::zeros(canvas.side(), canvas.side(), CV_8UC1);
  CoverageCanvas fill(size);
  const Polyline eye = loopOf(canvas, kRightUpperLid, kRightLowerLid);
  for (const Polyline& loop : {eye, canvas.mirroredLine(eye), loopOf(canvas, kOuterUpperLip, kOuterLowerLip)}) {
    fill.fill(loop);
    fill.mergeInto(holes);
  }
  soften(holes, 0.004F * canvas.faceWidth());
  cv::Mat brows = cv::Mat::zeros(canvas.side(), canvas.side(), CV_8UC1);
  const Polyline brow = loopOf(canvas, kRightBrowUpper, kRightBrowLower);
  for (const Polyline& loop : {brow, canvas.mirroredLine(brow)}) {
    fill.fill(loop);
    fill.mergeInto(brows, 0.8F);
  }
  soften(brows, 0.014F * canvas.faceWidth());
  cv::multiply(mask, 255 - holes, mask, 1 / 255.0);
  cv::multiply(mask, 255 - brows, mask, 1 / 255.0);
  return mask;
}

void drawShape(const PatchCanvas& canvas, const ZoneShape& shape, float size, float blur, cv::Mat& into) {
  const Size extent{canvas.side(), canvas.side()};
  cv::Mat drawn = cv::Mat::zeros(canvas.side(), canvas.side(), CV_8UC1);
  Polyline points;
  for (const ZonePoint& place : shape.points) points.push_back(canvas.at(place));
  if (shape.kind == ZoneShape::Kind::Area) {
    Eigen::Vector2f middle = Eigen::Vector2f::Zero();
    for (const Eigen::Vector2f& p : points) middle += p / static_cast<float>(points.size());
    for (Eigen::Vector2f& p : points) p = middle + size * (p - middle);
    const Polyline loop = smoothLoop(points, 6);
    CoverageCanvas fill(extent);
    fill.fill(loop);
    fill.mergeInto(drawn);
    fill.fill(canvas.mirroredLine(loop));
    fill.mergeInto(drawn);
  } else {
    const Polyline curve = smoothCurve(points, 6);
    const std::vector<float> widths(curve.size(), size * shape.width * canvas.faceWidth());
    drawStroke(curve, widths, 1, drawn);
    drawStroke(canvas.mirroredLine(curve), widths, 1, drawn);
  }
  soften(drawn, (shape.blur + blur) * canvas.faceWidth());
  // However soft, the middle of a shape is dense. Shapes of one zone meet softly: the stronger one counts.
  double most = 0;
  cv::minMaxLoc(drawn, nullptr, &most);
  drawn.convertTo(drawn, -1, 255 * shape.strength / std::max(most, 1.0));
  cv::max(into, drawn, into);
}

/// The weights fade from one side of the face to the other over a finger's width.
void keepSide(const UvPatch& patch, FaceSide side, cv::Mat& weights) {
  if (side == FaceSide::Both)
    return;
  const int channels = weights.channels();
  std::vector<float> factor(static_cast<std::size_t>(weights.cols));
  for (int x = 0; x < weights.cols; ++x) {
    const float u =
        patch.window.x + patch.window.width * (static_cast<float>(x) + 0.5F) / static_cast<float>(weights.cols);
    const float towardLeft = std::clamp((u - 0.5F) / 0.02F + 0.5F, 0.0F, 1.0F);  // The person's left has the larger u.
    factor[static_cast<std::size_t>(x)] = side == FaceSide::Left ? towardLeft : 1 - towardLeft;
  }
  for (int y = 0; y < weights.rows; ++y) {
    auto* row = weights.ptr<std::uint8_t>(y);
    for (int x = 0; x < weights.cols; ++x)
      for (int c = 0; c < channels; ++c)
        if (channels < 4 || c == 3)
          row[x * channels + c] = static_cast<std::uint8_t>(
              static_cast<float>(row[x * channels + c]) * factor[static_cast<std::size_t>(x)] + 0.5F);
  }
}

void applyOwnMask(const UvPatch& patch, const Image& mask, cv::Mat& weights) {
  if (mask.isEmpty())
    return;
  const auto side = static_cast<float>(mask.width());
  cv::Mat part;
  const cv::Matx23f maskFromPatch(patch.window.width * side / static_cast<float>(weights.cols), 0,
                                  patch.window.x * side, 0,
                                  patch.window.height * side / static_cast<float>(weights.rows), patch.window.y * side);
  cv::Matx23f centered = maskFromPatch;
  centered(0, 2) += 0.5F * centered(0, 0) - 0.5F;
  centered(1, 2) += 0.5F * centered(1, 1) - 0.5F;
  cv::warpAffine(matView(mask), part, centered, weights.size(), cv::INTER_LINEAR | cv::WARP_INVERSE_MAP,
                 cv::BORDER_REPLICATE);
  std::vector<cv::Mat> planes;
  cv::split(weights, planes);
  for (std::size_t c = planes.size() == 4 ? 3 : 0; c < planes.size(); ++c)
    cv::multiply(planes[c], part, planes[c], 1 / 255.0);
  cv::merge(planes, weights);
}

/// Corners of all triangles of the chart that touch a weight above zero.
std::vector<int> surroundingPoints(const FaceChart& chart, const UvPatch& patch) {
  cv::Mat gray = patch.weights;
  if (gray.channels() > 1) {
    std::vector<cv::Mat> planes;
    cv::split(gray, planes);
    gray = planes[planes.size() == 4 ? 3 : 0].clone();
    if (planes.size() < 4)
      for (const cv::Mat& plane : planes) cv::max(gray, plane, gray);
  }
  const cv::Rect used = cv::boundingRect(gray);
  if (used.empty())
    return {};
  const auto toAtlas = [&](int pixel, int count, float origin, float extent) {
    return origin + extent * static_cast<float>(pixel) / static_cast<float>(count);
  };
  const float left = toAtlas(used.x - 1, gray.cols, patch.window.x, patch.window.width);
  const float right = toAtlas(used.x + used.width + 1, gray.cols, patch.window.x, patch.window.width);
  const float top = toAtlas(used.y - 1, gray.rows, patch.window.y, patch.window.height);
  const float bottom = toAtlas(used.y + used.height + 1, gray.rows, patch.window.y, patch.window.height);
  std::vector<int> points;
  for (Eigen::Index t = 0; t < chart.triangles().cols(); ++t) {
    Eigen::Array2f low(2, 2);
    Eigen::Array2f high(-2, -2);
    for (Eigen::Index c = 0; c < 3; ++c) {
      const Eigen::Vector2f uv = chart.uv().col(chart.triangles()(c, t));
      const Eigen::Array2f place(uv.x(), 1 - uv.y());
      low = low.min(place);
      high = high.max(place);
    }
    if (high.x() > left && low.x() < right && high.y() > top && low.y() < bottom)
      for (Eigen::Index c = 0; c < 3; ++c) points.push_back(chart.triangles()(c, t));
  }
  std::sort(points.begin(), points.end());
  points.erase(std::unique(points.begin(), points.end()), points.end());
  return points;
}

UvPatch skinPatch(const FaceChart& chart, const MakeupLayer& layer) {
  UvPatch patch;
  patch.window = faceWindow(chart);
  const PatchCanvas canvas(chart, patch.window, kFacePatchSide);
  if (layer.product == MakeupProduct::Foundation || layer.product == MakeupProduct::SkinSmoothing) {
    patch.weights = wholeFace(canvas);
    return patch;
  }
  patch.weights = cv::Mat::zeros(kFacePatchSide, kFacePatchSide, CV_8UC1);
  const float size = layer.product == MakeupProduct::Blush ? layer.parameter("size") : 1;
  const float softness = layer.parameter("softness");
  const float blur = layer.product == MakeupProduct::Highlighter ? 0.016F : 0.030F;
  for (const ZoneShape& shape : zoneShapes(layer.product, layer.zone))
    drawShape(canvas, shape, size, blur * softness * softness, patch.weights);
  cv::multiply(patch.weights, insideOutline(canvas, 0.012F), patch.weights, 1 / 255.0);
  return patch;
}

UvPatch paintPatch(const MakeupLayer& layer) {
  UvPatch patch;
  const float size = layer.parameter("size");
  const float reach = 0.75F * size;  // Room for the corners of a turned picture.
  patch.window = {layer.parameter("u") - reach, 1 - layer.parameter("v") - reach, 2 * reach, 2 * reach};
  patch.isFine = true;
  const cv::Mat picture = matView(layer.picture);
  const double longer = std::max(picture.cols, picture.rows);
  const double perPixel = longer / (size / (2 * reach) * kPaintPatchSide);  // Picture pixels a patch pixel.
  cv::Mat source = picture;
  double shrink = 1;
  if (perPixel > 1.5) {
    shrink = 1 / perPixel;
    cv::resize(picture, source, {}, shrink, shrink, cv::INTER_AREA);
  }
  // The turn about the patch's middle, then onto the picture's middle.
  const double angle = layer.parameter("turn") * CV_PI / 180;
  const double scale = perPixel * shrink;
  const double c = std::cos(angle) * scale;
  const double s = std::sin(angle) * scale;
  const double middle = 0.5 * kPaintPatchSide - 0.5;
  const cv::Mat sourceFromPatch = (cv::Mat_<double>(2, 3) << c, s, 0.5 * source.cols - 0.5 - (c + s) * middle, -s, c,
                                   0.5 * source.rows - 0.5 - (c - s) * middle);
  cv::warpAffine(source, patch.weights, sourceFromPatch, {kPaintPatchSide, kPaintPatchSide},
                 cv::INTER_LINEAR | cv::WARP_INVERSE_MAP, cv::BORDER_CONSTANT, cv::Scalar(0, 0, 0, 0));
  return patch;
}

void finishPatch(const FaceChart& chart, const MakeupLayer& layer, FaceSide cut, UvPatch& patch) {
  keepSide(patch, cut, patch.weights);
  applyOwnMask(patch, layer.mask, patch.weights);
  patch.points = surroundingPoints(chart, patch);
}

}  // namespace

std::vector<UvPatch> makeUvPatches(const FaceChart& chart, const MakeupLayer& layer) {
  std::vector<UvPatch> patches;
  switch (layer.product) {
    case MakeupProduct::SkinSmoothing:
    case MakeupProduct::Foundation:
    case MakeupProduct::Concealer:
    case MakeupProduct::Contour:
    case MakeupProduct::Bronzer:
    case MakeupProduct::Blush:
    case MakeupProduct::Highlighter:
      patches.push_back(skinPatch(chart, layer));
      finishPatch(chart, layer, layer.side, patches.back());
      break;
    case MakeupProduct::FacePaint:
      patches.push_back(paintPatch(layer));
      finishPatch(chart, layer, layer.side, patches.back());
      break;
    case MakeupProduct::Eyeshadow:
      for (const FaceSide side : {FaceSide::Right, FaceSide::Left})
        if (layer.side == FaceSide::Both || layer.side == side) {
          patches.push_back(eyeshadowPatch(chart, layer, side));
          finishPatch(chart, layer, FaceSide::Both, patches.back());
        }
      break;
    default:
      break;
  }
  return patches;
}

}  // namespace visagiste
