#include "core/garment/body_mattes.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>

#include "core/face/parsing_matte.h"

namespace visagiste {
namespace {

cv::Mat summed(const FaceParsing& parsing, const std::vector<FaceRegion>& regions, Size size) {
  return matView(regionMatte(parsing, regions, {0, 0, size.width, size.height})).clone();
}

/// Rows below the crop: the trunk goes on as it left it. The crop may be turned, so that each column ends elsewhere.
void continueDownwards(BodyMattes& mattes) {
  cv::Mat known = cv::Mat::zeros(mattes.face.size(), CV_8UC1);
  for (const cv::Mat* matte : {&mattes.face, &mattes.hair, &mattes.neck, &mattes.clothes, &mattes.background})
    cv::add(known, *matte, known);
  const int rows = known.rows;
  for (int x = 0; x < known.cols; ++x) {
    int last = rows - 1;
    while (last >= 0 && known.at<std::uint8_t>(last, x) < 200) --last;
    if (last == rows - 1)
      continue;
    // A few rows above the crop's own soft border.
    const int from = std::max(0, last - 3);
    const bool isBody =
        last >= 0 && mattes.clothes.at<std::uint8_t>(from, x) + mattes.neck.at<std::uint8_t>(from, x) > 127;
    for (int y = std::max(0, last - 2); y < rows; ++y) {
      mattes.clothes.at<std::uint8_t>(y, x) = isBody ? 255 : 0;
      mattes.background.at<std::uint8_t>(y, x) = isBody ? 0 : 255;
      for (cv::Mat* other : {&mattes.face, &mattes.hair, &mattes.neck}) other->at<std::uint8_t>(y, x) = 0;
    }
  }
}

/// Small pieces far from the trunk are mistakes of the network: they become background.
void keepLargePieces(BodyMattes& mattes) {
  cv::Mat labels;
  cv::Mat figures;
  cv::Mat centers;
  const int pieces = cv::connectedComponentsWithStats(mattes.clothes > 40, labels, figures, centers, 8, CV_32S);
  int largest = 0;
  for (int piece = 1; piece < pieces; ++piece) largest = std::max(largest, figures.at<int>(piece, cv::CC_STAT_AREA));
  constexpr int kLeastOfLargest = 25;
  for (int piece = 1; piece < pieces; ++piece)
    if (figures.at<int>(piece, cv::CC_STAT_AREA) * kLeastOfLargest < largest) {
      const cv::Mat here = labels == piece;
      cv::add(mattes.background, mattes.clothes, mattes.background, here);
      mattes.clothes.setTo(0, here);
    }
}

}  // namespace

cv::Mat sharpened(const cv::Mat& matte, const cv::Mat& gray, int radiusPx) {
  const cv::Size window(2 * radiusPx + 1, 2 * radiusPx + 1);
  constexpr double kEven = 1e-3;  // Squared contrast that counts as even, of 0..1.
  cv::Mat guide;
  cv::Mat input;
  gray.convertTo(guide, CV_32F, 1.0 / 255);
  matte.convertTo(input, CV_32F, 1.0 / 255);
  const auto mean = [&window](const cv::Mat& values) {
    cv::Mat result;
    cv::boxFilter(values, result, CV_32F, window);
    return result;
  };
  const cv::Mat guideMean = mean(guide);
  const cv::Mat inputMean = mean(input);
  const cv::Mat covariance = mean(guide.mul(input)) - guideMean.mul(inputMean);
  const cv::Mat variance = mean(guide.mul(guide)) - guideMean.mul(guideMean);
  const cv::Mat gain = covariance / (variance + kEven);
  const cv::Mat offset = inputMean - gain.mul(guideMean);
  const cv::Mat result = mean(gain).mul(guide) + mean(offset);
  cv::Mat bytes;
  result.convertTo(bytes, CV_8U, 255);
  return bytes;
}

BodyMattes bodyMattes(const Image& picture, const FaceParsing& parsing) {
  using R = FaceRegion;
  const Size size = picture.size();
  BodyMattes mattes;
  mattes.face = summed(parsing,
                       {R::FaceSkin, R::LeftBrow, R::RightBrow, R::LeftEye, R::RightEye, R::Nose, R::UpperLip,
                        R::InnerMouth, R::LowerLip, R::Glasses, R::OtherSkin},
                       size);
  mattes.hair = summed(parsing, {R::Hair}, size);
  mattes.neck = summed(parsing, {R::Neck}, size);
  mattes.clothes = summed(parsing, {R::Clothes}, size);
  mattes.background = summed(parsing, {R::Background}, size);
  keepLargePieces(mattes);
  continueDownwards(mattes);
  return mattes;
}

}  // namespace visagiste
