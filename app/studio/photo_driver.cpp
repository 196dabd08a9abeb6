#include "app/studio/photo_driver.h"

#include <utility>

#include "app/studio/core_messages.h"
#include "app/studio/document_edits.h"
#include "core/catalogue/portrait_motion.h"
#include "core/document/portrait_document.h"
#include "core/reconstruct/reconstructed_head.h"

namespace visagiste {
namespace {

constexpr int kPreviewSidePx = 640;
constexpr std::uint8_t kMark[3] = {255, 0, 170};  // No skin, hair or lips have it.

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
    : QObject(parent), m_composer(std::move(services), {0, kPreviewSidePx}) {
  setObjectName(QStringLiteral("photoDriver"));
  m_worker = std::make_unique<LatestWorker<Request, Answer>>([this](const Request& request) { return work(request); },
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
                                                               Q_EMIT failed(shownText(error));
                                                             });
}

PhotoDriver::~PhotoDriver() = default;

void PhotoDriver::drive(const PortraitDocument& document, PortraitDetail detail) {
  ask(Wish::Picture, document, detail);
}

void PhotoDriver::lookAtCamera(const PortraitDocument& document) {
  ask(Wish::LookAtCamera, document, PortraitDetail::Preview);
}

void PhotoDriver::ask(Wish wish, const PortraitDocument& document, PortraitDetail detail) {
  PictureEdits edits = headEdits(document);
  if (edits.head != nullptr) {
    m_worker->request({wish, std::move(edits), document.headEdit().turnDeg, detail, ++m_asked});
  }
}

PhotoDriver::Answer PhotoDriver::work(const Request& request) {
  const PictureEdits& edits = request.edits;
  Answer answer;
  if (request.wish == Wish::LookAtCamera) {
    PortraitWish wish;
    wish.expression = edits.motion.expression;
    wish.lookAtCamera = 1;
    wish.yawDeg = request.turnDeg.x();
    wish.pitchDeg = request.turnDeg.y();
    wish.rollDeg = request.turnDeg.z();
    answer.expression = motionOf(*edits.head, wish).expression;
    return answer;
  }
  QuietContext quiet;
  const DrivenPicture driven = m_composer.portrait(edits, quiet)->picture(edits.motion, request.detail);
  answer.photo = {edits.picture, driven.picture, marked(driven), static_cast<double>(driven.inventedShare)};
  return answer;
}

}  // namespace visagiste
