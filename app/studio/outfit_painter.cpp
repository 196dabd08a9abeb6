#include "app/studio/outfit_painter.h"

#include <utility>

#include "app/studio/core_messages.h"
#include "core/catalogue/services.h"
#include "core/image/resample.h"

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

std::unique_ptr<GarmentFitter> fitterOf(Services& services, const PersonToDress& person, int maxSidePx) {
  GarmentPerson dressed;
  dressed.picture = maxSidePx > 0 ? shrunkToFit(person.picture, maxSidePx) : person.picture;
  dressed.landmarks = person.landmarks;
  const float scale = static_cast<float>(dressed.picture.width()) / static_cast<float>(person.picture.width());
  dressed.landmarks.pointsPx *= scale;
  dressed.landmarks.relativeDepth *= scale;
  dressed.parsing = std::make_shared<const FaceParsing>(
      services.faceParser(Workload::Batch)->parse(dressed.picture, dressed.landmarks));
  return makeGarmentFitter(dressed);
}

OutfitPainter::OutfitPainter(std::shared_ptr<Services> services, QObject* parent)
    : QObject(parent), m_services(std::move(services)) {
  setObjectName(QStringLiteral("outfitPainter"));
  m_worker = std::make_unique<LatestWorker<Request, DressedPicture>>(
      [this](const Request& request) { return work(request); },
      [this](const Request& request, const DressedPicture& result) {
        m_answered = request.number;
        Q_EMIT painted(result);
      },
      [this](const Request& request, const Error& error) {
        m_answered = request.number;
        Q_EMIT failed(shownText(error));
      });
}

OutfitPainter::~OutfitPainter() = default;

void OutfitPainter::paint(const PersonToDress& person, const Outfit& outfit) {
  m_worker->request({person, outfit, ++m_asked});
}

DressedPicture OutfitPainter::work(const Request& request) {
  const PersonToDress& person = request.person;
  if (m_fitter == nullptr || m_fittedPicture.sharedPixels() != person.picture.sharedPixels() ||
      m_fittedPoints != person.landmarks.pointsPx) {
    m_fitter = fitterOf(*m_services, person, kScreenSidePx);
    m_fittedPicture = person.picture;
    m_fittedPoints = person.landmarks.pointsPx;
  }
  const TriedOn worn = m_fitter->fitted(request.outfit);
  DressedPicture result{worn.picture, tinted(worn), person.picture, request.outfit, {}, 1, m_fitter->concerns()};
  const float enlarged = static_cast<float>(person.picture.width()) / static_cast<float>(worn.picture.width());
  result.pixelsPerCm = enlarged * m_fitter->pixelsPerCm();
  for (const WornGarment& garment : request.outfit) {
    auto places = m_fitter->handles(garment).all();
    for (Eigen::Vector2f& place : places) {
      place *= enlarged;
    }
    result.handles.push_back(GarmentHandles::of(places));
  }
  return result;
}

}  // namespace visagiste
