#include <map>
#include <random>

#include "models/training/face_model/decimation.h"
#include "models/training/face_model/skin_atlas.h"
#include "models/training/face_model/triangle_tree.h"

#include <catch2/catch.hpp>

using namespace visagiste::training;

namespace {

/// Half of a round cap: crown on top, open at the bottom, front at +z, x >= 0. Radius 100 mm.
struct Cap {
  HalfMesh mesh;
  std::vector<Vec3> positions;
};

Cap makeCap(int rings, int segments) {
  Cap cap;
  const auto add = [&](const Vec3& p, bool onMidline) {
    cap.positions.push_back(p);
    const int index = static_cast<int>(cap.mesh.points.size());
    cap.mesh.points.push_back({{index, index, index}, {1, 0, 0}});
    cap.mesh.onMidline.push_back(onMidline ? 1 : 0);
  };
  add({0, 100, 0}, true);
  constexpr double kPi = 3.141592653589793;
  for (int r = 1; r <= rings; ++r) {
    const double fromCrown = 2 * kPi / 3 * r / rings;
    for (int s = 0; s <= segments; ++s) {
      const double around = kPi * s / segments;  // front, side, back
      const bool middle = s == 0 || s == segments;
      add({middle ? 0 : 100 * std::sin(fromCrown) * std::sin(around), 100 * std::cos(fromCrown),
           100 * std::sin(fromCrown) * std::cos(around)},
          middle);
    }
  }
  const auto at = [segments](int r, int s) { return r == 0 ? 0 : 1 + (r - 1) * (segments + 1) + s; };
  for (int s = 0; s < segments; ++s) {
    cap.mesh.triangles.push_back({0, at(1, s), at(1, s + 1)});
    for (int r = 1; r < rings; ++r) {
      cap.mesh.triangles.push_back({at(r, s), at(r + 1, s), at(r + 1, s + 1)});
      cap.mesh.triangles.push_back({at(r, s), at(r + 1, s + 1), at(r, s + 1)});
    }
  }
  cap.mesh.regions.assign(cap.mesh.triangles.size(), Region::Face);
  return cap;
}

double areaOf(const HalfMesh& mesh, const std::vector<Vec3>& x) {
  double sum = 0;
  for (const Triangle& t : mesh.triangles) {
    sum += norm(doubleAreaNormal(x[static_cast<std::size_t>(t[0])], x[static_cast<std::size_t>(t[1])],
                                 x[static_cast<std::size_t>(t[2])])) /
           2;
  }
  return sum;
}

int midlineVertexCount(const HalfMesh& mesh) {
  std::map<int, int> used;
  for (const Triangle& t : mesh.triangles) {
    for (const int v : t) {
      used[v] = mesh.onMidline[static_cast<std::size_t>(v)];
    }
  }
  int count = 0;
  for (const auto& [v, onMidline] : used) {
    count += onMidline;
  }
  return count;
}

}  // namespace

TEST_CASE("decimation keeps shape, borders and orientation", "[face_model]") {
  Cap cap = makeCap(24, 24);
  const double before = areaOf(cap.mesh, cap.positions);
  const std::size_t count = cap.mesh.triangles.size();
  DecimationGuide guide;
  guide.poses = {cap.positions};
  guide.importance.assign(cap.positions.size(), 1);
  guide.locked.assign(cap.positions.size(), 0);
  guide.locked[300] = 1;
  decimate(cap.mesh, guide, static_cast<int>(count) / 4);
  CHECK(cap.mesh.triangles.size() <= count / 4);
  CHECK(areaOf(cap.mesh, cap.positions) == Approx(before).epsilon(0.03));  // chords of a sphere, edges of 20 mm
  CHECK(midlineVertexCount(cap.mesh) > 4);
  bool lockedStays = false;
  for (const Triangle& t : cap.mesh.triangles) {
    const Vec3& a = cap.positions[static_cast<std::size_t>(t[0])];
    const Vec3 n = doubleAreaNormal(a, cap.positions[static_cast<std::size_t>(t[1])],
                                    cap.positions[static_cast<std::size_t>(t[2])]);
    CHECK(dot(n, a) > 0);  // outwards, away from the sphere's centre
    lockedStays = lockedStays || t[0] == 300 || t[1] == 300 || t[2] == 300;
  }
  CHECK(lockedStays);
}

TEST_CASE("the skin's map fills half the square without overlap", "[face_model]") {
  Cap cap = makeCap(10, 12);
  unwrapSkin(cap.mesh, cap.positions, std::vector<double>(cap.positions.size(), 1));
  REQUIRE(cap.mesh.wedges.size() == cap.mesh.triangles.size());
  double sum = 0;
  for (const Triangle& w : cap.mesh.wedges) {
    const double area =
        doubleArea(cap.mesh.uv[static_cast<std::size_t>(w[0])], cap.mesh.uv[static_cast<std::size_t>(w[1])],
                   cap.mesh.uv[static_cast<std::size_t>(w[2])]) /
        2;
    CHECK(area > 0);
    sum += area;
  }
  CHECK(sum == Approx(0.5).margin(1e-9));  // positive areas that fill the half exactly cannot overlap
  for (std::size_t v = 0; v < cap.mesh.uv.size(); ++v) {
    CHECK(cap.mesh.uv[v].x >= 0.5);
    CHECK(cap.mesh.uv[v].x <= 1);
    if (cap.mesh.wedgeShared[v] != 0) {
      CHECK(cap.mesh.uv[v].x == 0.5);
      CHECK(cap.mesh.onMidline[v] == 1);
    }
  }
}

TEST_CASE("the tree finds the same nearest point as trying every triangle", "[face_model]") {
  const Cap cap = makeCap(8, 8);
  TriangleTree tree(cap.mesh.triangles, cap.positions);
  std::vector<Vec3> moved = cap.positions;
  for (Vec3& p : moved) {
    p = p * 1.1 + Vec3{5, 0, 0};
  }
  tree.refit(moved);
  std::mt19937 random(3);
  std::uniform_real_distribution<double> place(-150, 150);
  for (int i = 0; i < 50; ++i) {
    const Vec3 p{place(random), place(random), place(random)};
    double best = 1e9;
    for (const Triangle& t : cap.mesh.triangles) {
      const Vec3& a = moved[static_cast<std::size_t>(t[0])];
      const Vec3& b = moved[static_cast<std::size_t>(t[1])];
      const Vec3& c = moved[static_cast<std::size_t>(t[2])];
      best = std::min(best, norm(blend(nearestBarycentric(p, a, b, c), a, b, c) - p));
    }
    CHECK(tree.nearest(p).distance == Approx(best));
  }
}
