#pragma once

#include <array>

#include "core/garment/thin_plate.h"
#include "core/garment/trunk_pose.h"
#include "core/types/garment.h"

namespace visagiste {

/// The garment's own centimetres: the middle between its neck points is (0, 0), v down.
class GarmentFrame {
 public:
  /// handles  pixels of a picture of the garment. shoulderCm  between its shoulder points.
  GarmentFrame(const GarmentHandles& handles, float shoulderCm);

  [[nodiscard]] Eigen::Vector2f cmOf(const Eigen::Vector2f& px) const;
  [[nodiscard]] Eigen::Vector2f pixelOf(const Eigen::Vector2f& cm) const;

 private:
  Eigen::Vector2f m_origin;
  Eigen::Vector2f m_right;
  float m_cmPerPixel = 1;
};

/// Where the places of a garment go on a body: neck and shoulders onto the person's own, sleeves along the arms, width
/// with the shoulders, lengths by the garment's centimetres; each handle moved by what the fit shifts it.
class Hanging {
 public:
  Hanging(const GarmentHandles& handles, float shoulderCm, const GarmentFit& fit, const TrunkPose& trunk);

  /// Pixels of the person's picture, in the order of GarmentHandles.
  [[nodiscard]] GarmentHandles onPerson() const;
  /// From the person's picture to the garment's, for the trunk.
  [[nodiscard]] std::vector<WarpPoint> trunkPoints() const;
  /// The same for a sleeve.
  [[nodiscard]] std::vector<WarpPoint> sleevePoints(std::size_t side) const;
  /// Row of the hem in the middle.
  [[nodiscard]] float hemRow() const;

 private:
  [[nodiscard]] Eigen::Vector2f cm(const Eigen::Vector2f& px) const { return m_frame.cmOf(px); }
  void add(std::vector<WarpPoint>& points, const Eigen::Vector2f& garmentCm, const Eigen::Vector2f& picturePx) const;
  [[nodiscard]] bool standsUp() const;
  [[nodiscard]] float distanceOf(std::size_t side, float garmentCm) const;
  [[nodiscard]] Eigen::Vector2f onShoulder(std::size_t side, float distanceCm, float liftCm) const;
  [[nodiscard]] Eigen::Vector2f frontPx(float v) const;
  [[nodiscard]] Eigen::Vector2f armpitPx(std::size_t side) const;
  [[nodiscard]] Eigen::Vector2f hemPx(std::size_t side) const;
  [[nodiscard]] Eigen::Vector2f collarTopPx(std::size_t side) const;
  [[nodiscard]] Eigen::Vector2f collarFrontPx() const;
  enum class SleeveEdge { Outer = 1, Inner };
  [[nodiscard]] Eigen::Vector2f sleevePx(std::size_t side, float share, SleeveEdge edge) const;
  [[nodiscard]] GarmentHandles placed() const;
  void shoulderPoints(std::size_t side, std::vector<WarpPoint>& points) const;
  void collarFrontPoints(std::vector<WarpPoint>& points) const;
  [[nodiscard]] bool isClosedAtNeck() const { return cm(m_handles.collarFront).y() < 0; }

  GarmentHandles m_handles;
  GarmentFrame m_frame;
  const GarmentFit& m_fit;
  const TrunkPose& m_trunk;
  GarmentHandles m_shiftPx;  ///< What the fit moves each handle by.
  float m_neckHalf = 8;
};

}  // namespace visagiste
