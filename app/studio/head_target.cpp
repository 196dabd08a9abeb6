#include "app/studio/head_target.h"

#include <utility>

#include "app/studio/core_messages.h"
#include "app/studio/live_session.h"
#include "core/expression/driven_head.h"
#include "core/expression/live_performance.h"
#include "widgets/mesh_view/mesh_view.h"

namespace visagiste {

HeadTarget::HeadTarget(MeshView* view, std::function<void(const QString&)> failed) : m_view(view) {
  m_worker = std::make_unique<LatestWorker<Request, Mesh>>(
      [this](const Request& request) { return shape(request); },
      [this](const Request& request, const Mesh& mesh) { show(request, mesh); },
      [failed = std::move(failed)](const Request&, const Error& error) { failed(shownText(error)); });
}

HeadTarget::~HeadTarget() {
  m_worker.reset();  // It uses the rest.
}

void HeadTarget::setHead(std::shared_ptr<const ReconstructedHead> head, const std::vector<std::string>& channels) {
  m_head = std::move(head);
  if (m_channels != channels) {
    m_channels = channels;
    m_last = restingSample(channels.size());
  }
  if (m_head == nullptr) {
    m_view->setMesh(nullptr);
    m_shownHead = nullptr;
  } else {
    m_worker->request({m_head, m_channels, m_last});
  }
}

void HeadTarget::perform(const CaptureSample& sample) {
  m_last = sample;
  if (m_head != nullptr) {
    m_worker->request({m_head, m_channels, sample});
  }
}

HeadTarget::Mesh HeadTarget::shape(const Request& request) {
  if (m_drivenHead != request.head) {
    m_driven = std::make_unique<const DrivenHead>(request.head, request.channels);
    m_drivenHead = request.head;
  }
  return std::make_shared<const TriangleMesh>(m_driven->mesh(request.sample, kLiveHeadLevel));
}

void HeadTarget::show(const Request& request, const Mesh& mesh) {
  if (request.head != m_head) {
    return;
  }
  if (std::exchange(m_shownHead, m_head) == m_head) {
    m_view->setVertices(mesh->verticesMm, mesh->normals);
  } else {
    m_view->setMesh(mesh);
  }
}

}  // namespace visagiste
