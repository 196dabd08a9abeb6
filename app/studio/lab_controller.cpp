#include "app/studio/lab_controller.h"

#include <algorithm>
#include <utility>

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "app/settings/settings_store.h"
#include "app/studio/file_text.h"
#include "core/catalogue/services.h"
#include "core/catalogue/train_jobs.h"
#include "core/image/decode.h"
#include "core/image/resample.h"
#include "widgets/common/image_wrap.h"

namespace visagiste {
namespace {

namespace fs = std::filesystem;

constexpr int kPollMs = 500;
constexpr int kThumbnailPx = 96;

std::string jsonOf(const QJsonObject& object) {
  return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

/// Looked-through pictures with small copies to show; those that cannot be read have none.
struct Inspection {
  std::shared_ptr<const TrainingPictures> pictures;
  std::vector<QImage> thumbnails;
};

Inspection inspected(const std::vector<fs::path>& paths) {
  QuietContext context;
  auto pictures = std::make_shared<TrainingPictures>(inspectPictures(paths, context));
  Inspection result;
  for (const TrainingPicture& picture : pictures->pictures) {
    QImage thumbnail;
    if (picture.fitness != PictureFitness::Unreadable) {
      thumbnail = wrapped(shrunkToFit(decodeImageFile(picture.file), kThumbnailPx)).copy();
    }
    result.thumbnails.push_back(thumbnail);
  }
  result.pictures = std::move(pictures);
  return result;
}

std::vector<LabRun> runsIn(const fs::path& folder) {
  std::vector<LabRun> runs;
  std::error_code missing;
  for (const auto& entry : fs::directory_iterator(folder, missing)) {
    try {
      LabRun run;
      run.folder = entry.path();
      run.name = QString::fromStdString(readLesson(run.folder).name);
      run.state = readRunState(run.folder);
      runs.push_back(std::move(run));
    } catch (const Error&) {
      continue;  // Something else lies there, or a damaged run that cannot be told of.
    }
  }
  // Folders are named by their time.
  std::sort(runs.begin(), runs.end(), [](const LabRun& a, const LabRun& b) { return a.folder > b.folder; });
  return runs;
}

}  // namespace

LabController::LabController(std::shared_ptr<Services> services, fs::path runsFolder, QObject* parent)
    : QObject(parent),
      m_services(std::move(services)),
      m_runsFolder(std::move(runsFolder)),
      m_readers(std::make_shared<std::map<fs::path, Followed>>()),
      m_worker(std::make_unique<SerialWorker>()),
      m_follower(std::make_unique<SerialWorker>()) {
  setObjectName(QStringLiteral("labController"));
  m_timer.setInterval(kPollMs);
  connect(&m_timer, &QTimer::timeout, this, &LabController::poll);
}

LabController::~LabController() = default;

template <typename Work, typename Done>
void LabController::work(Work work, Done done) {
  if (++m_busy == 1) {
    Q_EMIT busyChanged(true);
  }
  const auto end = [this] {
    if (--m_busy == 0) {
      Q_EMIT busyChanged(false);
    }
  };
  m_worker->run(
      std::move(work),
      [end, done = std::move(done)](const auto& result) {
        end();
        done(result);
      },
      [this, end](const Error& error) {
        end();
        Q_EMIT failed(QString::fromUtf8(error.what()));
        refreshRuns();
      });
}

void LabController::setPictures(const QStringList& filesAndFolders) {
  m_pictures = filesAndFolders;
  if (m_pictures.isEmpty()) {
    Q_EMIT picturesInspected(std::make_shared<const TrainingPictures>(), {});
    return;
  }
  std::vector<fs::path> paths;
  for (const QString& file : m_pictures) {
    paths.push_back(filePath(file));
  }
  work([paths] { return inspected(paths); },
       [this, asked = m_pictures](const Inspection& result) {
         if (asked == m_pictures) {  // Otherwise a newer set is being looked through.
           Q_EMIT picturesInspected(result.pictures, result.thumbnails);
         }
       });
}

void LabController::start(const QString& name, const StyleRecipe& recipe, const QStringList& portraits) {
  const QString folder = QDir(fileText(m_runsFolder))
                             .filePath(QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss-zzz")));
  QJsonObject options{{QStringLiteral("pictures"), QJsonArray::fromStringList(m_pictures)},
                      {QStringLiteral("name"), name},
                      {QStringLiteral("recipe"), QString::fromStdString(recipeText(recipe))},
                      {QStringLiteral("run"), folder},
                      {QStringLiteral("detach"), true}};
  if (!portraits.isEmpty()) {
    options.insert(QStringLiteral("portraits"), QJsonArray::fromStringList(portraits));
  }
  submitTraining(folder, jsonOf(options));
}

void LabController::resume(const fs::path& run) {
  submitTraining(fileText(run), jsonOf({{QStringLiteral("run"), fileText(run)},
                                      {QStringLiteral("resume"), true},
                                      {QStringLiteral("detach"), true}}));
}

void LabController::submitTraining(const QString& folder, const std::string& optionsJson) {
  work(
      [services = m_services, optionsJson] {
        QuietContext context;
        return makeTrainJob(services, optionsJson)->run(context).json;
      },
      [this, folder](const std::string&) {
        refreshRuns();
        Q_EMIT runStarted(folder);
      });
}

void LabController::order(const fs::path& run, RunOrder order) {
  work(
      [run, order] {
        orderRun(run, order);
        return true;
      },
      [](bool) {});
}

void LabController::finish(const fs::path& run) {
  const std::string options = jsonOf({{QStringLiteral("run"), fileText(run)}});
  work(
      [services = m_services, options, run] {
        QuietContext context;
        const JobResult result = makeFinishTrainingJob(services, options)->run(context);
        return std::pair(result.files.at(0), readLesson(run).name);
      },
      [this](const std::pair<fs::path, std::string>& made) {
        Q_EMIT styleMade(fileText(made.first), QString::fromStdString(made.second));
      });
}

void LabController::remove(const fs::path& run) {
  work(
      [run] {
        const std::optional<RunState> state = readRunState(run);
        if (state && !state->isOver()) {
          throw Error(ErrorCode::InvalidArgument, "The training still runs. Stop it first.");
        }
        std::error_code failure;
        fs::remove_all(run, failure);
        if (failure) {
          throw Error(ErrorCode::Unwritable, "The training could not be deleted: " + failure.message() + ".");
        }
        return true;
      },
      [this](bool) { refreshRuns(); });
}

void LabController::refreshRuns() {
  m_follower->run([folder = m_runsFolder] { return runsIn(folder); },
                  [this](const std::vector<LabRun>& runs) {
                    m_runs = runs;
                    Q_EMIT runsChanged();
                  },
                  [this](const Error& error) { Q_EMIT failed(QString::fromUtf8(error.what())); });
}

void LabController::follow(const std::vector<fs::path>& runs) {
  m_followed = runs;
  m_timer.start();
  poll();
}

void LabController::pause() {
  m_timer.stop();
}

void LabController::poll() {
  if (m_isPolling) {
    return;  // The disk is slow: the next look comes soon enough.
  }
  m_isPolling = true;
  m_follower->run(
      [runs = m_followed, readers = m_readers] {
        std::vector<std::shared_ptr<const LabRunView>> views;
        for (const fs::path& run : runs) {
          Followed& followed = readers->try_emplace(run, Followed{RunLogReader(run), nullptr}).first->second;
          if (followed.reader.poll() || followed.history == nullptr) {
            followed.history = std::make_shared<const RunHistory>(followed.reader.history());
          }
          views.push_back(std::make_shared<const LabRunView>(LabRunView{run, readRunState(run), followed.history}));
        }
        return views;
      },
      [this](const std::vector<std::shared_ptr<const LabRunView>>& views) {
        m_isPolling = false;
        for (const auto& view : views) {
          Q_EMIT runRead(view);
        }
      },
      [this](const Error& error) {
        m_isPolling = false;
        m_timer.stop();
        Q_EMIT failed(QString::fromUtf8(error.what()));
      });
}

fs::path ownTrainingsFolder(const SettingsStore& settings) {
  return QFileInfo(settings.file()).absoluteDir().filePath(QStringLiteral("trainings")).toStdString();
}

}  // namespace visagiste
