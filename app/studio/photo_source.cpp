#include "app/studio/photo_source.h"

#include <algorithm>
#include <utility>

#include "core/catalogue/services.h"
#include "core/document/portrait_document.h"
#include "core/face/face_parser.h"
#include "core/reconstruct/face_model.h"

namespace visagiste {
namespace {

std::optional<int> pictureOfHead(const PortraitDocument& document) {
  int first = static_cast<int>(document.pictures().size());
  for (const FoundFace& face : document.faces()) {
    first = std::min(first, face.picture);
  }
  if (!document.hasHead() || first >= static_cast<int>(document.pictures().size())) {
    return std::nullopt;
  }
  return first;
}

/// The face of the picture that the head was fitted to: of several the one where the head lies.
const FoundFace* faceOfHead(const PortraitDocument& document, int picture) {
  const ReconstructedHead& head = *document.headEdit().head;
  const FittedView& view = head.views.front();
  const Eigen::Vector3f middle = head.model->landmarkPoints(head.coefficients).rowwise().mean();
  const Eigen::Vector2d seen = view.camera.project(apply(view.cameraFromHead, middle.cast<double>()));
  const FoundFace* best = nullptr;
  for (const FoundFace& face : document.faces()) {
    if (face.picture == picture && (best == nullptr || (face.box.centerPx.cast<double>() - seen).norm() <
                                                           (best->box.centerPx.cast<double>() - seen).norm())) {
      best = &face;
    }
  }
  return best;
}

}  // namespace

std::optional<PortraitSource> photoSourceOf(const PortraitDocument& document) {
  const std::optional<int> picture = pictureOfHead(document);
  if (!picture) {
    return std::nullopt;
  }
  const FoundFace& face = *faceOfHead(document, *picture);
  return PortraitSource{document.pictures()[static_cast<std::size_t>(*picture)].image, face.landmarks, face.irises,
                        nullptr, document.headEdit().head};
}

Image photoOf(const PortraitDocument& document) {
  const std::optional<int> picture = pictureOfHead(document);
  return picture ? document.pictures()[static_cast<std::size_t>(*picture)].image : Image();
}

std::unique_ptr<const DrivenPortrait> portraitOf(Services& services, PortraitSource source, int previewSidePx) {
  source.parsing =
      std::make_shared<const FaceParsing>(services.faceParser(Workload::Batch)->parse(source.photo, source.landmarks));
  DrivenPortraitOptions options;
  options.previewSidePx = previewSidePx;
  return std::make_unique<const DrivenPortrait>(std::move(source), options);
}

}  // namespace visagiste
