#pragma once

#include <cstdint>
#include <optional>

#include <QObject>
#include <QString>

#include "core/job/job_status.h"
#include "core/types/makeup_look.h"

namespace visagiste {

class DocumentController;
class JobController;

/// Takes the look of a made-up person's photograph: one job at a time, whose result goes onto the face that was chosen
/// when it began. Interface thread only.
class PhotoLook : public QObject {
  Q_OBJECT
 public:
  PhotoLook(DocumentController* document, JobController* jobs, QObject* parent = nullptr);

  /// Nothing happens while a photograph is being read or the document has no chosen face.
  void read(const QString& file);
  [[nodiscard]] bool isBusy() const { return m_active.has_value(); }

 Q_SIGNALS:
  void started();
  void progressed(double fraction, const QString& stage);
  /// After done, failed or cancelled. The job queue tells why it failed.
  void ended();
  /// The look, whose layers may be none: nothing was seen to be worn. The face that it is for is the chosen one.
  void lookRead(const visagiste::MakeupLook& look, const QString& file, int facesInPhotograph);

 private:
  void onJobChanged(const JobStatus& status);
  void onJobFinished(const JobStatus& status);

  DocumentController* m_document;
  JobController* m_jobs;
  std::optional<JobId> m_active;
  QString m_file;
  std::uint64_t m_pictureRevision = 0;
  int m_face = 0;
};

}  // namespace visagiste
