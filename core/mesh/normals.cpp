#include "core/mesh/normals.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <Eigen/Geometry>
#include <unordered_map>

#include "core/base/error.h"

namespace visagiste {
namespace {

struct PlaceHash {
  std::size_t operator()(const Eigen::Vector3f& place) const {
    std::uint64_t hash = 1469598103934665603ULL;
    for (int i = 0; i < 3; ++i) {
      const float value = place[i] + 0.0F;  // -0 becomes 0, which compares equal to it.
      std::uint32_t bits = 0;
      std::memcpy(&bits, &value, sizeof bits);
      hash = (hash ^ bits) * 1099511628211ULL;
    }
    return static_cast<std::size_t>(hash ^ hash >> 29);
  }
};

void requireIndices(const TriangleIndices& triangles, Eigen::Index vertexCount, const std::vector<int>& welded) {
  const bool inside = triangles.cols() == 0 || (triangles.minCoeff() >= 0 && triangles.maxCoeff() < vertexCount);
  if (!inside || (!welded.empty() && static_cast<Eigen::Index>(welded.size()) != vertexCount)) {
    throw Error(ErrorCode::InvalidArgument, "Normals need triangles and welded vertices that fit the vertices.");
  }
}

/// Angles at the three corners, in radians.
Eigen::Vector3f cornerAngles(const Eigen::Vector3f& a, const Eigen::Vector3f& b, const Eigen::Vector3f& c) {
  const auto angle = [](const Eigen::Vector3f& u, const Eigen::Vector3f& v) {
    return std::atan2(u.cross(v).norm(), u.dot(v));
  };
  const float atA = angle(b - a, c - a);
  const float atB = angle(c - b, a - b);
  return {atA, atB, std::max(0.0F, 3.14159265F - atA - atB)};
}

}  // namespace

std::vector<int> weldedVertices(const Eigen::Matrix3Xf& vertices) {
  std::unordered_map<Eigen::Vector3f, int, PlaceHash> first;
  first.reserve(static_cast<std::size_t>(vertices.cols()));
  std::vector<int> welded(static_cast<std::size_t>(vertices.cols()));
  for (int i = 0; i < static_cast<int>(vertices.cols()); ++i) {
    welded[static_cast<std::size_t>(i)] = first.emplace(vertices.col(i), i).first->second;
  }
  return welded;
}

Eigen::Matrix3Xf vertexNormals(const Eigen::Matrix3Xf& vertices, const TriangleIndices& triangles,
                               NormalWeighting weighting, const std::vector<int>& welded) {
  requireIndices(triangles, vertices.cols(), welded);
  Eigen::Matrix3Xf normals = Eigen::Matrix3Xf::Zero(3, vertices.cols());
  const auto owner = [&welded](int vertex) {
    return welded.empty() ? vertex : welded[static_cast<std::size_t>(vertex)];
  };
  for (Eigen::Index t = 0; t < triangles.cols(); ++t) {
    const Eigen::Vector3i corner = triangles.col(t);
    const Eigen::Vector3f a = vertices.col(corner[0]);
    const Eigen::Vector3f b = vertices.col(corner[1]);
    const Eigen::Vector3f c = vertices.col(corner[2]);
    Eigen::Vector3f face = (b - a).cross(c - a);
    Eigen::Vector3f weight = Eigen::Vector3f::Ones();
    if (weighting == NormalWeighting::Angle) {
      const float length = face.norm();
      face = length > 0 ? Eigen::Vector3f(face / length) : Eigen::Vector3f::Zero();
      weight = cornerAngles(a, b, c);
    }
    for (int k = 0; k < 3; ++k) {
      normals.col(owner(corner[k])) += weight[k] * face;
    }
  }
  for (int i = 0; i < static_cast<int>(vertices.cols()); ++i) {
    const float length = normals.col(i).norm();
    if (owner(i) != i) {
      normals.col(i) = normals.col(owner(i));  // The owner stands before and is finished.
    } else if (length > 0 && std::isfinite(length)) {
      normals.col(i) /= length;
    } else {
      normals.col(i) = Eigen::Vector3f::UnitZ();
    }
  }
  return normals;
}

}  // namespace visagiste
