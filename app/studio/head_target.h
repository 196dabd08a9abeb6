#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <QString>

#include "app/studio/latest_worker.h"
#include "app/studio/performance_target.h"
#include "core/types/triangle_mesh.h"

namespace visagiste {

class DrivenHead;
class MeshView;
struct ReconstructedHead;

/// A head in a mesh view that acts the performance. Moments that come faster than it is shaped are left out.
class HeadTarget : public PerformanceTarget {
 public:
  /// failed  is told what keeps the head from being shaped.
  HeadTarget(MeshView* view, std::function<void(const QString&)> failed);
  ~HeadTarget() override;

  /// channels  names of the samples' values. Null takes the head away. The last moment is shown on it.
  void setHead(std::shared_ptr<const ReconstructedHead> head, const std::vector<std::string>& channels);
  [[nodiscard]] const std::shared_ptr<const ReconstructedHead>& head() const { return m_head; }
  void perform(const CaptureSample& sample) override;

 private:
  struct Request {
    std::shared_ptr<const ReconstructedHead> head;
    std::vector<std::string> channels;
    CaptureSample sample;
  };
  using Mesh = std::shared_ptr<const TriangleMesh>;

  [[nodiscard]] Mesh shape(const Request& request);
  void show(const Request& request, const Mesh& mesh);

  MeshView* m_view;
  std::shared_ptr<const ReconstructedHead> m_head;
  std::shared_ptr<const ReconstructedHead> m_shownHead;  ///< Of the mesh in the view.
  std::vector<std::string> m_channels;
  CaptureSample m_last;
  std::shared_ptr<const ReconstructedHead> m_drivenHead;  ///< Of m_driven; the worker's alone, like that.
  std::unique_ptr<const DrivenHead> m_driven;
  std::unique_ptr<LatestWorker<Request, Mesh>> m_worker;
};

}  // namespace visagiste
