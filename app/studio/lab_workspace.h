#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

#include "app/studio/lab_controller.h"
#include "app/studio/latest_worker.h"
#include "app/studio/studio_context.h"
#include "app/studio/workspace.h"

class QComboBox;
class QLabel;
class QListWidget;
class QProgressBar;
class QPushButton;
class QSlider;
class QToolBar;
class QTreeWidget;
class QVBoxLayout;

namespace visagiste {

class CurvePlot;
class LabRecipePanel;
class ImageCanvas;

/// The Style Lab: pictures are gathered, a style is learned from them while one watches, and becomes a style pack.
class LabWorkspace : public Workspace {
  Q_OBJECT
 public:
  explicit LabWorkspace(const StudioContext& context, QWidget* parent = nullptr);
  ~LabWorkspace() override;

  void activate() override;
  void deactivate() override;

  [[nodiscard]] LabController* controller() const { return m_controller; }

 private:
  QToolBar* buildToolBar();
  QWidget* buildPictures();
  QWidget* buildStage();
  QWidget* buildInspector();
  void buildRun(QWidget* parent, QVBoxLayout* layout);
  void connectController();

  void addPictures(const QStringList& files);
  void removeChosenPictures();
  void showPictures(const TrainingPictures& pictures, const std::vector<QImage>& thumbnails);
  /// Starts what `begin` starts with the passphrase that was typed; a bad one is said.
  void withPassphrase(const std::function<void(std::shared_ptr<const Passphrase>)>& begin);
  void start();
  void race();
  void branch();
  void finish();
  void askForForecast();
  void chooseRun();
  void showRuns();
  void showRun(const std::shared_ptr<const LabRunView>& view);
  void showState(const std::optional<RunState>& state);
  void showCurves();
  void showSample(int index);
  void showAdvice(const RunHistory& history);
  void refreshButtons();
  void fail(const QString& reason);
  [[nodiscard]] bool chosenMakesFaces() const;
  [[nodiscard]] QStringList practisePortraits() const;

  StudioContext m_context;
  LabController* m_controller;
  LatestWorker<std::filesystem::path, Image> m_samples;  ///< Reads the sample that was asked for last.
  std::optional<std::filesystem::path> m_run;
  std::shared_ptr<const LabRunView> m_shown;
  std::shared_ptr<const LabRunView> m_compared;
  std::shared_ptr<const TrainingPictures> m_pictures;
  bool m_followsNewest = true;  ///< The newest sample is shown as it comes.

  QListWidget* m_pictureList = nullptr;
  QLabel* m_pictureNote = nullptr;
  ImageCanvas* m_canvas = nullptr;
  QSlider* m_scrub = nullptr;
  QLabel* m_sampleNote = nullptr;
  QComboBox* m_series = nullptr;
  CurvePlot* m_plot = nullptr;
  LabRecipePanel* m_recipe = nullptr;
  QPushButton* m_pause = nullptr;
  QPushButton* m_stop = nullptr;
  QPushButton* m_finish = nullptr;
  QPushButton* m_branch = nullptr;
  QPushButton* m_remove = nullptr;
  QLabel* m_state = nullptr;
  QProgressBar* m_progress = nullptr;
  QListWidget* m_advice = nullptr;
  QTreeWidget* m_runList = nullptr;
  QComboBox* m_compare = nullptr;
};

}  // namespace visagiste
