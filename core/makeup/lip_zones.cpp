#include <opencv2/imgproc.hpp>

#include "core/face/contour_points.h"
#include "core/makeup/drawn_zones.h"
#include "core/makeup/mask_parts.h"
#include "core/makeup/zone_drawers.h"

namespace visagiste {
namespace {

Polyline outerLips(const FaceGeometry& face) {
  return closedLine(face.along(kOuterUpperLip), face.along(kOuterLowerLip));
}

Polyline innerLips(const FaceGeometry& face) {
  return closedLine(face.along(kInnerUpperLip), face.along(kInnerLowerLip));
}

/// 255 deep inside the lips and the mouth, falling off towards their outer edge.
cv::Mat depthInside(const FaceGeometry& face, const cv::Rect& area, float share) {
  cv::Mat whole = filledMask(within(area, outerLips(face)), {area.width, area.height});
  const float height = (face.point(0) - face.point(17)).norm();
  blurMask(whole, share * height);
  return whole;
}

}  // namespace

cv::Rect lipsArea(const FaceGeometry& face) {
  return areaAround(face, outerLips(face), 0.03F * face.widthPx() + 2);
}

cv::Mat mouthOpening(const FaceGeometry& face, const cv::Rect& area) {
  return filledMask(within(area, innerLips(face)), {area.width, area.height});
}

cv::Mat lipsMask(const FaceGeometry& face, const cv::Rect& area) {
  cv::Mat mask = filledMask(within(area, outerLips(face)), {area.width, area.height});
  mask -= mouthOpening(face, area);
  return mask;
}

std::vector<DrawnMask> drawLipstick(const FaceGeometry& face, const MakeupLayer& layer) {
  DrawnMask drawn;
  drawn.area = lipsArea(face);
  if (drawn.area.empty())
    return {};
  cv::Mat lips = lipsMask(face, drawn.area);
  const bool isStain = layer.zone == "stain";
  blurMask(lips, (isStain ? 0.014F : 0.0045F) * face.widthPx());
  if (isStain) {
    const cv::Mat depth = depthInside(face, drawn.area, 0.16F);
    cv::Mat share;
    depth.convertTo(share, CV_8UC1, 1.5, -150);  // Dense where the lips meet, sheer at the edge.
    share = cv::max(share, 40);
    cv::multiply(lips, share, lips, 1 / 255.0);
  }
  if (layer.colors.size() < 2) {
    drawn.weights = {lips};
    return {drawn};
  }
  const bool isOmbre = layer.zone == "ombre";
  const cv::Mat depth = depthInside(face, drawn.area, isOmbre ? 0.17F : 0.09F);
  cv::Mat middle;
  depth.convertTo(middle, CV_8UC1, 255.0 / 75, -160 * 255.0 / 75);
  drawn.weights.resize(2);
  cv::multiply(lips, middle, drawn.weights[0], 1 / 255.0);
  drawn.weights[1] = lips - drawn.weights[0];
  return {drawn};
}

std::vector<DrawnMask> drawLipLiner(const FaceGeometry& face, const MakeupLayer& layer) {
  DrawnMask drawn;
  drawn.area = lipsArea(face);
  if (drawn.area.empty())
    return {};
  const bool isOver = layer.zone == "overline";
  const float width = 0.014F * face.widthPx() * layer.parameter("thickness");
  const float outwards = isOver ? 0.45F * width : -0.25F * width;
  cv::Mat mask = emptyMask(drawn.area);
  Polyline loop = outerLips(face);
  const Polyline normals = normalsOf(loop);  // The loop runs with the outside on its left.
  // Corners stay where they are, or the line would cross itself there.
  for (std::size_t i = 0; i < loop.size(); ++i) {
    const float across = std::min((loop[i] - face.point(61)).norm(), (loop[i] - face.point(291)).norm());
    loop[i] += outwards * smoothRise(0, 0.08F * face.widthPx(), across) * normals[i];
  }
  loop.push_back(loop.front());
  drawStroke(within(drawn.area, loop), std::vector<float>(loop.size(), width), 1, mask);
  mask -= mouthOpening(face, drawn.area);
  blurMask(mask, 0.006F * face.widthPx());
  drawn.weights = {mask};
  return {drawn};
}

std::vector<DrawnMask> drawTeeth(const FaceGeometry& face) {
  DrawnMask drawn;
  drawn.area = lipsArea(face);
  if (drawn.area.empty())
    return {};
  cv::Mat mask = mouthOpening(face, drawn.area);
  blurMask(mask, 0.004F * face.widthPx());
  drawn.weights = {mask};
  return {drawn};
}

}  // namespace visagiste
