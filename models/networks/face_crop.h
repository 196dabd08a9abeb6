#pragma once

/// The squares that the landmark and the parsing network look at, and the face square that the detector predicts.
/// Free of LibTorch so that any code that prepares pictures can include it.
///
/// Pixel convention: the centre of the top-left pixel is (0.5, 0.5); x to the right, y down.

#include <array>
#include <cmath>
#include <vector>

namespace visagiste {

/// A rotated square in a picture.
struct FaceSquare {
  float centreX = 0;  ///< Pixels.
  float centreY = 0;  ///< Pixels.
  float sidePx = 0;   ///< Length of a side.
  float rollRad = 0;  ///< Turn of the square's x axis against the picture's, from x towards y (clockwise on screen).
};

/// Side of the landmark network's crop over the face's extent (see faceSquare()).
constexpr float kLandmarkCropOverFace = 1.4F;

/// Side of the parsing network's crop over the face's extent: hair, ears, neck and some shoulders are in.
constexpr float kParsingCropOverFace = 2.4F;

/// Roll of a face in radians from its points, robust against yaw: the direction e + 0.5 * (d.y, -d.x), where e goes
/// from point 33 (outer corner of the person's right eye) to point 263 (outer corner of the left eye) and d from
/// point 10 (top of the forehead) to point 152 (chin). 0 for an upright face.
/// points  x and y of point i at points[i * stride], points[i * stride + 1]; at least 468 points, canonical order.
[[nodiscard]] inline float faceRoll(const float* points, int stride) {
  const auto x = [&](int i) { return points[i * stride]; };
  const auto y = [&](int i) { return points[i * stride + 1]; };
  const float directionX = (x(263) - x(33)) + 0.5F * (y(152) - y(10));
  const float directionY = (y(263) - y(33)) - 0.5F * (x(152) - x(10));
  return std::atan2(directionY, directionX);
}

/// The face square: roll as faceRoll(); the rectangle around the 468 points along the face's own (rolled) axes gives
/// the centre (its middle) and the side (the longer of its two sides: "the face's extent").
/// The detector predicts this square; the landmark crop is this square with the side times kLandmarkCropOverFace.
[[nodiscard]] inline FaceSquare faceSquare(const float* points, int stride) {
  FaceSquare square;
  square.rollRad = faceRoll(points, stride);
  const float c = std::cos(square.rollRad);
  const float s = std::sin(square.rollRad);
  float minU = INFINITY, maxU = -INFINITY, minV = INFINITY, maxV = -INFINITY;
  for (int i = 0; i < 468; ++i) {
    const float u = c * points[i * stride] + s * points[i * stride + 1];
    const float v = -s * points[i * stride] + c * points[i * stride + 1];
    minU = std::fmin(minU, u);
    maxU = std::fmax(maxU, u);
    minV = std::fmin(minV, v);
    maxV = std::fmax(maxV, v);
  }
  const float middleU = 0.5F * (minU + maxU);
  const float middleV = 0.5F * (minV + maxV);
  square.centreX = c * middleU - s * middleV;
  square.centreY = s * middleU + c * middleV;
  square.sidePx = std::fmax(maxU - minU, maxV - minV);
  return square;
}

/// The same square with its side multiplied.
[[nodiscard]] inline FaceSquare scaled(FaceSquare square, float factor) {
  square.sidePx *= factor;
  return square;
}

/// Picture position of a point given in crop units: (0, 0) is the crop's middle, (-0.5, -0.5) its top-left corner.
[[nodiscard]] inline std::array<float, 2> pictureFromCrop(const FaceSquare& crop, float u, float v) {
  const float c = std::cos(crop.rollRad) * crop.sidePx;
  const float s = std::sin(crop.rollRad) * crop.sidePx;
  return {crop.centreX + c * u - s * v, crop.centreY + s * u + c * v};
}

/// Inverse of pictureFromCrop(). sidePx must not be 0.
[[nodiscard]] inline std::array<float, 2> cropFromPicture(const FaceSquare& crop, float x, float y) {
  const float c = std::cos(crop.rollRad) / crop.sidePx;
  const float s = std::sin(crop.rollRad) / crop.sidePx;
  const float dx = x - crop.centreX;
  const float dy = y - crop.centreY;
  return {c * dx + s * dy, -s * dx + c * dy};
}

}  // namespace visagiste
