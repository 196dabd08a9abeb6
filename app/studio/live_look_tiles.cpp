#include "app/studio/live_look_tiles.h"

#include <memory>
#include <utility>
#include <vector>

#include "widgets/palettes/look_shelf.h"

namespace visagiste {
namespace {

constexpr int kTileSidePx = 160;  // As large as the strip shows them on a dense screen.
constexpr float kSurePresence = 0.8F;
constexpr std::chrono::seconds kPause{5};  // A face that comes and goes must not keep the processor from the stream.

std::optional<std::size_t> shownFace(const LiveResult& result, int chosenFace) {
  std::optional<std::size_t> best;
  for (std::size_t i = 0; i < result.faces.size(); ++i) {
    const TrackedFace& face = result.faces[i];
    if (face.landmarks.presence < kSurePresence) {
      continue;
    }
    if (face.id == chosenFace) {
      return i;
    }
    if (!best || face.box.sidePx > result.faces[*best].box.sidePx) {
      best = i;
    }
  }
  return best;
}

}  // namespace

LiveLookTiles::LiveLookTiles(ShelfModel* shelf, RendererSource source, QObject* parent)
    : QObject(parent), m_shelf(shelf), m_gallery(new LookGallery(std::move(source), this)) {
  setObjectName(QStringLiteral("liveLookTiles"));
  connect(m_gallery, &LookGallery::tilePainted, this,
          [this](int number, const QImage& tile) { m_shelf->setPicture(number, tile); });
  connect(m_gallery, &LookGallery::failed, this, &LiveLookTiles::failed);
}

void LiveLookTiles::see(const LiveResult& result, int chosenFace) {
  const std::optional<std::size_t> face = shownFace(result, chosenFace);
  if (!face || result.faces[*face].id == m_person) {
    return;
  }
  const auto now = result.frame->capturedAt;
  // Times of a recording that begins again go back.
  if (m_person != 0 && m_paintedAt && now >= *m_paintedAt && now - *m_paintedAt < kPause) {
    return;
  }
  m_person = result.faces[*face].id;
  m_paintedAt = now;
  paint(result, *face);
}

void LiveLookTiles::stop() {
  m_gallery->stop();
  m_person = 0;
}

void LiveLookTiles::paint(const LiveResult& result, std::size_t face) {
  const TrackedFace& person = result.faces[face];
  MakeupFace wearer;
  wearer.landmarks = person.landmarks;
  wearer.irises = person.irises;
  std::vector<std::shared_ptr<const MakeupLook>> looks{nullptr};
  for (const ShelfLook& look : m_shelf->looks()) {
    looks.push_back(std::make_shared<const MakeupLook>(look.look));
  }
  m_gallery->paintLooks({result.frame->image, {std::move(wearer)}}, 0, std::move(looks), kTileSidePx);
}

}  // namespace visagiste
