#pragma once

#include <cmath>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

#include "core/makeup/makeup_renderer.h"
#include "core/reconstruct/face_model.h"

namespace visagiste::test {

inline std::shared_ptr<const FaceModel> headModel() {
  static const std::shared_ptr<const FaceModel> kModel =
      FaceModel::load(std::filesystem::path(VISAGISTE_SOURCE_DIR) / "models/weights/face-head-v1");
  return kModel;
}

/// The mean head from the front as landmarks see it, `widthPx` wide, its middle at `center`; turned to its left by yaw.
inline MakeupFace frontFace(Eigen::Vector2f center, float widthPx, float yawDeg = 0,
                            const FaceCoefficients& coefficients = headModel()->neutral()) {
  const Eigen::Matrix3Xf points = headModel()->landmarkPoints(coefficients);
  const float pxPerMm = widthPx / (points(0, 454) - points(0, 234));
  const float yaw = yawDeg * 3.14159265F / 180;
  const Eigen::Vector3f middle = points.col(5);
  Eigen::Matrix3Xf seen(3, points.cols());
  for (Eigen::Index p = 0; p < points.cols(); ++p) {
    const Eigen::Vector3f mm = points.col(p) - middle + Eigen::Vector3f(0, 0, 60);
    const float x = std::cos(yaw) * mm.x() + std::sin(yaw) * mm.z();
    const float z = std::cos(yaw) * mm.z() - std::sin(yaw) * mm.x();
    seen.col(p) = pxPerMm * Eigen::Vector3f(x, -mm.y(), -z);
    seen.col(p).head<2>() += center;
  }
  MakeupFace face;
  face.landmarks.pointsPx = seen.topLeftCorner(2, kCanonicalPointCount);
  face.landmarks.relativeDepth = seen.bottomLeftCorner(1, kCanonicalPointCount).transpose();
  face.landmarks.presence = 1;
  for (int eye = 0; eye < 2; ++eye) {
    Iris& iris = face.irises[static_cast<std::size_t>(eye)];
    const int first = kCanonicalPointCount + eye * kIrisPointCount;
    iris.centerPx = seen.block<2, 1>(0, first);
    iris.edgePx = seen.block<2, 4>(0, first + 1);
    iris.radiusPx = (iris.edgePx.colwise() - iris.centerPx).colwise().norm().mean();
  }
  return face;
}

/// A picture of one colour with a fixed pattern of grain of +- `grain` codes.
inline Image skinPicture(Size size, SrgbColor color, int grain) {
  std::vector<std::uint8_t> pixels;
  std::uint32_t state = 12345;
  for (int i = 0; i < size.width * size.height; ++i) {
    state = state * 1664525U + 1013904223U;
    const int offset = grain == 0 ? 0 : static_cast<int>(state >> 16) % (2 * grain + 1) - grain;
    for (const int value : {color.r + offset, color.g + offset, color.b + offset})
      pixels.push_back(static_cast<std::uint8_t>(std::min(std::max(value, 0), 255)));
  }
  return {size, PixelFormat::Rgb8, std::move(pixels)};
}

inline MakeupFace wearing(MakeupFace face, std::vector<MakeupLayer> layers) {
  MakeupLook look;
  look.layers = std::move(layers);
  face.look = std::make_shared<const MakeupLook>(std::move(look));
  return face;
}

/// One usual layer of every product.
inline std::vector<MakeupLayer> everyProduct() {
  std::vector<MakeupLayer> layers;
  for (const MakeupProductTraits& traits : makeupProducts()) {
    layers.push_back(usualLayer(traits.product, {180, 40, 60}));
    if (traits.product == MakeupProduct::FacePaint)
      layers.back().picture = Image({8, 8}, PixelFormat::Rgba8, std::vector<std::uint8_t>(256, 200));
  }
  return layers;
}

inline const std::uint8_t* pixelAt(const Image& image, int x, int y) {
  return image.row(y) + 3 * x;
}

inline bool differs(const Image& a, const Image& b, int x, int y) {
  return !std::equal(pixelAt(a, x, y), pixelAt(a, x, y) + 3, pixelAt(b, x, y));
}

}  // namespace visagiste::test
