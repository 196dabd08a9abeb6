#include "widgets/mesh_view/mesh_motion.h"

#include <array>
#include <map>
#include <string>

#include "core/base/error.h"

namespace visagiste {

NormalMaker::NormalMaker(const TriangleMesh& mesh) : m_triangles(mesh.triangles) {
  std::map<std::array<float, 3>, int> points;
  m_pointOf.reserve(static_cast<std::size_t>(mesh.vertexCount()));
  for (Eigen::Index v = 0; v < mesh.verticesMm.cols(); ++v) {
    const std::array<float, 3> position = {mesh.verticesMm(0, v), mesh.verticesMm(1, v), mesh.verticesMm(2, v)};
    const auto [entry, isNew] = points.emplace(position, m_pointCount);
    m_pointCount += isNew ? 1 : 0;
    m_pointOf.push_back(entry->second);
  }
}

Eigen::Matrix3Xf NormalMaker::normals(const Eigen::Matrix3Xf& verticesMm) const {
  Eigen::Matrix3Xf sums = Eigen::Matrix3Xf::Zero(3, m_pointCount);
  for (Eigen::Index t = 0; t < m_triangles.cols(); ++t) {
    const Eigen::Vector3i corner = m_triangles.col(t);
    const Eigen::Vector3f a = verticesMm.col(corner[0]);
    const Eigen::Vector3f areaVector = (verticesMm.col(corner[1]) - a).cross(verticesMm.col(corner[2]) - a);
    for (int i = 0; i < 3; ++i) {
      sums.col(m_pointOf[static_cast<std::size_t>(corner[i])]) += areaVector;
    }
  }
  for (Eigen::Index p = 0; p < sums.cols(); ++p) {
    const float length = sums.col(p).norm();
    sums.col(p) = length > 0 ? Eigen::Vector3f(sums.col(p) / length) : Eigen::Vector3f::UnitZ();
  }
  Eigen::Matrix3Xf result(3, verticesMm.cols());
  for (Eigen::Index v = 0; v < result.cols(); ++v) {
    result.col(v) = sums.col(m_pointOf[static_cast<std::size_t>(v)]);
  }
  return result;
}

Eigen::Matrix3Xf morphed(const TriangleMesh& mesh, const Eigen::VectorXf& weights) {
  if (weights.size() != static_cast<Eigen::Index>(mesh.morphTargets.size())) {
    throw Error(ErrorCode::InvalidArgument, "The mesh has " + std::to_string(mesh.morphTargets.size()) +
                                                " morph targets, but " + std::to_string(weights.size()) +
                                                " weights were given.");
  }
  Eigen::Matrix3Xf vertices = mesh.verticesMm;
  for (Eigen::Index i = 0; i < weights.size(); ++i) {
    if (weights[i] != 0) {
      vertices += mesh.morphTargets[static_cast<std::size_t>(i)].offsetsMm * weights[i];
    }
  }
  return vertices;
}

}  // namespace visagiste
