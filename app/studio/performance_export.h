#pragma once

#include <map>
#include <memory>
#include <vector>

#include <QObject>
#include <QString>

#include "core/catalogue/object_store.h"
#include "core/job/job_status.h"

class QJsonObject;

namespace visagiste {

class JobController;
class Services;
struct PictureEdits;
struct ReconstructedHead;
struct Take;

/// How a performance is to be written.
struct PerformanceExportRequest {
  QString file;       ///< Its ending says what: .glb, .csv, .json, .obj, .mp4, .png.
  int widthPx = 512;  ///< Of films and pictures.
  int heightPx = 512;
  int framesPerSecond = 0;  ///< 0: as recorded.
  QString background;       ///< #rrggbb; empty: transparent. Of a head.
  int photoSidePx = 0;      ///< Longer side of a photo that acts; 0: its own size.
};

/// Hands exports of performances to the job queue. Interface thread only.
class PerformanceExport : public QObject {
  Q_OBJECT
 public:
  PerformanceExport(JobController* jobs, std::shared_ptr<Services> services, QObject* parent = nullptr);

  /// take: as it is performed, adjustments and mirror included.
  void submit(const PerformanceExportRequest& request, const std::shared_ptr<const Take>& take,
              const std::shared_ptr<const ReconstructedHead>& head);
  /// The same of a photo, its person in makeup and clothes: .mp4 or .png; tables need nobody who acts.
  void submit(const PerformanceExportRequest& request, const std::shared_ptr<const Take>& take,
              const PictureEdits& photo);

 private:
  void submitTable(const PerformanceExportRequest& request, const std::shared_ptr<const Take>& take);
  void enqueue(const std::string& kind, const QJsonObject& options, std::vector<ObjectStore::Reference> inputs);

  JobController* m_jobs;
  std::shared_ptr<Services> m_services;
  std::map<JobId, std::vector<ObjectStore::Reference>> m_inputs;  ///< Kept until the job is done, for retries.
};

}  // namespace visagiste
