#include "app/studio/document_controller.h"

#include <utility>

namespace visagiste {

DocumentController::DocumentController(QObject* parent) : QObject(parent) {
  setObjectName(QStringLiteral("documentController"));
}

void DocumentController::openPictures(std::vector<DocumentPicture> pictures) {
  const DocumentEdit before = m_document.edit();
  m_document.openPictures(std::move(pictures));
  Q_EMIT picturesChanged();
  Q_EMIT facesChanged();
  Q_EMIT chosenFaceChanged();
  announce(before);
}

void DocumentController::setFaces(std::uint64_t pictureRevision, std::vector<FoundFace> faces) {
  if (m_document.setFaces(pictureRevision, std::move(faces))) {
    Q_EMIT facesChanged();
    Q_EMIT chosenFaceChanged();
  }
}

void DocumentController::chooseFace(int index) {
  if (m_document.chosenFace() != index) {
    m_document.chooseFace(index);
    Q_EMIT chosenFaceChanged();
  }
}

bool DocumentController::applyHead(std::uint64_t pictureRevision, std::shared_ptr<const ReconstructedHead> head,
                                   const FaceCoefficients& coefficients, std::size_t headBytes) {
  const DocumentEdit before = m_document.edit();
  if (!m_document.applyHead(pictureRevision, std::move(head), coefficients, headBytes)) {
    return false;
  }
  announce(before);
  return true;
}

void DocumentController::editExpression(const Eigen::VectorXf& expression, EditStep step) {
  m_document.editExpression(expression, step);
  Q_EMIT coefficientsChanged();
  Q_EMIT historyChanged();
}

void DocumentController::editIdentity(const Eigen::VectorXf& identity, EditStep step) {
  m_document.editIdentity(identity, step);
  Q_EMIT coefficientsChanged();
  Q_EMIT historyChanged();
}

void DocumentController::editTurn(const Eigen::Vector3f& turnDeg, EditStep step) {
  m_document.editTurn(turnDeg, step);
  Q_EMIT coefficientsChanged();
  Q_EMIT historyChanged();
}

void DocumentController::markSaved() {
  m_document.markSaved();
  Q_EMIT historyChanged();
}

void DocumentController::editLook(const MakeupLook& look, EditStep step) {
  m_document.editLook(look, step);
  Q_EMIT lookChanged();
  Q_EMIT historyChanged();
}

void DocumentController::editOutfit(const Outfit& outfit, EditStep step) {
  m_document.editOutfit(outfit, step);
  Q_EMIT outfitChanged();
  Q_EMIT historyChanged();
}

void DocumentController::editStyle(const StyleSpec& spec, EditStep step) {
  m_document.editStyle(spec, step);
  Q_EMIT styleChanged();
  Q_EMIT historyChanged();
}

void DocumentController::editStyleMask(int picture, const Image& mask, EditStep step) {
  m_document.editStyleMask(picture, mask, step);
  Q_EMIT styleChanged();
  Q_EMIT historyChanged();
}

void DocumentController::undo() {
  travel(&PortraitDocument::undo);
}

void DocumentController::redo() {
  travel(&PortraitDocument::redo);
}

void DocumentController::travel(void (PortraitDocument::*step)()) {
  Q_EMIT aboutToStep();
  const DocumentEdit before = m_document.edit();
  const std::optional<int> faceBefore = m_document.chosenFace();
  (m_document.*step)();
  if (faceBefore != m_document.chosenFace()) {
    Q_EMIT chosenFaceChanged();
  }
  announce(before);
}

void DocumentController::announce(const DocumentEdit& before) {
  const DocumentEdit& now = m_document.edit();
  if (!(before.faces == now.faces)) {
    Q_EMIT lookChanged();
    Q_EMIT outfitChanged();
  }
  if (!(before.style == now.style)) {
    Q_EMIT styleChanged();
  }
  if (before.head.head != now.head.head) {
    Q_EMIT headChanged();
  } else if (!(before.head == now.head)) {
    Q_EMIT coefficientsChanged();
  }
  Q_EMIT historyChanged();
}

}  // namespace visagiste
