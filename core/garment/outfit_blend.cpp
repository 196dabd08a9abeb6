#include "core/garment/outfit_blend.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "core/garment/region_fill.h"

namespace visagiste {
namespace {

constexpr float kUntouched = 0.996F;  // Of a pixel's own share: what is less than a level is nothing.

/// An outfit on a person as if nothing hung in front.
class Layers {
 public:
  explicit Layers(const PreparedPerson& person)
      : m_person(person),
        m_mix(person.rgb.size(), CV_32FC4, cv::Scalar(0, 0, 0, 1)),
        m_cover(cv::Mat::zeros(person.rgb.size(), CV_32FC1)),
        m_invented(cv::Mat::zeros(person.rgb.size(), CV_32FC1)) {}

  /// Skin and background in place of what is worn above the hem.
  void undress(float hemPx);
  void layOn(const LaidGarment& garment);
  [[nodiscard]] OutfitBlend behindHead() const;

 private:
  enum class Depth { BehindNeck = 1, OnBody };

  void throwShadow(const cv::Mat& alpha, float opacity);
  void blend(const cv::Mat& cloth, float opacity, Depth depth, const cv::Mat& round);

  const PreparedPerson& m_person;
  cv::Mat m_mix;       // As OutfitBlend::mix.
  cv::Mat m_cover;     // CV_32FC1: how much of a pixel is new cloth.
  cv::Mat m_invented;  // CV_32FC1: how much of it was made up.
};

void Layers::undress(float hemPx) {
  for (int y = 0; y < m_mix.rows; ++y) {
    // Below the hem what is worn stays.
    const float below = (static_cast<float>(y) - hemPx) / m_person.trunk.pixelsPerCm;
    const float kept = std::clamp(below + 0.5F, 0.0F, 1.0F);
    if (kept >= 1)
      return;
    const auto* worn = m_person.worn.ptr<std::uint8_t>(y);
    const auto* front = m_person.front.ptr<std::uint8_t>(y);
    const auto* plate = m_person.plate.rgb.ptr<cv::Vec3b>(y);
    for (int x = 0; x < m_mix.cols; ++x) {
      if (worn[x] < kLeastWorn)
        continue;
      const float behind = std::max(0.25F, 1 - static_cast<float>(front[x]) / 255);
      const float share = (1 - kept) * std::min(1.0F, static_cast<float>(worn[x]) / 255 / behind);
      if (share <= 0.004F)
        continue;
      m_mix.at<cv::Vec4f>(y, x) = {share * plate[x][0], share * plate[x][1], share * plate[x][2], 1 - share};
      m_invented.at<float>(y, x) = share;
    }
  }
}

void Layers::layOn(const LaidGarment& garment) {
  cv::Mat alpha;
  cv::extractChannel(garment.warped.front, alpha, 3);
  throwShadow(alpha, garment.opacity);
  if (!garment.warped.back.empty())
    blend(garment.warped.back, garment.opacity, Depth::BehindNeck, {});
  // Cloth turns away at its edges.
  blend(garment.warped.front, garment.opacity, Depth::OnBody, blurred(alpha, 0.7 * m_person.trunk.pixelsPerCm));
}

/// Darkens what lies below beside the cloth's edge; the background is too far away for that.
void Layers::throwShadow(const cv::Mat& alpha, float opacity) {
  const cv::Mat shadow = blurred(alpha, 0.45 * m_person.trunk.pixelsPerCm);
  for (int y = 0; y < alpha.rows; ++y) {
    const auto* dark = shadow.ptr<std::uint8_t>(y);
    const auto* body = m_person.plate.body.ptr<std::uint8_t>(y);
    const auto* clothes = m_person.mattes.clothes.ptr<std::uint8_t>(y);
    const auto* cover = m_cover.ptr<float>(y);
    auto* mix = m_mix.ptr<cv::Vec4f>(y);
    for (int x = 0; x < alpha.cols; ++x) {
      if (dark[x] < 2)
        continue;
      const float caught = std::max(static_cast<float>(std::max(body[x], clothes[x])) / 255, cover[x]);
      mix[x] *= 1 - 0.42F * opacity * static_cast<float>(dark[x]) / 255 * caught;
    }
  }
}

void Layers::blend(const cv::Mat& cloth, float opacity, Depth depth, const cv::Mat& round) {
  for (int y = 0; y < cloth.rows; ++y) {
    const auto* from = cloth.ptr<cv::Vec4b>(y);
    const auto* body = m_person.plate.body.ptr<std::uint8_t>(y);
    const auto* lights = m_person.light.ptr<float>(y);
    const auto* grain = m_person.grain.ptr<float>(y);
    const auto* near = round.empty() ? nullptr : round.ptr<std::uint8_t>(y);
    auto* mix = m_mix.ptr<cv::Vec4f>(y);
    auto* cover = m_cover.ptr<float>(y);
    for (int x = 0; x < cloth.cols; ++x) {
      const cv::Vec4b& pixel = from[x];
      if (pixel[3] == 0)
        continue;
      float share = opacity;
      float light = lights[x];
      if (depth == Depth::BehindNeck) {
        share *= 1 - static_cast<float>(body[x]) / 255;
        light *= 0.8F;
      } else {
        light *= 0.8F + 0.2F * std::min(1.0F, 2 * (static_cast<float>(near[x]) / 255 - 0.45F));
      }
      const float alpha = share * static_cast<float>(pixel[3]) / 255;
      if (alpha <= 0)
        continue;
      cv::Vec4f& to = mix[x];
      to *= 1 - alpha;
      for (int c = 0; c < 3; ++c) to[c] += share * static_cast<float>(pixel[c]) * light + alpha * grain[x];
      cover[x] += alpha * (1 - cover[x]);
    }
  }
}

/// Puts the head in front again.
OutfitBlend Layers::behindHead() const {
  OutfitBlend result{cv::Mat(m_mix.size(), CV_32FC4, cv::Scalar(0, 0, 0, 1)), cv::Mat::zeros(m_mix.size(), CV_8UC1)};
  for (int y = 0; y < m_mix.rows; ++y) {
    const auto* mix = m_mix.ptr<cv::Vec4f>(y);
    const auto* fronts = m_person.front.ptr<std::uint8_t>(y);
    const auto* hair = m_person.hair.ptr<std::uint8_t>(y);
    const auto* face = m_person.mattes.face.ptr<std::uint8_t>(y);
    const auto* behindHair = m_person.behindHair.ptr<cv::Vec3b>(y);
    for (int x = 0; x < m_mix.cols; ++x) {
      const float front = static_cast<float>(fronts[x]) / 255;
      if (mix[x][3] >= kUntouched || front >= 0.996F)
        continue;
      // What hung behind a hair's width is in the pixel too: it is exchanged, not painted over.
      const float through = hair[x] > face[x]
                                ? std::clamp((front - 0.04F) / 0.25F, 0.0F, 1.0F) * m_person.wornNear.at<float>(y, x)
                                : 0.0F;
      auto& to = result.mix.at<cv::Vec4f>(y, x);
      for (int c = 0; c < 3; ++c) to[c] = (1 - front) * (mix[x][c] - through * static_cast<float>(behindHair[x][c]));
      to[3] = 1 - (1 - front) * (1 - through - mix[x][3]);
      const float cover = m_cover.at<float>(y, x);
      const float madeUp = m_invented.at<float>(y, x) * (1 - cover);
      if (madeUp * (1 - front) > 0.1F)
        result.mark.at<std::uint8_t>(y, x) = 255;
      else if (cover * (1 - front) > 0.02F)
        result.mark.at<std::uint8_t>(y, x) = 128;
    }
  }
  return result;
}

}  // namespace

OutfitBlend outfitBlend(const PreparedPerson& person, const std::vector<LaidGarment>& garments) {
  Layers layers(person);
  float hemPx = 0;
  bool isReplaced = false;
  for (const LaidGarment& garment : garments)
    if (garment.replaces) {
      hemPx = std::max(hemPx, garment.warped.hemPx);
      isReplaced = true;
    }
  if (isReplaced)
    layers.undress(hemPx);
  for (const LaidGarment& garment : garments) layers.layOn(garment);
  return layers.behindHead();
}

void applyBlend(const cv::Mat& mix, float strength, cv::Mat& rgb) {
  for (int y = 0; y < rgb.rows; ++y) {
    const auto* from = mix.ptr<cv::Vec4f>(y);
    auto* to = rgb.ptr<cv::Vec3b>(y);
    for (int x = 0; x < rgb.cols; ++x) {
      const cv::Vec4f& pixel = from[x];
      if (pixel[3] == 1 && pixel[0] == 0 && pixel[1] == 0 && pixel[2] == 0)
        continue;
      const float share = 1 - strength * (1 - pixel[3]);
      for (int c = 0; c < 3; ++c)
        to[x][c] = cv::saturate_cast<std::uint8_t>(share * static_cast<float>(to[x][c]) + strength * pixel[c]);
    }
  }
}

}  // namespace visagiste
