#include "app/studio/makeup_painter.h"

#include <utility>

#include "app/studio/core_messages.h"
#include "core/catalogue/services.h"

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
        Q_EMIT failed(shownText(error));
      });
}

MakeupPainter::~MakeupPainter() = default;

void MakeupPainter::paint(const PaintedFaces& faces, PaintDetail detail) {
  m_worker->request({faces, detail, ++m_asked});
}

LookGallery::LookGallery(RendererSource source, QObject* parent) : TileGallery(parent), m_source(std::move(source)) {
  setObjectName(QStringLiteral("lookGallery"));
}

LookGallery::~LookGallery() {
  finish();  // Its thread uses the renderer.
}

void LookGallery::paintLooks(const PaintedFaces& faces, std::size_t face,
                             std::vector<std::shared_ptr<const MakeupLook>> looks, int sidePx) {
  const auto count = static_cast<int>(looks.size());
  paint(count, [this, faces, face, looks = std::move(looks), sidePx](int number) {
    if (m_renderer == nullptr) {
      m_renderer = m_source();
    }
    PaintedFaces portrait = portraitOf(faces, face, sidePx);
    portrait.faces.front().look = looks[static_cast<std::size_t>(number)];
    portrait.faces.front().strength = 1;
    return wearsMakeup(portrait) ? m_renderer->paint(portrait.picture, portrait.faces) : portrait.picture;
  });
}

}  // namespace visagiste
