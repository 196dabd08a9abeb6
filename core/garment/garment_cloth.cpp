#include "core/garment/garment_cloth.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "core/garment/fabric.h"
#include "core/image/color.h"

namespace visagiste {
namespace {

constexpr float kRadian = 3.14159265F / 180;

/// Luminance of the even light on this garment: what the middle of its pixels shows.
float usualLuminance(const cv::Mat& rgba) {
  std::vector<float> values;
  const std::array<float, 256>& linear = linearFromSrgbTable();
  for (int y = 0; y < rgba.rows; y += 4)
    for (int x = 0; x < rgba.cols; x += 4) {
      const auto& pixel = rgba.at<cv::Vec4b>(y, x);
      if (pixel[3] > 200)
        values.push_back(luminance({linear[pixel[0]], linear[pixel[1]], linear[pixel[2]]}));
    }
  if (values.empty())
    return 0.2F;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return std::max(*middle, 1e-3F);
}

/// Light on the cloth, 1 even: as the garment brings it, or read off its own picture.
class ClothLight {
 public:
  explicit ClothLight(const Garment& garment)
      : m_shading(matView(garment.shading)), m_usual(m_shading.empty() ? usualLuminance(matView(garment.picture)) : 1) {
    for (std::size_t i = 0; i < m_curve.size(); ++i) m_curve[i] = std::pow(static_cast<float>(i) / 128, 2.2F);
  }
  [[nodiscard]] float at(int x, int y, const Eigen::Vector3f& color) const {
    if (!m_shading.empty())
      return m_curve[m_shading.at<std::uint8_t>(y, x)];
    return std::clamp(luminance(color) / m_usual, 0.15F, 1.9F);
  }

 private:
  cv::Mat m_shading;
  float m_usual;
  std::array<float, 256> m_curve{};
};

Eigen::Vector3f tinted(const Eigen::Vector3f& linear, const GarmentFit& fit) {
  Eigen::Vector3f lab = labFromLinear(linear);
  const float cosine = std::cos(fit.hueDeg * kRadian);
  const float sine = std::sin(fit.hueDeg * kRadian);
  const float a = fit.saturation * (cosine * lab[1] - sine * lab[2]);
  const float b = fit.saturation * (sine * lab[1] + cosine * lab[2]);
  // Towards black or white, with the shading kept.
  const float light = fit.lightness < 0 ? lab[0] * (1 + 0.85F * fit.lightness)
                                        : lab[0] + fit.lightness * 0.85F * (100 - lab[0]) * std::min(1.0F, lab[0] / 25);
  return linearFromLab({light, a, b});
}

cv::Mat dyed(const Image& picture, const Garment& garment, const GarmentFit& fit) {
  const cv::Mat source = matView(picture);
  cv::Mat result(source.size(), CV_8UC4);
  const bool isTinted = fit.hueDeg != 0 || fit.saturation != 1 || fit.lightness != 0;
  const std::array<float, 256>& linear = linearFromSrgbTable();
  const ClothLight light(garment);
  const Fabric fabric = fabricOf(fit);
  const float span = garment.handles.shoulder[1].x() - garment.handles.shoulder[0].x();
  const float cmPerPixel = garment.shoulderCm / span;
  const Eigen::Vector2f middle = 0.5F * (garment.handles.neck[0] + garment.handles.neck[1]);
  for (int y = 0; y < source.rows; ++y)
    for (int x = 0; x < source.cols; ++x) {
      const auto& from = source.at<cv::Vec4b>(y, x);
      auto& to = result.at<cv::Vec4b>(y, x);
      const int alpha = from[3];
      Eigen::Vector3i color(from[0], from[1], from[2]);
      if (alpha > 0 && (isTinted || fit.hasFabric)) {
        Eigen::Vector3f value(linear[from[0]], linear[from[1]], linear[from[2]]);
        if (fit.hasFabric)
          value = fabricColor(fabric, (static_cast<float>(x) - middle.x()) * cmPerPixel,
                              (static_cast<float>(y) - middle.y()) * cmPerPixel) *
                  light.at(x, y, value);
        if (isTinted)
          value = tinted(value, fit);
        const SrgbColor coded = srgbColor(value);
        color = {coded.r, coded.g, coded.b};
      }
      for (int c = 0; c < 3; ++c) to[c] = static_cast<std::uint8_t>((color[c] * alpha + 127) / 255);
      to[3] = static_cast<std::uint8_t>(alpha);
    }
  return result;
}

}  // namespace

GarmentCloth garmentCloth(const Garment& garment, const GarmentFit& fit) {
  GarmentCloth cloth;
  cloth.front = dyed(garment.picture, garment, fit);
  if (!garment.back.isEmpty())
    cloth.back = dyed(garment.back, garment, fit);
  return cloth;
}

}  // namespace visagiste
