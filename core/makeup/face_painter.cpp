#include "core/makeup/face_painter.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "core/face/contour_points.h"
#include "core/image/color.h"
#include "core/makeup/mask_parts.h"
#include "core/makeup/row_painter.h"
#include "core/makeup/skin_bands.h"

namespace visagiste {
namespace {

BandDetail detailFor(const std::vector<PreparedLayer>& layers) {
  BandDetail detail = BandDetail::LowOnly;
  for (const PreparedLayer& prepared : layers) {
    if (!prepared.layer.visible || prepared.layer.opacity <= 0)
      continue;
    if (prepared.layer.product == MakeupProduct::Foundation)
      return BandDetail::Everything;
    if (prepared.layer.product == MakeupProduct::SkinSmoothing)
      detail = BandDetail::Smoothing;
  }
  return detail;
}

/// Eyes and mouth on the grid of the bands, a little wider: the rims of pixels are mixed.
cv::Mat openingsOnGrid(const FaceGeometry& face, int step) {
  const cv::Size size = bandGrid(face.rect().size(), step);
  cv::Mat mask = cv::Mat::zeros(size, CV_8UC1);
  CoverageCanvas canvas({size.width, size.height});
  const auto add = [&](Polyline loop) {
    for (Eigen::Vector2f& p : loop) p /= static_cast<float>(step);
    canvas.fill(loop);
    canvas.mergeInto(mask);
  };
  for (const LidContour& lid : face.lids()) add(closedLine(lid.upper, lid.lower));
  add(closedLine(face.along(kInnerUpperLip), face.along(kInnerLowerLip)));
  cv::dilate(mask, mask, cv::Mat());
  return mask;
}

}  // namespace

void paintFace(cv::Mat& picture, const FaceGeometry& face, const std::vector<PreparedLayer>& layers,
               const FacePainting& how, FaceLevels& levels) {
  cv::Mat rgb = picture(face.rect());
  const BandDetail detail = detailFor(layers);
  cv::Mat skinWeights;
  if (detail == BandDetail::Everything)
    face.coarseAtlas()[2].convertTo(skinWeights, CV_8UC1, 255);
  const int step = std::max(1, static_cast<int>(std::lround(face.widthPx() / how.bandsOfFace)));
  const SkinBands bands = makeSkinBands(rgb, step, detail, openingsOnGrid(face, step), skinWeights);
  const Eigen::Vector3f skin = skinColor(face, rgb);
  PaintedFace target{face, rgb, how.parsing, FaceLight{}};
  target.skinLuminance = luminance(skin);
  target.light = how.light ? *how.light : measureLight(face, rgb, skin, levels);
  target.glint = how.glint;
  target.strength = std::min(how.strength, 1.0F);
  paintLayers(rgb, planLayers(target, layers, levels), bands);
}

bool showsNothing(const MakeupLook& look) {
  return std::none_of(look.layers.begin(), look.layers.end(),
                      [](const MakeupLayer& layer) { return layer.visible && layer.opacity > 0; });
}

}  // namespace visagiste
