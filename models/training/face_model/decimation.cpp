#include "models/training/face_model/decimation.h"

#include <queue>
#include <set>

namespace visagiste::training {
namespace {

constexpr double kLengthPenalty = 5e-5;    // mm^4: spreads triangles where the surface is flat
constexpr double kBorderWeight = 3;        // planes that hold a border, relative to the surface's own
constexpr double kWorstTurnCosine = 0.35;  // a triangle may tilt by 70 degrees in a collapse
constexpr double kWorstQuality = 0.12;
constexpr double kFlipTurnCosine = 0.985;  // 10 degrees: flips must not change the surface
constexpr std::size_t kHighestValence = 10;

/// Symmetric 4 x 4 form: sum of squared distances to planes, weighted.
struct Quadric {
  std::array<double, 10> q{};

  void addPlane(const Vec3& n, double d, double weight) {
    const std::array<double, 4> p{n.x, n.y, n.z, d};
    std::size_t at = 0;
    for (std::size_t i = 0; i < 4; ++i) {
      for (std::size_t k = i; k < 4; ++k) {
        q[at++] += weight * p[i] * p[k];
      }
    }
  }
  void add(const Quadric& o) {
    for (std::size_t i = 0; i < q.size(); ++i) {
      q[i] += o.q[i];
    }
  }
  [[nodiscard]] double at(const Vec3& v) const {
    return q[0] * v.x * v.x + 2 * q[1] * v.x * v.y + 2 * q[2] * v.x * v.z + 2 * q[3] * v.x + q[4] * v.y * v.y +
           2 * q[5] * v.y * v.z + 2 * q[6] * v.y + q[7] * v.z * v.z + 2 * q[8] * v.z + q[9];
  }
};

/// Triangles that must not share one material run count as different across a region border.
int materialClass(Region region) {
  return region == Region::MouthSocket                                         ? 2
         : region == Region::EyeSocketLeft || region == Region::EyeSocketRight ? 3
                                                                               : 1;
}

struct Candidate {
  double cost;
  int from;
  int to;
  int stamp;
  bool operator<(const Candidate& o) const { return cost > o.cost; }  // cheapest first
};

class Decimator {
 public:
  Decimator(HalfMesh& mesh, const DecimationGuide& guide)
      : m_mesh(mesh),
        m_guide(guide),
        m_trianglesOf(mesh.points.size()),
        m_alive(mesh.triangles.size(), 1),
        m_quadrics(guide.poses.size(), std::vector<Quadric>(mesh.points.size())),
        m_stamp(mesh.points.size(), 0) {
    for (std::size_t t = 0; t < mesh.triangles.size(); ++t) {
      for (const int v : mesh.triangles[t]) {
        m_trianglesOf[idx(v)].push_back(static_cast<int>(t));
      }
    }
    m_aliveCount = static_cast<int>(mesh.triangles.size());
    for (std::size_t p = 0; p < guide.poses.size(); ++p) {
      buildQuadrics(p);
    }
  }

  void run(int targetTriangles) {
    for (std::size_t v = 0; v < m_trianglesOf.size(); ++v) {
      push(static_cast<int>(v));
    }
    while (m_aliveCount > targetTriangles && !m_queue.empty()) {
      const Candidate best = m_queue.top();
      m_queue.pop();
      if (best.stamp == m_stamp[idx(best.from)]) {
        collapse(best.from, best.to);
      }
    }
    flipEdges();
    compact();
  }

 private:
  static std::size_t idx(int i) { return static_cast<std::size_t>(i); }
  const Triangle& tri(int t) const { return m_mesh.triangles[idx(t)]; }
  static std::size_t cornerOf(const Triangle& t, int v) {
    return static_cast<std::size_t>(std::find(t.begin(), t.end(), v) - t.begin());
  }
  int wedgeAt(int t, int v) const { return m_mesh.wedges.empty() ? 0 : m_mesh.wedges[idx(t)][cornerOf(tri(t), v)]; }

  void buildQuadrics(std::size_t pose) {
    const std::vector<Vec3>& x = m_guide.poses[pose];
    const double share = 1.0 / static_cast<double>(m_guide.poses.size());
    for (std::size_t t = 0; t < m_mesh.triangles.size(); ++t) {
      const Triangle& c = m_mesh.triangles[t];
      const Vec3 areaNormal = doubleAreaNormal(x[idx(c[0])], x[idx(c[1])], x[idx(c[2])]);
      const double area = norm(areaNormal) / 2;
      const Vec3 n = normalized(areaNormal);
      for (const int v : c) {
        m_quadrics[pose][idx(v)].addPlane(n, -dot(n, x[idx(v)]), share * area / 3);
      }
      for (std::size_t k = 0; k < 3; ++k) {
        if (isFeature(c[k], c[(k + 1) % 3])) {
          const Vec3 edge = x[idx(c[(k + 1) % 3])] - x[idx(c[k])];
          const Vec3 m = normalized(cross(edge, n));
          const double weight = share * kBorderWeight * dot(edge, edge) / 2;
          m_quadrics[pose][idx(c[k])].addPlane(m, -dot(m, x[idx(c[k])]), weight);
          m_quadrics[pose][idx(c[(k + 1) % 3])].addPlane(m, -dot(m, x[idx(c[k])]), weight);
        }
      }
    }
  }

  std::vector<int> sharedTriangles(int a, int b) const {
    std::vector<int> out;
    for (const int t : m_trianglesOf[idx(a)]) {
      if (cornerOf(tri(t), b) < 3) {
        out.push_back(t);
      }
    }
    return out;
  }

  bool isFeature(int a, int b) const {
    const std::vector<int> both = sharedTriangles(a, b);
    return both.size() != 2 ||
           materialClass(m_mesh.regions[idx(both[0])]) != materialClass(m_mesh.regions[idx(both[1])]) ||
           wedgeAt(both[0], a) != wedgeAt(both[1], a) || wedgeAt(both[0], b) != wedgeAt(both[1], b);
  }

  std::vector<int> neighbours(int v) const {
    std::vector<int> out;
    for (const int t : m_trianglesOf[idx(v)]) {
      for (const int w : tri(t)) {
        if (w != v && std::find(out.begin(), out.end(), w) == out.end()) {
          out.push_back(w);
        }
      }
    }
    return out;
  }

  bool isMidlineEdge(int a, int b) const {
    return m_mesh.onMidline[idx(a)] != 0 && m_mesh.onMidline[idx(b)] != 0 && sharedTriangles(a, b).size() == 1;
  }

  /// Where `from` may go: anywhere inside the surface, along its own line on a feature, nowhere at a corner.
  std::vector<int> targets(int from) const {
    if (m_guide.locked[idx(from)] != 0 || m_trianglesOf[idx(from)].empty()) {
      return {};
    }
    const std::vector<int> around = neighbours(from);
    std::vector<int> onFeature;
    int midlineEdges = 0;
    for (const int n : around) {
      if (isFeature(from, n)) {
        onFeature.push_back(n);
        midlineEdges += isMidlineEdge(from, n) ? 1 : 0;
      }
    }
    if (onFeature.empty()) {
      return around;
    }
    if (onFeature.size() != 2 || midlineEdges == 1) {
      return {};
    }
    return onFeature;
  }

  double cost(int from, int to) const {
    double sum = 0;
    for (std::size_t p = 0; p < m_guide.poses.size(); ++p) {
      const Vec3& place = m_guide.poses[p][idx(to)];
      sum += m_quadrics[p][idx(from)].at(place) + m_quadrics[p][idx(to)].at(place);
    }
    const Vec3 step = m_guide.poses[0][idx(to)] - m_guide.poses[0][idx(from)];
    return m_guide.importance[idx(from)] * (std::max(sum, 0.0) + kLengthPenalty * dot(step, step) * dot(step, step));
  }

  /// Wedges of `from` and where each goes; false when a side of a seam would lose its place.
  bool wedgeMoves(int from, int to, std::vector<std::pair<int, int>>& moves) const {
    for (const int t : sharedTriangles(from, to)) {
      const std::pair<int, int> move{wedgeAt(t, from), wedgeAt(t, to)};
      for (const auto& [a, b] : moves) {
        if (a == move.first && b != move.second) {
          return false;
        }
      }
      moves.push_back(move);
    }
    for (const int t : m_trianglesOf[idx(from)]) {
      const int wedge = wedgeAt(t, from);
      if (std::none_of(moves.begin(), moves.end(), [&](const auto& m) { return m.first == wedge; })) {
        return false;
      }
    }
    return true;
  }

  bool keepsTrianglesSound(int from, int to, const std::vector<std::pair<int, int>>& moves) const {
    for (const int t : m_trianglesOf[idx(from)]) {
      if (cornerOf(tri(t), to) < 3) {
        continue;
      }
      Triangle moved = tri(t);
      moved[cornerOf(moved, from)] = to;
      for (std::size_t p = 0; p < m_guide.poses.size(); ++p) {
        const std::vector<Vec3>& x = m_guide.poses[p];
        const Triangle& c = tri(t);
        const Vec3 before = doubleAreaNormal(x[idx(c[0])], x[idx(c[1])], x[idx(c[2])]);
        const Vec3 after = doubleAreaNormal(x[idx(moved[0])], x[idx(moved[1])], x[idx(moved[2])]);
        if (dot(before, after) < kWorstTurnCosine * norm(before) * norm(after)) {
          return false;
        }
      }
      if (!keepsQuality(tri(t), moved) || !keepsUvSide(t, from, moves)) {
        return false;
      }
    }
    return true;
  }

  bool keepsQuality(const Triangle& before, const Triangle& after) const {
    const std::vector<Vec3>& x = m_guide.poses[0];
    const double now = triangleQuality(x[idx(after[0])], x[idx(after[1])], x[idx(after[2])]);
    return now > kWorstQuality || now > triangleQuality(x[idx(before[0])], x[idx(before[1])], x[idx(before[2])]);
  }

  bool keepsUvSide(int t, int from, const std::vector<std::pair<int, int>>& moves) const {
    if (m_mesh.wedges.empty()) {
      return true;
    }
    Triangle w = m_mesh.wedges[idx(t)];
    int& moving = w[cornerOf(tri(t), from)];
    for (const auto& [a, b] : moves) {
      if (a == moving) {
        moving = b;
        break;
      }
    }
    return doubleArea(m_mesh.uv[idx(w[0])], m_mesh.uv[idx(w[1])], m_mesh.uv[idx(w[2])]) > 0;
  }

  bool allowed(int from, int to) const {
    const std::vector<int> a = neighbours(from);
    const std::vector<int> b = neighbours(to);
    const std::size_t shared = sharedTriangles(from, to).size();
    std::size_t common = 0;
    for (const int v : a) {
      common += std::find(b.begin(), b.end(), v) != b.end() ? 1 : 0;
    }
    if (shared == 0 || common != shared || a.size() + b.size() - common - 2 > kHighestValence) {
      return false;
    }
    std::vector<std::pair<int, int>> moves;
    return wedgeMoves(from, to, moves) && keepsTrianglesSound(from, to, moves);
  }

  void push(int from) {
    const int stamp = ++m_stamp[idx(from)];
    Candidate best{0, from, -1, stamp};
    for (const int to : targets(from)) {
      const double price = cost(from, to);
      if ((best.to < 0 || price < best.cost) && allowed(from, to)) {
        best.cost = price;
        best.to = to;
      }
    }
    if (best.to >= 0) {
      m_queue.push(best);
    }
  }

  void collapse(int from, int to) {
    if (!allowed(from, to)) {  // its surroundings changed since it was queued
      push(from);
      return;
    }
    std::vector<std::pair<int, int>> moves;
    wedgeMoves(from, to, moves);
    for (const int t : sharedTriangles(from, to)) {
      m_alive[idx(t)] = 0;
      --m_aliveCount;
      for (const int v : tri(t)) {
        std::vector<int>& list = m_trianglesOf[idx(v)];
        list.erase(std::find(list.begin(), list.end(), t));
      }
    }
    for (const int t : m_trianglesOf[idx(from)]) {
      const std::size_t corner = cornerOf(tri(t), from);
      if (!m_mesh.wedges.empty()) {
        int& wedge = m_mesh.wedges[idx(t)][corner];
        wedge = std::find_if(moves.begin(), moves.end(), [&](const auto& m) { return m.first == wedge; })->second;
      }
      m_mesh.triangles[idx(t)][corner] = to;
      m_trianglesOf[idx(to)].push_back(t);
    }
    m_trianglesOf[idx(from)].clear();
    for (std::vector<Quadric>& quadrics : m_quadrics) {
      quadrics[idx(to)].add(quadrics[idx(from)]);
    }
    push(to);
    for (const int v : neighbours(to)) {
      push(v);
    }
  }

  void flipEdges() {
    constexpr int kSweeps = 6;
    for (int sweep = 0; sweep < kSweeps; ++sweep) {
      int flips = 0;
      for (std::size_t t = 0; t < m_mesh.triangles.size(); ++t) {
        for (std::size_t k = 0; m_alive[t] != 0 && k < 3; ++k) {
          flips += flipIfBetter(static_cast<int>(t), k) ? 1 : 0;
        }
      }
      if (flips == 0) {
        return;
      }
    }
  }

  /// Triangles abc (edge ab at corner `k`) and bad become adc... : the edge ab turns into cd.
  bool flipIfBetter(int t, std::size_t k) {
    const int a = tri(t)[k];
    const int b = tri(t)[(k + 1) % 3];
    const int c = tri(t)[(k + 2) % 3];
    if (isFeature(a, b)) {
      return false;
    }
    const std::vector<int> both = sharedTriangles(a, b);
    const int u = both[0] == t ? both[1] : both[0];
    if (cornerOf(tri(u), b) != (cornerOf(tri(u), a) + 2) % 3) {
      return false;
    }
    const int d = tri(u)[(cornerOf(tri(u), a) + 1) % 3];
    if (!sharedTriangles(c, d).empty() || m_mesh.regions[idx(t)] != m_mesh.regions[idx(u)] ||
        neighbours(c).size() >= kHighestValence || neighbours(d).size() >= kHighestValence) {
      return false;
    }
    const Triangle first{a, d, c};
    const Triangle second{d, b, c};
    if (!flipKeepsSurface(tri(t), tri(u), first, second)) {
      return false;
    }
    if (!m_mesh.wedges.empty()) {
      const int wa = wedgeAt(t, a);
      const int wb = wedgeAt(t, b);
      const int wc = wedgeAt(t, c);
      const int wd = wedgeAt(u, d);
      const auto area = [&](int i, int j, int l) {
        return doubleArea(m_mesh.uv[idx(i)], m_mesh.uv[idx(j)], m_mesh.uv[idx(l)]);
      };
      if (area(wa, wd, wc) <= 0 || area(wd, wb, wc) <= 0) {
        return false;
      }
      m_mesh.wedges[idx(t)] = {wa, wd, wc};
      m_mesh.wedges[idx(u)] = {wd, wb, wc};
    }
    m_mesh.triangles[idx(t)] = first;
    m_mesh.triangles[idx(u)] = second;
    const auto drop = [&](int v, int triangle) {
      std::vector<int>& list = m_trianglesOf[idx(v)];
      list.erase(std::find(list.begin(), list.end(), triangle));
    };
    drop(b, t);
    drop(a, u);
    m_trianglesOf[idx(d)].push_back(t);
    m_trianglesOf[idx(c)].push_back(u);
    return true;
  }

  bool flipKeepsSurface(const Triangle& t, const Triangle& u, const Triangle& first, const Triangle& second) const {
    const auto quality = [](const std::vector<Vec3>& x, const Triangle& c) {
      return triangleQuality(x[idx(c[0])], x[idx(c[1])], x[idx(c[2])]);
    };
    const std::vector<Vec3>& neutral = m_guide.poses[0];
    constexpr double kWorthwhile = 1.05;
    if (std::min(quality(neutral, first), quality(neutral, second)) <
        kWorthwhile * std::min(quality(neutral, t), quality(neutral, u))) {
      return false;
    }
    for (const std::vector<Vec3>& x : m_guide.poses) {
      const auto normal = [&x](const Triangle& c) {
        return normalized(doubleAreaNormal(x[idx(c[0])], x[idx(c[1])], x[idx(c[2])]));
      };
      for (const Triangle* before : {&t, &u}) {
        if (dot(normal(*before), normal(first)) < kFlipTurnCosine ||
            dot(normal(*before), normal(second)) < kFlipTurnCosine) {
          return false;
        }
      }
    }
    return true;
  }

  void compact() {
    std::size_t kept = 0;
    for (std::size_t t = 0; t < m_mesh.triangles.size(); ++t) {
      if (m_alive[t] == 0) {
        continue;
      }
      m_mesh.triangles[kept] = m_mesh.triangles[t];
      m_mesh.regions[kept] = m_mesh.regions[t];
      if (!m_mesh.wedges.empty()) {
        m_mesh.wedges[kept] = m_mesh.wedges[t];
      }
      ++kept;
    }
    m_mesh.triangles.resize(kept);
    m_mesh.regions.resize(kept);
    if (!m_mesh.wedges.empty()) {
      m_mesh.wedges.resize(kept);
    }
  }

  HalfMesh& m_mesh;
  const DecimationGuide& m_guide;
  std::vector<std::vector<int>> m_trianglesOf;
  std::vector<char> m_alive;
  int m_aliveCount = 0;
  std::vector<std::vector<Quadric>> m_quadrics;
  std::vector<int> m_stamp;
  std::priority_queue<Candidate> m_queue;
};

}  // namespace

void decimate(HalfMesh& mesh, const DecimationGuide& guide, int targetTriangles) {
  Decimator(mesh, guide).run(targetTriangles);
}

}  // namespace visagiste::training
