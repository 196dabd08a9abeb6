#pragma once

#include <cstdint>
#include <Eigen/Core>
#include <filesystem>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "core/model_store/model_folder.h"
#include "core/reconstruct/landmark_basis.h"
#include "core/types/face_coefficients.h"

namespace visagiste {

/// What a vertex of the head belongs to.
enum class HeadRegion {
  Face = 1,
  HeadAndNeck,
  EyeSocketLeft,
  EyeSocketRight,
  MouthSocket,
  GumsAndTongue,
  Teeth,
  EyeballLeft,
  EyeballRight,
};

/// A run of triangles with one material: "skin", "eyes", "teeth" or "mouth".
struct HeadMaterialRun {
  std::string name;
  int firstTriangle = 0;
  int triangleCount = 0;
};

/// One level of detail. Vertices are as TriangleMesh wants them: one position and one UV each, seams repeat a vertex.
///
/// Left and right are mirror images. UV maps, origin bottom-left, every one mirrored by u -> 1 - u:
///   skin   one chart that fills the square: face in the middle (front midline u = 0.5), back of the head at the
///          left and right sides, crown at the top, neck border at the bottom; cut along the back midline only. The
///          sockets of eyes and mouth fill the slots between lids and lips.
///   eyes   for a picture twice as wide as high: discs around (0.75, 0.5) for the left eye and (0.25, 0.5) for the
///          right, see EyeUvMap.
///   teeth, mouth   charts; triangles of the mouth socket keep their place in the skin's map.
struct HeadTopology {
  Eigen::Matrix<int, 3, Eigen::Dynamic> triangles;  ///< (3, T), counter-clockwise outside, by material.
  Eigen::Matrix2Xf uv;                              ///< (2, V) in [0, 1].
  std::vector<HeadMaterialRun> materials;           ///< Consecutive; cover all triangles.
  std::vector<int> welded;                          ///< (V) first vertex at the same place of the surface; for normals.
  std::vector<HeadRegion> regions;                  ///< (V).
  std::vector<int> mirror;                          ///< (V) the vertex opposite; itself on the midline.
};

/// Where the iris lies in the UV map of the eyes.
struct EyeUvMap {
  /// Distance from the disc's centre, in units of v, of a point of the eyeball at `angleDeg` from the gaze axis.
  [[nodiscard]] static float radius(float angleDeg);
  static constexpr float kOpenDeg = 150;        ///< Beyond, the eyeball has no surface.
  static constexpr float kIrisRadiusMm = 5.9F;  ///< On the mean head.
};

/// The project's head: a linear model of shape with 53 expression channels, on an own topology.
///
/// Millimetres; x to the person's left, y up, z forward; origin between the centres of the eyeballs of the mean head.
/// shape = mean + sum(identity_k * mode_k) + sum(expression_j * channel_j). Immutable; any thread.
class FaceModel {
 public:
  /// Reads `modelFolder` (model.json and its weights) after checking the checksum.
  /// Throws Error{BadWeights}, Error{NotFound}.
  [[nodiscard]] static std::shared_ptr<const FaceModel> load(const std::filesystem::path& modelFolder);
  /// The shipped model, "face-head-v1".
  [[nodiscard]] static std::shared_ptr<const FaceModel> load(const ModelFolders& folders);

  ~FaceModel();

  [[nodiscard]] const std::string& id() const;
  [[nodiscard]] int identityCount() const;                                ///< K; sorted by falling variance.
  [[nodiscard]] const std::vector<std::string>& expressionNames() const;  ///< 53, ARKit's names.
  [[nodiscard]] std::optional<int> expressionIndex(const std::string& name) const;
  [[nodiscard]] int levelCount() const;  ///< 3; level 0 is the densest.
  /// Throws Error{InvalidArgument} for a level that does not exist, as all functions with a level below.
  [[nodiscard]] const HeadTopology& topology(int level) const;

  /// All coefficients zero, with the right lengths.
  [[nodiscard]] FaceCoefficients neutral() const;

  /// Vertices (3, V) of the level. identity up to K values (missing ones are 0), expression 53 values or none.
  /// Throws Error{InvalidArgument} for other lengths.
  [[nodiscard]] Eigen::Matrix3Xf vertices(const Eigen::VectorXf& identity, const Eigen::VectorXf& expression,
                                          int level = 0) const;
  /// The part of vertices() that a person keeps; for callers that change expressions often.
  [[nodiscard]] Eigen::Matrix3Xf identityShape(const Eigen::VectorXf& identity, int level = 0) const;
  /// identityShape() with the expression on top. Throws Error{InvalidArgument} if the shape is of another level.
  [[nodiscard]] Eigen::Matrix3Xf addExpression(const Eigen::Matrix3Xf& shape, const Eigen::VectorXf& expression,
                                               int level = 0) const;
  /// Displacements (3, V) of one channel at full strength: a morph target.
  [[nodiscard]] Eigen::Matrix3Xf expressionOffsets(int channel, int level = 0) const;
  /// Unit normals (3, V) of vertices of this model, smooth across UV seams.
  [[nodiscard]] Eigen::Matrix3Xf normals(const Eigen::Matrix3Xf& vertices, int level = 0) const;

  /// The model at the 478 points of the landmark network (468 canonical, then right and left iris).
  /// identityCount  components to keep, at most K; 0 keeps all.
  [[nodiscard]] LandmarkBasis landmarkBasis(int identityCount = 0) const;
  /// Those points (3, 478) on one face.
  [[nodiscard]] Eigen::Matrix3Xf landmarkPoints(const FaceCoefficients& coefficients) const;
  /// Where those points (2, 478) lie in the skin's UV map; irises in the map of the eyes.
  [[nodiscard]] Eigen::Matrix2Xf landmarkUv() const;
  /// Triangles (3, 898) of the canonical face mesh over points 0 to 467.
  [[nodiscard]] const Eigen::Matrix<int, 3, Eigen::Dynamic>& canonicalTriangles() const;
  /// Vertices of level 0 at the 68 landmarks of Multi-PIE.
  [[nodiscard]] const std::vector<int>& landmarks68() const;

  /// Identity of a person who does not exist: independent normal values with deviation `spread`, each within
  /// 2.5 deviations.
  [[nodiscard]] Eigen::VectorXf randomIdentity(std::mt19937& random, float spread = 1) const;
  [[nodiscard]] Eigen::VectorXf sampleIdentity(std::uint32_t seed, float spread = 1) const;

 private:
  struct Parts;
  explicit FaceModel(std::unique_ptr<const Parts> parts);
  std::unique_ptr<const Parts> m_parts;
};

}  // namespace visagiste
