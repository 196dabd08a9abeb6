#include "app/studio/performance_export.h"

#include <utility>

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include "app/studio/job_controller.h"
#include "core/catalogue/picture_edits.h"
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

namespace {

bool isTable(const PerformanceExportRequest& request) {
  const QString ending = QFileInfo(request.file).suffix().toLower();
  return ending == QStringLiteral("csv") || ending == QStringLiteral("json");
}

QString textOf(const ObjectStore::Reference& reference) {
  return QString::fromStdString(reference.text());
}

}  // namespace

void PerformanceExport::submit(const PerformanceExportRequest& request, const std::shared_ptr<const Take>& take,
                               const std::shared_ptr<const ReconstructedHead>& head) {
  if (isTable(request)) {
    submitTable(request, take);
    return;
  }
  std::vector<ObjectStore::Reference> inputs{m_services->objects().put(take), m_services->objects().put(head)};
  QJsonObject options{
      {QStringLiteral("driver"), textOf(inputs[0])}, {QStringLiteral("head"), textOf(inputs[1])},
      {QStringLiteral("output"), request.file},      {QStringLiteral("framesPerSecond"), request.framesPerSecond},
      {QStringLiteral("widthPx"), request.widthPx},  {QStringLiteral("heightPx"), request.heightPx}};
  if (!request.background.isEmpty()) {
    options.insert(QStringLiteral("background"), request.background);
  }
  enqueue("drive", options, std::move(inputs));
}

void PerformanceExport::submit(const PerformanceExportRequest& request, const std::shared_ptr<const Take>& take,
                               const PictureEdits& photo) {
  if (isTable(request)) {
    submitTable(request, take);
    return;
  }
  std::vector<ObjectStore::Reference> inputs{m_services->objects().put(take),
                                             m_services->objects().put(std::make_shared<const PictureEdits>(photo))};
  const QJsonObject options{
      {QStringLiteral("driver"), textOf(inputs[0])},  {QStringLiteral("show"), QStringLiteral("portrait")},
      {QStringLiteral("edits"), textOf(inputs[1])},   {QStringLiteral("neutral"), QStringLiteral("calibrated")},
      {QStringLiteral("output"), request.file},       {QStringLiteral("framesPerSecond"), request.framesPerSecond},
      {QStringLiteral("sizePx"), request.photoSidePx}};
  enqueue("drive", options, std::move(inputs));
}

void PerformanceExport::submitTable(const PerformanceExportRequest& request, const std::shared_ptr<const Take>& take) {
  std::vector<ObjectStore::Reference> inputs{m_services->objects().put(take)};
  const QJsonObject options{{QStringLiteral("take"), textOf(inputs[0])}, {QStringLiteral("output"), request.file}};
  enqueue("export-take", options, std::move(inputs));
}

void PerformanceExport::enqueue(const std::string& kind, const QJsonObject& options,
                                std::vector<ObjectStore::Reference> inputs) {
  const QString file = QFileInfo(options.value(QStringLiteral("output")).toString()).fileName();
  const JobId id = m_jobs->submit({kind, QJsonDocument(options).toJson(QJsonDocument::Compact).toStdString()},
                                  tr("Export %1").arg(file));
  m_inputs.emplace(id, std::move(inputs));
}

}  // namespace visagiste
