#include "core/makeup/layer_plan.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <opencv2/imgproc.hpp>
#include <utility>

#include "core/image/color.h"
#include "core/makeup/drawn_zones.h"
#include "core/makeup/face_mattes.h"
#include "core/makeup/finish_optics.h"
#include "core/makeup/sparkle_texture.h"

namespace visagiste {
namespace {

constexpr float kCoarseOfFace = 180;   // Samples of soft masks across a face.
constexpr float kLeastOfSkin = 0.42F;  // A zone darker than that lies in the shade: its makeup does too.
constexpr float kSheer = 0.7F;         // A highlighter is a veil of pearl.
// Veils lift the skin under them by so much at most, however pale their own colour: on deep skin they would look ashen.
constexpr float kPearlGlow = 1.9F;
constexpr float kBlushGlow = 1.25F;

bool usesFaceLevel(MakeupProduct product) {
  switch (product) {
    case MakeupProduct::Brows:
    case MakeupProduct::Kajal:
    case MakeupProduct::Eyeliner:
    case MakeupProduct::Lashes:
    case MakeupProduct::Mascara:
      return true;
    default:
      return false;
  }
}

std::uint64_t levelKey(const MakeupLayer& layer, std::size_t part) {
  const std::size_t zone = std::hash<std::string>{}(layer.zone);
  return static_cast<std::uint64_t>(zone) * 1000003U + static_cast<std::uint64_t>(layer.product) * 101U +
         static_cast<std::uint64_t>(layer.side) * 11U + part;
}

cv::Mat shadowed(const cv::Mat& mask, const cv::Mat& cut) {
  cv::Mat rest;
  cv::multiply(mask, cv::Scalar::all(255) - cut, rest, 1 / 255.0);
  return rest;
}

void multiplyInto(cv::Mat& mask, const cv::Mat& factor) {
  cv::multiply(mask, factor, mask, 1 / 255.0);
}

/// Plans one face; keeps what several layers share.
class Planner {
 public:
  Planner(const PaintedFace& face, FaceLevels& levels)
      : m_face(face), m_levels(levels), m_mattes(face.geometry, face.parsing) {}

  void add(const PreparedLayer& prepared) {
    const MakeupLayer& layer = prepared.layer;
    if (!layer.visible || layer.opacity * m_face.strength <= 0)
      return;
    std::size_t part = 0;
    if (prepared.patches != nullptr)
      for (const UvPatch& patch : *prepared.patches) addPatch(layer, patch, part++);
    for (DrawnMask& drawn : drawMasks(m_face.geometry, layer)) addDrawn(layer, std::move(drawn), part++);
  }

  std::vector<PaintedLayer> finish() { return std::move(m_layers); }

 private:
  /// Atlas coordinates of each `step`-th pixel: a part of the coarse map, or a fine one of the last request, which
  /// neighbouring layers often share.
  AttributePlanes atlas(const cv::Rect& area, int step) {
    const FaceGeometry& face = m_face.geometry;
    if (step == face.coarseStep()) {
      const cv::Rect part(area.x / step, area.y / step, (area.width + step - 1) / step,
                          (area.height + step - 1) / step);
      AttributePlanes planes;
      for (std::size_t c = 0; c < planes.size(); ++c) planes[c] = face.coarseAtlas()[c](part);
      return planes;
    }
    if (area != m_fineArea) {
      m_fineAtlas = face.atlasMap(area, step);
      m_fineArea = area;
    }
    return m_fineAtlas;
  }

  /// The area grown to whole pixels of the coarse map.
  [[nodiscard]] cv::Rect aligned(const cv::Rect& area) const {
    const int step = m_face.geometry.coarseStep();
    const cv::Point start(area.x / step * step, area.y / step * step);
    return {start, area.br()};
  }

  /// Something of UV space, seen at `area`: CV_8U with the source's channels.
  cv::Mat sampled(const cv::Mat& source, const cv::Rect2f& window, const cv::Rect& area, int step, int border) {
    const AttributePlanes planes = atlas(area, step);
    const double perX = source.cols / window.width;
    const double perY = source.rows / window.height;
    cv::Mat x;
    cv::Mat y;
    planes[0].convertTo(x, CV_32FC1, perX, -window.x * perX - 0.5);
    planes[1].convertTo(y, CV_32FC1, perY, -window.y * perY - 0.5);
    cv::Mat out;
    cv::remap(source, out, x, y, cv::INTER_LINEAR, border, cv::Scalar::all(0));
    return out;
  }

  cv::Mat visibility(const cv::Rect& area, int step) {
    cv::Mat seen;
    atlas(area, step)[2].convertTo(seen, CV_8UC1, 255);
    return seen;
  }

  [[nodiscard]] static cv::Mat enlarged(const cv::Mat& coarse, const cv::Rect& area, int step) {
    if (step == 1)
      return coarse;
    cv::Mat fine;
    cv::resize(coarse, fine, {coarse.cols * step, coarse.rows * step}, 0, 0, cv::INTER_LINEAR);
    return fine(cv::Rect(0, 0, area.width, area.height));
  }

  void addPatch(const MakeupLayer& layer, const UvPatch& patch, std::size_t part) {
    const cv::Rect area = aligned(m_face.geometry.around(patch.points, 1));
    if (area.empty())
      return;
    const int step = patch.isFine ? 1 : m_face.geometry.coarseStep();
    const cv::Mat seen = visibility(area, step);
    const cv::Mat source = patch.weights;
    cv::Mat packed = sampled(source, patch.window, area, step, cv::BORDER_CONSTANT);
    std::vector<cv::Mat> planes;
    cv::split(packed, planes);
    PaintedLayer painted;
    painted.area = area;
    std::vector<cv::Mat> weights;
    if (planes.size() == 4) {
      painted.mode = PaintMode::Picture;
      cv::merge(planes.data(), 3, painted.picture);
      weights = {planes[3]};
    } else {
      weights = planes;
    }
    for (cv::Mat& weight : weights) multiplyInto(weight, seen);
    m_mattes.limit(layer.product, area, step, weights);
    for (cv::Mat& weight : weights) weight = enlarged(weight, area, step);
    m_mattes.cutOpenings(layer.product, area, weights);
    finishLayer(layer, std::move(weights), std::move(painted), part);
  }

  void addDrawn(const MakeupLayer& layer, DrawnMask drawn, std::size_t part) {
    PaintedLayer painted;
    painted.area = drawn.area;
    const bool isEyes = layer.product != MakeupProduct::Lipstick && layer.product != MakeupProduct::LipLiner &&
                        layer.product != MakeupProduct::TeethWhitening;
    if (layer.product == MakeupProduct::Lipstick && layer.zone != "stain")
      m_mattes.refineLips(drawn.area, drawn.weights);
    if (!isEyes) {
      const cv::Rect area = aligned(drawn.area);
      const int step = m_face.geometry.coarseStep();
      const cv::Mat seen = enlarged(visibility(area, step), area, step)(drawn.area - area.tl());
      for (cv::Mat& weight : drawn.weights) multiplyInto(weight, seen);
      keepSide(layer, drawn);
    }
    if (!layer.mask.isEmpty()) {
      const cv::Mat own = sampled(matView(layer.mask), {0, 0, 1, 1}, drawn.area, 1, cv::BORDER_REPLICATE);
      for (cv::Mat& weight : drawn.weights) multiplyInto(weight, own);
    }
    m_mattes.limit(layer.product, drawn.area, 1, drawn.weights);
    finishLayer(layer, std::move(drawn.weights), std::move(painted), part);
  }

  /// Lips that are painted on one side only fade over the middle.
  void keepSide(const MakeupLayer& layer, DrawnMask& drawn) {
    if (layer.side == FaceSide::Both)
      return;
    cv::Mat left;
    atlas(drawn.area, 1)[0].convertTo(left, CV_8UC1, 255 / 0.02, 255 * (0.5 - 0.5 / 0.02));
    for (cv::Mat& weight : drawn.weights) {
      if (layer.side == FaceSide::Left)
        multiplyInto(weight, left);
      else
        weight = shadowed(weight, left);
    }
  }

  void finishLayer(const MakeupLayer& layer, std::vector<cv::Mat> weights, PaintedLayer painted, std::size_t part) {
    cv::Mat all = weights[0].clone();  // Sums are written in place.
    for (std::size_t c = 1; c < weights.size(); ++c) all = all + weights[c];
    if (cv::countNonZero(all) == 0)
      return;
    painted.colors = static_cast<int>(weights.size());
    for (std::size_t c = 0; c < weights.size(); ++c) painted.weights[c] = weights[c];
    painted.opacity = layer.opacity * m_face.strength;
    painted.light = m_face.light.white;
    painted.optics = opticsOf(layer.product, layer.finish);
    setColors(layer, painted);
    const cv::Mat pixels = m_face.rgb(painted.area);
    const float measured = usesFaceLevel(layer.product) ? m_face.skinLuminance
                                                        : medianLuminance(pixels, all).value_or(m_face.skinLuminance);
    painted.base = m_levels.steady(levelKey(layer, part), std::max(measured, kLeastOfSkin * m_face.skinLuminance));
    setProduct(layer, painted);
    if (painted.optics.sparkle > 0)
      painted.sparkle = sparkles(layer.finish, painted.area);
    m_layers.push_back(std::move(painted));
  }

  cv::Mat sparkles(MakeupFinish finish, const cv::Rect& area) {
    const SparkleTile tile = sparkleTile(finish, m_face.geometry.widthPx(), m_face.glint);
    return sampled(tile.pixels, {0, 0, tile.extent, tile.extent}, area, 1, cv::BORDER_WRAP);
  }

  void setColors(const MakeupLayer& layer, PaintedLayer& painted) const {
    const auto lit = [&](SrgbColor color) -> Eigen::Vector3f {
      return linearRgb(color).cwiseProduct(m_face.light.white);
    };
    for (std::size_t c = 0; c < layer.colors.size(); ++c) painted.pigment[c] = lit(layer.colors[c]);
    if (layer.product == MakeupProduct::IrisColor && painted.colors == 2)
      painted.pigment[1] = 0.3F * painted.pigment[0];
  }

  static void limitGlow(float most, float share, PaintedLayer& painted) {
    for (Eigen::Vector3f& pigment : painted.pigment)
      pigment *= std::pow(std::min(1.0F, most * painted.base / std::max(luminance(pigment), 1e-4F)), share);
  }

  static void setProduct(const MakeupLayer& layer, PaintedLayer& painted) {
    switch (layer.product) {
      case MakeupProduct::Highlighter:
        painted.opacity *= kSheer;
        limitGlow(kPearlGlow, 1, painted);
        break;
      case MakeupProduct::SkinSmoothing:
        painted.mode = PaintMode::Smooth;
        painted.pores = layer.parameter("pores");
        painted.covering = 0.8F;
        break;
      case MakeupProduct::TeethWhitening:
        painted.mode = PaintMode::Teeth;
        break;
      case MakeupProduct::Foundation:
        painted.evening = layer.parameter("evening");
        painted.covering = 0.85F;
        break;
      case MakeupProduct::Concealer:
      case MakeupProduct::Contour:
      case MakeupProduct::Bronzer:
        painted.covering = 0.7F;
        break;
      case MakeupProduct::Blush:
        // Laid on fully it shows its own colour; a breath of it does not.
        limitGlow(kBlushGlow, 1 - layer.opacity * layer.opacity, painted);
        painted.covering = 0.7F;
        break;
      case MakeupProduct::Eyeshadow:
        painted.covering = 0.5F;
        break;
      default:
        break;
    }
  }

  const PaintedFace& m_face;
  FaceLevels& m_levels;
  FaceMattes m_mattes;
  AttributePlanes m_fineAtlas;
  cv::Rect m_fineArea;
  std::vector<PaintedLayer> m_layers;
};

}  // namespace

std::vector<PaintedLayer> planLayers(const PaintedFace& face, const std::vector<PreparedLayer>& layers,
                                     FaceLevels& levels) {
  Planner planner(face, levels);
  for (const PreparedLayer& layer : layers) planner.add(layer);
  return planner.finish();
}

}  // namespace visagiste
