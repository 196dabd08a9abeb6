#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include <QImage>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>

#include "app/studio/serial_worker.h"
#include "core/lab/style_lesson.h"
#include "core/lab/training_pictures.h"
#include "core/lab/training_run.h"

namespace visagiste {

class Services;
class SettingsStore;

/// A training as the list of trainings shows it.
struct LabRun {
  std::filesystem::path folder;
  QString name;
  std::optional<RunState> state;  ///< None: it has not told anything yet.
};

/// What a run has told so far.
struct LabRunView {
  std::filesystem::path folder;
  std::optional<RunState> state;
  std::shared_ptr<const RunHistory> history;  ///< The same object as before where nothing is new.
};

/// Trainings of the person: pictures are looked through, processes started and followed, all off the interface's
/// thread. The processes outlive this object. Interface thread only.
class LabController : public QObject {
  Q_OBJECT
 public:
  LabController(std::shared_ptr<Services> services, std::filesystem::path runsFolder, QObject* parent = nullptr);
  ~LabController() override;

  [[nodiscard]] const std::filesystem::path& runsFolder() const { return m_runsFolder; }

  /// The pictures that a training is to learn from; told by picturesInspected() once they were looked through.
  void setPictures(const QStringList& filesAndFolders);
  [[nodiscard]] const QStringList& pictures() const { return m_pictures; }

  /// Starts a training from the pictures. portraits: more people to practise on. runStarted() or failed() follows.
  void start(const QString& name, const StyleRecipe& recipe, const QStringList& portraits);
  void resume(const std::filesystem::path& run);
  void order(const std::filesystem::path& run, RunOrder order);
  /// Makes the style pack of a run, into the person's own styles. styleMade() or failed() follows.
  void finish(const std::filesystem::path& run);
  /// Deletes the folder of a run that is over.
  void remove(const std::filesystem::path& run);

  /// Runs, the newest first.
  [[nodiscard]] const std::vector<LabRun>& runs() const { return m_runs; }
  /// Follows these runs, while they are looked at: runRead() tells what is new in them.
  void follow(const std::vector<std::filesystem::path>& runs);
  /// Looking is over.
  void pause();
  void refreshRuns();

  [[nodiscard]] bool isBusy() const { return m_busy > 0; }

 Q_SIGNALS:
  void picturesInspected(const std::shared_ptr<const visagiste::TrainingPictures>& pictures,
                         const std::vector<QImage>& thumbnails);
  void runsChanged();
  void runRead(const std::shared_ptr<const visagiste::LabRunView>& view);
  void runStarted(const QString& folder);
  void styleMade(const QString& file, const QString& name);
  void busyChanged(bool isBusy);
  void failed(const QString& reason);

 private:
  template <typename Work, typename Done>
  void work(Work work, Done done);
  void submitTraining(const QString& folder, const std::string& optionsJson);
  void poll();

  std::shared_ptr<Services> m_services;
  std::filesystem::path m_runsFolder;
  QStringList m_pictures;
  std::vector<LabRun> m_runs;
  std::vector<std::filesystem::path> m_followed;
  int m_busy = 0;
  bool m_isPolling = false;
  QTimer m_timer;
  struct Followed {
    RunLogReader reader;
    std::shared_ptr<const RunHistory> history;
  };
  std::shared_ptr<std::map<std::filesystem::path, Followed>> m_readers;  // Used on m_follower's thread only.
  std::unique_ptr<SerialWorker> m_worker;
  std::unique_ptr<SerialWorker> m_follower;
};

/// Where trainings are kept: beside the settings.
[[nodiscard]] std::filesystem::path ownTrainingsFolder(const SettingsStore& settings);

}  // namespace visagiste
