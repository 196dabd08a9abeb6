#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "core/expression/take.h"
#include "core/mesh/mesh_animation.h"
#include "core/mesh/mesh_renderer.h"
#include "core/reconstruct/reconstructed_head.h"

namespace visagiste {

enum class HeadPose {
  Follow = 1,  ///< The head turns as the performer's does.
  Hold,        ///< It faces the camera; only the face moves.
};

struct DrivenHeadOptions {
  HeadPose pose = HeadPose::Follow;
  Size sizePx{512, 512};             ///< 16..4096 each; for pictures.
  std::optional<Backdrop> backdrop;  ///< Absent: transparent, Rgba8; else Rgb8.
  int supersampling = 2;             ///< 1..4.
  int threads = 1;                   ///< 1..8.

  void check() const;  ///< Throws Error{InvalidArgument} naming the first field out of range.
};

/// A head that does what a performance does: as meshes, pictures or an animation. Eyes and inner mouth move with it.
///
/// Samples are matched by the names of their channels, so a take of another rig drives what the head has. The camera of
/// the pictures frames the resting head and stays. Immutable; any thread.
class DrivenHead {
 public:
  /// channels  names of the samples' values. Throws Error{InvalidArgument}.
  DrivenHead(std::shared_ptr<const ReconstructedHead> head, std::vector<std::string> channels,
             const DrivenHeadOptions& options = {});

  /// The head in its own space, turned about the top of the neck with HeadPose::Follow. level: of detail.
  [[nodiscard]] TriangleMesh mesh(const CaptureSample& sample, int level = 0) const;
  [[nodiscard]] Image picture(const CaptureSample& sample) const;

  /// The resting head with one morph target a channel, and the take as its animation. Positions are relative to the
  /// first sample's; times too.
  [[nodiscard]] TriangleMesh animatedMesh() const;
  [[nodiscard]] MeshAnimation animation(const Take& take) const;

 private:
  [[nodiscard]] Eigen::VectorXf ownChannels(const Eigen::VectorXf& values) const;
  [[nodiscard]] Eigen::Matrix3d turnOf(const CaptureSample& sample) const;

  std::shared_ptr<const ReconstructedHead> m_head;
  std::vector<std::string> m_channels;
  DrivenHeadOptions m_options;
  PinholeCamera m_camera;
  Rigid3 m_cameraFromHead;
};

}  // namespace visagiste
