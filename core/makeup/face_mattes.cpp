#include "core/makeup/face_mattes.h"

#include <opencv2/imgproc.hpp>

#include "core/image/mat_view.h"
#include "core/makeup/drawn_zones.h"

namespace visagiste {
namespace {

void multiplyAll(std::vector<cv::Mat>& weights, const cv::Mat& factor) {
  for (cv::Mat& weight : weights) cv::multiply(weight, factor, weight, 1 / 255.0);
}

/// A steeper slope around one half: certain where the network is fairly certain, soft where it is not.
cv::Mat steepened(const cv::Mat& matte) {
  cv::Mat out;
  matte.convertTo(out, CV_8UC1, 1.7, -0.35 * 255);
  return out;
}

}  // namespace

FaceMattes::FaceMattes(const FaceGeometry& face, const FaceParsing* parsing) : m_face(face), m_parsing(parsing) {
  if (m_parsing != nullptr && (m_parsing->probabilities == nullptr || m_parsing->cropSize.width < 2))
    m_parsing = nullptr;
}

cv::Mat FaceMattes::ownMask(const Image& mask) {
  return matView(mask);
}

cv::Mat FaceMattes::regions(std::initializer_list<FaceRegion> wanted, const cv::Rect& area) const {
  const cv::Size crop(m_parsing->cropSize.width, m_parsing->cropSize.height);
  cv::Mat sum = cv::Mat::zeros(crop, CV_8UC1);
  for (const FaceRegion region : wanted)
    sum += cv::Mat(crop, CV_8UC1, const_cast<std::uint8_t*>(m_parsing->plane(region)));
  // From pixels of the area to pixels of the crop, centres at half.
  cv::Matx33d pictureFromCrop = cv::Matx33d::eye();
  for (int r = 0; r < 2; ++r)
    for (int c = 0; c < 3; ++c) pictureFromCrop(r, c) = m_parsing->pictureFromCrop(r, c);
  const cv::Matx33d pictureFromArea(1, 0, m_face.rect().x + area.x + 0.5, 0, 1, m_face.rect().y + area.y + 0.5, 0, 0,
                                    1);
  const cv::Matx33d cropFromArea = pictureFromCrop.inv() * pictureFromArea;
  cv::Matx23d map = cropFromArea.get_minor<2, 3>(0, 0);
  map(0, 2) -= 0.5;
  map(1, 2) -= 0.5;
  cv::Mat out;
  cv::warpAffine(sum, out, map, area.size(), cv::INTER_LINEAR | cv::WARP_INVERSE_MAP, cv::BORDER_CONSTANT,
                 cv::Scalar(0));
  return out;
}

void FaceMattes::limit(MakeupProduct product, const cv::Rect& area, std::vector<cv::Mat>& weights) {
  using R = FaceRegion;
  const bool cutsEyes = product == MakeupProduct::Eyeshadow || product == MakeupProduct::Foundation ||
                        product == MakeupProduct::SkinSmoothing || product == MakeupProduct::Concealer ||
                        product == MakeupProduct::FacePaint || product == MakeupProduct::Highlighter;
  if (cutsEyes)
    for (std::size_t side = 0; side < 2; ++side) multiplyAll(weights, 255 - eyeOpening(m_face, side, area));
  if (product == MakeupProduct::FacePaint)
    multiplyAll(weights, 255 - mouthOpening(m_face, area));
  if (m_parsing == nullptr)
    return;
  switch (product) {
    case MakeupProduct::SkinSmoothing:
    case MakeupProduct::Foundation:
    case MakeupProduct::Concealer:
    case MakeupProduct::Contour:
    case MakeupProduct::Bronzer:
    case MakeupProduct::Blush:
    case MakeupProduct::Highlighter:
      multiplyAll(weights, steepened(regions({R::FaceSkin, R::Nose}, area)));
      break;
    case MakeupProduct::Lipstick:
    case MakeupProduct::LipLiner:
      multiplyAll(weights, steepened(regions({R::UpperLip, R::LowerLip}, area)));
      break;
    case MakeupProduct::TeethWhitening:
      multiplyAll(weights, steepened(regions({R::InnerMouth}, area)));
      break;
    default:
      multiplyAll(weights, steepened(regions({R::FaceSkin, R::Nose, R::LeftBrow, R::RightBrow, R::LeftEye, R::RightEye,
                                              R::UpperLip, R::LowerLip, R::InnerMouth},
                                             area)));
  }
}

}  // namespace visagiste
