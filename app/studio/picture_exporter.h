#pragma once

#include <map>
#include <memory>

#include <QObject>
#include <QString>

#include "core/catalogue/object_store.h"
#include "core/catalogue/picture_edits.h"
#include "core/job/job_status.h"

class QWidget;

namespace visagiste {

class JobController;
class Services;
class SettingsStore;

/// Writes finished pictures in full size, as jobs of the queue. Interface thread only.
class PictureExporter : public QObject {
  Q_OBJECT
 public:
  PictureExporter(SettingsStore* settings, JobController* jobs, std::shared_ptr<Services> services,
                  QObject* parent = nullptr);

  /// Asks where; nothing happens if the person gives up.
  /// last   what of the edits is in it.
  /// title  of the dialog.
  /// name   proposed, without ending.
  void exportPicture(QWidget* parent, const visagiste::PictureEdits& edits, visagiste::EditStage last,
                     const QString& title, const QString& name);

 private:
  void submit(const std::shared_ptr<const PictureEdits>& edits, EditStage last, const QString& file);

  SettingsStore* m_settings;
  JobController* m_jobs;
  std::shared_ptr<Services> m_services;
  std::map<JobId, ObjectStore::Reference> m_inputs;  ///< Kept until the job is done, for retries.
};

}  // namespace visagiste
