#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "models/training/face_model/eyeball.h"
#include "models/training/face_model/half_mesh.h"

namespace visagiste::training {

/// Triangles wanted on both sides together, finest level first.
struct HeadBudget {
  std::array<int, 3> skin = {14400, 6200, 3000};  ///< Face, head, neck and sockets.
  std::array<int, 3> gums = {1900, 700, 260};
  std::array<int, 3> teeth = {3300, 1300, 620};
};

struct MaterialRun {
  std::string name;
  int firstTriangle = 0;
  int triangleCount = 0;
};

/// One level of detail: triangles over wedges, grouped by material.
struct HeadLevel {
  std::vector<Triangle> triangles;
  std::vector<MaterialRun> materials;
  int vertexCount = 0;  ///< The level uses vertices [0, vertexCount)
  int wedgeCount = 0;   ///< and wedges [0, wedgeCount).
};

/// The new topology. A vertex is a place; a wedge is a vertex with one UV (a vertex on a UV seam has several).
///
/// Coarser levels use a prefix of the vertices and of the wedges. Left and right are mirror images.
struct HeadTopology {
  std::vector<SurfacePoint> points;  ///< (V) places on the source.
  std::vector<Region> regions;       ///< (V).
  std::vector<int> mirror;           ///< (V).
  std::vector<int> wedgeVertex;      ///< (W).
  std::vector<Vec2> wedgeUv;         ///< (W).
  std::vector<int> wedgeMirror;      ///< (W).
  std::vector<HeadLevel> levels;     ///< Finest first.
  Eyeball leftEye;
  std::array<int, 4> leftIris{};    ///< Vertices at the iris border: person's left, up, right, down.
  std::array<int, 4> rightIris{};   ///< The same directions on the right eye.
  std::vector<int> vertexOfSource;  ///< Vertex that sits exactly on a source vertex; -1 elsewhere.
};

/// Throws std::runtime_error if the source lacks a component or is not symmetric by connectivity.
[[nodiscard]] HeadTopology buildHead(const FaceSource& source, const HeadBudget& budget);

}  // namespace visagiste::training
