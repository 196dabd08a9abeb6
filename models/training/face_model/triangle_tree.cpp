#include "models/training/face_model/triangle_tree.h"

#include <limits>
#include <numeric>

namespace visagiste::training {
namespace {

constexpr int kLeafSize = 4;

std::size_t idx(int i) {
  return static_cast<std::size_t>(i);
}

double axis(const Vec3& v, int k) {
  return k == 0 ? v.x : k == 1 ? v.y : v.z;
}

double distanceToBox(const Vec3& p, const Vec3& low, const Vec3& high) {
  const Vec3 d{std::max({low.x - p.x, 0.0, p.x - high.x}), std::max({low.y - p.y, 0.0, p.y - high.y}),
               std::max({low.z - p.z, 0.0, p.z - high.z})};
  return norm(d);
}

void grow(Vec3& low, Vec3& high, const Vec3& p) {
  low = {std::min(low.x, p.x), std::min(low.y, p.y), std::min(low.z, p.z)};
  high = {std::max(high.x, p.x), std::max(high.y, p.y), std::max(high.z, p.z)};
}

}  // namespace

TriangleTree::TriangleTree(std::vector<Triangle> triangles, const std::vector<Vec3>& vertices)
    : m_triangles(std::move(triangles)), m_order(m_triangles.size()), m_vertices(vertices) {
  std::iota(m_order.begin(), m_order.end(), 0);
  std::vector<Vec3> centers;
  for (const Triangle& t : m_triangles) {
    centers.push_back((vertices[idx(t[0])] + vertices[idx(t[1])] + vertices[idx(t[2])]) * (1.0 / 3));
  }
  build(0, static_cast<int>(m_order.size()), centers);
  refit(vertices);
}

int TriangleTree::build(int first, int count, const std::vector<Vec3>& centers) {
  const int self = static_cast<int>(m_nodes.size());
  m_nodes.push_back({{}, {}, first, count, -1});
  if (count <= kLeafSize) {
    return self;
  }
  constexpr double kFar = std::numeric_limits<double>::max();
  Vec3 low{kFar, kFar, kFar};
  Vec3 high{-kFar, -kFar, -kFar};
  for (int i = first; i < first + count; ++i) {
    grow(low, high, centers[idx(m_order[idx(i)])]);
  }
  const Vec3 size = high - low;
  const int k = size.x >= size.y && size.x >= size.z ? 0 : size.y >= size.z ? 1 : 2;
  const auto begin = m_order.begin() + first;
  std::nth_element(begin, begin + count / 2, begin + count,
                   [&](int a, int b) { return axis(centers[idx(a)], k) < axis(centers[idx(b)], k); });
  build(first, count / 2, centers);
  const int right = build(first + count / 2, count - count / 2, centers);
  m_nodes[idx(self)].right = right;
  return self;
}

void TriangleTree::refit(const std::vector<Vec3>& vertices) {
  m_vertices = vertices;
  for (std::size_t n = m_nodes.size(); n-- > 0;) {
    Node& node = m_nodes[n];
    if (node.right >= 0) {
      const Node& left = m_nodes[n + 1];
      const Node& right = m_nodes[idx(node.right)];
      node.low = left.low;
      node.high = left.high;
      grow(node.low, node.high, right.low);
      grow(node.low, node.high, right.high);
      continue;
    }
    node.low = node.high = vertices[idx(m_triangles[idx(m_order[idx(node.first)])][0])];
    for (int i = node.first; i < node.first + node.count; ++i) {
      for (const int v : m_triangles[idx(m_order[idx(i)])]) {
        grow(node.low, node.high, vertices[idx(v)]);
      }
    }
  }
}

void TriangleTree::search(int n, const Vec3& p, Hit& best) const {
  const Node& node = m_nodes[idx(n)];
  if (node.right < 0) {
    for (int i = node.first; i < node.first + node.count; ++i) {
      const int t = m_order[idx(i)];
      const Vec3& a = m_vertices[idx(m_triangles[idx(t)][0])];
      const Vec3& b = m_vertices[idx(m_triangles[idx(t)][1])];
      const Vec3& c = m_vertices[idx(m_triangles[idx(t)][2])];
      const std::array<double, 3> w = nearestBarycentric(p, a, b, c);
      const double distance = norm(blend(w, a, b, c) - p);
      if (distance < best.distance) {
        best = {t, w, distance};
      }
    }
    return;
  }
  const auto far = [&](int child) { return distanceToBox(p, m_nodes[idx(child)].low, m_nodes[idx(child)].high); };
  int near = n + 1;
  int other = node.right;
  if (far(other) < far(near)) {
    std::swap(near, other);
  }
  if (far(near) < best.distance) {
    search(near, p, best);
  }
  if (far(other) < best.distance) {
    search(other, p, best);
  }
}

TriangleTree::Hit TriangleTree::nearest(const Vec3& p) const {
  Hit best;
  best.distance = std::numeric_limits<double>::max();
  search(0, p, best);
  return best;
}

}  // namespace visagiste::training
