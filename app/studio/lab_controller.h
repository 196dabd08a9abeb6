#pragma once

#include <atomic>
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

#include "app/studio/lab_recipe_panel.h"
#include "app/studio/latest_worker.h"
#include "app/studio/serial_worker.h"
#include "core/lab/style_lesson.h"
#include "core/lab/training_pictures.h"
#include "core/lab/training_run.h"

namespace visagiste {

class Services;

/// A training as the list of trainings shows it.
struct LabRun {
  std::filesystem::path folder;
  QString name;
  std::optional<RunState> state;  ///< None: it has not told anything yet.
  bool makesFaces = false;
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
  /// passphrase  Seals the checkpoints; may be null.
  void start(const QString& name, const StyleRecipe& recipe, const QStringList& portraits,
             std::shared_ptr<const Passphrase> passphrase);
  /// Starts one training for each of these families on the pictures, side by side; the threads are shared out.
  void race(const QString& name, const StyleRecipe& recipe, const QStringList& families,
            std::shared_ptr<const Passphrase> passphrase);
  /// Starts a training that goes on from where this one is, with other settings.
  void branch(const std::filesystem::path& run, const QString& name, const StyleRecipe& recipe,
              std::shared_ptr<const Passphrase> passphrase);
  void resume(const std::filesystem::path& run, std::shared_ptr<const Passphrase> passphrase);
  void order(const std::filesystem::path& run, RunOrder order);
  /// Makes the style pack of a run, into the person's own styles. styleMade() or failed() follows.
  void finish(const std::filesystem::path& run);
  /// Saves the faces that a run made last as a picture. facesSaved() or failed() follows.
  void saveFaces(const std::filesystem::path& run, const QString& file);
  /// Looks how long a step takes on this machine, by earlier trainings or a short probe; forecastMade() follows, unless
  /// another one is asked for meanwhile.
  void forecast(const StyleRecipe& recipe);
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
  void facesSaved(const QString& file);
  void forecastMade(const visagiste::StepForecast& forecast);
  void busyChanged(bool isBusy);
  void failed(const QString& reason);

 private:
  template <typename Work, typename Done>
  void work(Work work, Done done);
  void submitTraining(const QString& folder, const std::string& optionsJson,
                      std::shared_ptr<const Passphrase> passphrase);
  [[nodiscard]] QString newFolder();
  void poll();

  std::shared_ptr<Services> m_services;
  std::filesystem::path m_runsFolder;
  QStringList m_pictures;
  QString m_lastFolder;
  std::vector<LabRun> m_runs;
  std::vector<std::filesystem::path> m_followed;
  int m_busy = 0;
  bool m_isPolling = false;
  int m_polls = 0;
  QTimer m_timer;
  struct Followed {
    RunLogReader reader;
    std::shared_ptr<const RunHistory> history;
  };
  std::shared_ptr<std::map<std::filesystem::path, Followed>> m_readers;  // Used on m_follower's thread only.
  std::unique_ptr<SerialWorker> m_worker;
  std::unique_ptr<SerialWorker> m_follower;
  std::shared_ptr<std::atomic<bool>> m_isClosing = std::make_shared<std::atomic<bool>>(false);
  std::unique_ptr<LatestWorker<StyleRecipe, StepForecast>> m_forecaster;
};

}  // namespace visagiste
