#include "models/training/face_model/symmetry.h"

#include <cstdint>
#include <deque>
#include <map>
#include <unordered_map>

namespace visagiste::training {
namespace {

constexpr double kSamePlaceMm = 0.05;

int cornerCount(const std::array<int, 4>& face) {
  return face[3] < 0 ? 3 : 4;
}

std::uint64_t edgeKey(int from, int to) {
  return (static_cast<std::uint64_t>(static_cast<std::uint32_t>(from)) << 32) | static_cast<std::uint32_t>(to);
}

/// Vertices by place, on a grid a little wider than the tolerance.
class PlaceIndex {
 public:
  explicit PlaceIndex(const std::vector<Vec3>& points) : m_points(points) {
    for (std::size_t i = 0; i < points.size(); ++i) {
      m_cells[cell(points[i], 0, 0, 0)].push_back(static_cast<int>(i));
    }
  }
  [[nodiscard]] std::vector<int> at(const Vec3& p) const {
    std::vector<int> out;
    for (int k = 0; k < 27; ++k) {
      const auto found = m_cells.find(cell(p, k % 3 - 1, k / 3 % 3 - 1, k / 9 - 1));
      if (found == m_cells.end()) {
        continue;
      }
      for (const int i : found->second) {
        if (norm(m_points[static_cast<std::size_t>(i)] - p) < kSamePlaceMm) {
          out.push_back(i);
        }
      }
    }
    return out;
  }

 private:
  using Cell = std::array<int, 3>;
  [[nodiscard]] static Cell cell(const Vec3& p, int dx, int dy, int dz) {
    constexpr double kSizeMm = 2 * kSamePlaceMm;
    return {static_cast<int>(std::floor(p.x / kSizeMm)) + dx, static_cast<int>(std::floor(p.y / kSizeMm)) + dy,
            static_cast<int>(std::floor(p.z / kSizeMm)) + dz};
  }
  const std::vector<Vec3>& m_points;
  std::map<Cell, std::vector<int>> m_cells;
};

class Mirrorer {
 public:
  explicit Mirrorer(const FaceSource& source)
      : m_source(source), m_places(source.vertices), m_partner(source.vertices.size(), -1) {
    for (std::size_t f = 0; f < source.faces.size(); ++f) {
      const std::array<int, 4>& face = source.faces[f];
      const int n = cornerCount(face);
      for (int k = 0; k < n; ++k) {
        m_faceOfEdge[edgeKey(face[static_cast<std::size_t>(k)], face[static_cast<std::size_t>((k + 1) % n)])] =
            static_cast<int>(f);
      }
    }
  }

  std::vector<int> run() {
    std::vector<char> done(m_source.faces.size(), 0);
    for (std::size_t f = 0; f < m_source.faces.size(); ++f) {
      if (done[f] == 0 && startAt(static_cast<int>(f))) {
        spread(static_cast<int>(f), done);
      }
    }
    return m_partner;
  }

 private:
  /// The face opposite, if the places of this face's corners name it without doubt.
  bool startAt(int f) {
    const std::array<int, 4>& face = m_source.faces[static_cast<std::size_t>(f)];
    std::array<int, 4> opposite{-1, -1, -1, -1};
    const int n = cornerCount(face);
    for (int k = 0; k < n; ++k) {
      const Vec3& p = m_source.vertices[static_cast<std::size_t>(face[static_cast<std::size_t>(k)])];
      const std::vector<int> there = m_places.at({-p.x, p.y, p.z});
      if (there.size() != 1) {
        return false;
      }
      opposite[static_cast<std::size_t>(k)] = there.front();
    }
    if (m_faceOfEdge.count(edgeKey(opposite[1], opposite[0])) == 0) {
      return false;
    }
    for (int k = 0; k < n; ++k) {
      m_partner[static_cast<std::size_t>(face[static_cast<std::size_t>(k)])] = opposite[static_cast<std::size_t>(k)];
    }
    return true;
  }

  void spread(int first, std::vector<char>& done) {
    std::deque<int> open{first};
    done[static_cast<std::size_t>(first)] = 1;
    while (!open.empty()) {
      const std::array<int, 4> face = m_source.faces[static_cast<std::size_t>(open.front())];
      open.pop_front();
      const int n = cornerCount(face);
      for (int k = 0; k < n; ++k) {
        const int a = face[static_cast<std::size_t>(k)];
        const int b = face[static_cast<std::size_t>((k + 1) % n)];
        const auto neighbour = m_faceOfEdge.find(edgeKey(b, a));
        if (neighbour != m_faceOfEdge.end() && done[static_cast<std::size_t>(neighbour->second)] == 0 &&
            copyAcross(neighbour->second, b, a)) {
          done[static_cast<std::size_t>(neighbour->second)] = 1;
          open.push_back(neighbour->second);
        }
      }
    }
  }

  /// Fills the partners of face `f`, which holds the directed edge from-to whose partners are known.
  bool copyAcross(int f, int from, int to) {
    const std::array<int, 4>& face = m_source.faces[static_cast<std::size_t>(f)];
    const int partnerFrom = m_partner[static_cast<std::size_t>(from)];
    const int partnerTo = m_partner[static_cast<std::size_t>(to)];
    const auto found = m_faceOfEdge.find(edgeKey(partnerTo, partnerFrom));
    if (found == m_faceOfEdge.end()) {
      return false;
    }
    const std::array<int, 4>& opposite = m_source.faces[static_cast<std::size_t>(found->second)];
    const int n = cornerCount(face);
    if (cornerCount(opposite) != n) {
      return false;
    }
    const auto place = [n](const std::array<int, 4>& in, int vertex) {
      return static_cast<int>(std::find(in.begin(), in.begin() + n, vertex) - in.begin());
    };
    const int start = place(face, from);
    const int startOpposite = place(opposite, partnerFrom);
    for (int k = 0; k < n; ++k) {
      const int here = face[static_cast<std::size_t>((start + k) % n)];
      const int there = opposite[static_cast<std::size_t>((startOpposite - k + n) % n)];
      int& partner = m_partner[static_cast<std::size_t>(here)];
      if (partner >= 0 && partner != there) {
        return false;
      }
      partner = there;
    }
    return true;
  }

  const FaceSource& m_source;
  PlaceIndex m_places;
  std::vector<int> m_partner;
  std::unordered_map<std::uint64_t, int> m_faceOfEdge;
};

}  // namespace

std::vector<int> mirrorMap(const FaceSource& source) {
  return Mirrorer(source).run();
}

}  // namespace visagiste::training
