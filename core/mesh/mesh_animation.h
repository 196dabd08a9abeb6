#pragma once

#include <Eigen/Core>
#include <Eigen/Geometry>
#include <filesystem>
#include <string>
#include <vector>

#include "core/mesh/mesh_file.h"

namespace visagiste {

/// How a mesh moves: its morph targets and the mesh as a whole. Linear between the keys.
struct MeshAnimation {
  std::string name;
  std::vector<float> seconds;                 ///< (F,) not negative, rising strictly; at least one.
  Eigen::MatrixXf weights;                    ///< (M, F) of the mesh's M morph targets.
  std::vector<Eigen::Quaternionf> rotations;  ///< (F,) unit length.
  Eigen::Matrix3Xf translationsMm;            ///< (3, F).

  /// Throws Error{InvalidArgument} naming the first broken invariant. morphTargets: M.
  void check(std::size_t morphTargets) const;
};

/// A .glb file as of writeMesh(), with the animation: morph-target weights, rotation and translation of the node.
/// Throws Error{InvalidArgument} for another ending, a broken mesh or animation, and Error{Unwritable}. Any thread.
void writeAnimatedGlb(const TriangleMesh& mesh, const MeshAnimation& animation, const std::filesystem::path& path,
                      const MeshWriteOptions& options = {});

}  // namespace visagiste
