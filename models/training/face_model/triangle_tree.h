#pragma once

#include <vector>

#include "models/training/face_model/geometry.h"

namespace visagiste::training {

/// Finds the nearest point of a triangle soup (tree of boxes). The tree keeps its shape when vertices move: refit().
class TriangleTree {
 public:
  TriangleTree(std::vector<Triangle> triangles, const std::vector<Vec3>& vertices);

  /// Takes over moved vertices.
  void refit(const std::vector<Vec3>& vertices);

  struct Hit {
    int triangle = -1;
    std::array<double, 3> weight{};  ///< Of the triangle's corners.
    double distance = 0;
  };
  [[nodiscard]] Hit nearest(const Vec3& p) const;
  [[nodiscard]] const Triangle& triangle(int t) const { return m_triangles[static_cast<std::size_t>(t)]; }

 private:
  struct Node {
    Vec3 low;
    Vec3 high;
    int first = 0;
    int count = 0;
    int right = -1;  ///< Left child follows at once; -1 marks a leaf.
  };
  int build(int first, int count, const std::vector<Vec3>& centers);
  void search(int node, const Vec3& p, Hit& best) const;

  std::vector<Triangle> m_triangles;
  std::vector<int> m_order;
  std::vector<Node> m_nodes;
  std::vector<Vec3> m_vertices;
};

}  // namespace visagiste::training
