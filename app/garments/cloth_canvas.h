#pragma once

#include <Eigen/Core>
#include <functional>

#include <vector>

#include "core/garment/fabric.h"
#include "core/image/mat_view.h"
#include "core/types/image.h"

namespace visagiste {

/// A closed or open line in centimetres of the garment: (0, 0) is the middle between the neck points, y down.
using ClothLine = std::vector<Eigen::Vector2f>;

/// Height of a piece's surface in centimetres over the table.
using ClothHeight = std::function<float(const Eigen::Vector2f&)>;

/// One piece of cloth.
struct ClothPiece {
  ClothLine outline;  ///< Closed.
  std::vector<ClothLine> holes;
  Fabric fabric;
  ClothHeight height;         ///< Without the fabric's own relief and the rounded edge.
  float thicknessCm = 0.15F;  ///< How far its edge stands over what lies below.
  float shadow = 0.4F;        ///< How dark the shadow is that it throws on that; 0 none.
  float turnDeg = 0;          ///< Of the fabric's pattern.
  float gloss = 0;            ///< 0 cloth .. 1 polished button.
};

/// Draws garments as a camera above a table with soft light from the upper left would see them.
class ClothCanvas {
 public:
  /// topLeftCm  of the picture. sizeCm  of the picture.
  ClothCanvas(Eigen::Vector2f topLeftCm, Eigen::Vector2f sizeCm, float pixelsPerCm);

  void add(const ClothPiece& piece);
  /// A row of stitches, or a pressed seam where stitchCm is 0: drawn on what is there.
  void seam(const ClothLine& line, float stitchCm, float depth = 0.5F);
  /// Removes everything inside.
  void cut(const ClothLine& outline);

  [[nodiscard]] Image picture() const;  ///< Rgba8.
  [[nodiscard]] Image shading() const;  ///< Gray8 as of Garment::shading.
  [[nodiscard]] Eigen::Vector2f pixelOf(const Eigen::Vector2f& cm) const;

 private:
  [[nodiscard]] cv::Mat coverage(const ClothLine& outline, const std::vector<ClothLine>& holes) const;
  [[nodiscard]] std::vector<cv::Point> fixedPoints(const ClothLine& line) const;

  Eigen::Vector2f m_topLeftCm;
  float m_pixelsPerCm;
  cv::Mat m_color;  // CV_32FC3, linear, of what is there.
  cv::Mat m_light;  // CV_32FC1: 1 is a surface that faces the camera.
  cv::Mat m_alpha;  // CV_32FC1.
};

/// A smooth line through the points (Catmull-Rom).
[[nodiscard]] ClothLine smooth(const ClothLine& points);
/// The same on the other side of the middle line, in the opposite order.
[[nodiscard]] ClothLine mirrored(ClothLine line);
[[nodiscard]] ClothLine joined(ClothLine first, const ClothLine& second);

}  // namespace visagiste
