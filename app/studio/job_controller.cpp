#include "app/studio/job_controller.h"

#include <utility>

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMetaType>

#include "app/studio/core_messages.h"

namespace visagiste {
namespace {

JobRowState rowState(JobState state) {
  switch (state) {
    case JobState::Waiting:
      return JobRowState::Waiting;
    case JobState::Running:
      return JobRowState::Running;
    case JobState::Done:
      return JobRowState::Done;
    case JobState::Failed:
      return JobRowState::Failed;
    case JobState::Cancelled:
      return JobRowState::Cancelled;
  }
  return JobRowState::Failed;
}

}  // namespace

JobController::JobController(std::shared_ptr<const JobRegistry> registry, const std::filesystem::path& storeFolder,
                             QObject* parent)
    : QObject(parent) {
  setObjectName(QStringLiteral("jobController"));
  qRegisterMetaType<visagiste::JobStatus>();
  m_queue = std::make_unique<JobQueue>(
      std::move(registry),
      [this](const JobStatus& status) {
        QMetaObject::invokeMethod(
            this, [this, status] { announce(status); }, Qt::QueuedConnection);
      },
      storeFolder);
  for (const JobStatus& status : m_queue->statuses()) {
    m_known.emplace(status.id, status);
  }
}

JobController::~JobController() = default;

JobId JobController::submit(const JobDescription& description, const QString& title) {
  const JobId id = m_queue->submit(description);
  m_titles.insert(id, title);
  return id;
}

void JobController::cancel(JobId id) {
  m_queue->cancel(id);
}

void JobController::retry(JobId id) {
  m_queue->retry(id);
}

int JobController::heldCount() const {
  int count = 0;
  for (const JobStatus& status : m_queue->statuses()) {
    count += status.held ? 1 : 0;
  }
  return count;
}

void JobController::restore() {
  m_queue->restore();
}

void JobController::clearFinished() {
  m_queue->clearFinished();
  for (auto entry = m_known.begin(); entry != m_known.end();) {
    entry = isFinished(entry->second.state) ? m_known.erase(entry) : std::next(entry);
  }
}

bool JobController::hasActiveJobs() const {
  for (const auto& entry : m_known) {
    if (!isFinished(entry.second.state) && !entry.second.held) {
      return true;
    }
  }
  return false;
}

void JobController::announce(const JobStatus& status) {
  m_known[status.id] = status;
  Q_EMIT jobChanged(status);
  if (isFinished(status.state)) {
    Q_EMIT jobFinished(status);
  }
}

const JobStatus* JobController::known(JobId id) const {
  const auto found = m_known.find(id);
  return found == m_known.end() ? nullptr : &found->second;
}

QString JobController::titleOf(const JobStatus& status) const {
  const QString given = m_titles.value(status.id);
  if (!given.isEmpty()) {
    return given;
  }
  // Left behind by an earlier run of the program: only the description is known.
  const QJsonObject options =
      QJsonDocument::fromJson(QByteArray::fromStdString(status.description.optionsJson)).object();
  const QString picture = QFileInfo(options.value(QLatin1String("pictures")).toArray().at(0).toString()).fileName();
  return status.description.name == "reconstruct" && !picture.isEmpty()
             ? tr("Head from %1").arg(picture)
             : QString::fromStdString(status.description.name);
}

JobRow JobController::rowOf(const JobStatus& status) const {
  JobRow row;
  row.id = status.id;
  row.state = rowState(status.state);
  row.title = titleOf(status);
  row.stage = status.held ? tr("Left from the last session") : translatedStage(status.stageKey);
  row.fraction = static_cast<double>(status.fraction);
  row.elapsedS = status.elapsedS;
  row.remainingS = status.remainingS;
  row.message = shownText(status.message);
  row.hasResult = status.state == JobState::Done;
  row.hasFolder = status.state == JobState::Done && status.result != nullptr && !status.result->files.empty();
  if (row.hasFolder) {
    row.message = QString::fromStdString(status.result->files.front().filename().string());
  }
  return row;
}

std::vector<JobRow> JobController::rows() const {
  std::vector<JobRow> result;
  for (const auto& entry : m_known) {
    result.push_back(rowOf(entry.second));
  }
  return result;
}

std::vector<std::filesystem::path> JobController::filesOf(JobId id) const {
  const std::shared_ptr<const JobResult> result = resultOf(id);
  return result == nullptr ? std::vector<std::filesystem::path>() : result->files;
}

std::shared_ptr<const JobResult> JobController::resultOf(JobId id) const {
  const JobStatus* status = known(id);
  return status == nullptr ? nullptr : status->result;
}

}  // namespace visagiste
