#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <QObject>
#include <QOffscreenSurface>
#include <vector>

#include "widgets/mesh_view/mesh_renderer.h"

class QThread;

namespace visagiste {

/// A picture wanted on screen.
struct FrameOrder {
  RenderRequest request;  ///< offsetPx is chosen by the thread.
  bool refines = false;   ///< One more sample of the picture before instead of a new one.
  std::uint64_t number = 0;
};

struct DrawnFrame {
  QImage picture;  ///< Mean of the samples; null if it could not be drawn.
  int samples = 0;
  double renderMs = 0;  ///< Of the last sample, read-back included.
  std::uint64_t number = 0;
};

/// The OpenGL side of one view, on a thread of its own: context, shaders, textures, normals, drawing, averaging.
///
/// All calls belong to the GUI thread and return at once unless they say otherwise. Of what was set several times
/// before the thread came to it, only the newest is used. Where the platform has no OpenGL in threads, the same work is
/// done on the GUI thread as events.
class RenderThread : public QObject {
  Q_OBJECT
 public:
  using StillTaker = std::function<void(QImage)>;

  RenderThread();
  /// Waits for the frame at hand.
  ~RenderThread() override;

  /// Waits until the context was made, or could not be.
  [[nodiscard]] bool isAvailable();
  /// Like isAvailable(), but takes a context still in the making for one that will work.
  [[nodiscard]] bool mayBeAvailable();

  /// Null: no mesh.
  void setMesh(std::shared_ptr<const TriangleMesh> mesh);
  /// Of the mesh set; empty normals are computed on the thread.
  void setVertices(const Eigen::Matrix3Xf& verticesMm, const Eigen::Matrix3Xf& normals);
  void setLandmarkPoints(const Eigen::Matrix3Xf& pointsMm);
  /// Answered by frameDrawn(), unless a newer order comes before its turn.
  void draw(const FrameOrder& order);
  /// The mean of `samples` pictures, handed to `take` on the render thread; null where it cannot be drawn.
  void drawStill(const RenderRequest& request, int samples, StillTaker take);
  /// Does everything asked for before it returns.
  void finish();

 Q_SIGNALS:
  void started(bool available);
  void frameDrawn(const visagiste::DrawnFrame& frame);

 private:
  enum class State { Starting = 1, Available, Unavailable };

  struct Vertices {
    Eigen::Matrix3Xf verticesMm;
    Eigen::Matrix3Xf normals;
  };
  struct Still {
    RenderRequest request;
    int samples = 0;
    StillTaker take;
  };
  struct Inbox {
    std::optional<std::shared_ptr<const TriangleMesh>> mesh;
    std::optional<Vertices> vertices;
    std::optional<Eigen::Matrix3Xf> pointsMm;
    std::vector<Still> stills;
    std::optional<FrameOrder> frame;
    [[nodiscard]] bool isEmpty() const { return !mesh && !vertices && !pointsMm && stills.empty() && !frame; }
  };
  class Stage;

  template <typename Change>
  void put(const Change& change);
  void run();
  void runAsEvent();
  void work(Stage& stage, const Inbox& inbox);
  void post(std::function<void()> action);

  QOffscreenSurface m_surface;
  std::mutex m_mutex;
  std::condition_variable m_changed;
  Inbox m_inbox;
  State m_state = State::Starting;
  bool m_isWorking = false;
  bool m_closes = false;
  bool m_isEventPosted = false;
  std::unique_ptr<Stage> m_localStage;  ///< Where there is no thread.
  std::unique_ptr<QThread> m_thread;
};

}  // namespace visagiste
