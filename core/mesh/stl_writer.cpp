#include <Eigen/Geometry>
#include <string>

#include "core/mesh/byte_sink.h"
#include "core/mesh/mesh_writers.h"

namespace visagiste {

std::vector<MeshFilePart> stlParts(const TriangleMesh& mesh, const std::filesystem::path& path,
                                   const MeshWriteOptions& options) {
  ByteSink sink(84 + static_cast<std::size_t>(mesh.triangleCount()) * 50);
  // The title must not begin with "solid": readers would take the file for text.
  std::string title = "Visagiste binary STL";
  title.resize(80, ' ');
  sink.putText(title);
  sink.put(static_cast<std::uint32_t>(mesh.triangleCount()));
  const float divisor = mmPerUnit(options.unit);
  for (Eigen::Index t = 0; t < mesh.triangles.cols(); ++t) {
    Eigen::Matrix3f corners;
    for (int k = 0; k < 3; ++k) {
      corners.col(k) = mesh.verticesMm.col(mesh.triangles(k, t)) / divisor;
    }
    const Eigen::Vector3f face = (corners.col(1) - corners.col(0)).cross(corners.col(2) - corners.col(0));
    const Eigen::Vector3f normal =
        face.squaredNorm() > 0 ? Eigen::Vector3f(face.normalized()) : Eigen::Vector3f::Zero();
    sink.putBytes(normal.data(), 12);
    sink.putBytes(corners.data(), 36);
    sink.put(std::uint16_t{0});
  }
  return {{path, sink.take()}};
}

}  // namespace visagiste
