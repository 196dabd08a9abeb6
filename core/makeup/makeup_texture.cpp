#include "core/makeup/makeup_texture.h"

#include "core/base/error.h"
#include "core/image/mat_view.h"
#include "core/makeup/face_chart.h"
#include "core/makeup/face_painter.h"
#include "core/makeup/layer_cache.h"

namespace visagiste {
namespace {

constexpr int kLeastSidePx = 64;

/// The head laid out flat: landmarks where the skin map has them, nothing turned away.
Landmarks flatLandmarks(const FaceChart& chart, int sidePx) {
  Landmarks landmarks;
  landmarks.pointsPx = chart.uv().leftCols(kCanonicalPointCount);
  landmarks.pointsPx.row(1) = 1 - landmarks.pointsPx.row(1).array();
  landmarks.pointsPx *= static_cast<float>(sidePx);
  landmarks.relativeDepth = Eigen::VectorXf::Zero(kCanonicalPointCount);
  landmarks.presence = 1;
  return landmarks;
}

}  // namespace

Image paintedTexture(const FaceModel& model, const Image& skinTexture, const MakeupLook& look) {
  look.check();
  if (skinTexture.isEmpty() || skinTexture.format() != PixelFormat::Rgb8 ||
      skinTexture.width() != skinTexture.height() || skinTexture.width() < kLeastSidePx)
    throw Error(ErrorCode::InvalidArgument,
                "A skin texture is a square picture with red, green and blue (Rgb8), at "
                "least 64 pixels wide.");
  if (showsNothing(look))
    return skinTexture;
  const FaceChart chart(model);
  LayerCache cache(chart);
  // Irises of no size: the eyes have a texture of their own.
  const auto face = FaceGeometry::of(chart, flatLandmarks(chart, skinTexture.width()), {}, skinTexture.size());
  if (!face)
    throw Error(ErrorCode::Internal, "The skin map of the head holds no face.");
  ImageBuilder painted(skinTexture.size(), PixelFormat::Rgb8);
  matView(skinTexture).copyTo(painted.mat());
  FacePainting how;
  how.light = FaceLight{};
  FaceLevels levels;
  paintFace(painted.mat(), *face, cache.prepared(look), how, levels);
  return painted.finish();
}

}  // namespace visagiste
