#pragma once

#include <array>
#include <Eigen/Core>
#include <vector>

#include "core/reconstruct/reconstructed_head.h"
#include "core/types/image.h"
#include "core/types/landmarks.h"

namespace visagiste {

/// Two facing edges (lids of an eye, or lips), upper and lower, along the line between their corners.
///
/// A frame of its own: `at` runs from 0 at the first corner to 1 at the second; heights go down the picture, pixels.
struct EdgePair {
  Eigen::Vector2f originPx = Eigen::Vector2f::Zero();
  Eigen::Vector2f axis = Eigen::Vector2f::UnitX();  ///< Unit vector.
  float lengthPx = 1;
  std::vector<float> upperPx;  ///< Heights at kStations places, relative to the line of the corners.
  std::vector<float> lowerPx;

  static constexpr int kStations = 33;
  [[nodiscard]] Eigen::Vector2f place(float at, float heightPx) const;
  /// (at, height) of a point.
  [[nodiscard]] Eigen::Vector2f inFrame(const Eigen::Vector2f& point) const;
  /// Height at a place between stations; held outside.
  [[nodiscard]] static float heightAt(const std::vector<float>& heights, float at);
};

/// A moving average along the stations that keeps the ends.
void smoothEdge(std::vector<float>& heights);

/// How the edges of the fitted mesh have to move so that they lie on the edges that the photograph shows.
///
/// The fit leaves a pixel or two; where skin parts that would tear lips and smear the white of the eyes over lids.
struct EdgeAlignment {
  EdgePair mesh;
  EdgePair photo;

  struct Shift {
    Eigen::Vector2f shiftPx = Eigen::Vector2f::Zero();    ///< To be added to a point of the mesh.
    Eigen::Vector2f closingPx = Eigen::Vector2f::Zero();  ///< On top, when the edges meet.
    float share = 0;                                      ///< 1 at the edges, falling to 0 away from them.
  };
  /// lowerShare  0: the point belongs to the upper edge; 1: to the lower one.
  [[nodiscard]] Shift shiftAt(const Eigen::Vector2f& point, float lowerShare) const;
};

struct ContourAlignment {
  EdgeAlignment rightEye;
  EdgeAlignment leftEye;
  EdgeAlignment lips;
};

/// 1 on what goes down with the jaw, 0 on what stays, for every vertex of a level.
[[nodiscard]] Eigen::VectorXf jawShare(const FaceModel& model, int level);

/// Finds the edges in the mesh as fitted to `photo`, and in the photograph: lids at the landmarks, lips that touch at
/// the dark line between them, open ones at the landmarks. photo Rgb8. Pure; any thread.
[[nodiscard]] ContourAlignment alignContours(const ReconstructedHead& head, const Image& photo,
                                             const Landmarks& landmarks);

}  // namespace visagiste
