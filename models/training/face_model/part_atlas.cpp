#include "models/training/face_model/part_atlas.h"

#include <map>
#include <numeric>

namespace visagiste::training {
namespace {

constexpr double kGapMm = 0.35;        // between charts
constexpr double kSlackCosine = 0.25;  // a triangle joins its neighbours' direction if it faces it at all

std::size_t idx(int i) {
  return static_cast<std::size_t>(i);
}

/// Looking along one of six directions so that counter-clockwise stays counter-clockwise.
Vec2 project(const Vec3& p, int direction) {
  switch (direction) {
    case 0:
      return {-p.z, p.y};  // +x
    case 1:
      return {p.z, p.y};  // -x
    case 2:
      return {p.x, -p.z};  // +y
    case 3:
      return {p.x, p.z};  // -y
    case 4:
      return {p.x, p.y};  // +z
    default:
      return {-p.x, p.y};  // -z
  }
}

double along(const Vec3& n, int direction) {
  const std::array<double, 6> values{n.x, -n.x, n.y, -n.y, n.z, -n.z};
  return values[idx(direction)];
}

struct Chart {
  std::vector<int> triangles;
  int direction = 0;
  Vec2 low{1e9, 1e9};
  Vec2 high{-1e9, -1e9};
  Vec2 place;  ///< Lower left corner in the atlas, millimetres.
};

std::vector<std::array<int, 3>> triangleNeighbours(const std::vector<Triangle>& triangles) {
  std::map<std::pair<int, int>, int> owner;
  for (std::size_t t = 0; t < triangles.size(); ++t) {
    for (std::size_t k = 0; k < 3; ++k) {
      owner[{triangles[t][k], triangles[t][(k + 1) % 3]}] = static_cast<int>(t);
    }
  }
  std::vector<std::array<int, 3>> out(triangles.size(), {-1, -1, -1});
  for (std::size_t t = 0; t < triangles.size(); ++t) {
    for (std::size_t k = 0; k < 3; ++k) {
      const auto found = owner.find({triangles[t][(k + 1) % 3], triangles[t][k]});
      out[t][k] = found == owner.end() ? -1 : found->second;
    }
  }
  return out;
}

std::vector<int> directions(const HalfMesh& mesh, const std::vector<Vec3>& x,
                            const std::vector<std::array<int, 3>>& neighbours) {
  std::vector<int> out(mesh.triangles.size(), 0);
  std::vector<Vec3> normals;
  for (const Triangle& t : mesh.triangles) {
    normals.push_back(normalized(doubleAreaNormal(x[idx(t[0])], x[idx(t[1])], x[idx(t[2])])));
  }
  for (std::size_t t = 0; t < out.size(); ++t) {
    for (int d = 1; d < 6; ++d) {
      if (along(normals[t], d) > along(normals[t], out[t])) {
        out[t] = d;
      }
    }
  }
  // Lone triangles follow the majority around them: fewer seams.
  constexpr int kRounds = 6;
  for (int round = 0; round < kRounds; ++round) {
    for (std::size_t t = 0; t < out.size(); ++t) {
      for (const int n : neighbours[t]) {
        const auto agree = [&](int d) {
          return std::count_if(neighbours[t].begin(), neighbours[t].end(),
                               [&](int m) { return m >= 0 && out[idx(m)] == d; });
        };
        if (n >= 0 && out[idx(n)] != out[t] && agree(out[idx(n)]) > std::max<std::ptrdiff_t>(agree(out[t]), 1) &&
            along(normals[t], out[idx(n)]) > kSlackCosine) {
          out[t] = out[idx(n)];
          break;
        }
      }
    }
  }
  return out;
}

std::vector<Chart> findCharts(const HalfMesh& mesh, const std::vector<Vec3>& x) {
  const std::vector<std::array<int, 3>> neighbours = triangleNeighbours(mesh.triangles);
  const std::vector<int> direction = directions(mesh, x, neighbours);
  std::vector<Chart> charts;
  std::vector<char> done(mesh.triangles.size(), 0);
  for (std::size_t first = 0; first < done.size(); ++first) {
    if (done[first] != 0) {
      continue;
    }
    Chart chart;
    chart.direction = direction[first];
    std::vector<int> open{static_cast<int>(first)};
    done[first] = 1;
    while (!open.empty()) {
      const int t = open.back();
      open.pop_back();
      chart.triangles.push_back(t);
      for (const int v : mesh.triangles[idx(t)]) {
        const Vec2 p = project(x[idx(v)], chart.direction);
        chart.low = {std::min(chart.low.x, p.x), std::min(chart.low.y, p.y)};
        chart.high = {std::max(chart.high.x, p.x), std::max(chart.high.y, p.y)};
      }
      for (const int n : neighbours[idx(t)]) {
        if (n >= 0 && done[idx(n)] == 0 && direction[idx(n)] == chart.direction) {
          done[idx(n)] = 1;
          open.push_back(n);
        }
      }
    }
    charts.push_back(chart);
  }
  return charts;
}

/// Places the charts on shelves of the given width; returns the height used.
double packShelves(std::vector<Chart>& charts, double width) {
  std::vector<std::size_t> order(charts.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return charts[a].high.y - charts[a].low.y > charts[b].high.y - charts[b].low.y;
  });
  double x = kGapMm;
  double y = kGapMm;
  double shelf = 0;
  for (const std::size_t c : order) {
    const Vec2 size = charts[c].high - charts[c].low;
    if (x + size.x + kGapMm > width) {
      x = kGapMm;
      y += shelf + kGapMm;
      shelf = 0;
    }
    charts[c].place = {x, y};
    x += size.x + kGapMm;
    shelf = std::max(shelf, size.y);
  }
  return y + shelf + kGapMm;
}

}  // namespace

void unwrapParts(HalfMesh& mesh, const std::vector<Vec3>& positions, double height) {
  std::vector<Chart> charts = findCharts(mesh, positions);
  double width = 10;
  for (const Chart& chart : charts) {
    width = std::max(width, chart.high.x - chart.low.x + 2 * kGapMm);
  }
  while (packShelves(charts, width) > 2 * width * height) {
    width *= 1.02;
  }
  mesh.wedges.assign(mesh.triangles.size(), {});
  for (const Chart& chart : charts) {
    std::map<int, int> wedgeOf;
    for (const int t : chart.triangles) {
      for (std::size_t k = 0; k < 3; ++k) {
        const int v = mesh.triangles[idx(t)][k];
        const auto [entry, isNew] = wedgeOf.emplace(v, static_cast<int>(mesh.uv.size()));
        if (isNew) {
          const Vec2 p = project(positions[idx(v)], chart.direction) - chart.low;
          mesh.uv.push_back({0.5 + (chart.place.x + p.x) / (2 * width), (chart.place.y + p.y) / (2 * width)});
          mesh.wedgeShared.push_back(0);
        }
        mesh.wedges[idx(t)][k] = entry->second;
      }
    }
  }
}

}  // namespace visagiste::training
