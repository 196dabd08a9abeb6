#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <vector>

#include "core/types/image.h"

namespace visagiste::test {

using Pixel = std::array<int, 4>;

/// An Rgb8 picture whose colour at each pixel `color` decides.
inline Image paintedImage(Size size, const std::function<std::array<int, 3>(int x, int y)>& color) {
  std::vector<std::uint8_t> pixels;
  for (int y = 0; y < size.height; ++y) {
    for (int x = 0; x < size.width; ++x) {
      for (const int value : color(x, y)) {
        pixels.push_back(static_cast<std::uint8_t>(value));
      }
    }
  }
  return {size, PixelFormat::Rgb8, std::move(pixels)};
}

/// Red, green / blue, grey.
inline Image quadrants(Size size = {32, 32}) {
  return paintedImage(size, [size](int x, int y) -> std::array<int, 3> {
    const bool right = x >= size.width / 2;
    if (y < size.height / 2) {
      return right ? std::array<int, 3>{0, 255, 0} : std::array<int, 3>{255, 0, 0};
    }
    return right ? std::array<int, 3>{128, 128, 128} : std::array<int, 3>{0, 0, 255};
  });
}

/// The channels of a pixel; those that the format lacks are -1.
inline Pixel pixelAt(const Image& image, int x, int y) {
  Pixel pixel = {-1, -1, -1, -1};
  for (int c = 0; c < image.channels(); ++c) {
    pixel[static_cast<std::size_t>(c)] = image.row(y)[x * image.channels() + c];
  }
  return pixel;
}

/// Largest difference of any channel; 256 when size or format differ.
inline int largestDifference(const Image& a, const Image& b) {
  if (a.size() != b.size() || a.format() != b.format()) {
    return 256;
  }
  int largest = 0;
  for (std::size_t i = 0; i < a.byteCount(); ++i) {
    largest = std::max(largest, std::abs(int{a.pixels()[i]} - int{b.pixels()[i]}));
  }
  return largest;
}

/// On black where the lower one ends.
inline Image sideBySide(const Image& left, const Image& right) {
  const Size size{left.width() + right.width(), std::max(left.height(), right.height())};
  return paintedImage(size, [&](int x, int y) -> std::array<int, 3> {
    const Image& part = x < left.width() ? left : right;
    if (y >= part.height())
      return {0, 0, 0};
    const Pixel pixel = pixelAt(part, x < left.width() ? x : x - left.width(), y);
    return {pixel[0], pixel[1], pixel[2]};
  });
}

}  // namespace visagiste::test
