#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "models/training/face_model/geometry.h"

namespace visagiste::training {

/// A run of vertices and faces of the source with a name, e.g. "teeth". First and last are included.
struct SourceComponent {
  std::string name;
  int firstVertex = 0;
  int lastVertex = 0;
  int firstFace = 0;
  int lastFace = 0;
};

/// The linear face model that the project's own model is learned from. README.md describes the two formats.
///
/// Millimetres, x to the person's left, y up, z forward. A shape of the source is
/// vertices + sum(c_i identityModes[i]) + sum(w_j expressions[j]) with standard normal c and w in 0..1.
struct FaceSource {
  std::string name;                               ///< For the training record.
  std::vector<Vec3> vertices;                     ///< (V).
  std::vector<std::array<int, 4>> faces;          ///< Quads, counter-clockwise outside; -1 as last marks a triangle.
  std::vector<std::vector<float>> identityModes;  ///< Each (3 V), vertex by vertex.
  std::vector<std::string> expressionNames;
  std::vector<std::vector<float>> expressions;  ///< Each (3 V).
  std::vector<SourceComponent> components;
  std::vector<int> landmarks68;              ///< (68) vertices, Multi-PIE order.
  std::vector<SurfacePoint> canonical468;    ///< (468) points of the canonical face mesh on this surface.
  std::vector<Triangle> canonicalTriangles;  ///< Of the canonical face mesh, over its 468 points.

  [[nodiscard]] const SourceComponent* component(const std::string& componentName) const;  ///< Null if absent.
  [[nodiscard]] int expressionIndex(const std::string& expressionName) const;              ///< -1 if absent.
  /// Throws std::runtime_error naming the first index out of range or length that does not fit.
  void check() const;
};

/// Reads either format: `folder` with face3d.json and face3d.bin, or ICT-FaceKit's FaceXModel folder of OBJ files.
/// Throws std::runtime_error with the file and what is wrong with it.
[[nodiscard]] FaceSource readFaceSource(const std::filesystem::path& folder);

[[nodiscard]] FaceSource readArraySource(const std::filesystem::path& folder);
[[nodiscard]] FaceSource readObjSource(const std::filesystem::path& folder);

/// The whole file; throws std::runtime_error naming it.
[[nodiscard]] std::string readWholeFile(const std::filesystem::path& path);

}  // namespace visagiste::training
