#include "core/makeup/eyeshadow_zones.h"

#include <algorithm>
#include <cmath>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "core/base/smooth_rise.h"
#include "core/face/contour_points.h"
#include "core/makeup/attribute_raster.h"
#include "core/makeup/coverage.h"

namespace visagiste {
namespace {

constexpr int kPatchSide = 256;
constexpr int kSteps = 4;  // Pieces of the smooth curves between two landmarks.
constexpr float kNowhere = 9;

/// How much shadow lies at one place, and how far it is through the colours.
struct Shade {
  float weight = 0;
  float gradient = 0;  ///< 0: first colour; 1: last.
};

Shade shadeAt(std::string_view zone, float s, float t, float softness) {
  const float inner = smoothRise(-0.02F, 0.10F, s);
  if (zone == "lid") {
    const float top = 1 - smoothRise(0.95F - 0.3F * softness, 1.10F + 0.45F * softness, t);
    return {t < 0 ? 0 : top * inner, t / 1.2F};
  }
  if (zone == "gradient")
    return {t < 0 ? 0 : inner * (1 - smoothRise(1.25F - 0.5F * softness, 1.65F + 0.3F * softness, t)), t / 1.55F};
  if (zone == "crease") {
    const float low = smoothRise(0.75F - 0.5F * softness, 1.0F, t);
    const float high = 1 - smoothRise(1.15F, 1.4F + 0.45F * softness, t);
    return {low * high * smoothRise(0.05F, 0.35F, s), s};
  }
  if (zone == "outer-corner") {
    const float along = smoothRise(0.72F - 0.3F * softness, 0.98F, s);
    const float across =
        t >= 0 ? 1 - smoothRise(1.1F - 0.3F * softness, 1.5F + 0.3F * softness, t) : 1 - smoothRise(0.3F, 1.0F, -t);
    return {along * across, std::abs(t) / 1.4F};
  }
  if (zone == "inner-corner") {
    const float along = 1 - smoothRise(0.10F, 0.26F + 0.12F * softness, s);
    return {along * (1 - smoothRise(0.5F, 1.1F + 0.2F * softness, std::abs(t))), s / 0.3F};
  }
  // Smoky: all around, densest at the lashes.
  if (t < 0)
    return {smoothRise(0.02F, 0.3F, s) * (1 - smoothRise(0.35F, 1.0F + 0.3F * softness, -t)), -t};
  return {inner * (1 - smoothRise(1.0F - 0.3F * softness, 1.7F + 0.25F * softness, t)), t / 1.6F};
}

/// Shares of up to three colours along the gradient.
std::array<float, 3> colorShares(float gradient, int colors) {
  std::array<float, 3> shares{};
  if (colors < 2) {
    shares[0] = 1;
    return shares;
  }
  const float place = std::clamp(gradient, 0.0F, 1.0F) * static_cast<float>(colors - 1);
  const int first = std::min(static_cast<int>(place), colors - 2);
  const float share = smoothRise(0, 1, place - static_cast<float>(first));
  shares[static_cast<std::size_t>(first)] = 1 - share;
  shares[static_cast<std::size_t>(first + 1)] = share;
  return shares;
}

/// Smooth rows of points, and s and t at each.
struct LidGrid {
  std::vector<Polyline> rows;
  std::vector<float> heights;
};

using Chain = std::array<int, 9>;

Polyline rowOf(const FaceChart& chart, const Chain& chain) {
  Polyline points;
  for (const int point : chain) points.emplace_back(chart.uv()(0, point), 1 - chart.uv()(1, point));
  return smoothCurve(points, kSteps);
}

/// Rows between the given ones, so that the rows run smoothly across too.
LidGrid refined(const std::vector<Polyline>& rows, const std::vector<float>& heights) {
  LidGrid grid;
  constexpr int kAcross = 4;
  const std::size_t columns = rows.front().size();
  for (std::size_t c = 0; c < columns; ++c) {
    Polyline across;
    for (const Polyline& row : rows) across.push_back(row[c]);
    const Polyline fine = smoothCurve(across, kAcross);
    grid.rows.resize(fine.size());
    for (std::size_t r = 0; r < fine.size(); ++r) grid.rows[r].push_back(fine[r]);
  }
  for (std::size_t r = 0; r < grid.rows.size(); ++r) {
    // Two rows stay as they are: smoothCurve() needs three points to add some.
    const float place =
        grid.rows.size() == rows.size() ? static_cast<float>(r) : static_cast<float>(r) / static_cast<float>(kAcross);
    const auto low = std::min(static_cast<std::size_t>(place), heights.size() - 2);
    grid.heights.push_back(heights[low] + (place - static_cast<float>(low)) * (heights[low + 1] - heights[low]));
  }
  return grid;
}

void drawGrid(const LidGrid& grid, const cv::Rect2f& window, AttributePlanes& planes) {
  const auto columns = static_cast<Eigen::Index>(grid.rows.front().size());
  const auto rows = static_cast<Eigen::Index>(grid.rows.size());
  Eigen::Matrix2Xf points(2, rows * columns);
  Eigen::Matrix3Xf attributes(3, rows * columns);
  for (Eigen::Index r = 0; r < rows; ++r)
    for (Eigen::Index c = 0; c < columns; ++c) {
      const Eigen::Vector2f& p = grid.rows[static_cast<std::size_t>(r)][static_cast<std::size_t>(c)];
      points.col(r * columns + c) =
          Eigen::Vector2f((p.x() - window.x) / window.width, (p.y() - window.y) / window.height) *
          static_cast<float>(kPatchSide);
      attributes.col(r * columns + c) = Eigen::Vector3f(static_cast<float>(c) / static_cast<float>(columns - 1),
                                                        grid.heights[static_cast<std::size_t>(r)], 1);
    }
  TriangleIndices triangles(3, 2 * (rows - 1) * (columns - 1));
  std::vector<int> order;
  for (Eigen::Index r = 0; r + 1 < rows; ++r)
    for (Eigen::Index c = 0; c + 1 < columns; ++c) {
      const auto corner = static_cast<int>(r * columns + c);
      const auto next = corner + static_cast<int>(columns);
      const auto at = static_cast<Eigen::Index>(order.size());
      triangles.col(at) = Eigen::Vector3i(corner, corner + 1, next);
      triangles.col(at + 1) = Eigen::Vector3i(corner + 1, next + 1, next);
      order.push_back(static_cast<int>(at));
      order.push_back(static_cast<int>(at + 1));
    }
  rasterizeAttributes(points, triangles, attributes, order, planes);
}

}  // namespace

UvPatch eyeshadowPatch(const FaceChart& chart, const MakeupLayer& layer, FaceSide side) {
  const Polyline upper = rowOf(chart, kRightUpperLid);
  const Polyline lower = rowOf(chart, kRightLowerLid);
  const std::vector<Polyline> above{upper, rowOf(chart, kRightLidFold), rowOf(chart, kRightUnderBrow)};
  const std::vector<Polyline> below{lower, rowOf(chart, kRightBelowLid)};
  cv::Rect2f window;
  {
    Eigen::Array2f low(2, 2);
    Eigen::Array2f high(-2, -2);
    for (const std::vector<Polyline>* part : {&above, &below})
      for (const Polyline& row : *part)
        for (const Eigen::Vector2f& p : row) {
          low = low.min(p.array());
          high = high.max(p.array());
        }
    const Eigen::Array2f margin = 0.12F * (high - low);
    window = {low.x() - margin.x(), low.y() - margin.y(), high.x() - low.x() + 2 * margin.x(),
              high.y() - low.y() + 2 * margin.y()};
  }
  AttributePlanes planes = makeAttributePlanes(kPatchSide, kPatchSide, kNowhere);
  // The opening of the eye counts as the lash line; the eye itself is cut out in the picture.
  drawGrid(refined({upper, lower}, {0, 0}), window, planes);
  drawGrid(refined(below, {-0.001F, -1}), window, planes);
  drawGrid(refined(above, {0, 1, 2}), window, planes);

  const float softness = layer.parameter("softness");
  const float height = layer.parameter("height");
  const auto colors = static_cast<int>(layer.colors.size());
  UvPatch patch;
  patch.isFine = true;
  std::vector<cv::Mat> weights(static_cast<std::size_t>(colors));
  for (cv::Mat& plane : weights) plane = cv::Mat::zeros(kPatchSide, kPatchSide, CV_8UC1);
  for (int y = 0; y < kPatchSide; ++y)
    for (int x = 0; x < kPatchSide; ++x) {
      const float t = planes[1].at<float>(y, x);
      if (t >= kNowhere)
        continue;
      // Tall shadow still ends under the brow.
      const float scaled =
          t < 0 ? t : std::min(t / height, 2.0F) * (1 - smoothRise(1.7F, 2.0F, t)) + t * smoothRise(1.7F, 2.0F, t);
      const Shade shade = shadeAt(layer.zone, planes[0].at<float>(y, x), scaled, softness);
      const std::array<float, 3> shares = colorShares(shade.gradient, colors);
      for (std::size_t c = 0; c < weights.size(); ++c)
        weights[c].at<std::uint8_t>(y, x) = static_cast<std::uint8_t>(255 * shade.weight * shares[c]);
    }
  const double sigma = 1.2 + 4 * softness;
  for (cv::Mat& plane : weights) cv::GaussianBlur(plane, plane, {0, 0}, sigma);
  cv::merge(weights, patch.weights);
  patch.window = window;
  if (side == FaceSide::Left) {
    cv::flip(patch.weights, patch.weights, 1);
    patch.window.x = 1 - window.x - window.width;
  }
  return patch;
}

}  // namespace visagiste
