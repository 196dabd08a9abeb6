#pragma once

#include <cstdint>
#include <memory>
#include <opencv2/core/mat.hpp>
#include <optional>
#include <utility>
#include <vector>

#include "core/types/image.h"

namespace visagiste {

/// An embedded ICC profile, read: what its numbers mean in sRGB, the colours that everything here works in.
///
/// Conversions are relative colorimetric with black-point compensation, as picture editors do by default; colours
/// outside sRGB become the nearest ones inside. Any thread.
class ColorProfile {
 public:
  /// Nothing for a damaged profile and for one that describes neither RGB nor grey (a CMYK picture's is such a one,
  /// and its pixels have been converted by the decoder).
  [[nodiscard]] static std::optional<ColorProfile> read(const std::vector<std::uint8_t>& icc);

  [[nodiscard]] bool isGrey() const;
  /// Its colours are sRGB's, within one level of 255: nothing has to be converted.
  [[nodiscard]] bool isSrgb() const;

  /// The pixels in sRGB: 8 bits, B, G, R, and the same alpha.
  /// pixels  8 or 16 bits; 3 or 4 channels (B, G, R, straight alpha), for a grey profile 1.
  /// Throws Error{InvalidArgument} for another matrix.
  [[nodiscard]] cv::Mat toSrgb(const cv::Mat& pixels) const;

  /// sRGB pixels in the numbers of an RGB profile. Throws Error{InvalidArgument} for a grey profile or picture.
  [[nodiscard]] Image fromSrgb(const Image& image) const;

 private:
  struct Handles;
  explicit ColorProfile(std::shared_ptr<Handles> handles) : m_handles(std::move(handles)) {}

  std::shared_ptr<Handles> m_handles;
};

}  // namespace visagiste
