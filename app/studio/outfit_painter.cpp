#include "app/studio/outfit_painter.h"

#include <utility>

#include "app/studio/core_messages.h"

namespace visagiste {
namespace {

/// Skin and background that were made up in a colour that neither has.
Image tinted(const TriedOn& worn) {
  constexpr int kTint[3] = {255, 0, 200};
  std::vector<std::uint8_t> pixels(worn.picture.pixels(), worn.picture.pixels() + worn.picture.byteCount());
  const std::uint8_t* mark = worn.invented.pixels();
  for (std::size_t i = 0; i < worn.invented.byteCount(); ++i) {
    if (mark[i] == 255) {
      for (std::size_t c = 0; c < 3; ++c) {
        pixels[3 * i + c] = static_cast<std::uint8_t>((pixels[3 * i + c] + kTint[c]) / 2);
      }
    }
  }
  return {worn.picture.size(), PixelFormat::Rgb8, std::move(pixels)};
}

}  // namespace

OutfitPainter::OutfitPainter(std::shared_ptr<Services> services, QObject* parent)
    : QObject(parent), m_composer(std::move(services), {kScreenSidePx}) {
  setObjectName(QStringLiteral("outfitPainter"));
  m_worker = std::make_unique<LatestWorker<Request, DressedPicture>>(
      [this](const Request& request) { return work(request); },
      [this](const Request& request, const DressedPicture& result) {
        m_answered = request.number;
        if (request.number == m_asked) {
          Q_EMIT painted(result);
        }
      },
      [this](const Request& request, const Error& error) {
        m_answered = request.number;
        if (request.number == m_asked) {
          Q_EMIT failed(shownText(error));
        }
      });
}

OutfitPainter::~OutfitPainter() = default;

void OutfitPainter::paint(const PictureEdits& edits) {
  m_worker->request({edits, ++m_asked});
}

DressedPicture OutfitPainter::work(const Request& request) {
  QuietContext quiet;
  const PictureEdits& edits = request.edits;
  DressedPicture result;
  result.picture = edits.picture;
  if (edits.people.empty() || !isDressed(edits.people.back())) {
    result.dressed = result.marked = m_composer.composed(edits, EditStage::Clothes, quiet);
    return result;
  }
  const GarmentFitter& fitter = m_composer.fitter(edits, quiet);
  result.outfit = edits.people.back().outfit;
  const TriedOn worn = fitter.fitted(result.outfit);
  result.dressed = worn.picture;
  result.marked = tinted(worn);
  result.concerns = fitter.concerns();
  const float enlarged = static_cast<float>(edits.picture.width()) / static_cast<float>(worn.picture.width());
  result.pixelsPerCm = enlarged * fitter.pixelsPerCm();
  for (const WornGarment& garment : result.outfit) {
    auto places = fitter.handles(garment).all();
    for (Eigen::Vector2f& place : places) {
      place *= enlarged;
    }
    result.handles.push_back(GarmentHandles::of(places));
  }
  return result;
}

}  // namespace visagiste
