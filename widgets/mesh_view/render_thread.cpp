#include "widgets/mesh_view/render_thread.h"

#include <QElapsedTimer>
#include <QThread>
#include <utility>

#include "widgets/mesh_view/mesh_motion.h"
#include "widgets/mesh_view/sample_average.h"

namespace visagiste {

/// Lives on the thread that draws.
class RenderThread::Stage {
 public:
  explicit Stage(QOffscreenSurface& surface) : m_renderer(surface) {}

  [[nodiscard]] bool isAvailable() const { return m_renderer.isAvailable(); }

  void apply(const Inbox& inbox) {
    if (inbox.mesh) {
      setMesh(*inbox.mesh);
    }
    if (inbox.vertices && m_mesh) {
      const Vertices& shape = *inbox.vertices;
      m_renderer.setVertices(shape.verticesMm,
                             shape.normals.cols() > 0 ? shape.normals : normalMaker().normals(shape.verticesMm));
    }
    if (inbox.pointsMm) {
      m_renderer.setLandmarkPoints(*inbox.pointsMm);
    }
  }

  [[nodiscard]] DrawnFrame draw(const FrameOrder& order) {
    if (!order.refines) {
      m_average.clear();
    }
    RenderRequest sample = order.request;
    sample.offsetPx = SampleAverage::offsetOf(m_average.count());
    QElapsedTimer clock;
    clock.start();
    const QImage image = m_renderer.render(sample);
    DrawnFrame frame;
    frame.renderMs = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    frame.number = order.number;
    if (!image.isNull()) {
      m_average.add(image);
      frame.samples = m_average.count();
      frame.picture = frame.samples == 1 ? image : m_average.mean();
    }
    return frame;
  }

  [[nodiscard]] QImage drawStill(const Still& still) {
    SampleAverage average;
    RenderRequest sample = still.request;
    for (int i = 0; i < still.samples; ++i) {
      sample.offsetPx = SampleAverage::offsetOf(i);
      const QImage image = m_renderer.render(sample);
      if (image.isNull()) {
        return {};
      }
      average.add(image);
    }
    return average.mean();
  }

 private:
  void setMesh(const std::shared_ptr<const TriangleMesh>& mesh) {
    m_mesh = mesh;
    m_normalMaker.reset();
    m_average.clear();
    if (!m_mesh) {
      m_renderer.clearMesh();
      return;
    }
    const bool hasNormals = m_mesh->normals.cols() == m_mesh->verticesMm.cols();
    m_renderer.setMesh(*m_mesh, hasNormals ? m_mesh->normals : normalMaker().normals(m_mesh->verticesMm));
  }

  [[nodiscard]] const NormalMaker& normalMaker() {
    if (!m_normalMaker) {
      m_normalMaker = std::make_unique<NormalMaker>(*m_mesh);
    }
    return *m_normalMaker;
  }

  MeshRenderer m_renderer;
  std::shared_ptr<const TriangleMesh> m_mesh;
  std::unique_ptr<NormalMaker> m_normalMaker;
  SampleAverage m_average;
};

RenderThread::RenderThread() {
  m_surface.setFormat(MeshRenderer::format());
  m_surface.create();  // Belongs to the GUI thread.
  if (!QOpenGLContext::supportsThreadedOpenGL()) {
    m_localStage = std::make_unique<Stage>(m_surface);
    m_state = m_localStage->isAvailable() ? State::Available : State::Unavailable;
    return;
  }
  m_thread.reset(QThread::create([this] { run(); }));
  m_thread->setObjectName("meshRender");
  m_thread->start();
}

RenderThread::~RenderThread() {
  if (m_thread) {
    {
      const std::lock_guard<std::mutex> lock(m_mutex);
      m_closes = true;
    }
    m_changed.notify_all();
    m_thread->wait();
  }
}

bool RenderThread::isAvailable() {
  std::unique_lock<std::mutex> lock(m_mutex);
  m_changed.wait(lock, [this] { return m_state != State::Starting; });
  return m_state == State::Available;
}

bool RenderThread::mayBeAvailable() {
  const std::lock_guard<std::mutex> lock(m_mutex);
  return m_state != State::Unavailable;
}

void RenderThread::setMesh(std::shared_ptr<const TriangleMesh> mesh) {
  put([&mesh](Inbox& inbox) {
    inbox.mesh = std::move(mesh);
    inbox.vertices.reset();
  });
}

void RenderThread::setVertices(const Eigen::Matrix3Xf& verticesMm, const Eigen::Matrix3Xf& normals) {
  put([&](Inbox& inbox) { inbox.vertices = Vertices{verticesMm, normals}; });
}

void RenderThread::setLandmarkPoints(const Eigen::Matrix3Xf& pointsMm) {
  put([&pointsMm](Inbox& inbox) { inbox.pointsMm = pointsMm; });
}

void RenderThread::draw(const FrameOrder& order) {
  put([&order](Inbox& inbox) { inbox.frame = order; });
}

void RenderThread::drawStill(const RenderRequest& request, int samples, StillTaker take) {
  put([&](Inbox& inbox) { inbox.stills.push_back({request, samples, std::move(take)}); });
}

void RenderThread::finish() {
  if (m_localStage) {
    runAsEvent();
    return;
  }
  std::unique_lock<std::mutex> lock(m_mutex);
  m_changed.wait(lock, [this] { return m_inbox.isEmpty() && !m_isWorking; });
}

template <typename Change>
void RenderThread::put(const Change& change) {
  {
    const std::lock_guard<std::mutex> lock(m_mutex);
    change(m_inbox);
  }
  m_changed.notify_all();
  if (m_localStage && !m_isEventPosted) {
    m_isEventPosted = true;
    post([this] { runAsEvent(); });
  }
}

void RenderThread::run() {
  Stage stage(m_surface);
  {
    const std::lock_guard<std::mutex> lock(m_mutex);
    m_state = stage.isAvailable() ? State::Available : State::Unavailable;
  }
  m_changed.notify_all();
  post([this, available = stage.isAvailable()] { Q_EMIT started(available); });
  std::unique_lock<std::mutex> lock(m_mutex);
  for (;;) {
    m_isWorking = false;
    m_changed.notify_all();
    m_changed.wait(lock, [this] { return m_closes || !m_inbox.isEmpty(); });
    if (m_closes) {
      return;
    }
    m_isWorking = true;
    const Inbox inbox = std::exchange(m_inbox, Inbox());
    lock.unlock();
    work(stage, inbox);
    lock.lock();
  }
}

void RenderThread::runAsEvent() {
  m_isEventPosted = false;
  work(*m_localStage, std::exchange(m_inbox, Inbox()));
}

void RenderThread::work(Stage& stage, const Inbox& inbox) {
  stage.apply(inbox);
  for (const Still& still : inbox.stills) {
    still.take(stage.drawStill(still));
  }
  if (inbox.frame) {
    post([this, frame = stage.draw(*inbox.frame)] { Q_EMIT frameDrawn(frame); });
  }
}

void RenderThread::post(std::function<void()> action) {
  QMetaObject::invokeMethod(this, std::move(action), Qt::QueuedConnection);
}

}  // namespace visagiste
