#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "core/face/contour_points.h"
#include "core/makeup/drawn_zones.h"
#include "core/makeup/mask_parts.h"
#include "core/makeup/zone_drawers.h"

namespace visagiste {
namespace {

/// The same for the same hair in every picture: -1..1.
float variation(int hair, int kind) {
  std::uint32_t x = static_cast<std::uint32_t>(hair) * 0x9E3779B1U + static_cast<std::uint32_t>(kind) * 0x85EBCA77U;
  x ^= x >> 15;
  x *= 0x2C1B3C6DU;
  x ^= x >> 13;
  return static_cast<float>(x & 0xFFFFU) / 32767.5F - 1;
}

Polyline bezier(const Eigen::Vector2f& from, const Eigen::Vector2f& control, const Eigen::Vector2f& to, int pieces) {
  Polyline curve;
  for (int i = 0; i <= pieces; ++i) {
    const float q = static_cast<float>(i) / static_cast<float>(pieces);
    curve.push_back((1 - q) * (1 - q) * from + 2 * q * (1 - q) * control + q * q * to);
  }
  return curve;
}

void drawHair(const Polyline& curve, float rootWidth, float share, cv::Mat& into) {
  std::vector<float> widths;
  for (std::size_t i = 0; i < curve.size(); ++i) {
    const float q = static_cast<float>(i) / static_cast<float>(curve.size() - 1);
    widths.push_back(rootWidth * (1 - 0.8F * q * q));
  }
  drawStroke(curve, widths, share, into);
}

struct LashStyle {
  float length;  ///< Of the longest, in widths of the eye.
  int count;
  float curl;
  float width;  ///< At the root, in widths of the eye.
  float share;
};

/// Frame of one eye: along the lid towards the temple, and up.
struct EyeFrame {
  Eigen::Vector2f along;
  Eigen::Vector2f up;
};

EyeFrame frameOf(const FaceGeometry& face, std::size_t side) {
  const LidContour& lid = face.lids()[side];
  const Eigen::Vector2f along = (lid.upper.back() - lid.upper.front()).normalized();
  Eigen::Vector2f up(along.y(), -along.x());
  // The brow lies above the eye, however the head is tilted and however closed the eye is.
  const Eigen::Vector2f brow = face.point(side == 0 ? 105 : mirrorOfPoint()[105]);
  if (up.dot(brow - lid.upper.front()) < 0)
    up = -up;
  return {along, up};
}

void drawUpperLashes(const FaceGeometry& face, std::size_t side, const LashStyle& style, const cv::Rect& area,
                     cv::Mat& mask) {
  const LidContour& lid = face.lids()[side];
  const EyeFrame frame = frameOf(face, side);
  const Polyline roots = evenlySpaced(within(area, lid.upper), style.count);
  // An open lid shows its lashes turned up and shortened; a closed one shows them hanging down.
  const float lift = -0.85F + 1.85F * smoothRise(0.05F, 0.20F, lid.openness);
  for (int i = 0; i < style.count; ++i) {
    const float s = static_cast<float>(i) / static_cast<float>(style.count - 1);
    if (s < 0.06F)
      continue;
    const float profile = (0.40F + 0.60F * smoothRise(0.05F, 0.72F, s)) * (1 - 0.18F * smoothRise(0.90F, 1, s));
    const float length = style.length * lid.widthPx * profile * (1 + 0.22F * variation(i, 1));
    // Lashes stand in small bundles whose tips lean together.
    const float bundle = 0.13F * std::sin(2.1F * static_cast<float>(i));
    const float fan = -0.50F + 1.75F * s * std::sqrt(s) + 0.12F * variation(i, 2) + bundle;
    const Eigen::Vector2f outwards = (frame.up * lift + frame.along * fan).normalized();
    const Eigen::Vector2f root = roots[static_cast<std::size_t>(i)];
    // They leave the lid forwards and to the side and rise at the tip.
    const Eigen::Vector2f leaving = (outwards + 0.75F * frame.along * (fan > 0 ? 1.0F : -1.0F)).normalized();
    const Eigen::Vector2f control = root + length * (0.42F * leaving - 0.06F * style.curl * frame.up * lift);
    const Eigen::Vector2f tip = root + length * (0.84F * outwards + 0.24F * style.curl * frame.up);
    drawHair(bezier(root, control, tip, 7), style.width * lid.widthPx, style.share * (0.8F + 0.2F * variation(i, 8)),
             mask);
  }
}

void drawLowerLashes(const FaceGeometry& face, std::size_t side, const LashStyle& style, const cv::Rect& area,
                     cv::Mat& mask) {
  const LidContour& lid = face.lids()[side];
  const EyeFrame frame = frameOf(face, side);
  const int count = std::max(6, style.count * 5 / 9);
  const Polyline roots = evenlySpaced(within(area, lid.lower), count);
  for (int i = 0; i < count; ++i) {
    const float s = static_cast<float>(i) / static_cast<float>(count - 1);
    if (s < 0.22F || s > 0.97F)
      continue;
    const float profile = 0.55F + 0.45F * smoothRise(0.2F, 0.75F, s);
    const float length = 0.40F * style.length * lid.widthPx * profile * (1 + 0.2F * variation(i, 3));
    const float fan = -0.25F + 0.95F * s + 0.14F * variation(i, 4);
    const Eigen::Vector2f outwards = (-frame.up + frame.along * fan).normalized();
    const Eigen::Vector2f root = roots[static_cast<std::size_t>(i)] - 0.012F * lid.widthPx * frame.up;
    const Eigen::Vector2f control = root + length * 0.5F * outwards;
    const Eigen::Vector2f tip = root + length * (0.95F * outwards + 0.12F * frame.along);
    drawHair(bezier(root, control, tip, 4), 0.7F * style.width * lid.widthPx, 0.75F * style.share, mask);
  }
}

LashStyle lashStyle(const MakeupLayer& layer) {
  if (layer.product == MakeupProduct::Mascara) {
    const float volume = layer.parameter("volume");
    return {0.155F + 0.03F * volume, static_cast<int>(26 + 10 * volume), 0.5F, 0.011F + 0.007F * volume, 0.75F};
  }
  return {0.215F * layer.parameter("length"), static_cast<int>(12 + 24 * layer.parameter("density")),
          layer.parameter("curl"), 0.0145F, 0.9F};
}

/// Middle line and half heights of a brow, inner end to tail.
struct BrowShape {
  Polyline middle;
  std::vector<Eigen::Vector2f> halfHeights;
};

BrowShape browShape(const FaceGeometry& face, const MakeupLayer& layer, std::size_t side) {
  const auto upper = side == 0 ? kRightBrowUpper : mirrored(kRightBrowUpper);
  const auto lower = side == 0 ? kRightBrowLower : mirrored(kRightBrowLower);
  float thickness = layer.parameter("thickness");
  if (layer.zone == "full")
    thickness *= 1.3F;
  BrowShape shape;
  for (std::size_t i = 0; i < upper.size(); ++i) {
    const Eigen::Vector2f top = face.point(upper[i]);
    const Eigen::Vector2f bottom = face.point(lower[i]);
    // The mesh draws brows taller than they are.
    static constexpr std::array<float, 5> kTaper{0.62F, 0.78F, 0.72F, 0.58F, 0.16F};
    shape.middle.push_back(0.5F * (top + bottom));
    shape.halfHeights.push_back(0.5F * thickness * kTaper[i] * (top - bottom));
  }
  const Polyline natural = shape.middle;
  const Eigen::Vector2f height = face.point(upper[2]) - face.point(lower[2]);
  for (std::size_t i = 0; i < natural.size(); ++i) {
    const float s = static_cast<float>(i) / 4;
    if (layer.zone == "straight")
      shape.middle[i] = 0.4F * natural[i] + 0.6F * ((1 - s) * natural.front() + s * natural.back());
    else if (layer.zone == "arched")
      shape.middle[i] += 0.35F * height * smoothRise(0.1F, 0.6F, s) * (1 - smoothRise(0.65F, 1.0F, s));
  }
  shape.middle = smoothCurve(shape.middle, 6);
  shape.halfHeights = smoothCurve(shape.halfHeights, 6);
  return shape;
}

}  // namespace

DrawnMask drawLashes(const FaceGeometry& face, const MakeupLayer& layer, std::size_t side) {
  const LidContour& lid = face.lids()[side];
  const LashStyle style = lashStyle(layer);
  DrawnMask drawn;
  drawn.area = areaAround(face, closedLine(lid.upper, lid.lower), 1.3F * style.length * lid.widthPx + 2);
  if (drawn.area.empty() || lid.widthPx < 8)
    return drawn;
  cv::Mat mask = emptyMask(drawn.area);
  if (layer.zone != "lower")
    drawUpperLashes(face, side, style, drawn.area, mask);
  if (layer.zone != "upper")
    drawLowerLashes(face, side, style, drawn.area, mask);
  drawn.weights = {mask};
  return drawn;
}

DrawnMask drawBrow(const FaceGeometry& face, const MakeupLayer& layer, std::size_t side) {
  const BrowShape shape = browShape(face, layer, side);
  Polyline top;
  Polyline bottom;
  for (std::size_t i = 0; i < shape.middle.size(); ++i) {
    top.push_back(shape.middle[i] + shape.halfHeights[i]);
    bottom.push_back(shape.middle[i] - shape.halfHeights[i]);
  }
  Polyline loop = top;
  loop.insert(loop.end(), bottom.rbegin(), bottom.rend());
  DrawnMask drawn;
  const float length = (shape.middle.back() - shape.middle.front()).norm();
  drawn.area = areaAround(face, loop, 0.12F * length + 2);
  if (drawn.area.empty() || length < 8)
    return drawn;
  const float strokes = layer.parameter("strokes");
  cv::Mat fill = filledMask(within(drawn.area, loop), {drawn.area.width, drawn.area.height});
  blurMask(fill, 0.035F * length);
  cv::Mat mask;
  fill.convertTo(mask, CV_8UC1, 0.80F - 0.45F * strokes);
  const Polyline middle = within(drawn.area, shape.middle);
  const int count = static_cast<int>(40 + 50 * strokes);
  for (int i = 0; i < count && strokes > 0; ++i) {
    const float s =
        std::clamp((static_cast<float>(i) + 0.5F * variation(i, 5)) / static_cast<float>(count), 0.0F, 0.96F);
    const auto at = std::min(static_cast<std::size_t>(s * static_cast<float>(middle.size() - 1)), middle.size() - 2);
    const Eigen::Vector2f along = (middle[at + 1] - middle[at]).normalized();
    const Eigen::Vector2f half = shape.halfHeights[at];
    const float across = 0.75F * variation(i, 6);
    const Eigen::Vector2f root = middle[at] + half * (across - 0.35F);
    // Hairs stand up at the inner end and lie down along the tail.
    const float lie = 0.25F + 0.75F * smoothRise(0.05F, 0.55F, s);
    const float reach = half.norm() * (1.3F + 0.25F * variation(i, 7));
    const Eigen::Vector2f direction = (along * lie + half.normalized() * (1 - 0.75F * lie)).normalized();
    const Eigen::Vector2f tip = root + reach * direction;
    drawHair(bezier(root, root + 0.5F * reach * (0.5F * half.normalized() + 0.7F * direction), tip, 4), 0.016F * length,
             0.55F * strokes * (0.6F + 0.4F * smoothRise(0, 0.15F, s)), mask);
  }
  drawn.weights = {mask};
  return drawn;
}

}  // namespace visagiste
