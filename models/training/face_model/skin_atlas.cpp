#include "models/training/face_model/skin_atlas.h"

#include <map>
#include <stdexcept>

#include "models/training/face_model/isometric_polish.h"

namespace visagiste::training {
namespace {

constexpr int kStretchRounds = 20;
constexpr int kPolishSweeps = 600;
constexpr double kStretchPower = 0.35;     // damped: full steps oscillate at the sockets
constexpr double kCrownBehindTopDeg = 25;  // where the cut ends, seen from the middle of the head
constexpr double kTopSideShare = 0.40;     // of the cut's length lies on the upper side of the square

struct Link {
  int to;
  double weight;
};

/// The border of the half surface as two chains of vertices.
struct Border {
  std::vector<int> midline;  ///< From the front of the neck over face, crown and back to the nape.
  std::vector<int> neck;     ///< From the nape's end of the midline round to the front.
};

Border findBorder(const HalfMesh& mesh, const std::vector<Vec3>& x) {
  std::map<std::pair<int, int>, int> directed;
  for (const Triangle& t : mesh.triangles) {
    for (std::size_t k = 0; k < 3; ++k) {
      directed[{t[k], t[(k + 1) % 3]}] = 1;
    }
  }
  std::map<int, int> next;  // border with the surface on its left side
  for (const auto& [edge, one] : directed) {
    if (directed.count({edge.second, edge.first}) == 0) {
      next[edge.first] = edge.second;
    }
  }
  // Start: the frontmost vertex of the midline that is followed or preceded by a neck vertex.
  const auto isMid = [&](int v) { return mesh.onMidline[static_cast<std::size_t>(v)] != 0; };
  std::vector<int> loop;
  const int first = next.begin()->first;
  for (int v = first; loop.empty() || v != first; v = next.at(v)) {
    loop.push_back(v);
    if (loop.size() > next.size()) {
      throw std::runtime_error("The border of the half surface is not one loop.");
    }
  }
  if (loop.size() != next.size()) {
    throw std::runtime_error("The outer surface has a hole besides the neck.");
  }
  const std::size_t n = loop.size();
  std::size_t begin = n;  // first midline vertex after the neck, in loop order
  for (std::size_t i = 0; i < n; ++i) {
    if (isMid(loop[i]) && !isMid(loop[(i + n - 1) % n])) {
      begin = i;
    }
  }
  Border border;
  for (std::size_t i = 0; i < n; ++i) {
    const int v = loop[(begin + i) % n];
    (isMid(v) ? border.midline : border.neck).push_back(v);
  }
  if (x[static_cast<std::size_t>(border.midline.front())].z < x[static_cast<std::size_t>(border.midline.back())].z) {
    std::reverse(border.midline.begin(), border.midline.end());
    std::reverse(border.neck.begin(), border.neck.end());
  }
  return border;
}

class SkinAtlas {
 public:
  SkinAtlas(const HalfMesh& mesh, const std::vector<Vec3>& x, const std::vector<double>& importance)
      : m_mesh(mesh),
        m_x(x),
        m_importance(importance),
        m_links(x.size()),
        m_uv(x.size()),
        m_fixedU(x.size(), 0),
        m_fixedV(x.size(), 0) {
    placeBorder();
    buildLinks();
  }

  std::vector<Vec2> run() {
    solve(20000);
    double best = stretch(nullptr);
    std::vector<Vec2> bestUv = m_uv;
    std::vector<double> sigma;
    for (int round = 0; round < kStretchRounds; ++round) {
      stretch(&sigma);
      for (std::vector<Link>& links : m_links) {
        for (Link& link : links) {
          link.weight /= std::pow(sigma[static_cast<std::size_t>(link.to)], kStretchPower);
        }
      }
      solve(1500);
      const double now = stretch(nullptr);
      if (now < best && noneTurned()) {
        best = now;
        bestUv = m_uv;
      }
    }
    FlatMap map{bestUv, m_fixedU, m_fixedV};
    polishIsometry(map, m_mesh.triangles, m_x, m_importance, kPolishSweeps);
    m_uv = map.uv;
    if (!noneTurned()) {
      throw std::runtime_error("The skin's UV map overlaps itself.");
    }
    return m_uv;
  }

  [[nodiscard]] bool onCut(int v) const { return m_onCut.at(static_cast<std::size_t>(v)) != 0; }

 private:
  static std::size_t idx(int i) { return static_cast<std::size_t>(i); }

  void pin(int v, double u, double vv, bool fixU, bool fixV) {
    m_uv[idx(v)] = {u, vv};
    m_fixedU[idx(v)] = fixU ? 1 : 0;
    m_fixedV[idx(v)] = fixV ? 1 : 0;
  }

  void placeChain(const std::vector<int>& chain, std::size_t from, std::size_t to, Vec2 start, Vec2 end) {
    double total = 0;
    for (std::size_t i = from; i < to; ++i) {
      total += norm(m_x[idx(chain[i + 1])] - m_x[idx(chain[i])]);
    }
    double walked = 0;
    for (std::size_t i = from; i <= to; ++i) {
      const double s = total > 0 ? walked / total : 0;
      const bool corner = i == from || i == to;
      pin(chain[i], start.x + s * (end.x - start.x), start.y + s * (end.y - start.y), corner || start.x == end.x,
          corner || start.y == end.y);
      if (i < to) {
        walked += norm(m_x[idx(chain[i + 1])] - m_x[idx(chain[i])]);
      }
    }
  }

  void placeBorder() {
    for (Vec2& uv : m_uv) {
      uv = {0.75, 0.5};
    }
    Border border = findBorder(m_mesh, m_x);
    const std::vector<int>& mid = border.midline;
    double top = -1e9;
    double front = -1e9;
    double back = 1e9;
    for (const int v : mid) {
      top = std::max(top, m_x[idx(v)].y);
    }
    for (const int v : mid) {
      if (m_x[idx(v)].y > top - 120) {  // the skull, without the neck
        front = std::max(front, m_x[idx(v)].z);
        back = std::min(back, m_x[idx(v)].z);
      }
    }
    const Vec3 middle{0, top - 90, (front + back) / 2};
    std::size_t crown = 0;
    double bestAngle = 1e9;
    constexpr double kDegPerRad = 57.29577951308232;
    for (std::size_t i = 0; i < mid.size(); ++i) {
      const Vec3 d = m_x[idx(mid[i])] - middle;
      const double behindTopDeg = std::atan2(-d.z, d.y) * kDegPerRad;
      if (d.y > 0 && std::abs(behindTopDeg - kCrownBehindTopDeg) < bestAngle) {
        bestAngle = std::abs(behindTopDeg - kCrownBehindTopDeg);
        crown = i;
      }
    }
    double cutLength = 0;
    for (std::size_t i = crown; i + 1 < mid.size(); ++i) {
      cutLength += norm(m_x[idx(mid[i + 1])] - m_x[idx(mid[i])]);
    }
    std::size_t corner = crown;
    for (double walked = 0; walked < kTopSideShare * cutLength; ++corner) {
      walked += norm(m_x[idx(mid[corner + 1])] - m_x[idx(mid[corner])]);
    }
    std::vector<int> bottom{mid.back()};
    bottom.insert(bottom.end(), border.neck.begin(), border.neck.end());
    bottom.push_back(mid.front());
    placeChain(bottom, 0, bottom.size() - 1, {1, 0}, {0.5, 0});
    placeChain(mid, 0, crown, {0.5, 0}, {0.5, 1});
    placeChain(mid, crown, corner, {0.5, 1}, {1, 1});
    placeChain(mid, corner, mid.size() - 1, {1, 1}, {1, 0});
    m_onCut.assign(m_x.size(), 0);
    for (std::size_t i = crown + 1; i < mid.size(); ++i) {
      m_onCut[idx(mid[i])] = 1;
    }
  }

  void addWeight(int from, int to, double weight) {
    for (Link& link : m_links[idx(from)]) {
      if (link.to == to) {
        link.weight += weight;
        return;
      }
    }
    m_links[idx(from)].push_back({to, weight});
  }

  /// Mean value coordinates, always positive. On the sides of the square the mirrored half would double every
  /// weight, which changes nothing.
  void buildLinks() {
    for (const Triangle& t : m_mesh.triangles) {
      for (std::size_t k = 0; k < 3; ++k) {
        const Vec3 p = m_x[idx(t[(k + 1) % 3])] - m_x[idx(t[k])];
        const Vec3 q = m_x[idx(t[(k + 2) % 3])] - m_x[idx(t[k])];
        const double angle = std::atan2(norm(cross(p, q)), dot(p, q));
        const double tangent = std::max(std::tan(angle / 2), 1e-3);
        addWeight(t[k], t[(k + 1) % 3], tangent / std::max(norm(p), 1e-3));
        addWeight(t[k], t[(k + 2) % 3], tangent / std::max(norm(q), 1e-3));
      }
    }
  }

  void solve(int sweeps) {
    constexpr double kOverRelaxation = 1.0;
    constexpr double kStill = 1e-8;
    for (int sweep = 0; sweep < sweeps; ++sweep) {
      double moved = 0;
      for (std::size_t i = 0; i < m_links.size(); ++i) {
        if (m_links[i].empty() || (m_fixedU[i] != 0 && m_fixedV[i] != 0)) {
          continue;
        }
        double sum = 0;
        Vec2 mean;
        for (const Link& link : m_links[i]) {
          sum += link.weight;
          mean.x += link.weight * m_uv[idx(link.to)].x;
          mean.y += link.weight * m_uv[idx(link.to)].y;
        }
        const Vec2 step{m_fixedU[i] != 0 ? 0 : mean.x / sum - m_uv[i].x,
                        m_fixedV[i] != 0 ? 0 : mean.y / sum - m_uv[i].y};
        m_uv[i].x += kOverRelaxation * step.x;
        m_uv[i].y += kOverRelaxation * step.y;
        moved = std::max({moved, std::abs(step.x), std::abs(step.y)});
      }
      if (moved < kStill) {
        return;
      }
    }
  }

  /// Root mean square stretch, area-weighted; per vertex into `sigma` (mean 1) when given.
  double stretch(std::vector<double>* sigma) const {
    std::vector<double> squares(m_x.size(), 0);
    std::vector<double> areas(m_x.size(), 1e-12);
    double energy = 0;
    double total = 0;
    for (const Triangle& t : m_mesh.triangles) {
      const double share = (m_importance[idx(t[0])] + m_importance[idx(t[1])] + m_importance[idx(t[2])]) / 3;
      const double s = std::sqrt(share);
      const Vec3 a = m_x[idx(t[0])] * s;
      const Vec3 b = m_x[idx(t[1])] * s;
      const Vec3 c = m_x[idx(t[2])] * s;
      const Vec2 p = m_uv[idx(t[0])];
      const Vec2 q = m_uv[idx(t[1])];
      const Vec2 r = m_uv[idx(t[2])];
      const double uvArea = std::max(std::abs(doubleArea(p, q, r)), 1e-12);
      const Vec3 ds = (a * (q.y - r.y) + b * (r.y - p.y) + c * (p.y - q.y)) * (1 / uvArea);
      const Vec3 dt = (a * (r.x - q.x) + b * (p.x - r.x) + c * (q.x - p.x)) * (1 / uvArea);
      const double square = (dot(ds, ds) + dot(dt, dt)) / 2;
      const double area = norm(doubleAreaNormal(a, b, c)) / 2;
      energy += area * square;
      total += area;
      for (const int v : t) {
        squares[idx(v)] += area * square;
        areas[idx(v)] += area;
      }
    }
    const double mean = std::sqrt(energy / total);
    if (sigma != nullptr) {
      sigma->resize(m_x.size());
      for (std::size_t i = 0; i < m_x.size(); ++i) {
        (*sigma)[i] = std::clamp(std::sqrt(squares[i] / areas[i]) / mean, 0.05, 20.0);
      }
    }
    return mean;
  }

  [[nodiscard]] bool noneTurned() const {
    return std::all_of(m_mesh.triangles.begin(), m_mesh.triangles.end(), [this](const Triangle& t) {
      return doubleArea(m_uv[idx(t[0])], m_uv[idx(t[1])], m_uv[idx(t[2])]) > 0;
    });
  }

  const HalfMesh& m_mesh;
  const std::vector<Vec3>& m_x;
  const std::vector<double>& m_importance;
  std::vector<std::vector<Link>> m_links;
  std::vector<Vec2> m_uv;
  std::vector<char> m_fixedU;
  std::vector<char> m_fixedV;
  std::vector<char> m_onCut;
};

}  // namespace

void unwrapSkin(HalfMesh& mesh, const std::vector<Vec3>& positions, const std::vector<double>& importance) {
  SkinAtlas atlas(mesh, positions, importance);
  mesh.uv = atlas.run();
  mesh.wedges = mesh.triangles;  // one wedge a vertex of the half
  mesh.wedgeShared.assign(mesh.uv.size(), 0);
  for (std::size_t v = 0; v < mesh.uv.size(); ++v) {
    // The crown itself keeps u = 0.5 and is shared; the cut behind it has a left and a right side.
    mesh.wedgeShared[v] = mesh.onMidline[v] != 0 && !atlas.onCut(static_cast<int>(v)) ? 1 : 0;
  }
}

}  // namespace visagiste::training
