#include "core/makeup/makeup_renderer.h"

#include <algorithm>
#include <cmath>
#include <mutex>
#include <opencv2/core.hpp>
#include <optional>
#include <unordered_map>
#include <utility>

#include "core/base/error.h"
#include "core/image/mat_view.h"
#include "core/makeup/face_chart.h"
#include "core/makeup/face_painter.h"
#include "core/makeup/layer_cache.h"
#include "core/reconstruct/face_model.h"

namespace visagiste {
namespace {

constexpr std::size_t kMostKeptFaces = 32;

bool isBare(const MakeupFace& face) {
  return face.look == nullptr || !(face.strength > 0) || showsNothing(*face.look);
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
      if (isBare(face))
        continue;
      const std::optional<FaceGeometry> geometry =
          FaceGeometry::of(m_chart, face.landmarks, face.irises, picture.size());
      if (!geometry)
        continue;
      if (!painted) {
        painted.emplace(picture.size(), PixelFormat::Rgb8);
        matView(picture).copyTo(painted->mat());
      }
      paintOne(face, *geometry, painted->mat());
    }
    m_cache.forgetUnused();
    forgetFaces(faces);
    return painted ? painted->finish() : picture;
  }

 private:
  void paintOne(const MakeupFace& face, const FaceGeometry& geometry, cv::Mat& picture) {
    FaceLevels fresh;
    FaceLevels& levels = face.id == 0 ? fresh : m_levels[face.id];
    FacePainting how;
    how.parsing = face.parsing.get();
    how.strength = face.strength;
    how.glint = face.glint;
    how.bandsOfFace = m_bandsOfFace;
    paintFace(picture, geometry, m_cache.prepared(*face.look), how, levels);
  }

  /// A stream of years may number many faces.
  void forgetFaces(const std::vector<MakeupFace>& faces) {
    if (m_levels.size() <= kMostKeptFaces)
      return;
    for (auto kept = m_levels.begin(); kept != m_levels.end();) {
      const bool isHere =
          std::any_of(faces.begin(), faces.end(), [&kept](const MakeupFace& face) { return face.id == kept->first; });
      kept = isHere ? std::next(kept) : m_levels.erase(kept);
    }
  }

  FaceChart m_chart;
  std::mutex m_mutex;
  LayerCache m_cache;                            // Guarded by m_mutex.
  std::unordered_map<int, FaceLevels> m_levels;  // Guarded by m_mutex.
  float m_bandsOfFace;                           ///< Samples of the slow parts of the picture across a face.
};

}  // namespace

float glintAfter(std::chrono::duration<double> streamed) {
  constexpr double kCycleS = 3;
  const double cycles = streamed.count() / kCycleS;
  return static_cast<float>(cycles - std::floor(cycles));
}

std::shared_ptr<MakeupRenderer> makeMakeupRenderer(std::shared_ptr<const FaceModel> model, MakeupQuality quality) {
  if (model == nullptr)
    throw Error(ErrorCode::InvalidArgument, "Makeup needs the face model.");
  return std::make_shared<UvMakeupRenderer>(*model, quality);
}

}  // namespace visagiste
