#include "core/document/portrait_document.h"

#include <utility>

#include "core/base/error.h"

namespace visagiste {
namespace {

std::size_t coefficientBytes(const HeadEdit& edit) {
  return sizeof(HeadEdit) + sizeof(float) * static_cast<std::size_t>(edit.coefficients.identity.size() +
                                                                     edit.coefficients.expression.size());
}

std::optional<int> largestFace(const std::vector<FoundFace>& faces) {
  std::optional<int> largest;
  for (std::size_t i = 0; i < faces.size(); ++i) {
    if (!largest || faces[i].box.sidePx > faces[static_cast<std::size_t>(*largest)].box.sidePx) {
      largest = static_cast<int>(i);
    }
  }
  return largest;
}

void requireSameLength(const char* name, const Eigen::VectorXf& before, const Eigen::VectorXf& after) {
  if (before.size() != after.size()) {
    throw Error(ErrorCode::InvalidArgument, std::string(name) + " needs " + std::to_string(before.size()) +
                                                " values, not " + std::to_string(after.size()) + ".");
  }
}

}  // namespace

PortraitDocument::PortraitDocument(std::size_t historyBytes) : m_history(historyBytes) {}

void PortraitDocument::markSaved() {
  m_history.markSaved();
  ++m_revision;
}

void PortraitDocument::openPictures(std::vector<DocumentPicture> pictures) {
  if (pictures.empty()) {
    throw Error(ErrorCode::InvalidArgument, "A document needs at least one picture.");
  }
  for (const DocumentPicture& picture : pictures) {
    if (picture.image.isEmpty()) {
      throw Error(ErrorCode::InvalidArgument, "The picture '" + picture.name + "' is empty.");
    }
  }
  m_pictures = std::move(pictures);
  m_faces.clear();
  m_chosenFace.reset();
  m_history.reset({});
  ++m_revision;
  ++m_pictureRevision;
}

bool PortraitDocument::setFaces(std::uint64_t pictureRevision, std::vector<FoundFace> faces) {
  if (pictureRevision != m_pictureRevision) {
    return false;
  }
  m_faces = std::move(faces);
  m_chosenFace = largestFace(m_faces);
  ++m_revision;
  return true;
}

void PortraitDocument::chooseFace(int index) {
  if (index < 0 || index >= static_cast<int>(m_faces.size())) {
    throw Error(ErrorCode::InvalidArgument, "There is no face number " + std::to_string(index + 1) + ".");
  }
  m_chosenFace = index;
  ++m_revision;
}

bool PortraitDocument::applyHead(std::uint64_t pictureRevision, std::shared_ptr<const ReconstructedHead> head,
                                 FaceCoefficients coefficients, std::size_t headBytes) {
  if (pictureRevision != m_pictureRevision) {
    return false;
  }
  edit("head", {std::move(head), std::move(coefficients)}, EditStep::Ends, headBytes);
  return true;
}

void PortraitDocument::editExpression(const Eigen::VectorXf& expression, EditStep step) {
  HeadEdit next = headEdit();
  requireSameLength("The expression", next.coefficients.expression, expression);
  next.coefficients.expression = expression;
  edit("expression", std::move(next), step, coefficientBytes(headEdit()));
}

void PortraitDocument::editIdentity(const Eigen::VectorXf& identity, EditStep step) {
  HeadEdit next = headEdit();
  requireSameLength("The identity", next.coefficients.identity, identity);
  next.coefficients.identity = identity;
  edit("identity", std::move(next), step, coefficientBytes(headEdit()));
}

void PortraitDocument::edit(const std::string& key, HeadEdit next, EditStep step, std::size_t bytes) {
  if (next.head == nullptr) {
    throw Error(ErrorCode::InvalidArgument, "There is no head yet. Reconstruct one from a picture first.");
  }
  m_history.push(key, std::move(next), bytes, step == EditStep::Continues);
  ++m_revision;
}

void PortraitDocument::undo() {
  m_history.undo();
  ++m_revision;
}

void PortraitDocument::redo() {
  m_history.redo();
  ++m_revision;
}

}  // namespace visagiste
