#pragma once

#include <array>
#include <cstdint>
#include <Eigen/Core>
#include "core/image/mat_view.h"

namespace visagiste {

/// How a layer changes what lies under it.
enum class PaintMode {
  Pigment = 1,  ///< Lays colour on, with the skin's own shading.
  Picture,      ///< The same with a colour a pixel: face paint.
  Smooth,       ///< Takes the middle band of the skin's texture away.
  Teeth,        ///< Lightens and takes yellow out of bright pixels.
};

/// How a finish treats light. All against the zone's own usual luminance.
struct FinishOptics {
  float texture = 1;       ///< Of small dark and bright detail.
  float knee = 0.12F;      ///< Bright detail beyond counts as shine.
  float shine = 0.8F;      ///< How much of the skin's own shine stays.
  float gloss = 0;         ///< Shine added where the light already falls.
  float glossKnee = 1.0F;  ///< Relative luminance where that begins.
  float contrast = 1;      ///< Of the large shading.
  float sparkle = 0;       ///< Of PaintedLayer::sparkle.
};

/// One layer ready to be painted onto a face.
struct PaintedLayer {
  PaintMode mode = PaintMode::Pigment;
  cv::Rect area;                   ///< Of the face's rectangle.
  std::array<cv::Mat, 3> weights;  ///< CV_8UC1 of area's size, the first `colors` ones.
  int colors = 1;                  ///< 1..3; one weight for modes without colours.
  cv::Mat picture;                 ///< PaintMode::Picture: CV_8UC3.
  cv::Mat sparkle;                 ///< CV_8UC1 of area's size, or empty.
  std::array<Eigen::Vector3f, 3> pigment{Eigen::Vector3f::Zero(), Eigen::Vector3f::Zero(), Eigen::Vector3f::Zero()};
  Eigen::Vector3f light = Eigen::Vector3f::Ones();  ///< A white surface in this light: linear RGB.
  float opacity = 1;
  float base = 0.2F;   ///< Luminance of the zone in the picture.
  float covering = 0;  ///< 0..1: hides thin dark detail less than this protects it: 1 spares hair and nostrils.
  float evening = 0;   ///< 0..1: pulls the skin's large patches of colour together.
  float pores = 1;     ///< PaintMode::Smooth: share of the finest texture that stays.
  FinishOptics optics;
};

}  // namespace visagiste
