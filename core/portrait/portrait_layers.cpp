#include "core/portrait/portrait_layers.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "core/face/parsing_matte.h"
#include "core/image/resample.h"
#include "core/portrait/edge_mask.h"

namespace visagiste {
namespace {

constexpr int kCoarseSidePx = 144;

cv::Mat floatMatte(const FaceParsing& parsing, const std::vector<FaceRegion>& regions, Size size) {
  const Image matte = regionMatte(parsing, regions, {0, 0, size.width, size.height});
  cv::Mat result;
  matView(matte).convertTo(result, CV_32F, 1 / 255.0);
  return result;
}

FaceParsing scaledParsing(const FaceParsing& parsing, double scale) {
  FaceParsing scaled = parsing;
  scaled.pictureFromCrop *= scale;
  return scaled;
}

EdgePair scaledEdges(EdgePair edges, float scale) {
  edges.originPx *= scale;
  edges.lengthPx *= scale;
  for (float& height : edges.upperPx) height *= scale;
  for (float& height : edges.lowerPx) height *= scale;
  return edges;
}

Iris scaledIris(const Iris& iris, float scale) {
  return {iris.centerPx * scale, iris.radiusPx * scale, iris.edgePx * scale};
}

}  // namespace

cv::Size PortraitLayers::coarseSize(Size size) {
  const float shrink = static_cast<float>(kCoarseSidePx) / static_cast<float>(std::max(size.width, size.height));
  return {std::max(8, static_cast<int>(std::lround(shrink * static_cast<float>(size.width)))),
          std::max(8, static_cast<int>(std::lround(shrink * static_cast<float>(size.height))))};
}

PortraitLayers makePortraitLayers(const Image& photo, const FaceParsing& parsing, const ContourAlignment& alignment,
                                  const Irises& irises, const cv::Vec3f& eyeWhite, float scale) {
  const Image picture =
      scale >= 1
          ? photo
          : resized(photo, {std::max(8, static_cast<int>(std::lround(scale * static_cast<float>(photo.width())))),
                            std::max(8, static_cast<int>(std::lround(scale * static_cast<float>(photo.height()))))});
  const FaceParsing own = scaledParsing(parsing, scale);
  const cv::Mat rgb = matView(picture);
  const auto eye = [&](const EdgeAlignment& lids, const Iris& iris) {
    return EyePicture(rgb, scaledEdges(lids.photo, scale), scaledIris(iris, scale), eyeWhite);
  };
  const cv::Size coarse = PortraitLayers::coarseSize(picture.size());
  const cv::Mat skin = floatMatte(own, {FaceRegion::FaceSkin, FaceRegion::Nose, FaceRegion::OtherSkin}, picture.size());
  cv::Mat clothes;
  cv::Mat hair;
  cv::Mat head;
  cv::resize(floatMatte(own, {FaceRegion::Clothes}, picture.size()), clothes, coarse, 0, 0, cv::INTER_AREA);
  cv::resize(floatMatte(own, {FaceRegion::Hair}, picture.size()), hair, coarse, 0, 0, cv::INTER_AREA);
  cv::resize(skin, head, coarse, 0, 0, cv::INTER_AREA);
  cv::max(head, hair, head);
  return {scale,
          picture,
          rgb,
          openingMask(scaledEdges(alignment.lips.photo, scale), {0, 0, rgb.cols, rgb.rows}),
          clothes,
          hair,
          head,
          {eye(alignment.rightEye, irises[0]), eye(alignment.leftEye, irises[1])},
          {LidPicture(rgb, skin, scaledEdges(alignment.rightEye.photo, scale)),
           LidPicture(rgb, skin, scaledEdges(alignment.leftEye.photo, scale))}};
}

}  // namespace visagiste
