#include "core/makeup/makeup_renderer.h"

#include <algorithm>
#include <cmath>
#include <mutex>
#include <opencv2/imgproc.hpp>
#include <unordered_map>
#include <utility>

#include "core/base/error.h"
#include "core/image/color.h"
#include "core/image/mat_view.h"
#include "core/makeup/face_chart.h"
#include "core/makeup/layer_cache.h"
#include "core/makeup/layer_plan.h"
#include "core/makeup/row_painter.h"
#include "core/makeup/skin_bands.h"
#include "core/reconstruct/face_model.h"

namespace visagiste {
namespace {

BandDetail detailFor(const std::vector<PreparedLayer>& layers) {
  BandDetail detail = BandDetail::LowOnly;
  for (const PreparedLayer& prepared : layers) {
    if (!prepared.layer.visible || prepared.layer.opacity <= 0)
      continue;
    if (prepared.layer.product == MakeupProduct::Foundation)
      return BandDetail::Everything;
    if (prepared.layer.product == MakeupProduct::SkinSmoothing)
      detail = BandDetail::Smoothing;
  }
  return detail;
}

bool showsNothing(const MakeupFace& face) {
  if (face.look == nullptr || !(face.strength > 0))
    return true;
  return std::none_of(face.look->layers.begin(), face.look->layers.end(),
                      [](const MakeupLayer& layer) { return layer.visible && layer.opacity > 0; });
}

class UvMakeupRenderer final : public MakeupRenderer {
 public:
  UvMakeupRenderer(const FaceModel& model, MakeupQuality quality)
      : m_chart(model), m_cache(m_chart), m_bandsOfFace(quality == MakeupQuality::Live ? 64.0F : 96.0F) {}

  Image paint(const Image& picture, const std::vector<MakeupFace>& faces) override {
    if (picture.isEmpty() || picture.format() != PixelFormat::Rgb8)
      throw Error(ErrorCode::InvalidArgument, "Makeup is painted on pictures with red, green and blue (Rgb8).");
    for (const MakeupFace& face : faces)
      if (face.look != nullptr)
        face.look->check();
    const std::lock_guard<std::mutex> lock(m_mutex);
    std::optional<ImageBuilder> painted;
    for (const MakeupFace& face : faces) {
      if (showsNothing(face))
        continue;
      const std::optional<FaceGeometry> geometry =
          FaceGeometry::of(m_chart, face.landmarks, face.irises, picture.size());
      if (!geometry)
        continue;
      if (!painted) {
        painted.emplace(picture.size(), PixelFormat::Rgb8);
        matView(picture).copyTo(painted->mat());
      }
      paintFace(face, *geometry, painted->mat());
    }
    m_cache.forgetUnused();
    return painted ? painted->finish() : picture;
  }

 private:
  void paintFace(const MakeupFace& face, const FaceGeometry& geometry, cv::Mat& picture) {
    const std::vector<PreparedLayer> layers = m_cache.prepared(*face.look);
    cv::Mat rgb = picture(geometry.rect());
    const BandDetail detail = detailFor(layers);
    const int step = std::max(1, static_cast<int>(std::lround(geometry.widthPx() / m_bandsOfFace)));
    const SkinBands bands = makeSkinBands(rgb, step, detail, skinWhere(geometry, detail));
    FaceLevels fresh;
    FaceLevels& levels = face.id == 0 ? fresh : m_levels[face.id];
    const Eigen::Vector3f skin = skinColor(geometry, rgb);
    PaintedFace target{geometry, rgb, face.parsing.get()};
    target.skinLuminance = luminance(skin);
    target.light = measureLight(geometry, rgb, skin, levels);
    target.strength = std::min(face.strength, 1.0F);
    paintLayers(rgb, planLayers(target, layers, levels), bands);
  }

  [[nodiscard]] static cv::Mat skinWhere(const FaceGeometry& geometry, BandDetail detail) {
    cv::Mat skin;
    if (detail == BandDetail::Everything)
      geometry.coarseAtlas()[2].convertTo(skin, CV_8UC1, 255);
    return skin;
  }

  FaceChart m_chart;
  std::mutex m_mutex;
  LayerCache m_cache;                            // Guarded by m_mutex.
  std::unordered_map<int, FaceLevels> m_levels;  // Guarded by m_mutex.
  float m_bandsOfFace;                           ///< Samples of the slow parts of the picture across a face.
};

}  // namespace

std::shared_ptr<MakeupRenderer> makeMakeupRenderer(std::shared_ptr<const FaceModel> model, MakeupQuality quality) {
  if (model == nullptr)
    throw Error(ErrorCode::InvalidArgument, "Makeup needs the face model.");
  return std::make_shared<UvMakeupRenderer>(*model, quality);
}

}  // namespace visagiste
