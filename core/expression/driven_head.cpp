#include "core/expression/driven_head.h"

#include <cmath>
#include <utility>

#include "core/base/error.h"
#include "core/expression/channel_names.h"
#include "core/reconstruct/face_model.h"

namespace visagiste {
namespace {

const Eigen::Vector3f kNeckMm(0, -75, -75);  // Where the skull sits on the neck, in head space.

/// From camera space to one that faces the viewer: x right, y up, z towards the viewer.
Eigen::Matrix3d viewFromCamera() {
  return Eigen::Vector3d(1, -1, -1).asDiagonal();
}

}  // namespace

void DrivenHeadOptions::check() const {
  const auto require = [](bool holds, const char* text) {
    if (!holds)
      throw Error(ErrorCode::InvalidArgument, std::string("Driving a head needs ") + text + ".");
  };
  require(sizePx.width >= 16 && sizePx.width <= 4096 && sizePx.height >= 16 && sizePx.height <= 4096,
          "pictures of 16 to 4096 pixels a side");
  require(supersampling >= 1 && supersampling <= 4, "1 to 4 samples a pixel");
  require(threads >= 1 && threads <= 8, "1 to 8 threads");
}

DrivenHead::DrivenHead(std::shared_ptr<const ReconstructedHead> head, std::vector<std::string> channels,
                       const DrivenHeadOptions& options)
    : m_head(std::move(head)), m_channels(std::move(channels)), m_options(options) {
  m_options.check();
  if (m_head == nullptr || m_head->model == nullptr)
    throw Error(ErrorCode::InvalidArgument, "There is no head to drive.");
  m_camera = defaultCamera(m_options.sizePx);
  m_cameraFromHead = framingPose(headMesh(*m_head, m_head->model->neutral().expression), m_camera);
}

TriangleMesh DrivenHead::mesh(const CaptureSample& sample, int level) const {
  HeadMeshOptions options;
  options.level = level;
  TriangleMesh mesh = headMesh(*m_head, ownChannels(sample.expression), options);
  const Eigen::Matrix3f turn = turnOf(sample).cast<float>();
  mesh.verticesMm = (turn * (mesh.verticesMm.colwise() - kNeckMm)).colwise() + kNeckMm;
  mesh.normals = turn * mesh.normals;
  return mesh;
}

Image DrivenHead::picture(const CaptureSample& sample) const {
  RenderOptions options;
  options.backdrop = m_options.backdrop;
  options.supersampling = m_options.supersampling;
  options.threads = m_options.threads;
  // The texture shows the light of its photograph already.
  options.lighting = flatLighting();
  return renderMesh(mesh(sample), m_cameraFromHead, m_camera, options);
}

TriangleMesh DrivenHead::animatedMesh() const {
  HeadMeshOptions options;
  options.morphTargets = MorphTargets::Expressions;
  return headMesh(*m_head, m_head->model->neutral().expression, options);
}

MeshAnimation DrivenHead::animation(const Take& take) const {
  take.check();
  if (take.samples.empty())
    throw Error(ErrorCode::InvalidArgument, "The take has no samples, so there is nothing to animate.");
  MeshAnimation animation;
  animation.name = take.description.source.empty() ? "take" : take.description.source;
  const auto count = static_cast<Eigen::Index>(take.samples.size());
  animation.weights.resize(static_cast<Eigen::Index>(m_head->model->expressionNames().size()), count);
  animation.translationsMm.setZero(3, count);
  const CaptureSample& first = take.samples.front();
  for (Eigen::Index i = 0; i < count; ++i) {
    const CaptureSample& sample = take.samples[static_cast<std::size_t>(i)];
    const auto seconds = static_cast<float>(sample.seconds - first.seconds);
    // Single precision holds a microsecond over a minute; two samples nearer than that are one key.
    animation.seconds.push_back(
        i > 0 && seconds <= animation.seconds.back() ? std::nextafter(animation.seconds.back(), 1e9F) : seconds);
    animation.weights.col(i) = ownChannels(sample.expression);
    animation.rotations.emplace_back(Eigen::Quaterniond(turnOf(sample)).cast<float>());
    if (m_options.pose == HeadPose::Follow)
      animation.translationsMm.col(i) =
          (viewFromCamera() * (sample.cameraFromHead.translationMm - first.cameraFromHead.translationMm)).cast<float>();
  }
  return animation;
}

Eigen::VectorXf DrivenHead::ownChannels(const Eigen::VectorXf& values) const {
  if (values.size() != static_cast<Eigen::Index>(m_channels.size()))
    throw Error(ErrorCode::InvalidArgument, "The sample does not have one value for each channel.");
  return channelsOf(values, m_channels, m_head->model->expressionNames());
}

Eigen::Matrix3d DrivenHead::turnOf(const CaptureSample& sample) const {
  return m_options.pose == HeadPose::Follow ? Eigen::Matrix3d(viewFromCamera() * sample.cameraFromHead.rotation)
                                            : Eigen::Matrix3d::Identity();
}

}  // namespace visagiste
