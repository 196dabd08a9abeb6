#include "core/style/style_painting.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "core/image/mat_view.h"
#include "core/image/resample.h"

namespace visagiste {
namespace {

constexpr int kLeastSidePx = 64;  // Below, nothing but borders is left to a network of this depth.

cv::Mat enlarged(const cv::Mat& picture, const cv::Size& size) {
  cv::Mat large;
  cv::resize(picture, large, size, 0, 0, cv::INTER_CUBIC);
  return large;
}

}  // namespace

std::vector<StyleShare> styleShares(const StyleSpec& spec, StyleReader& reader) {
  if (spec.secondStyle.empty() || spec.mix == 0)
    return {{reader.read(spec.style, spec.variant), 1}};
  Style first = reader.read(spec.style, spec.variant);
  Style second = reader.read(spec.secondStyle);
  if (first.network != second.network)
    return {{std::move(first), 1 - spec.mix}, {std::move(second), spec.mix}};
  first.vector = blended(first.vector, second.vector, spec.mix);
  return {{std::move(first), 1}};
}

Size strokeSize(Size picture, const StyleSpec& spec, int mostSidePx) {
  const int longer = std::max(picture.width, picture.height);
  const float wanted = static_cast<float>(std::min(longer, mostSidePx)) / spec.strokeScale;
  const float side = std::clamp(wanted, static_cast<float>(std::min(kLeastSidePx, longer)), 2.0F * longer);
  const auto scaledTo = [&](int length) {
    return std::max(1, static_cast<int>(std::lround(side * static_cast<float>(length) / static_cast<float>(longer))));
  };
  return {scaledTo(picture.width), scaledTo(picture.height)};
}

Image painted(const Image& picture, const std::vector<StyleShare>& styles, std::vector<StyleStatistics>& statistics,
              RunContext& context) {
  statistics.resize(styles.size());
  Image result;
  float begin = 0;
  for (std::size_t i = 0; i < styles.size(); ++i) {
    StageContext part(context, begin, begin + 1.0F / static_cast<float>(styles.size()));
    begin += 1.0F / static_cast<float>(styles.size());
    StyleNetwork::Painted one =
        paintedInTiles(*styles[i].style.network, picture, styles[i].style.vector, statistics[i], TileOptions(), part);
    statistics[i] = std::move(one.statistics);
    if (i == 0) {
      result = one.picture;
      continue;
    }
    ImageBuilder mixed(picture.size(), PixelFormat::Rgb8);
    cv::addWeighted(matView(result), 1 - styles[i].share, matView(one.picture), styles[i].share, 0, mixed.mat());
    result = mixed.finish();
  }
  return result;
}

Image paintedTwice(const Image& picture, Size coarse, const std::vector<StyleShare>& styles, RunContext& context) {
  StageContext first(context, 0, 0.25F);
  StageContext second(context, 0.25F, 1);
  std::vector<StyleStatistics> statistics;
  const Image strokes = painted(resized(picture, coarse), styles, statistics, first);
  std::vector<StyleStatistics> ownStatistics;
  const Image fine = painted(picture, styles, ownStatistics, second);
  const cv::Size size(picture.width(), picture.height());
  cv::Mat known;  // What of the fine painting the coarse one could show too.
  cv::resize(matView(fine), known, {coarse.width, coarse.height}, 0, 0, cv::INTER_AREA);
  cv::Mat detail;
  cv::subtract(matView(fine), enlarged(known, size), detail, cv::noArray(), CV_16S);
  ImageBuilder result(picture.size(), PixelFormat::Rgb8);
  cv::add(enlarged(matView(strokes), size), detail, result.mat(), cv::noArray(), CV_8U);
  return result.finish();
}

}  // namespace visagiste
