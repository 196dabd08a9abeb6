#include "app/studio/lab_controller.h"

#include <algorithm>
#include <utility>

#include <QDateTime>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "app/settings/settings_store.h"
#include "app/studio/core_messages.h"
#include "app/studio/file_text.h"
#include "core/catalogue/services.h"
#include "core/catalogue/train_bench.h"
#include "core/catalogue/train_jobs.h"
#include "core/image/decode.h"
#include "core/image/resample.h"
#include "core/lab/training_forecast.h"
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
      const StyleLesson lesson = readLesson(run.folder);
      run.name = QString::fromStdString(lesson.name);
      run.makesFaces = lesson.recipe.makesFaces();
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

/// Work that ends when the window closes.
class ClosingContext final : public RunContext {
 public:
  explicit ClosingContext(const std::atomic<bool>& isClosing) : m_isClosing(isClosing) {}
  void checkpoint() override {
    if (m_isClosing) {
      throw Cancelled();
    }
  }
  void report(float /*fraction*/, std::string_view /*stageKey*/) override {}

 private:
  const std::atomic<bool>& m_isClosing;
};

StepForecast forecastOf(const Services& services, const fs::path& trainings, const StyleRecipe& recipe,
                        const std::atomic<bool>& isClosing) {
  if (const auto seconds = stepSecondsOfTrainings(trainings, recipe)) {
    return {seconds, false};
  }
  ClosingContext context(isClosing);
  return {probedStepSeconds(services, recipe, context), true};
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
  m_forecaster = std::make_unique<LatestWorker<StyleRecipe, StepForecast>>(
      [services = m_services, folder = m_runsFolder, isClosing = m_isClosing](const StyleRecipe& recipe) {
        return forecastOf(*services, folder, recipe, *isClosing);
      },
      [this](const StyleRecipe&, const StepForecast& forecast) { Q_EMIT forecastMade(forecast); },
      // Without a forecast one can train all the same; what is wrong with the program shows at the start.
      [this](const StyleRecipe&, const Error&) { Q_EMIT forecastMade({}); });
}

LabController::~LabController() {
  *m_isClosing = true;
}

void LabController::forecast(const StyleRecipe& recipe) {
  m_forecaster->request(recipe);
}

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
        Q_EMIT failed(shownText(error));
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

QString LabController::newFolder() {
  QString name = QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss-zzz"));
  if (name <= m_lastFolder) {
    name = m_lastFolder + QLatin1Char('a');  // Several in one millisecond.
  }
  m_lastFolder = name;
  return QDir(fileText(m_runsFolder)).filePath(name);
}

void LabController::start(const QString& name, const StyleRecipe& recipe, const QStringList& portraits,
                          std::shared_ptr<const Passphrase> passphrase) {
  const QString folder = newFolder();
  QJsonObject options{{QStringLiteral("pictures"), QJsonArray::fromStringList(m_pictures)},
                      {QStringLiteral("name"), name},
                      {QStringLiteral("recipe"), QString::fromStdString(recipeText(recipe))},
                      {QStringLiteral("run"), folder},
                      {QStringLiteral("detach"), true}};
  if (!portraits.isEmpty()) {
    options.insert(QStringLiteral("portraits"), QJsonArray::fromStringList(portraits));
  }
  submitTraining(folder, jsonOf(options), std::move(passphrase));
}

void LabController::race(const QString& name, const StyleRecipe& recipe, const QStringList& families,
                         std::shared_ptr<const Passphrase> passphrase) {
  for (const QString& family : families) {
    StyleRecipe racer = recipe;
    racer.family = family.toStdString();
    racer.threads = std::max(1, recipe.usedThreads() / static_cast<int>(families.size()));
    start(QStringLiteral("%1: %2").arg(family, name), racer, {}, passphrase);
  }
}

void LabController::branch(const fs::path& run, const QString& name, const StyleRecipe& recipe,
                           std::shared_ptr<const Passphrase> passphrase) {
  const QString folder = newFolder();
  submitTraining(folder,
                 jsonOf({{QStringLiteral("branch"), fileText(run)},
                         {QStringLiteral("name"), name},
                         {QStringLiteral("recipe"), QString::fromStdString(recipeText(recipe))},
                         {QStringLiteral("run"), folder},
                         {QStringLiteral("detach"), true}}),
                 std::move(passphrase));
}

void LabController::resume(const fs::path& run, std::shared_ptr<const Passphrase> passphrase) {
  submitTraining(
      fileText(run),
      jsonOf(
          {{QStringLiteral("run"), fileText(run)}, {QStringLiteral("resume"), true}, {QStringLiteral("detach"), true}}),
      std::move(passphrase));
}

void LabController::submitTraining(const QString& folder, const std::string& optionsJson,
                                   std::shared_ptr<const Passphrase> passphrase) {
  work(
      [services = m_services, optionsJson, passphrase = std::move(passphrase)] {
        QuietContext context;
        return makeTrainJob(services, optionsJson, passphrase)->run(context).json;
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

void LabController::saveFaces(const fs::path& run, const QString& file) {
  const std::string options = jsonOf({{QStringLiteral("run"), fileText(run)}, {QStringLiteral("output"), file}});
  work(
      [services = m_services, options] {
        QuietContext context;
        return makeFinishTrainingJob(services, options)->run(context).files.at(0);
      },
      [this](const fs::path& saved) { Q_EMIT facesSaved(fileText(saved)); });
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
                  [this](const Error& error) { Q_EMIT failed(shownText(error)); });
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
  // The other runs of the list go on too, if more slowly for who looks.
  constexpr int kPollsPerList = 8;
  if (++m_polls % kPollsPerList == 0) {
    refreshRuns();
  }
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
        Q_EMIT failed(shownText(error));
      });
}

}  // namespace visagiste
