#include "app/studio/photo_driver.h"

#include <algorithm>
#include <utility>

#include "core/catalogue/portrait_motion.h"
#include "core/catalogue/services.h"
#include "core/document/portrait_document.h"
#include "core/face/face_parser.h"
#include "core/reconstruct/face_model.h"

namespace visagiste {
namespace {

constexpr int kPreviewSidePx = 640;
constexpr std::uint8_t kMark[3] = {255, 0, 170};  // No skin, hair or lips have it.

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
    if (face.picture == picture &&
        (best == nullptr || (face.box.centerPx.cast<double>() - seen).norm() <
                                (best->box.centerPx.cast<double>() - seen).norm())) {
      best = &face;
    }
  }
  return best;
}

Image marked(const DrivenPicture& driven) {
  std::vector<std::uint8_t> pixels(driven.picture.pixels(), driven.picture.pixels() + driven.picture.byteCount());
  const std::uint8_t* invented = driven.invented.pixels();
  for (std::size_t i = 0; i < pixels.size(); ++i) {
    const int share = invented[i / 3] * 3 / 5;
    pixels[i] = static_cast<std::uint8_t>((pixels[i] * (255 - share) + kMark[i % 3] * share) / 255);
  }
  return {driven.picture.size(), PixelFormat::Rgb8, std::move(pixels)};
}

}  // namespace

PhotoDriver::PhotoDriver(std::shared_ptr<Services> services, QObject* parent)
    : QObject(parent), m_services(std::move(services)) {
  setObjectName(QStringLiteral("photoDriver"));
  m_worker = std::make_unique<LatestWorker<Request, Answer>>(
      [this](const Request& request) { return work(request); },
      [this](const Request& request, const Answer& answer) {
        m_answered = request.number;
        if (request.wish == Wish::Picture) {
          Q_EMIT driven(answer.photo);
        } else {
          Q_EMIT expressionFound(answer.expression);
        }
      },
      [this](const Request& request, const Error& error) {
        m_answered = request.number;
        Q_EMIT failed(QString::fromUtf8(error.what()));
      });
}

PhotoDriver::~PhotoDriver() = default;

Image PhotoDriver::photoOf(const PortraitDocument& document) {
  const std::optional<int> picture = pictureOfHead(document);
  return picture ? document.pictures()[static_cast<std::size_t>(*picture)].image : Image();
}

void PhotoDriver::drive(const PortraitDocument& document, PortraitDetail detail) {
  ask(Wish::Picture, document, detail);
}

void PhotoDriver::lookAtCamera(const PortraitDocument& document) {
  ask(Wish::LookAtCamera, document, PortraitDetail::Preview);
}

void PhotoDriver::ask(Wish wish, const PortraitDocument& document, PortraitDetail detail) {
  const std::optional<int> picture = pictureOfHead(document);
  if (!picture) {
    return;
  }
  const FoundFace& face = *faceOfHead(document, *picture);
  Request request;
  request.wish = wish;
  request.source = {document.pictures()[static_cast<std::size_t>(*picture)].image, face.landmarks, face.irises, nullptr,
                    document.headEdit().head};
  request.expression = document.headEdit().coefficients.expression;
  request.detail = detail;
  request.number = ++m_asked;
  m_worker->request(std::move(request));
}

void PhotoDriver::prepare(const Request& request) {
  if (m_portrait != nullptr && m_head == request.source.head) {
    return;
  }
  PortraitSource source = request.source;
  source.parsing = std::make_shared<const FaceParsing>(
      m_services->faceParser(Workload::Batch)->parse(source.photo, source.landmarks));
  DrivenPortraitOptions options;
  options.previewSidePx = kPreviewSidePx;
  m_portrait = std::make_unique<const DrivenPortrait>(std::move(source), options);
  m_head = request.source.head;
}

PhotoDriver::Answer PhotoDriver::work(const Request& request) {
  prepare(request);
  Answer answer;
  if (request.wish == Wish::LookAtCamera) {
    PortraitWish wish;
    wish.expression = request.expression;
    wish.lookAtCamera = 1;
    answer.expression = motionOf(*m_portrait, wish).expression;
    return answer;
  }
  const DrivenPicture driven = m_portrait->picture({request.expression}, request.detail);
  answer.photo = {request.source.photo, driven.picture, marked(driven), static_cast<double>(driven.inventedShare)};
  return answer;
}

}  // namespace visagiste
