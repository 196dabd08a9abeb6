#include "core/style/style_of_picture.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/base/error.h"
#include "core/image/resample.h"
#include "core/inference/style_encoder_network.h"

namespace visagiste {
namespace {

constexpr int kLeastSidePx = 64;
constexpr double kPartOfShorterSide = 0.8;  // About what the network saw of a picture while it learned.

StyleVector meanOf(const std::vector<StyleVector>& vectors) {
  StyleVector mean{};
  for (const StyleVector& vector : vectors)
    for (std::size_t i = 0; i < mean.size(); ++i) mean[i] += vector[i] / static_cast<float>(vectors.size());
  return mean;
}

}  // namespace

std::vector<Image> styleParts(const Image& picture, int sidePx) {
  const int shorter = std::min(picture.width(), picture.height());
  if (shorter < kLeastSidePx)
    throw Error(ErrorCode::InvalidArgument, "A style picture of " + std::to_string(picture.width()) + " × " +
                                                std::to_string(picture.height()) +
                                                " pixels is too small; choose one with at least " +
                                                std::to_string(kLeastSidePx) + " pixels along each side.");
  const Image colored = converted(picture, PixelFormat::Rgb8);
  const int side = static_cast<int>(std::lround(kPartOfShorterSide * shorter));
  const int right = picture.width() - side;
  const int bottom = picture.height() - side;
  std::vector<Image> parts;
  for (const auto& [x, y] : std::initializer_list<std::pair<int, int>>{
           {right / 2, bottom / 2}, {0, 0}, {right, 0}, {0, bottom}, {right, bottom}})
    parts.push_back(resized(cropped(colored, x, y, {side, side}), {sidePx, sidePx}));
  return parts;
}

StyleVector styleOfPicture(const Image& picture, StyleEncoderNetwork& network) {
  return meanOf(network.run(styleParts(picture, network.inputSidePx())));
}

StyleVector styleOfPictures(const std::vector<Image>& pictures, StyleEncoderNetwork& network) {
  if (pictures.empty())
    throw Error(ErrorCode::InvalidArgument, "A style needs at least one picture.");
  std::vector<StyleVector> vectors;
  for (const Image& picture : pictures) vectors.push_back(styleOfPicture(picture, network));
  return meanOf(vectors);
}

}  // namespace visagiste
