#include "app/studio/performance_export.h"

#include <utility>

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include "app/studio/job_controller.h"
#include "core/catalogue/services.h"
#include "core/expression/take.h"
#include "core/reconstruct/reconstructed_head.h"

namespace visagiste {

PerformanceExport::PerformanceExport(JobController* jobs, std::shared_ptr<Services> services, QObject* parent)
    : QObject(parent), m_jobs(jobs), m_services(std::move(services)) {
  setObjectName(QStringLiteral("performanceExport"));
  connect(m_jobs, &JobController::jobFinished, this, [this](const JobStatus& status) {
    if (status.state == JobState::Done) {
      m_inputs.erase(status.id);
    }
  });
}

void PerformanceExport::submit(const PerformanceExportRequest& request, const std::shared_ptr<const Take>& take,
                               const std::shared_ptr<const ReconstructedHead>& head) {
  std::vector<ObjectStore::Reference> inputs{m_services->objects().put(take)};
  const QString ending = QFileInfo(request.file).suffix().toLower();
  const bool isTable = ending == QStringLiteral("csv") || ending == QStringLiteral("json");
  QJsonObject options{{isTable ? QStringLiteral("take") : QStringLiteral("driver"),
                       QString::fromStdString(inputs.front().text())},
                      {QStringLiteral("output"), request.file}};
  if (!isTable) {
    inputs.push_back(m_services->objects().put(head));
    options.insert(QStringLiteral("head"), QString::fromStdString(inputs.back().text()));
    options.insert(QStringLiteral("framesPerSecond"), request.framesPerSecond);
    options.insert(QStringLiteral("widthPx"), request.widthPx);
    options.insert(QStringLiteral("heightPx"), request.heightPx);
    if (!request.background.isEmpty()) {
      options.insert(QStringLiteral("background"), request.background);
    }
  }
  const JobId id = m_jobs->submit(
      {isTable ? "export-take" : "drive", QJsonDocument(options).toJson(QJsonDocument::Compact).toStdString()},
      tr("Export %1").arg(QFileInfo(request.file).fileName()));
  m_inputs.emplace(id, std::move(inputs));
}

}  // namespace visagiste
