#pragma once

#include <memory>
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
class LiveLookTiles;
class LiveStats;
class LookShelf;
class MeshView;
class SerialWorker;
class ShelfModel;
class SourceChooser;
class VideoRecorder;

/// A camera or a recording, the faces followed in it with their makeup, and a head that copies the expression of one.
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
  /// What a face wears; for tests and the still of the window.
  [[nodiscard]] const LiveLooks& looks() const { return m_looks; }

 private:
  using SharedHead = std::shared_ptr<const ReconstructedHead>;
  using SharedMesh = std::shared_ptr<const TriangleMesh>;

  QToolBar* buildToolBar();
  void addMakeupActions(QToolBar* bar);
  QWidget* buildLookBar();
  void connectMakeup();
  void connectPortrait();
  void connectController();
  void startChosen();
  void toggleRunning();
  void showPicture(const LivePicture& picture);
  void refreshHead();
  void refreshRunning(bool running);
  void setMirrored(bool mirrored);
  void setMeshShown(bool shown);
  void setFollowsSeveral(bool isOn);
  void chooseFace(int shownIndex);
  void wear(const MakeupLook& look);
  void refreshStyles();
  void wearStyle();
  void refreshGarments();
  void wearGarment();
  void refreshWearer();
  void saveSnapshot();
  void toggleRecording(bool isOn);
  void refreshOverlay();
  /// The last picture as it is shown, without the split.
  [[nodiscard]] Image shownPicture() const;

  StudioContext m_context;
  LiveController* m_controller;
  ImageCanvas* m_canvas = nullptr;
  MeshView* m_headView = nullptr;
  SourceChooser* m_sources = nullptr;
  QPushButton* m_start = nullptr;
  QAction* m_mirror = nullptr;
  QAction* m_mesh = nullptr;
  QAction* m_neutral = nullptr;
  QAction* m_split = nullptr;
  QAction* m_several = nullptr;
  QAction* m_freeze = nullptr;
  QAction* m_snapshot = nullptr;
  QAction* m_record = nullptr;
  QLabel* m_recordTime = nullptr;
  ShelfModel* m_shelf = nullptr;
  LookShelf* m_strip = nullptr;
  LiveLookTiles* m_tiles = nullptr;
  QLabel* m_wearer = nullptr;
  QPushButton* m_everybody = nullptr;
  QPushButton* m_portraitLook = nullptr;
  QComboBox* m_clothes = nullptr;
  QComboBox* m_style = nullptr;
  LiveLooks m_looks;
  int m_chosenFace = 0;  ///< Id of the tracked face that a look is chosen for; 0: everybody.
  std::shared_ptr<const LiveResult> m_shown;
  VideoRecorder* m_recorder = nullptr;
  std::unique_ptr<SerialWorker> m_files;
  LiveStats* m_stats = nullptr;
  QLabel* m_headName = nullptr;
  std::shared_ptr<const ReconstructedHead> m_head;
  bool m_startsWhenShown = false;
  std::unique_ptr<LatestWorker<SharedHead, SharedMesh>> m_shaper;  ///< Shapes the head at rest.
};

}  // namespace visagiste
