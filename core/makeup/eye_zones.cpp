#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "core/face/contour_points.h"
#include "core/makeup/drawn_zones.h"
#include "core/makeup/mask_parts.h"
#include "core/makeup/zone_drawers.h"

namespace visagiste {
namespace {

constexpr int kLinePoints = 33;

/// What the styles of liner differ in; lengths in widths of the eye.
struct LinerStyle {
  float thickness;  ///< At the outer corner.
  float inner;      ///< Share of it at the inner corner.
  float start;      ///< Where along the lid the line begins, 0 inner corner.
  float wing;       ///< Length beyond the outer corner.
  float blur;
};

LinerStyle styleOf(std::string_view zone) {
  if (zone == "thin")
    return {0.030F, 0.35F, 0.06F, 0.03F, 0.004F};
  if (zone == "wing")
    return {0.058F, 0.20F, 0.04F, 0.27F, 0.004F};
  if (zone == "cat-eye")
    return {0.070F, 0.22F, 0.0F, 0.36F, 0.005F};
  if (zone == "smudged")
    return {0.085F, 0.45F, 0.05F, 0.08F, 0.028F};
  return {0.055F, 0.25F, 0.03F, 0.09F, 0.006F};  // classic
}

/// Where a wing points: on with the lower lid, turned towards the tail of the brow.
Eigen::Vector2f wingDirection(const FaceGeometry& face, std::size_t side) {
  const LidContour& lid = face.lids()[side];
  const Eigen::Vector2f corner = lid.upper.back();
  const Eigen::Vector2f lowerTangent = corner - lid.lower[lid.lower.size() * 3 / 4];
  const Eigen::Vector2f toTail = face.point(side == 0 ? 70 : mirrorOfPoint()[70]) - corner;
  const Eigen::Vector2f mixed = lowerTangent.normalized() * 0.5F + toTail.normalized() * 0.5F;
  return mixed.normalized();
}

/// Away from the eye, at right angles to the lid.
Polyline outwardNormals(const Polyline& upper, const Eigen::Vector2f& eyeCenter) {
  Polyline normals = normalsOf(upper);
  float side = 0;
  for (std::size_t i = 0; i < upper.size(); ++i) side += normals[i].dot(upper[i] - eyeCenter);
  if (side < 0)
    for (Eigen::Vector2f& normal : normals) normal = -normal;
  return normals;
}

Eigen::Vector2f centerOf(const LidContour& lid) {
  return 0.5F * (lid.upper.front() + lid.upper.back());
}

/// Points away from the lower lid: normals of the upper one do for both, but the middle of the eye lies between.
Eigen::Vector2f upwards(const LidContour& lid) {
  const Eigen::Vector2f across = lid.upper.back() - lid.upper.front();
  Eigen::Vector2f up(across.y(), -across.x());
  if (up.dot(lid.upper[lid.upper.size() / 2] - lid.lower[lid.lower.size() / 2]) < 0 && lid.openness > 0.05F)
    up = -up;
  else if (lid.openness <= 0.05F && up.y() > 0)
    up = -up;
  return up.normalized();
}

Polyline linerShape(const FaceGeometry& face, std::size_t side, const LinerStyle& style, float thickness, float wing) {
  const LidContour& lid = face.lids()[side];
  const float width = lid.widthPx;
  const Polyline line = evenlySpaced(lid.upper, kLinePoints);
  const Polyline normals = outwardNormals(line, centerOf(lid) - 0.25F * width * upwards(lid));
  Polyline top;
  Polyline bottom;
  for (int i = 0; i < kLinePoints; ++i) {
    const float s = static_cast<float>(i) / (kLinePoints - 1);
    if (s < style.start)
      continue;
    const auto at = static_cast<std::size_t>(i);
    const float begin = smoothRise(style.start, style.start + 0.18F, s);
    const float grow = style.inner + (1 - style.inner) * s * std::sqrt(s);
    const float high = width * style.thickness * thickness * grow * begin;
    bottom.push_back(line[at] - 0.010F * width * normals[at]);
    top.push_back(line[at] + high * normals[at]);
  }
  if (top.size() < 3)
    return {};
  const float length = width * style.wing * wing;
  const Eigen::Vector2f tip = lid.upper.back() + length * wingDirection(face, side);
  // The upper edge leaves the lid before the corner and runs out into the tip.
  const std::ptrdiff_t early = 3 + static_cast<std::ptrdiff_t>(14 * std::min(style.wing * wing, 0.5F));
  Polyline upperEdge(top.begin(), top.end() - std::min(early, static_cast<std::ptrdiff_t>(top.size()) - 2));
  const Eigen::Vector2f leave = upperEdge.back();
  // Bent close to the corner: a straighter run would fill the corner with a wedge.
  const Eigen::Vector2f control = line.back() + 0.85F * (top.back() - line.back());
  for (int i = 1; i <= 8; ++i) {
    const float q = static_cast<float>(i) / 8;
    upperEdge.push_back((1 - q) * (1 - q) * leave + 2 * q * (1 - q) * control + q * q * tip);
  }
  upperEdge.insert(upperEdge.end(), bottom.rbegin(), bottom.rend());
  return upperEdge;
}

}  // namespace

cv::Mat eyeOpening(const FaceGeometry& face, std::size_t side, const cv::Rect& area) {
  const LidContour& lid = face.lids()[side];
  return filledMask(within(area, closedLine(lid.upper, lid.lower)), {area.width, area.height});
}

cv::Rect eyeArea(const FaceGeometry& face, std::size_t side) {
  const LidContour& lid = face.lids()[side];
  return areaAround(face, closedLine(lid.upper, lid.lower), 2);
}

DrawnMask drawEyeliner(const FaceGeometry& face, const MakeupLayer& layer, std::size_t side) {
  const LidContour& lid = face.lids()[side];
  DrawnMask drawn;
  Polyline reach = lid.upper;
  reach.insert(reach.end(), lid.lower.begin(), lid.lower.end());
  drawn.area = areaAround(face, reach, 0.75F * lid.widthPx + 2);
  if (drawn.area.empty())
    return drawn;
  cv::Mat mask = emptyMask(drawn.area);
  const float thickness = layer.parameter("thickness");
  if (layer.zone == "lower") {
    const Polyline line = evenlySpaced(lid.lower, kLinePoints);
    const Eigen::Vector2f down = -upwards(lid);
    Polyline curve;
    std::vector<float> widths;
    for (int i = kLinePoints / 4; i < kLinePoints; ++i) {
      const float s = static_cast<float>(i) / (kLinePoints - 1);
      curve.push_back(line[static_cast<std::size_t>(i)] + 0.018F * lid.widthPx * down);
      widths.push_back(0.042F * lid.widthPx * thickness * smoothRise(0.25F, 0.8F, s));
    }
    drawStroke(within(drawn.area, curve), widths, 1, mask);
    blurMask(mask, 0.012F * lid.widthPx);
  } else {
    const LinerStyle style = styleOf(layer.zone);
    CoverageCanvas canvas({drawn.area.width, drawn.area.height});
    canvas.fill(within(drawn.area, linerShape(face, side, style, thickness, layer.parameter("wing"))));
    canvas.mergeInto(mask);
    blurMask(mask, style.blur * lid.widthPx);
    // The blur may not creep over the eye itself.
    cv::Mat open = eyeOpening(face, side, drawn.area);
    cv::Mat inside;
    open.convertTo(inside, CV_8UC1, 0.75);
    cv::multiply(mask, 255 - inside, mask, 1 / 255.0);
  }
  drawn.weights = {mask};
  return drawn;
}

DrawnMask drawKajal(const FaceGeometry& face, const MakeupLayer& layer, std::size_t side) {
  const LidContour& lid = face.lids()[side];
  DrawnMask drawn;
  drawn.area = areaAround(face, closedLine(lid.upper, lid.lower), 0.15F * lid.widthPx + 2);
  if (drawn.area.empty())
    return drawn;
  cv::Mat mask = emptyMask(drawn.area);
  // A closed eye shows no waterline.
  const float seen = smoothRise(0.05F, 0.13F, lid.openness);
  const float softness = layer.parameter("softness");
  const Eigen::Vector2f up = upwards(lid);
  const auto draw = [&](const Polyline& edge, float inwards) {
    const Polyline line = evenlySpaced(edge, kLinePoints);
    Polyline curve;
    std::vector<float> widths;
    for (int i = 2; i + 1 < kLinePoints; ++i) {
      const float s = static_cast<float>(i) / (kLinePoints - 1);
      curve.push_back(line[static_cast<std::size_t>(i)] + inwards * 0.012F * lid.widthPx * up);
      widths.push_back(0.042F * lid.widthPx * smoothRise(0.02F, 0.3F, s) * (1 - 0.6F * smoothRise(0.85F, 1, s)));
    }
    drawStroke(within(drawn.area, curve), widths, seen, mask);
  };
  if (layer.zone != "upper")
    draw(lid.lower, 1);
  if (layer.zone != "lower")
    draw(lid.upper, -1);
  blurMask(mask, (0.006F + 0.03F * softness * softness) * lid.widthPx);
  drawn.weights = {mask};
  return drawn;
}

DrawnMask drawIris(const FaceGeometry& face, const MakeupLayer& layer, std::size_t side) {
  const Iris& iris = face.irises()[side];
  DrawnMask drawn;
  if (!(iris.radiusPx > 1.5F))
    return drawn;
  const auto circle = [&](float share) {
    Polyline points;
    for (int i = 0; i < 48; ++i) {
      const float angle = 2 * static_cast<float>(CV_PI) * static_cast<float>(i) / 48;
      points.push_back(iris.centerPx + share * iris.radiusPx * Eigen::Vector2f(std::cos(angle), std::sin(angle)));
    }
    return points;
  };
  drawn.area = areaAround(face, circle(1), 3);
  if (drawn.area.empty())
    return drawn;
  const Size size{drawn.area.width, drawn.area.height};
  cv::Mat mask = filledMask(within(drawn.area, circle(0.98F)), size);
  blurMask(mask, 0.05F * iris.radiusPx);
  cv::Mat pupil = filledMask(within(drawn.area, circle(0.36F)), size);
  blurMask(pupil, 0.12F * iris.radiusPx);
  mask -= pupil;
  cv::multiply(mask, eyeOpening(face, side, drawn.area), mask, 1 / 255.0);
  // The dark ring of coloured lenses: a second, darker colour at the edge.
  cv::Mat core = filledMask(within(drawn.area, circle(0.78F)), size);
  blurMask(core, 0.13F * iris.radiusPx);
  cv::Mat ring;
  cv::multiply(mask, 255 - core, ring, layer.parameter("ring") / 255.0);
  drawn.weights = {mask - ring, ring};
  return drawn;
}

}  // namespace visagiste
