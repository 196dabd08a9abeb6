#include "app/studio/head_shaper.h"

#include <QMetaType>

#include "app/studio/document_controller.h"
#include "core/reconstruct/face_model.h"
#include "core/reconstruct/reconstructed_head.h"

namespace visagiste {

HeadShaper::HeadShaper(DocumentController* document, QObject* parent) : QObject(parent), m_document(document) {
  setObjectName(QStringLiteral("headShaper"));
  m_worker = std::make_unique<LatestWorker<Request, Shape>>(
      &HeadShaper::shape, [this](const Request& request, const Shape& result) { takeShape(request, result); },
      [this](const Request&, const Error& error) { Q_EMIT failed(QString::fromUtf8(error.what())); });
  connect(m_document, &DocumentController::headChanged, this, [this] {
    ++m_headNumber;
    if (m_document->document().hasHead()) {
      requestShape();
    } else {
      m_mesh = nullptr;
      m_landmarks.resize(3, 0);
      Q_EMIT meshChanged(nullptr);
    }
  });
  connect(m_document, &DocumentController::coefficientsChanged, this, &HeadShaper::requestShape);
}

HeadShaper::~HeadShaper() = default;

void HeadShaper::requestShape() {
  const HeadEdit& edit = m_document->document().headEdit();
  m_worker->request({edit.head, edit.coefficients, m_headNumber});
}

void HeadShaper::takeShape(const Request& request, const Shape& shape) {
  if (request.headNumber != m_headNumber) {
    return;
  }
  m_mesh = shape.mesh;
  m_landmarks = shape.landmarks;
  if (m_shownHeadNumber == request.headNumber) {
    Q_EMIT verticesChanged(m_mesh);
  } else {
    m_shownHeadNumber = request.headNumber;
    Q_EMIT meshChanged(m_mesh);
  }
}

HeadShaper::Shape HeadShaper::shape(const Request& request) {
  return {std::make_shared<const TriangleMesh>(headMesh(*request.head, request.coefficients)),
          request.head->model->landmarkPoints(request.coefficients)};
}

}  // namespace visagiste
