#include "models/training/face_model/isometric_polish.h"

#include <limits>

namespace visagiste::training {
namespace {

std::size_t idx(int i) {
  return static_cast<std::size_t>(i);
}

/// A triangle's wanted shape: inverse of its edge matrix in the plane, and its weight in the energy.
struct Rest {
  double a = 0, b = 0, c = 0, d = 0;  ///< Inverse, row by row.
  double weight = 0;
};

class Polisher {
 public:
  Polisher(FlatMap& map, const std::vector<Triangle>& triangles, const std::vector<Vec3>& x,
           const std::vector<double>& importance)
      : m_map(map), m_triangles(triangles), m_trianglesOf(map.uv.size()) {
    double wanted = 0;
    double given = 0;
    const auto share = [&](const Triangle& t) {
      return (importance[idx(t[0])] + importance[idx(t[1])] + importance[idx(t[2])]) / 3;
    };
    for (std::size_t i = 0; i < triangles.size(); ++i) {
      const Triangle& t = triangles[i];
      for (const int v : t) {
        m_trianglesOf[idx(v)].push_back(static_cast<int>(i));
      }
      wanted += share(t) * norm(doubleAreaNormal(x[idx(t[0])], x[idx(t[1])], x[idx(t[2])]));
      given += doubleArea(map.uv[idx(t[0])], map.uv[idx(t[1])], map.uv[idx(t[2])]);
    }
    for (const Triangle& t : triangles) {
      m_rest.push_back(restShape(x[idx(t[0])], x[idx(t[1])], x[idx(t[2])], std::sqrt(share(t) * given / wanted)));
    }
  }

  void sweep() {
    for (std::size_t v = 0; v < m_map.uv.size(); ++v) {
      if (!m_trianglesOf[v].empty() && (m_map.fixedU[v] == 0 || m_map.fixedV[v] == 0)) {
        relax(v);
      }
    }
  }

 private:
  static Rest restShape(const Vec3& a, const Vec3& b, const Vec3& c, double scale) {
    const Vec3 e = (b - a) * scale;
    const Vec3 f = (c - a) * scale;
    const double length = std::max(norm(e), 1e-9);
    const double along = dot(f, e) / length;
    // Slivers keep a little height: their wanted shape would otherwise hold their neighbours flat.
    const double height = std::max(norm(cross(e, f)) / length, 0.05 * length);
    return {1 / length, -along / (length * height), 0, 1 / height, length * height / 2};
  }

  [[nodiscard]] double energyOf(int t) const {
    const Triangle& c = m_triangles[idx(t)];
    const Rest& r = m_rest[idx(t)];
    const Vec2 e = m_map.uv[idx(c[1])] - m_map.uv[idx(c[0])];
    const Vec2 f = m_map.uv[idx(c[2])] - m_map.uv[idx(c[0])];
    const double j00 = e.x * r.a + f.x * r.c;
    const double j01 = e.x * r.b + f.x * r.d;
    const double j10 = e.y * r.a + f.y * r.c;
    const double j11 = e.y * r.b + f.y * r.d;
    const double det = j00 * j11 - j01 * j10;
    if (det <= 1e-9) {
      return std::numeric_limits<double>::infinity();
    }
    const double square = j00 * j00 + j01 * j01 + j10 * j10 + j11 * j11;
    return r.weight * square * (1 + 1 / (det * det));
  }

  [[nodiscard]] double energyAt(std::size_t v, Vec2 place) {
    std::swap(m_map.uv[v], place);
    double sum = 0;
    for (const int t : m_trianglesOf[v]) {
      sum += energyOf(t);
    }
    std::swap(m_map.uv[v], place);
    return sum;
  }

  void relax(std::size_t v) {
    const Vec2 here = m_map.uv[v];
    double radius = 1;
    for (const int t : m_trianglesOf[v]) {
      for (const int w : m_triangles[idx(t)]) {
        if (idx(w) != v) {
          radius = std::min(radius, std::hypot(m_map.uv[idx(w)].x - here.x, m_map.uv[idx(w)].y - here.y));
        }
      }
    }
    const double h = 1e-3 * radius;
    const double e0 = energyAt(v, here);
    const double ex = energyAt(v, {here.x + h, here.y});
    const double e_x = energyAt(v, {here.x - h, here.y});
    const double ey = energyAt(v, {here.x, here.y + h});
    const double e_y = energyAt(v, {here.x, here.y - h});
    const double exy = energyAt(v, {here.x + h, here.y + h});
    if (!std::isfinite(e0 + ex + e_x + ey + e_y + exy)) {
      return;
    }
    double gx = (ex - e_x) / (2 * h);
    double gy = (ey - e_y) / (2 * h);
    const double hxx = std::max((ex - 2 * e0 + e_x) / (h * h), 1e-9);
    const double hyy = std::max((ey - 2 * e0 + e_y) / (h * h), 1e-9);
    double hxy = (exy - ex - ey + e0) / (h * h);
    if (m_map.fixedU[v] != 0) {
      gx = hxy = 0;
    }
    if (m_map.fixedV[v] != 0) {
      gy = hxy = 0;
    }
    if (hxx * hyy - hxy * hxy < 0.1 * hxx * hyy) {
      hxy = 0;  // not convex here: each axis by itself
    }
    const double det = hxx * hyy - hxy * hxy;
    Vec2 step{-(hyy * gx - hxy * gy) / det, -(hxx * gy - hxy * gx) / det};
    const double length = std::hypot(step.x, step.y);
    const double longest = 0.5 * radius;
    double damping = length > longest ? longest / length : 1;
    constexpr int kHalvings = 8;
    for (int i = 0; i < kHalvings; ++i, damping /= 2) {
      const Vec2 there{here.x + damping * step.x, here.y + damping * step.y};
      if (energyAt(v, there) < e0) {
        m_map.uv[v] = there;
        return;
      }
    }
  }

  FlatMap& m_map;
  const std::vector<Triangle>& m_triangles;
  std::vector<std::vector<int>> m_trianglesOf;
  std::vector<Rest> m_rest;
};

}  // namespace

void polishIsometry(FlatMap& map, const std::vector<Triangle>& triangles, const std::vector<Vec3>& positions,
                    const std::vector<double>& importance, int sweeps) {
  Polisher polisher(map, triangles, positions, importance);
  for (int i = 0; i < sweeps; ++i) {
    polisher.sweep();
  }
}

}  // namespace visagiste::training
