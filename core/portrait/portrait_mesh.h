#pragma once

#include <array>
#include <Eigen/Core>
#include <memory>
#include <vector>

#include "core/mesh/normals.h"
#include "core/portrait/contour_alignment.h"
#include "core/reconstruct/face_model.h"
#include "core/reconstruct/reconstructed_head.h"
#include "core/types/landmarks.h"
#include "core/types/pinhole_camera.h"

namespace visagiste {

/// Where the skull sits on the neck, in head space: heads turn about this point.
inline const Eigen::Vector3f kNeckMm(0, -75, -75);

/// What a triangle of the head is to the photograph.
enum class PortraitPart : std::uint8_t {
  Skin = 1,
  Mouth,     ///< Teeth, gums, tongue and the socket behind the lips.
  RightEye,  ///< The eyeball and the skin behind the lids; the person's right.
  LeftEye,
};

/// Maps the picture plane: place = matrix · (x, y, 1).
using PlaneMap = Eigen::Matrix<float, 2, 3>;

/// The edge of an upper lid in the changed picture.
struct LidLine {
  EdgePair edge;              ///< upperPx alone counts; pixels of the photograph.
  std::vector<float> openPx;  ///< Distance of the lids in the photograph at each station.
  std::vector<float> gapPx;   ///< The same in the changed picture.
  std::vector<float> closed;  ///< 0: as far open as in the photograph; 1: closed.
};

/// Where a changed face lies in the picture, pixels of the photograph.
struct DrivenShape {
  Eigen::Matrix3Xf inCameraMm;       ///< (3, V).
  Eigen::Matrix2Xf displacementPx;   ///< (2, V) from each vertex's new place back to where the photograph shows it.
  Eigen::VectorXf trust;             ///< (V) 1: the photograph shows it; 0: it was hidden, or hardly a pixel wide.
  Eigen::VectorXf evenness;          ///< (V) 0..1: 1 where the surface keeps its size in the picture, 0 where it turns
                                     ///< so far that it hardly tells where its surroundings go.
  std::array<PlaneMap, 2> eyes;      ///< Old from new place on the eyeball; right, left. Gaze is not in it.
  std::array<PlaneMap, 2> irises;    ///< The same for the irises.
  std::array<float, 2> irisShiftPx;  ///< How far the iris moved on its eyeball.
  std::array<float, 2> lidShiftPx;   ///< How far the lids moved at most.
  std::array<LidLine, 2> lids;
  PlaneMap upperJaw = PlaneMap::Zero();
  float lipShiftPx = 0;  ///< How far the lips moved at most.
  float lipsSealed = 0;  ///< 0..1: 1 where lips that touch in the photograph still do.
};

/// The reconstructed head laid onto its photograph, at one level of detail. Immutable; any thread.
class PortraitMesh {
 public:
  PortraitMesh(std::shared_ptr<const ReconstructedHead> head, const Irises& irises, const ContourAlignment& alignment,
               int level);

  /// expression  (53,); turn  of the head in its own space, about the top of the neck.
  [[nodiscard]] DrivenShape drive(const Eigen::VectorXf& expression, const Eigen::Matrix3f& turn) const;

  [[nodiscard]] const PinholeCamera& camera() const { return m_camera; }
  [[nodiscard]] const TriangleIndices& triangles() const { return m_triangles; }
  [[nodiscard]] const std::vector<PortraitPart>& parts() const { return m_parts; }  ///< One a triangle.
  [[nodiscard]] bool isTooth(int triangle) const { return triangle >= m_firstTooth && triangle < m_endTooth; }
  [[nodiscard]] const Eigen::Matrix2Xf& uv() const { return m_uv; }
  /// (V) 1 inside the face, falling to 0 at its outline: how much the mesh itself says where a pixel goes.
  [[nodiscard]] const Eigen::VectorXf& faceShare() const { return m_faceShare; }
  /// (V) 1 on face and skull, 0 on ears and neck, which follow as the picture around them does.
  [[nodiscard]] const Eigen::VectorXf& headShare() const { return m_headShare; }
  /// (V) depth into the mouth behind the front teeth, millimetres.
  [[nodiscard]] const Eigen::VectorXf& mouthDepthMm() const { return m_mouthDepthMm; }
  /// (V) 1 on the lids' edges, falling to 0 away from them; right, left.
  [[nodiscard]] const std::array<Eigen::VectorXf, 2>& lidShare() const { return m_lidShare; }
  [[nodiscard]] const Eigen::VectorXf& lipShare() const { return m_lipShare; }  ///< The same of the lips' facing edges.
  /// (2, V).
  [[nodiscard]] const Eigen::Matrix2Xf& sourcePx() const { return m_sourcePx; }
  [[nodiscard]] const Eigen::VectorXf& ownExpression() const { return m_own; }
  [[nodiscard]] float interOcularPx() const { return m_interOcularPx; }
  /// Where the bottom of the mesh's neck appears at the front, pixels of the photograph.
  [[nodiscard]] float neckEndPx() const { return m_neckEndPx; }
  [[nodiscard]] float chinPx() const { return m_chinPx; }  ///< The same of the face's lowest point.

 private:
  void sortParts(const HeadTopology& topology);
  void measureShares(const HeadTopology& topology);
  void align(const ContourAlignment& alignment, const Irises& irises);
  void findHidden();
  [[nodiscard]] Eigen::Matrix3Xf posed(const Eigen::Matrix3Xf& inHead, const Eigen::Matrix3f& turn) const;
  [[nodiscard]] Eigen::Matrix2Xf projected(const Eigen::Matrix3Xf& inCamera) const;
  void judgeSurface(const Eigen::Matrix2Xf& targetPx, float turned, DrivenShape& shape) const;
  [[nodiscard]] PlaneMap planeMapAt(const Eigen::Vector3f& centerMm, const Eigen::Matrix3f& turn,
                                    const Eigen::Vector2f& offsetPx) const;
  [[nodiscard]] PlaneMap irisMap(std::size_t eye, const Eigen::VectorXf& expression, const Eigen::Matrix3f& turn) const;
  [[nodiscard]] Eigen::Matrix<float, 2, 5> irisPx(std::size_t eye, const Eigen::VectorXf& expression,
                                                  const Eigen::Matrix3f& turn) const;
  void describeParts(const Eigen::VectorXf& expression, const Eigen::Matrix3f& turn, const Eigen::Matrix2Xf& targetPx,
                     DrivenShape& shape) const;
  void findLidLines(const ContourAlignment& alignment);
  [[nodiscard]] LidLine lidLine(std::size_t eye, const Eigen::Matrix2Xf& targetPx) const;
  void findLipLine(const EdgeAlignment& lips);
  /// Lips that part by less than people see stay together; shifts of the vertices, pixels.
  [[nodiscard]] Eigen::Matrix2Xf sealedLips(const Eigen::Matrix2Xf& targetPx, float& sealed) const;
  /// Lids meet when the channel says so, however wide the photographed eyes are; shifts of the vertices, pixels.
  [[nodiscard]] Eigen::Matrix2Xf closedLids(const Eigen::VectorXf& expression, const Eigen::Matrix2Xf& targetPx) const;
  [[nodiscard]] float lidClosing(std::size_t eye, const Eigen::VectorXf& expression) const;
  [[nodiscard]] float lipClosing(const Eigen::VectorXf& expression) const;

  std::shared_ptr<const ReconstructedHead> m_head;
  int m_level;
  PinholeCamera m_camera;
  Eigen::Matrix3f m_rotation;
  Eigen::Vector3f m_translationMm;
  Eigen::VectorXf m_own;
  Eigen::Matrix3Xf m_personShape;
  TriangleIndices m_triangles;
  Eigen::Matrix2Xf m_uv;
  std::vector<PortraitPart> m_parts;
  std::vector<PortraitPart> m_vertexParts;
  int m_firstTooth = 0;
  int m_endTooth = 0;
  Eigen::VectorXf m_faceShare;
  Eigen::VectorXf m_headShare;
  Eigen::VectorXf m_mouthDepthMm;
  std::array<Eigen::VectorXf, 2> m_lidShare;    // (V) 1 on the lids' edges; right, left.
  Eigen::VectorXf m_lipShare;                   // (V) 1 on the lips' facing edges.
  std::array<EdgePair, 2> m_lids;               // In the photograph.
  std::array<std::vector<int>, 2> m_upperEdge;  // The vertex at each station.
  std::array<std::vector<int>, 2> m_lowerEdge;
  bool m_lipsTouch = false;  // In the photograph.
  std::vector<int> m_upperLip;
  std::vector<int> m_lowerLip;
  std::array<Eigen::VectorXf, 2> m_alongLids;  // (V) as m_alongLips.
  std::array<Eigen::VectorXf, 2> m_lowerLid;   // (V) 0: upper lid, 1: lower one.
  Eigen::VectorXf m_alongLips;                 // (V) 0..1 from corner to corner.
  Eigen::VectorXf m_lowerShare;                // (V) 0: upper lip, 1: lower one.
  Eigen::Matrix2Xf m_offsetPx;
  std::array<Eigen::Matrix2Xf, 3> m_closingPx;  // Right lids, left lids, lips: what makes edges meet.
  Eigen::Matrix3Xf m_offsetMm;                  // m_offsetPx at the vertices' depth, camera space.
  Eigen::Matrix3Xf m_sourceMm;
  Eigen::Matrix2Xf m_sourcePx;
  Eigen::VectorXf m_shown;           // (V) 0 where the head itself hides the vertex in the photograph,
  Eigen::VectorXf m_shownClear;      // or one of its neighbours.
  Eigen::Matrix3Xf m_irisRest;       // (3, 10) the person's irises, right then left, looking ahead.
  Eigen::MatrixXf m_irisExpression;  // (30, 53).
  LipGap m_lipGap;
  std::array<Eigen::Vector2f, 2> m_eyeOffsetPx;
  std::array<Eigen::Vector3f, 2> m_eyeCenterMm;
  float m_interOcularPx = 0;
  float m_neckEndPx = 0;
  float m_chinPx = 0;
};

}  // namespace visagiste
