#include "models/training/face_model/eyeball.h"

#include <map>
#include <stdexcept>

namespace visagiste::training {
namespace {

constexpr double kRadPerDeg = 0.017453292519943295;
constexpr int kSegments = 32;
// Rings from the pole outwards as fractions: three across the iris, its border, then the sclera. The second number is
// the coarsest level that keeps the ring.
struct Ring {
  double angleOfIris;  ///< In iris half-angles; above 1 counted in degrees.
  int coarsest;
};
constexpr std::array<Ring, 15> kRings = {{{0.30, 0},
                                          {0.55, 1},
                                          {0.80, 0},
                                          {1.00, 2},
                                          {27, 0},
                                          {32, 1},
                                          {39, 0},
                                          {46, 2},
                                          {54, 0},
                                          {63, 1},
                                          {74, 0},
                                          {86, 2},
                                          {100, 1},
                                          {122, 0},
                                          {kEyeballOpenDeg, 2}}};
constexpr std::array<int, 3> kSegmentStep = {1, 2, 4};  // of the levels

std::size_t idx(int i) {
  return static_cast<std::size_t>(i);
}

struct Shell {
  std::vector<Triangle> triangles;
  Vec3 center;
};

/// The connected part of the eyeball that reaches furthest from the middle.
Shell outerShell(const FaceSource& source, const SourceComponent& eye) {
  std::map<int, int> parent;
  const auto root = [&](int v) {
    parent.emplace(v, v);
    while (parent[v] != v) {
      v = parent[v] = parent[parent[v]];
    }
    return v;
  };
  std::vector<Triangle> all;
  for (int f = eye.firstFace; f <= eye.lastFace; ++f) {
    const std::array<int, 4>& face = source.faces[idx(f)];
    all.push_back({face[0], face[1], face[2]});
    if (face[3] >= 0) {
      all.push_back({face[0], face[2], face[3]});
    }
    for (const int v : face) {
      if (v >= 0) {
        parent[root(v)] = root(face[0]);
      }
    }
  }
  std::map<int, std::pair<Vec3, Vec3>> boxes;
  for (const auto& [v, p] : parent) {
    const Vec3& x = source.vertices[idx(v)];
    auto& box = boxes.emplace(root(v), std::make_pair(x, x)).first->second;
    box.first = {std::min(box.first.x, x.x), std::min(box.first.y, x.y), std::min(box.first.z, x.z)};
    box.second = {std::max(box.second.x, x.x), std::max(box.second.y, x.y), std::max(box.second.z, x.z)};
  }
  int widest = -1;
  double size = 0;
  for (const auto& [r, box] : boxes) {
    if (norm(box.second - box.first) > size) {
      size = norm(box.second - box.first);
      widest = r;
    }
  }
  Shell shell;
  for (const Triangle& t : all) {
    if (root(t[0]) == widest) {
      shell.triangles.push_back(t);
    }
  }
  // The back half is a sphere; the box of the shell without the cornea's bulge gives its centre.
  const auto& box = boxes.at(widest);
  const double radius = ((box.second.x - box.first.x) + (box.second.y - box.first.y)) / 4;
  shell.center = (box.first + box.second) * 0.5;
  shell.center.z = box.first.z + radius;
  return shell;
}

/// Where the line of sight leaves the eye: the middle of what PupilDilate moves; straight ahead without it.
Vec3 gazeAxis(const FaceSource& source, const Vec3& center) {
  const int index = source.expressionIndex("PupilDilate_L");
  Vec3 sum;
  double weight = 0;
  if (index >= 0) {
    const std::vector<float>& delta = source.expressions[idx(index)];
    for (std::size_t i = 0; i < source.vertices.size(); ++i) {
      const Vec3 d{delta[3 * i], delta[3 * i + 1], delta[3 * i + 2]};
      if (source.vertices[i].x > 0 && norm(d) > 0.5) {
        sum += source.vertices[i];
        weight += 1;
      }
    }
  }
  return weight > 0 ? normalized(sum * (1 / weight) - center) : Vec3{0, 0, 1};
}

SurfacePoint castRay(const FaceSource& source, const Shell& shell, const Vec3& direction) {
  SurfacePoint best;
  double bestT = -1;
  for (const Triangle& t : shell.triangles) {
    const Vec3& a = source.vertices[idx(t[0])];
    const Vec3 e1 = source.vertices[idx(t[1])] - a;
    const Vec3 e2 = source.vertices[idx(t[2])] - a;
    const Vec3 h = cross(direction, e2);
    const double det = dot(e1, h);
    if (std::abs(det) < 1e-12) {
      continue;
    }
    const Vec3 s = shell.center - a;
    const double u = dot(s, h) / det;
    const Vec3 q = cross(s, e1);
    const double v = dot(direction, q) / det;
    const double along = dot(e2, q) / det;
    constexpr double kSlack = 1e-6;
    if (u >= -kSlack && v >= -kSlack && u + v <= 1 + kSlack && along > bestT) {
      bestT = along;
      best = {{t[0], t[1], t[2]}, {1 - u - v, u, v}};
    }
  }
  if (bestT <= 0) {
    throw std::runtime_error("The source's eyeball is not closed.");
  }
  return best;
}

}  // namespace

Eyeball buildLeftEyeball(const FaceSource& source) {
  const SourceComponent* component = source.component("eyeball_left");
  if (component == nullptr) {
    throw std::runtime_error("The source has no component 'eyeball_left'.");
  }
  const Shell shell = outerShell(source, *component);
  Eyeball eye;
  eye.center = shell.center;
  eye.axis = gazeAxis(source, shell.center);
  const Vec3 side = normalized(cross({0, 1, 0}, eye.axis));
  const Vec3 up = cross(eye.axis, side);
  const SurfacePoint pole = castRay(source, shell, eye.axis);
  const double poleRadius = norm(placePoints({pole}, source.vertices)[0] - eye.center);
  const double irisDeg = std::asin(kIrisRadiusMm / poleRadius) / kRadPerDeg;

  const auto addPoint = [&](const SurfacePoint& p, double deg, double around) {
    const double radius = std::pow(deg / kEyeballOpenDeg, kEyeballUvPower) * kEyeballUvRadius;
    eye.mesh.points.push_back(p);
    eye.mesh.onMidline.push_back(0);
    eye.mesh.uv.push_back({0.75 + radius * std::cos(around) / 2, 0.5 + radius * std::sin(around)});
    eye.mesh.wedgeShared.push_back(0);
  };
  addPoint(pole, 0, 0);
  for (const Ring& ring : kRings) {
    const double deg = ring.angleOfIris <= 1 ? ring.angleOfIris * irisDeg : ring.angleOfIris;
    for (int s = 0; s < kSegments; ++s) {
      const double around = 2 * 3.141592653589793 * s / kSegments;
      const Vec3 direction = eye.axis * std::cos(deg * kRadPerDeg) +
                             (side * std::cos(around) + up * std::sin(around)) * std::sin(deg * kRadPerDeg);
      addPoint(castRay(source, shell, direction), deg, around);
    }
  }
  for (int level = 0; level < 3; ++level) {
    std::vector<int> rings;
    for (std::size_t r = 0; r < kRings.size(); ++r) {
      if (kRings[r].coarsest >= level) {
        rings.push_back(static_cast<int>(r));
      }
    }
    const int step = kSegmentStep[idx(level)];
    const auto at = [&](int ring, int s) { return 1 + ring * kSegments + s % kSegments; };
    std::vector<Triangle> triangles;
    for (int s = 0; s < kSegments; s += step) {
      triangles.push_back({0, at(rings[0], s), at(rings[0], s + step)});
      for (std::size_t r = 0; r + 1 < rings.size(); ++r) {
        triangles.push_back({at(rings[r], s), at(rings[r + 1], s), at(rings[r + 1], s + step)});
        triangles.push_back({at(rings[r], s), at(rings[r + 1], s + step), at(rings[r], s + step)});
      }
    }
    eye.levels.push_back(triangles);
  }
  eye.mesh.triangles = eye.levels.front();
  eye.mesh.wedges = eye.levels.front();
  eye.mesh.regions.assign(eye.mesh.triangles.size(), Region::EyeballLeft);
  constexpr int kIrisRing = 3;
  for (int k = 0; k < 4; ++k) {
    eye.irisEdge[idx(k)] = 1 + kIrisRing * kSegments + k * kSegments / 4;
  }
  return eye;
}

Vec3 turnEyeball(const Eyeball& eye, const Vec3& center, const Vec3& p, double leftDeg, double upDeg) {
  const Vec3 side = normalized(cross({0, 1, 0}, eye.axis));
  const double l = leftDeg * kRadPerDeg;
  const double u = upDeg * kRadPerDeg;
  Vec3 r = p - center;
  // About the side axis (up), then about the vertical (left).
  const auto turn = [](const Vec3& v, const Vec3& k, double angle) {
    return v * std::cos(angle) + cross(k, v) * std::sin(angle) + k * (dot(k, v) * (1 - std::cos(angle)));
  };
  r = turn(r, side, -u);
  r = turn(r, {0, 1, 0}, l);
  return center + r - p;
}

}  // namespace visagiste::training
