#include "core/document/portrait_document.h"

#include <algorithm>
#include <utility>

#include "core/base/error.h"
#include "core/document/look_step.h"

namespace visagiste {
namespace {

std::size_t coefficientBytes(const HeadEdit& edit) {
  return sizeof(HeadEdit) + sizeof(float) * static_cast<std::size_t>(edit.coefficients.identity.size() +
                                                                     edit.coefficients.expression.size());
}

// Pictures inside a look are shared between its versions.
std::size_t lookBytes(const MakeupLook& look) {
  return sizeof(MakeupLook) + look.layers.size() * sizeof(MakeupLayer);
}

/// What the garments keep alive that were not worn before.
std::size_t newGarmentBytes(const Outfit& before, const Outfit& after) {
  std::size_t bytes = after.size() * sizeof(WornGarment);
  for (const WornGarment& worn : after) {
    const Garment& garment = *worn.garment;
    if (std::none_of(before.begin(), before.end(),
                     [&](const WornGarment& old) { return old.garment == worn.garment; })) {
      bytes += garment.picture.byteCount() + garment.back.byteCount() + garment.shading.byteCount();
    }
  }
  return bytes;
}

bool areSameGarments(const Outfit& a, const Outfit& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const WornGarment& one, const WornGarment& other) { return one.garment == other.garment; });
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
  m_lookMovement.reset();
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
  endLookMovement();
  m_chosenFace = index;
  ++m_revision;
}

bool PortraitDocument::applyHead(std::uint64_t pictureRevision, std::shared_ptr<const ReconstructedHead> head,
                                 FaceCoefficients coefficients, std::size_t headBytes) {
  if (pictureRevision != m_pictureRevision) {
    return false;
  }
  editHead("head", {std::move(head), std::move(coefficients), Eigen::Vector3f::Zero()}, EditStep::Ends, headBytes);
  return true;
}

void PortraitDocument::editExpression(const Eigen::VectorXf& expression, EditStep step) {
  HeadEdit next = headEdit();
  requireSameLength("The expression", next.coefficients.expression, expression);
  next.coefficients.expression = expression;
  editHead("expression", std::move(next), step, coefficientBytes(headEdit()));
}

void PortraitDocument::editIdentity(const Eigen::VectorXf& identity, EditStep step) {
  HeadEdit next = headEdit();
  requireSameLength("The identity", next.coefficients.identity, identity);
  next.coefficients.identity = identity;
  editHead("identity", std::move(next), step, coefficientBytes(headEdit()));
}

void PortraitDocument::editTurn(const Eigen::Vector3f& turnDeg, EditStep step) {
  if (!turnDeg.allFinite()) {
    throw Error(ErrorCode::InvalidArgument, "A head turns by a number of degrees.");
  }
  HeadEdit next = headEdit();
  next.turnDeg = turnDeg;
  editHead("turn", std::move(next), step, coefficientBytes(headEdit()));
}

void PortraitDocument::editHead(const std::string& key, HeadEdit next, EditStep step, std::size_t bytes) {
  if (next.head == nullptr) {
    throw Error(ErrorCode::InvalidArgument, "There is no head yet. Reconstruct one from a picture first.");
  }
  DocumentEdit edited = edit();
  edited.head = std::move(next);
  push(key, std::move(edited), bytes, step);
}

void PortraitDocument::push(const std::string& key, DocumentEdit next, std::size_t bytes, EditStep step) {
  endLookMovement();
  m_history.push(key, std::move(next), bytes, step == EditStep::Continues);
  ++m_revision;
}

std::shared_ptr<const MakeupLook> PortraitDocument::look(int face) const {
  static const auto bare = std::make_shared<const MakeupLook>();
  const auto index = static_cast<std::size_t>(face);
  return face >= 0 && index < edit().faces.size() && edit().faces[index].look != nullptr ? edit().faces[index].look
                                                                                         : bare;
}

const Outfit& PortraitDocument::outfit(int face) const {
  static const Outfit none;
  const auto index = static_cast<std::size_t>(face);
  return face >= 0 && index < edit().faces.size() ? edit().faces[index].outfit : none;
}

DocumentEdit PortraitDocument::editOfChosenFace(const char* complaint) const {
  if (!m_chosenFace) {
    throw Error(ErrorCode::InvalidArgument, complaint);
  }
  DocumentEdit next = edit();
  next.faces.resize(std::max(next.faces.size(), m_faces.size()));
  return next;
}

void PortraitDocument::editLook(const MakeupLook& look, EditStep step) {
  DocumentEdit next = editOfChosenFace("There is no face to put makeup on. Open a portrait first.");
  look.check();
  const std::optional<LookStep> change = lookStep(*chosenLook(), look);
  if (change) {
    next.faces[static_cast<std::size_t>(*m_chosenFace)].look = std::make_shared<const MakeupLook>(look);
    // One movement may change more and more of a look (a blend of two): it stays the step it began as.
    const std::string key = m_lookMovement.value_or(keyOf(*change));
    m_history.push(key, std::move(next), lookBytes(look), true);
    m_lookMovement = key;
    ++m_revision;
  }
  if (step == EditStep::Ends) {
    endLookMovement();
  }
}

void PortraitDocument::endLookMovement() {
  if (m_lookMovement) {
    m_history.push(*m_lookMovement, edit(), 0, false);
    m_lookMovement.reset();
  }
}

void PortraitDocument::editOutfit(const Outfit& outfit, EditStep step) {
  DocumentEdit next = editOfChosenFace("There is nobody to dress. Open a portrait first.");
  Outfit& worn = next.faces[static_cast<std::size_t>(*m_chosenFace)].outfit;
  const char* key = areSameGarments(worn, outfit) ? "fit" : "outfit";
  const std::size_t bytes = newGarmentBytes(worn, outfit);
  worn = outfit;
  push(key, std::move(next), bytes, step);
}

void PortraitDocument::editStyle(const StyleSpec& spec, EditStep step) {
  DocumentEdit next = edit();
  next.style.spec = spec;
  push("style", std::move(next), sizeof(StyleSpec), step);
}

void PortraitDocument::editStyleMask(int picture, const Image& mask, EditStep step) {
  if (picture < 0 || picture >= static_cast<int>(m_pictures.size())) {
    throw Error(ErrorCode::InvalidArgument, "There is no picture number " + std::to_string(picture + 1) + ".");
  }
  DocumentEdit next = edit();
  next.style.mask = mask;
  next.style.maskedPicture = picture;
  push("styleMask", std::move(next), mask.byteCount(), step);
}

void PortraitDocument::travel(void (UndoStack<DocumentEdit>::*step)()) {
  endLookMovement();
  const std::vector<FaceEdit> before = edit().faces;
  (m_history.*step)();
  const std::vector<FaceEdit>& now = edit().faces;
  for (std::size_t i = 0; i < std::min(std::max(before.size(), now.size()), m_faces.size()); ++i) {
    const auto at = [i](const std::vector<FaceEdit>& faces) { return i < faces.size() ? faces[i] : FaceEdit(); };
    if (!(at(before) == at(now))) {
      m_chosenFace = static_cast<int>(i);
    }
  }
  ++m_revision;
}

void PortraitDocument::undo() {
  travel(&UndoStack<DocumentEdit>::undo);
}

void PortraitDocument::redo() {
  travel(&UndoStack<DocumentEdit>::redo);
}

}  // namespace visagiste
