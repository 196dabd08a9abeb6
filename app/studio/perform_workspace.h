#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "app/studio/perform_controller.h"
#include "app/studio/studio_context.h"
#include "app/studio/workspace.h"
#include "core/expression/live_performance.h"

class QAction;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTabWidget;
class QTimer;
class QToolBar;

namespace visagiste {

class ChannelPanel;
class HeadChooser;
class HeadTarget;
class ImageCanvas;
class LiveStats;
class MeshView;
class PerformanceExport;
class PerformanceTarget;
class PortraitTarget;
class SourceChooser;
class TakeEditor;
class TakePanel;
class TakePlayer;
class TakeRecorder;
class TakeTimeline;
class VmcTarget;

/// A performance drives a head or a photo: live from a camera or a recording, or from takes that are recorded, edited
/// and exported here.
class PerformWorkspace : public Workspace {
  Q_OBJECT
 public:
  explicit PerformWorkspace(const StudioContext& context, QWidget* parent = nullptr);
  ~PerformWorkspace() override;

  void activate() override;
  /// Watching, recording and playing stop: a camera runs only while one sees it.
  void deactivate() override;
  [[nodiscard]] EditHistory* history() override;

  [[nodiscard]] PerformController* controller() const { return m_controller; }
  [[nodiscard]] TakeEditor* editor() const { return m_editor; }
  /// The moment that the targets were last given; for tests.
  [[nodiscard]] const std::optional<CaptureSample>& performed() const { return m_performed; }
  /// Whether the photo shows the last moment; for tests.
  [[nodiscard]] bool isSettled() const;
  /// The demo clip stands in for a camera: chosen, and started whenever this page is shown.
  void useDemoClipAsCamera();

 private:
  QToolBar* buildToolBar();
  void addPerformerActions(QToolBar* bar);
  QWidget* buildSide();
  QWidget* buildStage(QWidget* parent);
  void connectController();
  void connectTakes();
  void connectHeads();
  void connectChannels();

  void startChosen();
  void toggleRunning();
  void refreshRunning(bool isRunning);
  void takeFrame(const PerformedFrame& frame);
  void showCalibration(const PerformedFrame& frame);
  [[nodiscard]] static QString fitWords(const PerformedFrame& frame);
  void chooseFace(int index);
  /// captured: before it was shaped, for the live bars; null where nothing was.
  void perform(const CaptureSample& sample, const CaptureSample* captured);
  /// What the channels' settings start from.
  [[nodiscard]] CaptureSample inView(const CaptureSample& captured) const;
  /// The take's moment at hand, or a face at rest.
  void performStill();
  void refreshShaping();
  void refreshHead();
  void toggleRecording(bool isOn);
  void takeRecorded(const QString& name);
  void openTake(const QString& name);
  void saveTake();
  void askToDelete(const QString& name);
  void exportTake();
  void setStreaming(bool isOn);
  void fail(const QString& reason);
  [[nodiscard]] TakeDescription description() const;

  StudioContext m_context;
  TakeRecorder* m_recorder;
  PerformController* m_controller;
  TakeEditor* m_editor;
  TakePlayer* m_player;
  std::vector<std::string> m_channels;  ///< Of the face model; empty until it is loaded.
  PerformanceShaping m_shaping;
  std::unique_ptr<LivePerformance> m_live;
  std::unique_ptr<HeadTarget> m_headTarget;
  std::unique_ptr<PortraitTarget> m_portraitTarget;
  std::unique_ptr<VmcTarget> m_vmcTarget;
  std::vector<PerformanceTarget*> m_targets;
  PerformanceExport* m_exports;
  QTimer* m_keepChannels;  ///< Writes the channels' settings when the person has done with them.
  std::optional<CaptureSample> m_performed;
  std::shared_ptr<const PerformedFrame> m_shown;
  std::shared_ptr<const Take> m_savedTake;  ///< As the folder has it.
  bool m_startsWhenShown = false;
  bool m_isCalibrating = false;

  QStackedWidget* m_stage = nullptr;  ///< The head or the photo.
  MeshView* m_view = nullptr;
  ImageCanvas* m_photo = nullptr;
  QLabel* m_inventedNote = nullptr;
  ImageCanvas* m_canvas = nullptr;
  TakeTimeline* m_timeline = nullptr;
  ChannelPanel* m_channelPanel = nullptr;
  TakePanel* m_takePanel = nullptr;
  QTabWidget* m_side = nullptr;
  SourceChooser* m_sources = nullptr;
  HeadChooser* m_heads = nullptr;
  LiveStats* m_stats = nullptr;
  QPushButton* m_start = nullptr;
  QLabel* m_calibration = nullptr;
  QLabel* m_recordTime = nullptr;
  QAction* m_mirror = nullptr;
  QAction* m_pose = nullptr;
  QAction* m_blink = nullptr;
  QAction* m_several = nullptr;
  QAction* m_calibrate = nullptr;
  QAction* m_record = nullptr;
  QAction* m_stream = nullptr;
  QLabel* m_streamTo = nullptr;
};

}  // namespace visagiste
