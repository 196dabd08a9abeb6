#include "app/studio/head_jobs.h"

#include <utility>

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "app/studio/document_controller.h"
#include "app/studio/job_controller.h"
#include "core/catalogue/services.h"
#include "core/makeup/look_file.h"
#include "core/reconstruct/reconstructed_head.h"

namespace visagiste {
namespace {

QJsonArray numbers(const Eigen::VectorXf& values) {
  QJsonArray result;
  for (const float value : values) {
    result.append(static_cast<double>(value));
  }
  return result;
}

std::string jsonText(const QJsonObject& object) {
  return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

/// The face to take of each picture: the chosen one in its own, elsewhere the largest. Nothing for a picture without.
std::vector<const FoundFace*> facesByPicture(const PortraitDocument& document) {
  std::vector<const FoundFace*> result(document.pictures().size(), nullptr);
  for (const FoundFace& face : document.faces()) {
    const FoundFace*& best = result.at(static_cast<std::size_t>(face.picture));
    if (best == nullptr || face.box.sidePx > best->box.sidePx) {
      best = &face;
    }
  }
  if (document.chosenFace()) {
    const FoundFace& chosen = document.faces().at(static_cast<std::size_t>(*document.chosenFace()));
    result.at(static_cast<std::size_t>(chosen.picture)) = &chosen;
  }
  return result;
}

std::size_t headBytes(const ReconstructedHead& head) {
  return head.texture.byteCount() + head.invented.byteCount() + head.eyeTexture.byteCount();
}

}  // namespace

HeadJobs::HeadJobs(DocumentController* document, JobController* jobs, std::shared_ptr<Services> services,
                   QObject* parent)
    : QObject(parent), m_document(document), m_jobs(jobs), m_services(std::move(services)) {
  setObjectName(QStringLiteral("headJobs"));
  connect(m_jobs, &JobController::jobChanged, this, &HeadJobs::onJobChanged);
  connect(m_jobs, &JobController::jobFinished, this, &HeadJobs::onJobFinished);
  connect(m_document, &DocumentController::picturesChanged, this, [this] {
    if (m_active) {
      m_jobs->cancel(*m_active);  // Its result would no longer fit.
    }
  });
}

void HeadJobs::reconstruct(int textureSizePx) {
  const PortraitDocument& document = m_document->document();
  if (document.faces().empty() || m_active) {
    return;
  }
  Submission submission;
  submission.pictureRevision = document.pictureRevision();
  const std::vector<const FoundFace*> faces = facesByPicture(document);
  QJsonArray pictures;
  QJsonArray points;
  for (std::size_t i = 0; i < faces.size(); ++i) {
    if (faces[i] == nullptr) {
      continue;
    }
    const DocumentPicture& picture = document.pictures()[i];
    if (picture.file.empty()) {
      submission.inputs.push_back(m_services->objects().put(picture.image));
      pictures.append(QString::fromStdString(submission.inputs.back().text()));
    } else {
      pictures.append(QString::fromStdString(picture.file.string()));
    }
    points.append(static_cast<double>(faces[i]->box.centerPx.x()));
    points.append(static_cast<double>(faces[i]->box.centerPx.y()));
  }
  const QJsonObject options{{QStringLiteral("pictures"), pictures},
                            {QStringLiteral("facePointsPx"), points},
                            {QStringLiteral("textureSizePx"), textureSizePx}};
  const QString name = QString::fromStdString(document.pictures().front().name);
  m_active = m_jobs->submit({"reconstruct", jsonText(options)}, tr("Head from %1").arg(name));
  m_submissions.emplace(*m_active, std::move(submission));
  Q_EMIT reconstructionStarted();
}

void HeadJobs::cancelReconstruction() {
  if (m_active) {
    m_jobs->cancel(*m_active);
  }
}

void HeadJobs::exportHead(const ExportRequest& request) {
  const HeadEdit& edit = m_document->document().headEdit();
  if (edit.head == nullptr) {
    return;
  }
  Submission submission;
  submission.inputs.push_back(m_services->objects().put(edit.head));
  QJsonObject options{{QStringLiteral("head"), QString::fromStdString(submission.inputs.back().text())},
                            {QStringLiteral("identity"), numbers(edit.coefficients.identity)},
                            {QStringLiteral("expression"), numbers(edit.coefficients.expression)},
                            {QStringLiteral("output"), request.file},
                            {QStringLiteral("unit"), request.unit},
                            {QStringLiteral("textureSizePx"), request.textureSizePx}};
  if (request.wearsMakeup) {
    options.insert(QStringLiteral("lookJson"), QString::fromStdString(lookJson(*m_document->document().chosenLook())));
  }
  const JobId id =
      m_jobs->submit({"export", jsonText(options)}, tr("Export %1").arg(QFileInfo(request.file).fileName()));
  m_submissions.emplace(id, std::move(submission));
}

void HeadJobs::onJobChanged(const JobStatus& status) {
  const auto submission = m_submissions.find(status.id);
  if (!m_active && status.description.name == "reconstruct" && !isFinished(status.state) &&
      submission != m_submissions.end() &&
      submission->second.pictureRevision == m_document->document().pictureRevision()) {
    m_active = status.id;  // Tried again.
    Q_EMIT reconstructionStarted();
  }
  if (status.id == m_active && !isFinished(status.state)) {
    Q_EMIT reconstructionProgressed(static_cast<double>(status.fraction), translatedStage(status.stageKey));
  }
}

void HeadJobs::onJobFinished(const JobStatus& status) {
  if (status.description.name == "reconstruct") {
    if (status.state == JobState::Done) {
      takeHead(status);
    }
    if (status.id == m_active) {
      m_active.reset();
      Q_EMIT reconstructionEnded(status.state);
    }
  } else if (status.description.name == "export" && status.state == JobState::Done) {
    m_document->markSaved();
  }
}

void HeadJobs::takeHead(const JobStatus& status) {
  const auto submission = m_submissions.find(status.id);
  const auto* head = std::any_cast<std::shared_ptr<const ReconstructedHead>>(&status.result->value);
  if (submission != m_submissions.end() && head != nullptr) {
    m_document->applyHead(submission->second.pictureRevision, *head, (*head)->coefficients, headBytes(**head));
  }
}

}  // namespace visagiste
