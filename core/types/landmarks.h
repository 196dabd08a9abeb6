#pragma once

#include <Eigen/Core>
#include <array>

namespace visagiste {

enum class LandmarkScheme {
  Canonical468 = 1,  ///< The dense face mesh of 468 points, canonical order.
};

inline constexpr int kCanonicalPointCount = 468;
inline constexpr int kIrisPointCount = 5;  ///< Centre, then four edge points.

/// Points of one face in one picture.
struct Landmarks {
  LandmarkScheme scheme = LandmarkScheme::Canonical468;
  Eigen::Matrix2Xf pointsPx;     ///< (2, 468) pixels of the upright picture.
  Eigen::VectorXf relativeDepth; ///< (468,) pixels, smaller is nearer to the camera; only differences mean something.
  float presence = 0;            ///< 0..1: how sure the network is that a face is there.
};

/// One iris: a circle in the picture.
struct Iris {
  Eigen::Vector2f centerPx = Eigen::Vector2f::Zero();
  float radiusPx = 0;
  Eigen::Matrix<float, 2, 4> edgePx = Eigen::Matrix<float, 2, 4>::Zero();
};

/// The person's right eye first, then the left, as the canonical order has them.
using Irises = std::array<Iris, 2>;

}  // namespace visagiste
