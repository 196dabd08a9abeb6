#include "app/studio/picture_exporter.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include "app/studio/file_choice.h"
#include "app/studio/job_controller.h"
#include "core/catalogue/services.h"

namespace visagiste {
namespace {

QString nameOf(EditStage stage) {
  switch (stage) {
    case EditStage::Makeup:
      return QStringLiteral("makeup");
    case EditStage::Clothes:
      return QStringLiteral("clothes");
    case EditStage::Expression:
      return QStringLiteral("expression");
    case EditStage::Style:
      break;
  }
  return QStringLiteral("style");
}

}  // namespace

PictureExporter::PictureExporter(SettingsStore* settings, JobController* jobs, std::shared_ptr<Services> services,
                                 QObject* parent)
    : QObject(parent), m_settings(settings), m_jobs(jobs), m_services(std::move(services)) {
  setObjectName(QStringLiteral("pictureExporter"));
  connect(m_jobs, &JobController::jobFinished, this, [this](const JobStatus& status) {
    if (status.state == JobState::Done) {
      m_inputs.erase(status.id);
    }
  });
}

void PictureExporter::exportPicture(QWidget* parent, const PictureEdits& edits, EditStage last, const QString& title,
                                    const QString& name) {
  chooseTarget(parent, m_settings, title, name,
               {tr("PNG picture") + QStringLiteral(" (*.png)"), tr("JPEG picture") + QStringLiteral(" (*.jpg *.jpeg)"),
                tr("WebP picture") + QStringLiteral(" (*.webp)")},
               [this, last, edits = std::make_shared<const PictureEdits>(edits)](const QString& file) {
                 submit(edits, last, file);
               });
}

void PictureExporter::submit(const std::shared_ptr<const PictureEdits>& edits, EditStage last, const QString& file) {
  const std::vector<JobRow> rows = m_jobs->rows();
  for (auto input = m_inputs.begin(); input != m_inputs.end();) {
    const bool isKnown =
        std::any_of(rows.begin(), rows.end(), [&input](const JobRow& row) { return row.id == input->first; });
    input = isKnown ? std::next(input) : m_inputs.erase(input);  // It was cleared away.
  }
  ObjectStore::Reference reference = m_services->objects().put(edits);
  const QJsonObject options{{QStringLiteral("edits"), QString::fromStdString(reference.text())},
                            {QStringLiteral("until"), nameOf(last)},
                            {QStringLiteral("output"), file}};
  const JobId id = m_jobs->submit({"compose", QJsonDocument(options).toJson(QJsonDocument::Compact).toStdString()},
                                  tr("Export %1").arg(QFileInfo(file).fileName()));
  m_inputs.emplace(id, std::move(reference));
}

}  // namespace visagiste
