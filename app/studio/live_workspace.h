#pragma once

#include <optional>

#include "app/studio/latest_worker.h"
#include "app/studio/live_controller.h"
#include "app/studio/studio_context.h"
#include "app/studio/workspace.h"

class QAction;
class QComboBox;
class QLabel;
class QPushButton;
class QToolBar;

namespace visagiste {

class ImageCanvas;
class LiveStats;
class MeshView;

/// A camera or a recording, the face followed in it, and a head that copies its expression.
class LiveWorkspace : public Workspace {
  Q_OBJECT
 public:
  explicit LiveWorkspace(const StudioContext& context, QWidget* parent = nullptr);
  ~LiveWorkspace() override;

  void activate() override;
  /// Watching stops: a camera runs only while one sees it.
  void deactivate() override;

  /// Adds the source to the chooser, chooses and starts it.
  void watch(const visagiste::LiveSource& source, const QString& title);
  /// The demo clip stands in for a camera: chosen, and started whenever this page is shown.
  void useDemoClipAsCamera();
  [[nodiscard]] LiveController* controller() const { return m_controller; }

 private:
  using SharedHead = std::shared_ptr<const ReconstructedHead>;
  using SharedMesh = std::shared_ptr<const TriangleMesh>;

  QToolBar* buildToolBar();
  void connectController();
  void fillSources();
  void chooseSource(int index);
  void addSource(const LiveSource& source, const QString& title);
  void startChosen();
  void toggleRunning();
  void showPicture(const LivePicture& picture);
  void refreshHead();
  void refreshRunning(bool running);
  void setMirrored(bool mirrored);
  void setMeshShown(bool shown);

  StudioContext m_context;
  LiveController* m_controller;
  ImageCanvas* m_canvas = nullptr;
  MeshView* m_headView = nullptr;
  QComboBox* m_sources = nullptr;
  QPushButton* m_start = nullptr;
  QAction* m_mirror = nullptr;
  QAction* m_mesh = nullptr;
  QAction* m_neutral = nullptr;
  LiveStats* m_stats = nullptr;
  QLabel* m_headName = nullptr;
  std::shared_ptr<const ReconstructedHead> m_head;
  int m_lastSource = 0;
  bool m_startsWhenShown = false;
  std::unique_ptr<LatestWorker<SharedHead, SharedMesh>> m_shaper;  ///< Shapes the head at rest.
};

}  // namespace visagiste
