#include "app/studio/makeup_painter.h"

#include <utility>

#include "core/catalogue/services.h"
#include "widgets/common/image_wrap.h"

namespace visagiste {

RendererSource makeupRendererOf(std::shared_ptr<Services> services, MakeupQuality quality) {
  return [services = std::move(services), quality] { return makeMakeupRenderer(services->faceModel(), quality); };
}

MakeupPainter::MakeupPainter(RendererSource source, QObject* parent) : QObject(parent), m_source(std::move(source)) {
  setObjectName(QStringLiteral("makeupPainter"));
  m_worker = std::make_unique<LatestWorker<Request, Image>>(
      [this](const Request& request) {
        if (m_renderer == nullptr) {
          m_renderer = m_source();
        }
        const PaintedFaces faces =
            request.detail == PaintDetail::Draft ? shrunkToFit(request.faces, kDraftSidePx) : request.faces;
        return m_renderer->paint(faces.picture, faces.faces);
      },
      [this](const Request& request, const Image& result) {
        m_answered = request.number;
        Q_EMIT painted(result, request.faces.picture, request.detail);
      },
      [this](const Request& request, const Error& error) {
        m_answered = request.number;
        Q_EMIT failed(QString::fromUtf8(error.what()));
      });
}

MakeupPainter::~MakeupPainter() = default;

void MakeupPainter::paint(const PaintedFaces& faces, PaintDetail detail) {
  m_worker->request({faces, detail, ++m_asked});
}

LookGallery::LookGallery(RendererSource source, QObject* parent) : QObject(parent), m_source(std::move(source)) {
  setObjectName(QStringLiteral("lookGallery"));
  m_worker = std::make_unique<LatestWorker<Request, int>>(
      [this](const Request& request) { return work(request); },
      [this](const Request& request, const int&) { m_isBusy = m_isBusy && request.number != m_newest; },
      [this](const Request& request, const Error& error) {
        m_isBusy = m_isBusy && request.number != m_newest;
        Q_EMIT failed(QString::fromUtf8(error.what()));
      });
}

LookGallery::~LookGallery() {
  ++m_newest;  // The work at hand ends with its present tile.
  m_worker.reset();
}

void LookGallery::paint(const PaintedFaces& faces, std::size_t face,
                        std::vector<std::shared_ptr<const MakeupLook>> looks, int sidePx) {
  m_isBusy = true;
  m_worker->request({faces, face, std::move(looks), sidePx, ++m_newest});
}

int LookGallery::work(const Request& request) {
  if (m_renderer == nullptr) {
    m_renderer = m_source();
  }
  PaintedFaces portrait = portraitOf(request.faces, request.face, request.sidePx);
  for (std::size_t i = 0; i < request.looks.size() && request.number == m_newest; ++i) {
    portrait.faces.front().look = request.looks[i];
    portrait.faces.front().strength = 1;
    const Image tile = wearsMakeup(portrait) ? m_renderer->paint(portrait.picture, portrait.faces) : portrait.picture;
    QMetaObject::invokeMethod(
        this,
        [this, number = request.number, i, picture = wrapped(tile)] {
          if (number == m_newest) {
            Q_EMIT tilePainted(static_cast<int>(i), picture);
          }
        },
        Qt::QueuedConnection);
  }
  return 0;
}

}  // namespace visagiste
