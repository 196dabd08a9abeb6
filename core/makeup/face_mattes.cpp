#include "core/makeup/face_mattes.h"

#include <algorithm>

#include <opencv2/imgproc.hpp>

#include "core/image/mat_view.h"
#include "core/makeup/drawn_zones.h"

namespace visagiste {
namespace {

constexpr int kFineParsing = 192;  // Pixels of the crop from which the parsing draws lips better than points do.

constexpr float kTrustInParsing = 0.65F;
constexpr float kLipEdge = 2.5F;

void multiplyAll(std::vector<cv::Mat>& weights, const cv::Mat& factor) {
  for (cv::Mat& weight : weights) cv::multiply(weight, factor, weight, 1 / 255.0);
}

}  // namespace

FaceMattes::FaceMattes(const FaceGeometry& face, const FaceParsing* parsing) : m_face(face), m_parsing(parsing) {
  if (m_parsing != nullptr && (m_parsing->probabilities == nullptr || m_parsing->cropSize.width < 2))
    m_parsing = nullptr;
}

const cv::Mat& FaceMattes::groupInCrop(Group group) const {
  using R = FaceRegion;
  cv::Mat& sum = m_groups[static_cast<std::size_t>(group) - 1];
  if (!sum.empty())
    return sum;
  static const std::array<std::vector<R>, 4> kRegions{
      std::vector<R>{R::FaceSkin, R::Nose}, std::vector<R>{R::UpperLip, R::LowerLip}, std::vector<R>{R::InnerMouth},
      std::vector<R>{R::FaceSkin, R::Nose, R::LeftBrow, R::RightBrow, R::LeftEye, R::RightEye, R::UpperLip, R::LowerLip,
                     R::InnerMouth}};
  const cv::Size crop(m_parsing->cropSize.width, m_parsing->cropSize.height);
  sum = cv::Mat::zeros(crop, CV_8UC1);
  for (const R region : kRegions[static_cast<std::size_t>(group) - 1])
    sum += cv::Mat(crop, CV_8UC1, const_cast<std::uint8_t*>(m_parsing->plane(region)));
  // A steeper slope around one half: certain where the network is fairly certain, soft where it is not.
  sum.convertTo(sum, CV_8UC1, 1.7, -0.35 * 255);
  return sum;
}

cv::Mat FaceMattes::matte(Group group, const cv::Rect& area, int step) const {
  if (step == 1)
    return warped(group, area, 1);
  cv::Mat& coarse = m_coarse[static_cast<std::size_t>(group) - 1];
  if (coarse.empty())
    coarse = warped(group, {0, 0, m_face.rect().width, m_face.rect().height}, step);
  return coarse(
      cv::Rect(area.x / step, area.y / step, (area.width + step - 1) / step, (area.height + step - 1) / step));
}

cv::Mat FaceMattes::warped(Group group, const cv::Rect& area, int step) const {
  cv::Matx33d pictureFromCrop = cv::Matx33d::eye();
  for (int r = 0; r < 2; ++r)
    for (int c = 0; c < 3; ++c) pictureFromCrop(r, c) = m_parsing->pictureFromCrop(r, c);
  const double scale = step;
  const cv::Matx33d pictureFromGrid(scale, 0, m_face.rect().x + area.x + 0.5 * scale, 0, scale,
                                    m_face.rect().y + area.y + 0.5 * scale, 0, 0, 1);
  cv::Matx23d cropFromGrid = (pictureFromCrop.inv() * pictureFromGrid).get_minor<2, 3>(0, 0);
  cropFromGrid(0, 2) -= 0.5;  // OpenCV counts from the middle of the first pixel.
  cropFromGrid(1, 2) -= 0.5;
  cv::Mat out;
  cv::warpAffine(groupInCrop(group), out, cropFromGrid,
                 {(area.width + step - 1) / step, (area.height + step - 1) / step},
                 cv::INTER_LINEAR | cv::WARP_INVERSE_MAP, cv::BORDER_CONSTANT, cv::Scalar(0));
  return out;
}

void FaceMattes::refineLips(const cv::Rect& area, std::vector<cv::Mat>& weights) const {
  if (m_parsing == nullptr || m_parsing->cropSize.width < kFineParsing)
    return;
  const cv::Mat seen = warped(Group::Lips, area, 1);
  cv::Mat& outer = weights.back();
  for (int y = 0; y < area.height; ++y) {
    const auto* lips = seen.ptr<std::uint8_t>(y);
    for (int x = 0; x < area.width; ++x) {
      int drawn = 0;
      for (const cv::Mat& weight : weights) drawn += weight.at<std::uint8_t>(y, x);
      const float agreed =
          kTrustInParsing * static_cast<float>(lips[x]) + (1 - kTrustInParsing) * static_cast<float>(drawn);
      const int refined = std::clamp(static_cast<int>(kLipEdge * (agreed - 127.5F) + 128), 0, 255);
      if (drawn == 0)
        outer.at<std::uint8_t>(y, x) = static_cast<std::uint8_t>(refined);
      else
        for (cv::Mat& weight : weights) {
          auto& part = weight.at<std::uint8_t>(y, x);
          part = static_cast<std::uint8_t>(part * refined / drawn);
        }
    }
  }
}

void FaceMattes::limit(MakeupProduct product, const cv::Rect& area, int step, std::vector<cv::Mat>& weights) const {
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
      multiplyAll(weights, matte(Group::BareSkin, area, step));
      break;
    case MakeupProduct::TeethWhitening:
      multiplyAll(weights, matte(Group::Mouth, area, step));
      break;
    default:
      multiplyAll(weights, matte(Group::Face, area, step));
  }
}

void FaceMattes::cutOpenings(MakeupProduct product, const cv::Rect& area, std::vector<cv::Mat>& weights) const {
  const auto cut = [&](const cv::Rect& part, const cv::Mat& opening) {
    if (part.empty())
      return;
    std::vector<cv::Mat> parts;
    for (const cv::Mat& weight : weights) parts.push_back(weight(part - area.tl()));
    multiplyAll(parts, 255 - opening);
  };
  const bool touchesEyes = product == MakeupProduct::Eyeshadow || product == MakeupProduct::Foundation ||
                           product == MakeupProduct::SkinSmoothing || product == MakeupProduct::Concealer ||
                           product == MakeupProduct::FacePaint || product == MakeupProduct::Highlighter;
  for (std::size_t side = 0; touchesEyes && side < 2; ++side) {
    const cv::Rect part = eyeArea(m_face, side) & area;
    cut(part, part.empty() ? cv::Mat() : eyeOpening(m_face, side, part));
  }
  if (product == MakeupProduct::FacePaint) {
    const cv::Rect part = lipsArea(m_face) & area;
    cut(part, part.empty() ? cv::Mat() : mouthOpening(m_face, part));
  }
}

}  // namespace visagiste
