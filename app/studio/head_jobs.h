#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include <QObject>
#include <QString>

#include "core/catalogue/object_store.h"
#include "core/job/job_status.h"

namespace visagiste {

class DocumentController;
class JobController;
class Services;

/// How a head is to be written.
struct ExportRequest {
  QString file;
  QString unit = QStringLiteral("cm");  ///< "mm", "cm" or "m".
  int textureSizePx = 0;                ///< At most; 0 keeps the head's own.
  bool wearsMakeup = false;             ///< The look of the chosen face is painted on the texture.
};

/// Builds jobs from the document and brings their results back into it. Interface thread only.
class HeadJobs : public QObject {
  Q_OBJECT
 public:
  HeadJobs(DocumentController* document, JobController* jobs, std::shared_ptr<Services> services,
           QObject* parent = nullptr);

  /// A head from every picture of the document, with the chosen face where a picture has several. Nothing happens
  /// without a face.
  void reconstruct(int textureSizePx);
  /// The document's head as it looks now.
  void exportHead(const visagiste::ExportRequest& request);

  /// The reconstruction that waits or runs for the present pictures.
  [[nodiscard]] std::optional<JobId> activeReconstruction() const { return m_active; }
  void cancelReconstruction();

 Q_SIGNALS:
  void reconstructionStarted();
  void reconstructionProgressed(double fraction, const QString& stage);
  /// Done, failed or cancelled.
  void reconstructionEnded(visagiste::JobState state);

 private:
  struct Submission {
    std::uint64_t pictureRevision = 0;
    std::vector<ObjectStore::Reference> inputs;  ///< Keeps what the description refers to.
  };

  void onJobChanged(const JobStatus& status);
  void onJobFinished(const JobStatus& status);
  void takeHead(const JobStatus& status);

  DocumentController* m_document;
  JobController* m_jobs;
  std::shared_ptr<Services> m_services;
  std::map<JobId, Submission> m_submissions;  ///< Kept for retries as long as the program runs.
  std::optional<JobId> m_active;
};

}  // namespace visagiste
