#include "app/studio/tile_gallery.h"

#include <utility>

#include "app/studio/core_messages.h"
#include "widgets/common/image_wrap.h"

namespace visagiste {

TileGallery::TileGallery(QObject* parent) : QObject(parent) {
  m_worker = std::make_unique<LatestWorker<Request, int>>(
      [this](const Request& request) { return work(request); },
      [this](const Request& request, const int&) { m_isBusy = m_isBusy && request.number != m_newest; },
      [this](const Request& request, const Error& error) {
        m_isBusy = m_isBusy && request.number != m_newest;
        if (request.number == m_newest) {
          Q_EMIT failed(shownText(error));
        }
      });
}

TileGallery::~TileGallery() {
  finish();
}

void TileGallery::finish() {
  ++m_newest;
  m_worker.reset();
}

void TileGallery::paint(int count, PaintTile paintTile) {
  m_isBusy = true;
  m_worker->request({count, std::move(paintTile), ++m_newest});
}

void TileGallery::stop() {
  ++m_newest;
  m_isBusy = false;
}

int TileGallery::work(const Request& request) {
  for (int i = 0; i < request.count && request.number == m_newest; ++i) {
    QMetaObject::invokeMethod(
        this,
        [this, number = request.number, i, picture = wrapped(request.paintTile(i))] {
          if (number == m_newest) {
            Q_EMIT tilePainted(i, picture);
          }
        },
        Qt::QueuedConnection);
  }
  return 0;
}

}  // namespace visagiste
