#include "core/garment/garment_fitter.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "core/base/error.h"
#include "core/garment/body_plate.h"
#include "core/garment/garment_warp.h"
#include "core/garment/region_fill.h"
#include "core/garment/worn_light.h"

namespace visagiste {
namespace {

/// The part of the picture that clothes can reach: from the ears down.
cv::Rect dressedPart(const GarmentPerson& person) {
  const auto& points = person.landmarks.pointsPx;
  const float faceHeight = (points.col(152) - points.col(10)).norm();
  const int top = std::clamp(static_cast<int>(points(1, 152) - 0.85F * faceHeight), 0, person.picture.height() - 1);
  return {0, top, person.picture.width(), person.picture.height() - top};
}

/// The parsing as a part of the picture sees it.
FaceParsing moved(const FaceParsing& parsing, const cv::Rect& part) {
  FaceParsing result = parsing;
  result.pictureFromCrop.col(2) -= Eigen::Vector2d(part.x, part.y);
  return result;
}

Landmarks moved(const Landmarks& landmarks, const cv::Rect& part) {
  Landmarks result = landmarks;
  result.pointsPx.colwise() -= Eigen::Vector2f(static_cast<float>(part.x), static_cast<float>(part.y));
  return result;
}

/// What the compositing of one outfit changes, on the dressed part.
struct Layers {
  cv::Mat rgb;       // CV_32FC3: the person dressed, as if nothing hung in front.
  cv::Mat cover;     // CV_32FC1: how much of a pixel is new cloth.
  cv::Mat invented;  // CV_32FC1: how much of it was made up.
  cv::Mat shaded;    // CV_32FC1: how much light was taken away.
};

class Fitter final : public GarmentFitter {
 public:
  explicit Fitter(const GarmentPerson& person) : m_picture(person.picture), m_part(dressedPart(person)) {
    m_rgb = matView(m_picture)(m_part).clone();
    const FaceParsing parsing = moved(*person.parsing, m_part);
    const Landmarks landmarks = moved(person.landmarks, m_part);
    m_mattes = bodyMattes(imageFromMat(m_rgb), parsing);
    m_trunk = trunkPose(landmarks, m_mattes);
    if (m_trunk.neckPx.y() > static_cast<float>(m_part.height) - m_trunk.pixelsPerCm)
      throw Error(ErrorCode::NoFace,
                  "The picture ends at the chin: there is nothing to dress. Take one that shows the shoulders.");
    m_plate = bodyPlate(m_rgb, m_mattes, m_trunk);
    m_light = wornLight(m_rgb, m_mattes, m_trunk);
    prepareFront();
    cv::Mat onlyClothes = m_mattes.clothes - m_mattes.hair;
    cv::threshold(onlyClothes, onlyClothes, 245, 255, cv::THRESH_TOZERO);
    m_behindHair = continued(m_rgb, cv::countNonZero(onlyClothes) > 0 ? onlyClothes : m_mattes.background);
    cv::GaussianBlur(onlyClothes, onlyClothes, {}, 1.2 * m_trunk.pixelsPerCm);
    onlyClothes.convertTo(m_wornNear, CV_32F, 3.0 / 255);
    cv::min(m_wornNear, 1.0, m_wornNear);
    m_grain = grain(m_rgb.size(), grainOf(m_rgb, m_mattes.clothes));
  }

  [[nodiscard]] TriedOn fitted(const Outfit& outfit) const override {
    bool isChanged = false;
    bool isReplaced = false;
    for (const WornGarment& worn : outfit)
      if (worn.visible && worn.fit.opacity > 0) {
        worn.fit.check();
        isChanged = true;
        isReplaced = isReplaced || traitsOf(worn.garment->category).opening == GarmentOpening::Skin;
      }
    if (!isChanged)
      return {m_picture, imageFromMat(cv::Mat::zeros(m_picture.height(), m_picture.width(), CV_8UC1))};
    std::vector<WarpedGarment> warped;
    std::vector<float> opacities;
    float hem = 0;
    for (const WornGarment& worn : outfit)
      if (worn.visible && worn.fit.opacity > 0) {
        warped.push_back(
            warpedGarment(*worn.garment, worn.fit, garmentCloth(*worn.garment, worn.fit), m_trunk, m_rgb.size()));
        opacities.push_back(worn.fit.opacity);
        if (traitsOf(worn.garment->category).opening == GarmentOpening::Skin)
          hem = std::max(hem, warped.back().hemPx);
      }
    Layers layers = startingLayers(isReplaced, hem, warped, opacities);
    for (std::size_t i = 0; i < warped.size(); ++i) layOn(layers, warped[i], opacities[i]);
    return composed(layers);
  }

 private:
  /// What always stays before clothes: the head, and hands on the breast; arms do not.
  void prepareFront() {
    cv::Mat face = m_mattes.face.clone();
    const int reach = static_cast<int>(8 * m_trunk.pixelsPerCm);
    for (int y = std::max(0, static_cast<int>(m_trunk.chinPx.y())); y < face.rows; ++y)
      for (int x = 0; x < face.cols; ++x)
        if (std::abs(static_cast<float>(x) - m_trunk.neckPx.x()) > 16 * m_trunk.pixelsPerCm &&
            y > m_trunk.chinPx.y() + reach)
          face.at<std::uint8_t>(y, x) = 0;
    cv::Mat gray;
    cv::cvtColor(m_rgb, gray, cv::COLOR_RGB2GRAY);
    const int radius = std::max(2, static_cast<int>(0.3F * m_trunk.pixelsPerCm));
    m_hair = sharpened(m_mattes.hair, gray, radius);
    cv::max(face, m_hair, m_front);
  }

  /// The picture, with skin and background in place of what is worn and not covered again.
  [[nodiscard]] Layers startingLayers(bool isReplaced, float hemPx, const std::vector<WarpedGarment>& warped,
                                      const std::vector<float>& opacities) const {
    Layers layers;
    m_rgb.convertTo(layers.rgb, CV_32F);
    layers.cover = cv::Mat::zeros(m_rgb.size(), CV_32FC1);
    layers.invented = cv::Mat::zeros(m_rgb.size(), CV_32FC1);
    layers.shaded = cv::Mat::zeros(m_rgb.size(), CV_32FC1);
    if (!isReplaced)
      return layers;
    constexpr int kLeastWorn = 24;  // Less is the network's doubt, not cloth.
    // Old edges are mixed of two colours and their shadow lies beside them.
    const int side = 2 * std::max(1, static_cast<int>(0.22F * m_trunk.pixelsPerCm)) + 1;
    cv::Mat worn;
    cv::dilate(m_mattes.clothes, worn, cv::getStructuringElement(cv::MORPH_ELLIPSE, {side, side}));
    cv::GaussianBlur(worn, worn, {}, 0.08 * m_trunk.pixelsPerCm + 0.5);
    cv::Mat opaque = cv::Mat::zeros(m_rgb.size(), CV_32FC1);
    for (std::size_t i = 0; i < warped.size(); ++i) {
      cv::Mat alpha;
      cv::extractChannel(warped[i].front, alpha, 3);
      alpha.convertTo(alpha, CV_32F, opacities[i] / 255);
      opaque = cv::max(opaque, alpha);
    }
    for (int y = 0; y < m_rgb.rows; ++y) {
      // Below the hem what is worn stays.
      const float below = (static_cast<float>(y) - hemPx) / m_trunk.pixelsPerCm;
      const float kept = std::clamp(below + 0.5F, 0.0F, 1.0F);
      for (int x = 0; x < m_rgb.cols; ++x) {
        const float front = static_cast<float>(m_front.at<std::uint8_t>(y, x)) / 255;
        const float share = (1 - kept) * std::min(1.0F, static_cast<float>(worn.at<std::uint8_t>(y, x)) / 255 /
                                                            std::max(0.25F, 1 - front));
        if (share <= 0.004F || worn.at<std::uint8_t>(y, x) < kLeastWorn)
          continue;
        auto& color = layers.rgb.at<cv::Vec3f>(y, x);
        color += share * (cv::Vec3f(m_plate.rgb.at<cv::Vec3b>(y, x)) - color);
        layers.invented.at<float>(y, x) = share;
      }
    }
    return layers;
  }

  void layOn(Layers& layers, const WarpedGarment& garment, float opacity) const {
    cv::Mat alpha;
    cv::extractChannel(garment.front, alpha, 3);
    alpha.convertTo(alpha, CV_32F, 1.0 / 255);
    throwShadow(layers, alpha, opacity);
    if (!garment.back.empty())
      blend(layers, garment.back, opacity, Depth::BehindNeck);
    cv::Mat round;  // Cloth turns away at its edges.
    cv::GaussianBlur(alpha, round, {}, 0.7 * m_trunk.pixelsPerCm);
    round = 0.8F + 0.2F * cv::min((round - 0.45F) * 2, 1.0);
    blend(layers, garment.front, opacity, Depth::OnBody, round);
  }

  enum class Depth { BehindNeck = 1, OnBody };

  /// Darkens what lies below beside the cloth's edge; the background is too far away for that.
  void throwShadow(Layers& layers, const cv::Mat& alpha, float opacity) const {
    cv::Mat shadow;
    const double spread = 0.45 * m_trunk.pixelsPerCm;
    cv::GaussianBlur(alpha, shadow, {}, spread);
    for (int y = 0; y < alpha.rows; ++y)
      for (int x = 0; x < alpha.cols; ++x) {
        const float caught = std::max({static_cast<float>(m_plate.body.at<std::uint8_t>(y, x)),
                                       static_cast<float>(m_mattes.clothes.at<std::uint8_t>(y, x)),
                                       255 * layers.cover.at<float>(y, x)}) /
                             255;
        const float dark = 0.42F * opacity * shadow.at<float>(y, x) * caught;
        if (dark < 0.004F)
          continue;
        layers.rgb.at<cv::Vec3f>(y, x) *= 1 - dark;
        layers.shaded.at<float>(y, x) = std::max(layers.shaded.at<float>(y, x), dark);
      }
  }

  void blend(Layers& layers, const cv::Mat& cloth, float opacity, Depth depth, const cv::Mat& round = {}) const {
    for (int y = 0; y < cloth.rows; ++y)
      for (int x = 0; x < cloth.cols; ++x) {
        const auto& pixel = cloth.at<cv::Vec4b>(y, x);
        if (pixel[3] == 0)
          continue;
        float share = opacity;
        float light = m_light.at<float>(y, x);
        if (depth == Depth::BehindNeck) {
          share *= 1 - static_cast<float>(m_plate.body.at<std::uint8_t>(y, x)) / 255;
          light *= 0.8F;
        } else {
          light *= round.at<float>(y, x);
        }
        const float alpha = share * static_cast<float>(pixel[3]) / 255;
        if (alpha <= 0)
          continue;
        auto& color = layers.rgb.at<cv::Vec3f>(y, x);
        for (int c = 0; c < 3; ++c)
          color[c] = color[c] * (1 - alpha) + share * pixel[c] * light + alpha * m_grain.at<float>(y, x);
        layers.cover.at<float>(y, x) += alpha * (1 - layers.cover.at<float>(y, x));
      }
  }

  /// Puts the head in front again and leaves every pixel alone that nothing was done to.
  [[nodiscard]] TriedOn composed(const Layers& layers) const {
    ImageBuilder picture(m_picture.size(), PixelFormat::Rgb8);
    ImageBuilder invented(m_picture.size(), PixelFormat::Gray8);
    matView(m_picture).copyTo(picture.mat());
    cv::Mat to = picture.mat()(m_part);
    cv::Mat mark = invented.mat()(m_part);
    for (int y = 0; y < m_rgb.rows; ++y)
      for (int x = 0; x < m_rgb.cols; ++x) {
        const float cover = layers.cover.at<float>(y, x);
        const float madeUp = layers.invented.at<float>(y, x) * (1 - cover);
        const float change = std::max({cover, madeUp, layers.shaded.at<float>(y, x)});
        const float front = static_cast<float>(m_front.at<std::uint8_t>(y, x)) / 255;
        if (change <= 0.004F || front >= 0.996F)
          continue;
        const cv::Vec3f photo = m_rgb.at<cv::Vec3b>(y, x);
        // What hung behind a hair's width is in the pixel too: it is exchanged, not painted over.
        const float through = std::clamp((front - 0.04F) / 0.25F, 0.0F, 1.0F) * m_wornNear.at<float>(y, x);
        const bool isHair = m_hair.at<std::uint8_t>(y, x) > m_mattes.face.at<std::uint8_t>(y, x);
        const cv::Vec3f behind =
            isHair ? photo + through * (cv::Vec3f(m_behindHair.at<cv::Vec3b>(y, x)) - photo) : photo;
        const cv::Vec3f color = photo + (1 - front) * (layers.rgb.at<cv::Vec3f>(y, x) - behind);
        for (int c = 0; c < 3; ++c) to.at<cv::Vec3b>(y, x)[c] = cv::saturate_cast<std::uint8_t>(color[c]);
        if (madeUp * (1 - front) > 0.1F)
          mark.at<std::uint8_t>(y, x) = 255;
        else if (cover * (1 - front) > 0.02F)
          mark.at<std::uint8_t>(y, x) = 128;
      }
    return {picture.finish(), invented.finish()};
  }

  Image m_picture;
  cv::Rect m_part;
  cv::Mat m_rgb;
  BodyMattes m_mattes;
  TrunkPose m_trunk;
  BodyPlate m_plate;
  cv::Mat m_light;
  cv::Mat m_front;
  cv::Mat m_hair;
  cv::Mat m_behindHair;
  cv::Mat m_wornNear;  // CV_32FC1: whether old clothes are what hangs behind hair, not the wall.
  cv::Mat m_grain;
};

}  // namespace

std::unique_ptr<GarmentFitter> makeGarmentFitter(const GarmentPerson& person) {
  if (person.picture.isEmpty() || person.picture.format() != PixelFormat::Rgb8)
    throw Error(ErrorCode::InvalidArgument, "A person to be dressed has to be an RGB picture.");
  if (person.landmarks.pointsPx.cols() != kCanonicalPointCount || !person.landmarks.pointsPx.allFinite() ||
      person.landmarks.relativeDepth.size() != kCanonicalPointCount || person.parsing == nullptr)
    throw Error(ErrorCode::InvalidArgument, "A person to be dressed needs all landmarks and a parsing.");
  return std::make_unique<Fitter>(person);
}

}  // namespace visagiste
