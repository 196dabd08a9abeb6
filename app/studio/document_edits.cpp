#include "app/studio/document_edits.h"

#include <algorithm>
#include <vector>

#include <QFileInfo>

#include "core/document/portrait_document.h"
#include "core/reconstruct/face_model.h"
#include "core/reconstruct/reconstructed_head.h"

namespace visagiste {
namespace {

/// Indices of the faces of a picture, the chosen one last.
std::vector<int> facesOf(const PortraitDocument& document, int picture) {
  std::vector<int> indices;
  for (std::size_t i = 0; i < document.faces().size(); ++i) {
    if (document.faces()[i].picture == picture) {
      indices.push_back(static_cast<int>(i));
    }
  }
  std::stable_partition(indices.begin(), indices.end(),
                        [&document](int index) { return index != document.chosenFace(); });
  return indices;
}

/// Which of these faces the head was fitted to: the one where it lies.
std::size_t faceOfHead(const PortraitDocument& document, const std::vector<int>& faces) {
  const ReconstructedHead& head = *document.headEdit().head;
  const FittedView& view = head.views.front();
  const Eigen::Vector3f middle = head.model->landmarkPoints(head.coefficients).rowwise().mean();
  const Eigen::Vector2d seen = view.camera.project(apply(view.cameraFromHead, middle.cast<double>()));
  const auto distance = [&](int index) {
    return (document.faces()[static_cast<std::size_t>(index)].box.centerPx.cast<double>() - seen).norm();
  };
  const auto nearest =
      std::min_element(faces.begin(), faces.end(), [&distance](int a, int b) { return distance(a) < distance(b); });
  return static_cast<std::size_t>(nearest - faces.begin());
}

}  // namespace

std::optional<int> shownPicture(const PortraitDocument& document) {
  if (const std::optional<int> chosen = document.chosenFace()) {
    return document.faces()[static_cast<std::size_t>(*chosen)].picture;
  }
  return document.pictures().empty() ? std::nullopt : std::optional<int>(0);
}

std::optional<int> pictureOfHead(const PortraitDocument& document) {
  if (!document.hasHead() || document.faces().empty()) {
    return std::nullopt;
  }
  return std::min_element(document.faces().begin(), document.faces().end(),
                          [](const FoundFace& a, const FoundFace& b) { return a.picture < b.picture; })
      ->picture;
}

PictureEdits editsOf(const PortraitDocument& document, int picture) {
  const DocumentPicture& source = document.pictures().at(static_cast<std::size_t>(picture));
  PictureEdits edits;
  edits.picture = source.image;
  edits.file = source.file;
  const std::vector<int> faces = facesOf(document, picture);
  for (const int index : faces) {
    const FoundFace& face = document.faces()[static_cast<std::size_t>(index)];
    edits.people.push_back({face.landmarks, face.irises, document.look(index), document.outfit(index)});
  }
  if (pictureOfHead(document) == picture) {
    edits.head = document.headEdit().head;
    edits.headOf = faceOfHead(document, faces);
    edits.motion.expression = document.headEdit().coefficients.expression;
    const Eigen::Vector3f& turnDeg = document.headEdit().turnDeg;
    edits.motion.turn = limitedTurn(headTurn(turnDeg.x(), turnDeg.y(), turnDeg.z()));
  }
  edits.style = document.style();
  edits.styleMask = document.styleMask(picture);
  return edits;
}

QString stemOf(const PortraitDocument& document, int picture) {
  return QFileInfo(QString::fromStdString(document.pictures().at(static_cast<std::size_t>(picture)).name))
      .completeBaseName();
}

PictureEdits shownEdits(const PortraitDocument& document) {
  const std::optional<int> picture = shownPicture(document);
  return picture ? editsOf(document, *picture) : PictureEdits();
}

PictureEdits headEdits(const PortraitDocument& document) {
  const std::optional<int> picture = pictureOfHead(document);
  return picture ? editsOf(document, *picture) : PictureEdits();
}

}  // namespace visagiste
