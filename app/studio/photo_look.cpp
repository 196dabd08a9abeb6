#include "app/studio/photo_look.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include "app/studio/document_controller.h"
#include "app/studio/job_controller.h"

namespace visagiste {
namespace {

int facesInPicture(const JobResult& result) {
  return QJsonDocument::fromJson(QByteArray::fromStdString(result.json))
      .object()
      .value(QStringLiteral("reference"))
      .toObject()
      .value(QStringLiteral("faces_in_picture"))
      .toInt();
}

}  // namespace

PhotoLook::PhotoLook(DocumentController* document, JobController* jobs, QObject* parent)
    : QObject(parent), m_document(document), m_jobs(jobs) {
  setObjectName(QStringLiteral("photoLook"));
  connect(m_jobs, &JobController::jobChanged, this, &PhotoLook::onJobChanged);
  connect(m_jobs, &JobController::jobFinished, this, &PhotoLook::onJobFinished);
  connect(m_document, &DocumentController::picturesChanged, this, [this] {
    if (m_active) {
      m_jobs->cancel(*m_active);  // The face that it was for is gone.
    }
  });
}

void PhotoLook::read(const QString& file) {
  const PortraitDocument& document = m_document->document();
  if (m_active || !document.chosenFace()) {
    return;
  }
  m_file = file;
  m_pictureRevision = document.pictureRevision();
  m_face = *document.chosenFace();
  const QJsonObject options{{QStringLiteral("reference"), file}};
  m_active = m_jobs->submit({"makeup-extract", QJsonDocument(options).toJson(QJsonDocument::Compact).toStdString()},
                            tr("Look from %1").arg(QFileInfo(file).fileName()));
  Q_EMIT started();
}

void PhotoLook::onJobChanged(const JobStatus& status) {
  if (status.id == m_active && !isFinished(status.state)) {
    Q_EMIT progressed(static_cast<double>(status.fraction), translatedStage(status.stageKey));
  }
}

void PhotoLook::onJobFinished(const JobStatus& status) {
  if (status.id != m_active) {
    return;
  }
  m_active.reset();
  if (status.state == JobState::Done && m_pictureRevision == m_document->document().pictureRevision()) {
    const auto* look = std::any_cast<std::shared_ptr<const MakeupLook>>(&status.result->value);
    if (look != nullptr) {
      m_document->chooseFace(m_face);
      Q_EMIT lookRead(**look, m_file, facesInPicture(*status.result));
    }
  }
  Q_EMIT ended();
}

}  // namespace visagiste
