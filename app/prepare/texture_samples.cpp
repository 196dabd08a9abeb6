#include "app/prepare/texture_samples.h"

#include <array>
#include <cmath>
#include <iostream>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "app/prepare/portraits.h"
#include "core/base/error.h"
#include "core/image/decode.h"
#include "core/reconstruct/face_fitter.h"
#include "core/reconstruct/skin_layout.h"
#include "core/reconstruct/texture_fill.h"
#include "core/reconstruct/view_unwrap.h"

namespace visagiste::prepare {
namespace {

constexpr int kUnwrapSide = 256;
constexpr double kLargestResidual = 0.03;  // Of the inter-ocular distance: worse fits blur the mean.

/// Label map values that are skin (../shared/DATA.md): face, brows, nose, lips, neck, ears.
constexpr std::array<bool, 15> kIsSkin{false, true, true, true,  false, false, true, true,
                                       false, true, true, false, false, true,  false};

/// 1 where the label map says skin, a few pixels inside its borders, in its own resolution.
cv::Mat skinMask(const std::string& labelMap) {
  const cv::Mat labels = cv::imread(labelMap, cv::IMREAD_UNCHANGED);
  if (labels.empty() || labels.type() != CV_8UC1)
    throw Error(ErrorCode::Unreadable, "The label map " + labelMap + " cannot be read as 8-bit indices.");
  cv::Mat mask(labels.size(), CV_8UC1);
  for (int y = 0; y < labels.rows; ++y)
    for (int x = 0; x < labels.cols; ++x) {
      const std::size_t label = labels.at<std::uint8_t>(y, x);
      mask.at<std::uint8_t>(y, x) = label < kIsSkin.size() && kIsSkin[label] ? 255 : 0;
    }
  cv::erode(mask, mask, cv::getStructuringElement(cv::MORPH_ELLIPSE, {5, 5}));
  return mask;
}

void keepSkin(WeightedTexture& texture, const cv::Mat& places, const cv::Mat& mask, Size pictureSize) {
  for (int y = 0; y < texture.weight.rows; ++y)
    for (int x = 0; x < texture.weight.cols; ++x) {
      const cv::Vec2f place = places.at<cv::Vec2f>(y, x);
      const int column = static_cast<int>(
          std::floor(place[0] * static_cast<float>(mask.cols) / static_cast<float>(pictureSize.width)));
      const int row = static_cast<int>(
          std::floor(place[1] * static_cast<float>(mask.rows) / static_cast<float>(pictureSize.height)));
      const bool isSkin =
          column >= 0 && row >= 0 && column < mask.cols && row < mask.rows && mask.at<std::uint8_t>(row, column) != 0;
      if (!isSkin)
        texture.weight.at<float>(y, x) = 0;
    }
}

bool isWanted(const Portrait& portrait) {
  return portrait.hasFace && !portrait.labelMap.empty() && !portrait.glasses &&
         (portrait.set == training::SourceSet::Official || portrait.set == training::SourceSet::Synthetic);
}

}  // namespace

LandmarkView landmarkViewOf(const Portrait& portrait, Size size) {
  LandmarkView view;
  view.imageSize = size;
  view.landmarks.pointsPx.resize(2, kCanonicalPointCount);
  view.landmarks.relativeDepth.resize(kCanonicalPointCount);
  const auto at = [&](int p, int c) { return portrait.landmarks[static_cast<std::size_t>(3 * p + c)]; };
  for (int p = 0; p < kCanonicalPointCount; ++p) {
    view.landmarks.pointsPx.col(p) << at(p, 0), at(p, 1);
    view.landmarks.relativeDepth(p) = at(p, 2);
  }
  Irises irises;
  irises[0].centerPx << at(468, 0), at(468, 1);
  irises[1].centerPx << at(473, 0), at(473, 1);
  view.irises = irises;
  return view;
}

std::vector<TextureSample> readTextureSamples(const std::vector<Portrait>& portraits, const SkinLayout& layout,
                                              const FaceFitter& fitter) {
  const auto texels = layout.texelMap(kUnwrapSide);
  std::vector<TextureSample> samples;
  for (const Portrait& portrait : portraits) {
    if (!isWanted(portrait))
      continue;
    const Image picture = decodeImageFile(portrait.file);
    const FaceFit fit = fitter.fit({landmarkViewOf(portrait, picture.size())});
    const FittedView& view = fit.views.front();
    if (view.residualPx > kLargestResidual * view.interOcularPx)
      continue;
    const PosedSurface surface = layout.posed(fit.identity, view.expression);
    WeightedTexture texture = unwrapView(picture, view.camera, view.cameraFromHead, surface, *texels);
    keepSkin(texture, texelPlaces(view.camera, view.cameraFromHead, surface, *texels), skinMask(portrait.labelMap),
             picture.size());
    const WeightedAverage small = shrunkByWeight(texture.color, texture.weight, kTextureSide);
    TextureSample sample;
    sample.id = portrait.id;
    sample.isValidation = portrait.split == training::Split::Validation;
    small.color.convertTo(sample.color, CV_8UC3);
    small.weight.convertTo(sample.weight, CV_8UC1, 255);
    samples.push_back(std::move(sample));
    if (samples.size() % 100 == 0)
      std::cerr << samples.size() << " textures\n";
  }
  return samples;
}

}  // namespace visagiste::prepare
