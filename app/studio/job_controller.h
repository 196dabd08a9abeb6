#pragma once

#include <filesystem>
#include <map>
#include <memory>

#include <QHash>
#include <QObject>
#include <QString>

#include "core/job/job_queue.h"
#include "widgets/jobs/job_row.h"

namespace visagiste {

/// The job queue as the interface sees it: changes arrive as signals on the interface thread, with translated words.
class JobController : public QObject {
  Q_OBJECT
 public:
  /// storeFolder: where jobs outlive the program; empty keeps them in memory.
  JobController(std::shared_ptr<const JobRegistry> registry, const std::filesystem::path& storeFolder,
                QObject* parent = nullptr);
  ~JobController() override;

  /// title: what the job makes, for a person, e.g. "Head from anna.jpg".
  JobId submit(const JobDescription& description, const QString& title);
  void cancel(JobId id);
  void retry(JobId id);

  /// Jobs an earlier run of the program left behind; they wait until restore().
  [[nodiscard]] int heldCount() const;
  void restore();
  void clearFinished();

  [[nodiscard]] bool hasActiveJobs() const;
  [[nodiscard]] JobRow rowOf(const JobStatus& status) const;
  [[nodiscard]] std::vector<JobRow> rows() const;
  /// The files of a finished job, the main one first; empty for others.
  [[nodiscard]] std::vector<std::filesystem::path> filesOf(JobId id) const;
  /// Null unless the job is done.
  [[nodiscard]] std::shared_ptr<const JobResult> resultOf(JobId id) const;

 Q_SIGNALS:
  void jobChanged(const visagiste::JobStatus& status);
  /// Once a run: done, failed or cancelled.
  void jobFinished(const visagiste::JobStatus& status);

 private:
  void announce(const JobStatus& status);
  [[nodiscard]] QString titleOf(const JobStatus& status) const;
  [[nodiscard]] const JobStatus* known(JobId id) const;

  QHash<JobId, QString> m_titles;
  std::map<JobId, JobStatus> m_known;  ///< As last announced.
  std::unique_ptr<JobQueue> m_queue;   // Last: its thread must end first.
};

/// Translated words for a stage key of a job, e.g. "fit.refine" → "Refining the fit".
[[nodiscard]] QString translatedStage(const std::string& stageKey);

}  // namespace visagiste
