#include "models/training/face_model/head_builder.h"

#include <numeric>
#include <stdexcept>

#include "models/training/face_model/decimation.h"
#include "models/training/face_model/part_atlas.h"
#include "models/training/face_model/skin_atlas.h"
#include "models/training/face_model/symmetry.h"

namespace visagiste::training {
namespace {

constexpr std::size_t kLevels = 3;

std::size_t idx(int i) {
  return static_cast<std::size_t>(i);
}

/// A half mesh with the triangles of all levels over the same points and wedges.
struct LeveledHalf {
  HalfMesh mesh;  ///< Triangles of the level in work.
  std::array<std::vector<Triangle>, kLevels> triangles;
  std::array<std::vector<Triangle>, kLevels> wedges;
  std::array<std::vector<Region>, kLevels> regions;

  void keepLevel(std::size_t level) {
    triangles[level] = mesh.triangles;
    wedges[level] = mesh.wedges;
    regions[level] = mesh.regions;
  }
};

/// Shapes in which the decimated surface has to fit: rest, and the motions that fold or open the skin most.
std::vector<std::vector<Vec3>> guidePoses(const FaceSource& source) {
  const std::vector<std::vector<PoseTerm>> poses = {
      {},
      {{"jawOpen", 0.7}},
      {{"eyeBlink_L", 1}, {"eyeBlink_R", 1}},
      {{"mouthSmile_L", 1}, {"mouthSmile_R", 1}, {"browOuterUp_L", 1}, {"browOuterUp_R", 1}},
      {{"mouthPucker", 1}, {"browInnerUp_L", 1}, {"browInnerUp_R", 1}, {"noseSneer_L", 1}, {"noseSneer_R", 1}},
      {{"jawOpen", 0.4}, {"mouthUpperUp_L", 1}, {"mouthUpperUp_R", 1}, {"eyeWide_L", 1}, {"eyeWide_R", 1}},
  };
  std::vector<std::vector<Vec3>> out;
  for (const std::vector<PoseTerm>& terms : poses) {
    std::vector<PoseTerm> known;
    std::copy_if(terms.begin(), terms.end(), std::back_inserter(known),
                 [&](const PoseTerm& term) { return source.expressionIndex(term.expression) >= 0; });
    out.push_back(posedSource(source, known));
  }
  return out;
}

double distanceToLandmarks(const FaceSource& source, const Vec3& p, std::size_t first, std::size_t last) {
  double best = 1e9;
  for (std::size_t i = first; i <= last && i < source.landmarks68.size(); ++i) {
    best = std::min(best, norm(p - source.vertices[idx(source.landmarks68[i])]));
  }
  return best;
}

double bump(double distance, double width) {
  return std::exp(-(distance / width) * (distance / width));
}

std::vector<Region> vertexRegions(const HalfMesh& mesh) {
  std::vector<Region> out(mesh.points.size(), Region::Face);
  for (std::size_t t = mesh.triangles.size(); t-- > 0;) {  // the first component wins at borders
    for (const int v : mesh.triangles[t]) {
      out[idx(v)] = mesh.regions[t];
    }
  }
  return out;
}

/// More triangles where people look and where the face moves.
std::vector<double> meshImportance(const FaceSource& source, const HalfMesh& mesh, const std::vector<Vec3>& neutral) {
  const std::vector<Region> regions = vertexRegions(mesh);
  std::vector<double> out;
  for (std::size_t v = 0; v < neutral.size(); ++v) {
    const Vec3& p = neutral[v];
    const double features = 6 * bump(distanceToLandmarks(source, p, 36, 47), 11) +
                            5 * bump(distanceToLandmarks(source, p, 48, 67), 11) +
                            2.5 * bump(distanceToLandmarks(source, p, 27, 35), 13);
    constexpr double kEarsFromMm = 72;
    switch (regions[v]) {
      case Region::MouthSocket:
      case Region::EyeSocketLeft:
        out.push_back(0.06 + 0.1 * features);
        break;
      case Region::HeadAndNeck:
        out.push_back(0.25);
        break;
      case Region::Face:
        out.push_back((p.x > kEarsFromMm ? 0.4 : 1.0) + features);
        break;
      default:
        out.push_back(1);
    }
  }
  return out;
}

/// More texels for the face than for hair, neck and shoulders; almost none for what stays hidden.
std::vector<double> texelImportance(const FaceSource& source, const HalfMesh& mesh, const std::vector<Vec3>& neutral) {
  const std::vector<Region> regions = vertexRegions(mesh);
  constexpr std::size_t kNoseBridge = 28;
  const Vec3 middle = source.vertices[idx(source.landmarks68.at(kNoseBridge))];
  std::vector<double> out;
  for (std::size_t v = 0; v < neutral.size(); ++v) {
    const double radial = 0.26 + 3 * bump(norm(neutral[v] - middle), 80);
    const double features = 1.5 * bump(distanceToLandmarks(source, neutral[v], 36, 47), 16) +
                            1.0 * bump(distanceToLandmarks(source, neutral[v], 48, 67), 16);
    const bool mouth = regions[v] == Region::MouthSocket;
    const bool eye = regions[v] == Region::EyeSocketLeft;
    out.push_back(mouth ? 0.05 : eye ? 0.12 : radial + features);
  }
  return out;
}

DecimationGuide guideFor(const FaceSource& source, const std::vector<int>& mirror,
                         const std::vector<std::vector<Vec3>>& poses, const HalfMesh& mesh) {
  DecimationGuide guide;
  for (const std::vector<Vec3>& pose : poses) {
    guide.poses.push_back(placePoints(mesh.points, pose));
  }
  guide.importance = meshImportance(source, mesh, guide.poses.front());
  std::vector<char> isLandmark(source.vertices.size(), 0);
  for (const int v : source.landmarks68) {
    isLandmark[idx(v)] = 1;
    isLandmark[idx(mirror[idx(v)])] = 1;
  }
  for (const SurfacePoint& p : mesh.points) {
    guide.locked.push_back(isLandmark[idx(p.vertex[0])]);
  }
  return guide;
}

// Upper end of the gums in the mouth's UV map; the mouth socket lies above.
constexpr double kGumsHeight = 0.76;

/// Gives the mouth socket, which unwrapSkin() leaves in the slot between the lips, its own place in the mouth's map.
void moveMouthSocket(HalfMesh& mesh) {
  Vec2 low{1, 1};
  Vec2 high{0, 0};
  for (std::size_t t = 0; t < mesh.triangles.size(); ++t) {
    for (const int w : mesh.wedges[t]) {
      if (mesh.regions[t] == Region::MouthSocket) {
        const Vec2& uv = mesh.uv[idx(w)];
        low = {std::min(low.x, uv.x), std::min(low.y, uv.y)};
        high = {std::max(high.x, uv.x), std::max(high.y, uv.y)};
      }
    }
  }
  constexpr double kFirstU = 0.5;  // the midline stays where both sides share it
  constexpr double kLastU = 0.98;
  constexpr double kFirstV = 0.79;
  constexpr double kLastV = 0.99;
  std::vector<int> moved(mesh.uv.size(), -1);
  for (std::size_t t = 0; t < mesh.triangles.size(); ++t) {
    for (int& w : mesh.wedges[t]) {
      if (mesh.regions[t] != Region::MouthSocket) {
        continue;
      }
      const auto old = idx(w);
      if (moved[old] < 0) {
        moved[old] = static_cast<int>(mesh.uv.size());
        const Vec2 uv = mesh.uv[old];
        mesh.uv.push_back({kFirstU + (uv.x - 0.5) / (high.x - 0.5) * (kLastU - kFirstU),
                           kFirstV + (uv.y - low.y) / (high.y - low.y) * (kLastV - kFirstV)});
        mesh.wedgeShared.push_back(mesh.wedgeShared[old]);
      }
      w = moved[old];
    }
  }
}

LeveledHalf buildPart(const FaceSource& source, const std::vector<int>& mirror,
                      const std::vector<std::vector<Vec3>>& poses, const std::vector<std::string>& components,
                      const std::array<int, 3>& budget) {
  LeveledHalf part;
  part.mesh = leftHalf(source, mirror, components);
  const DecimationGuide guide = guideFor(source, mirror, poses, part.mesh);
  for (std::size_t level = 0; level < kLevels; ++level) {
    decimate(part.mesh, guide, budget[level] / 2);
    if (level == 0) {
      const std::vector<Vec3>& neutral = guide.poses.front();
      if (components.front() == "face") {
        unwrapSkin(part.mesh, neutral, texelImportance(source, part.mesh, neutral));
        moveMouthSocket(part.mesh);
      } else {
        unwrapParts(part.mesh, neutral, components.front() == "gums_and_tongue" ? kGumsHeight : 1);
      }
    }
    part.keepLevel(level);
  }
  return part;
}

LeveledHalf eyeballPart(const Eyeball& eye) {
  LeveledHalf part;
  part.mesh = eye.mesh;
  for (std::size_t level = 0; level < kLevels; ++level) {
    part.triangles[level] = eye.levels[level];
    part.wedges[level] = eye.levels[level];
    part.regions[level].assign(eye.levels[level].size(), Region::EyeballLeft);
  }
  return part;
}

void append(LeveledHalf& whole, const LeveledHalf& part) {
  const int points = static_cast<int>(whole.mesh.points.size());
  const int wedges = static_cast<int>(whole.mesh.uv.size());
  const auto join = [](auto& to, const auto& from) { to.insert(to.end(), from.begin(), from.end()); };
  const auto joinShifted = [](std::vector<Triangle>& to, const std::vector<Triangle>& from, int shift) {
    for (const Triangle& t : from) {
      to.push_back({t[0] + shift, t[1] + shift, t[2] + shift});
    }
  };
  join(whole.mesh.points, part.mesh.points);
  join(whole.mesh.onMidline, part.mesh.onMidline);
  join(whole.mesh.uv, part.mesh.uv);
  join(whole.mesh.wedgeShared, part.mesh.wedgeShared);
  for (std::size_t level = 0; level < kLevels; ++level) {
    joinShifted(whole.triangles[level], part.triangles[level], points);
    joinShifted(whole.wedges[level], part.wedges[level], wedges);
    join(whole.regions[level], part.regions[level]);
  }
}

Region mirrored(Region region) {
  switch (region) {
    case Region::EyeSocketLeft:
      return Region::EyeSocketRight;
    case Region::EyeballLeft:
      return Region::EyeballRight;
    default:
      return region;
  }
}

std::size_t materialOf(Region region) {
  switch (region) {
    case Region::EyeballLeft:
    case Region::EyeballRight:
      return 1;
    case Region::Teeth:
      return 2;
    case Region::GumsAndTongue:
    case Region::MouthSocket:
      return 3;
    default:
      return 0;
  }
}
constexpr std::array<const char*, 4> kMaterialNames = {"skin", "eyes", "teeth", "mouth"};

/// Left and right numbers of each element of the half, coarse levels first; -1 for elements no level uses.
struct Numbering {
  std::vector<int> left;
  std::vector<int> right;
  std::array<int, kLevels> countAtLevel{};
  int count = 0;
};

Numbering numberElements(std::size_t size, const std::array<std::vector<Triangle>, kLevels>& used,
                         const std::vector<char>& shared) {
  std::vector<int> coarsest(size, -1);
  for (std::size_t level = 0; level < kLevels; ++level) {
    for (const Triangle& t : used[level]) {
      for (const int i : t) {
        coarsest[idx(i)] = static_cast<int>(level);
      }
    }
  }
  Numbering out;
  out.left.assign(size, -1);
  out.right.assign(size, -1);
  for (std::size_t level = kLevels; level-- > 0;) {
    for (std::size_t i = 0; i < size; ++i) {
      if (coarsest[i] == static_cast<int>(level)) {
        out.left[i] = out.count++;
        out.right[i] = shared[i] != 0 ? out.left[i] : out.count++;
      }
    }
    out.countAtLevel[level] = out.count;
  }
  return out;
}

class Assembler {
 public:
  Assembler(const LeveledHalf& half, const std::vector<int>& mirror)
      : m_half(half),
        m_mirror(mirror),
        m_points(numberElements(half.mesh.points.size(), half.triangles, half.mesh.onMidline)),
        m_wedges(numberElements(half.mesh.uv.size(), half.wedges, half.mesh.wedgeShared)) {}

  HeadTopology run() {
    placeVertices();
    placeWedges();
    for (std::size_t level = 0; level < kLevels; ++level) {
      m_head.levels.push_back(makeLevel(level));
    }
    return m_head;
  }

  [[nodiscard]] int left(int halfPoint) const { return m_points.left[idx(halfPoint)]; }
  [[nodiscard]] int right(int halfPoint) const { return m_points.right[idx(halfPoint)]; }

 private:
  void placeVertices() {
    m_head.points.resize(idx(m_points.count));
    m_head.mirror.resize(idx(m_points.count));
    m_head.regions.resize(idx(m_points.count), Region::Face);
    for (std::size_t i = 0; i < m_points.left.size(); ++i) {
      const int l = m_points.left[i];
      const int r = m_points.right[i];
      if (l < 0) {
        continue;
      }
      m_head.points[idx(l)] = m_half.mesh.points[i];
      m_head.mirror[idx(l)] = r;
      m_head.mirror[idx(r)] = l;
      if (r != l) {
        SurfacePoint opposite = m_half.mesh.points[i];
        for (int& v : opposite.vertex) {
          v = m_mirror[idx(v)];
        }
        m_head.points[idx(r)] = opposite;
      }
    }
    const std::vector<Triangle>& finest = m_half.triangles.front();
    for (std::size_t t = finest.size(); t-- > 0;) {
      for (const int v : finest[t]) {
        m_head.regions[idx(right(v))] = mirrored(m_half.regions.front()[t]);
        m_head.regions[idx(left(v))] = m_half.regions.front()[t];
      }
    }
  }

  void placeWedges() {
    m_head.wedgeVertex.resize(idx(m_wedges.count));
    m_head.wedgeUv.resize(idx(m_wedges.count));
    m_head.wedgeMirror.resize(idx(m_wedges.count));
    for (std::size_t w = 0; w < m_wedges.left.size(); ++w) {
      const int l = m_wedges.left[w];
      const int r = m_wedges.right[w];
      if (l >= 0) {
        m_head.wedgeUv[idx(l)] = m_half.mesh.uv[w];
        m_head.wedgeUv[idx(r)] = {1 - m_half.mesh.uv[w].x, m_half.mesh.uv[w].y};
        m_head.wedgeMirror[idx(l)] = r;
        m_head.wedgeMirror[idx(r)] = l;
      }
    }
    const std::vector<Triangle>& triangles = m_half.triangles.front();
    for (std::size_t t = 0; t < triangles.size(); ++t) {
      for (std::size_t k = 0; k < 3; ++k) {
        const int w = m_half.wedges.front()[t][k];
        m_head.wedgeVertex[idx(m_wedges.left[idx(w)])] = left(triangles[t][k]);
        m_head.wedgeVertex[idx(m_wedges.right[idx(w)])] = right(triangles[t][k]);
      }
    }
  }

  HeadLevel makeLevel(std::size_t level) const {
    HeadLevel out;
    out.vertexCount = m_points.countAtLevel[level];
    out.wedgeCount = m_wedges.countAtLevel[level];
    for (std::size_t material = 0; material < kMaterialNames.size(); ++material) {
      MaterialRun run{kMaterialNames[material], static_cast<int>(out.triangles.size()), 0};
      for (std::size_t t = 0; t < m_half.wedges[level].size(); ++t) {
        if (materialOf(m_half.regions[level][t]) == material) {
          const Triangle& w = m_half.wedges[level][t];
          out.triangles.push_back({m_wedges.left[idx(w[0])], m_wedges.left[idx(w[1])], m_wedges.left[idx(w[2])]});
          out.triangles.push_back({m_wedges.right[idx(w[0])], m_wedges.right[idx(w[2])], m_wedges.right[idx(w[1])]});
        }
      }
      run.triangleCount = static_cast<int>(out.triangles.size()) - run.firstTriangle;
      out.materials.push_back(run);
    }
    return out;
  }

  const LeveledHalf& m_half;
  const std::vector<int>& m_mirror;
  Numbering m_points;
  Numbering m_wedges;
  HeadTopology m_head;
};

}  // namespace

HeadTopology buildHead(const FaceSource& source, const HeadBudget& budget) {
  const std::vector<int> mirror = mirrorMap(source);
  const std::vector<std::vector<Vec3>> poses = guidePoses(source);
  const Eyeball eye = buildLeftEyeball(source);

  LeveledHalf whole;
  append(whole,
         buildPart(source, mirror, poses, {"face", "head_and_neck", "eye_socket_left", "mouth_socket"}, budget.skin));
  const int firstEyePoint = static_cast<int>(whole.mesh.points.size());
  append(whole, eyeballPart(eye));
  append(whole, buildPart(source, mirror, poses, {"teeth"}, budget.teeth));
  append(whole, buildPart(source, mirror, poses, {"gums_and_tongue"}, budget.gums));

  Assembler assembler(whole, mirror);
  HeadTopology head = assembler.run();
  head.leftEye = eye;
  for (std::size_t k = 0; k < 4; ++k) {
    head.leftIris[k] = assembler.left(firstEyePoint + eye.irisEdge[k]);
    // Mirrored, left and right of the iris change places.
    head.rightIris[k] = assembler.right(firstEyePoint + eye.irisEdge[k % 2 == 0 ? 2 - k : k]);
  }
  head.vertexOfSource.assign(source.vertices.size(), -1);
  for (std::size_t v = 0; v < head.points.size(); ++v) {
    if (head.points[v].weight[0] == 1) {
      head.vertexOfSource[idx(head.points[v].vertex[0])] = static_cast<int>(v);
    }
  }
  return head;
}

}  // namespace visagiste::training
