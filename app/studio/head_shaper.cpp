#include "app/studio/head_shaper.h"

#include <QMetaType>

#include "app/studio/core_messages.h"
#include "app/studio/document_controller.h"
#include "core/catalogue/mesh_output.h"
#include "core/reconstruct/face_model.h"
#include "core/reconstruct/reconstructed_head.h"

namespace visagiste {
namespace {

constexpr int kLookRestMs = 200;

}  // namespace

HeadShaper::HeadShaper(DocumentController* document, QObject* parent) : QObject(parent), m_document(document) {
  setObjectName(QStringLiteral("headShaper"));
  m_worker = std::make_unique<LatestWorker<Request, Shape>>(
      [skin = PaintedSkin()](const Request& request) mutable { return shape(request, skin); },
      [this](const Request& request, const Shape& result) { takeShape(request, result); },
      [this](const Request&, const Error& error) { Q_EMIT failed(shownText(error)); });
  connect(m_document, &DocumentController::headChanged, this, [this] {
    m_headSkinNumber = m_skinNumber + 1;
    changeSkin();
    if (!m_document->document().hasHead()) {
      m_mesh = nullptr;
      m_landmarks.resize(3, 0);
      Q_EMIT meshChanged(nullptr);
    }
  });
  connect(m_document, &DocumentController::coefficientsChanged, this, &HeadShaper::requestShape);
  m_lookRests.setSingleShot(true);
  m_lookRests.setInterval(kLookRestMs);
  connect(&m_lookRests, &QTimer::timeout, this, &HeadShaper::changeSkin);
  const auto awaitRest = [this] { m_lookRests.start(); };
  connect(m_document, &DocumentController::lookChanged, this, awaitRest);
  connect(m_document, &DocumentController::chosenFaceChanged, this, awaitRest);
}

HeadShaper::~HeadShaper() = default;

void HeadShaper::setMakeupShown(bool isShown) {
  if (isShown != m_isMakeupShown) {
    m_isMakeupShown = isShown;
    changeSkin();
  }
}

void HeadShaper::changeSkin() {
  m_lookRests.stop();
  ++m_skinNumber;
  const std::shared_ptr<const MakeupLook> look = m_document->document().chosenLook();
  m_look = m_isMakeupShown && !look->layers.empty() ? look : nullptr;
  requestShape();
}

void HeadShaper::requestShape() {
  const HeadEdit& edit = m_document->document().headEdit();
  if (edit.head != nullptr) {
    m_worker->request({edit.head, edit.coefficients, m_look, m_skinNumber});
  }
}

void HeadShaper::takeShape(const Request& request, const Shape& shape) {
  if (request.skinNumber < m_headSkinNumber || !m_document->document().hasHead()) {
    return;
  }
  m_mesh = shape.mesh;
  m_landmarks = shape.landmarks;
  if (m_shownSkinNumber == request.skinNumber) {
    Q_EMIT verticesChanged(m_mesh);
  } else {
    m_shownSkinNumber = request.skinNumber;
    Q_EMIT meshChanged(m_mesh);
  }
}

HeadShaper::Shape HeadShaper::shape(const Request& request, PaintedSkin& skin) {
  if (skin.bare != request.head || skin.look != request.look) {
    skin = {request.head, request.look, madeUpHead(request.head, request.look)};
  }
  return {std::make_shared<const TriangleMesh>(headMesh(*skin.painted, request.coefficients)),
          request.head->model->landmarkPoints(request.coefficients)};
}

}  // namespace visagiste
