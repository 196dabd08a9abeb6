#include "app/studio/garment_handling.h"

#include <algorithm>
#include <utility>

#include "app/studio/document_controller.h"
#include "widgets/palettes/garment_words.h"
#include "widgets/palettes/outfit_panel.h"
#include "widgets/preview/image_canvas.h"

namespace visagiste {
namespace {

/// A garment without sleeves or a standing collar has some of its points twice.
bool isOwnPoint(const GarmentHandles& handles, std::size_t index) {
  const auto points = handles.all();
  const auto same = std::find(points.begin(), points.end(), points[index]);
  return same - points.begin() == static_cast<std::ptrdiff_t>(index);
}

}  // namespace

GarmentHandling::GarmentHandling(ImageCanvas* canvas, OutfitPanel* panel, DocumentController* document, QObject* parent)
    : QObject(parent), m_canvas(canvas), m_panel(panel), m_document(document) {
  connect(m_canvas, &ImageCanvas::handleMoved, this, &GarmentHandling::move);
  connect(m_canvas, &ImageCanvas::handleReleased, this, &GarmentHandling::release);
  connect(m_canvas, &ImageCanvas::handleResetRequested, this, &GarmentHandling::reset);
  connect(m_document, &DocumentController::outfitChanged, this, &GarmentHandling::show);
  connect(m_panel, &OutfitPanel::chosenChanged, this, &GarmentHandling::show);
}

void GarmentHandling::setOn(bool isOn) {
  m_isOn = isOn;
  show();
}

void GarmentHandling::setPlaces(const DressedPicture& dressed) {
  m_placedOutfit = dressed.outfit;
  m_picture = QRectF(0, 0, dressed.picture.width(), dressed.picture.height());
  m_pixelsPerCm = dressed.pixelsPerCm;
  m_unshiftedPx.clear();
  for (std::size_t i = 0; i < dressed.handles.size(); ++i) {
    auto places = dressed.handles[i].all();
    for (std::size_t handle = 0; handle < places.size(); ++handle) {
      places[handle] -= m_pixelsPerCm * m_placedOutfit[i].fit.shiftsCm[handle];
    }
    m_unshiftedPx.push_back(places);
  }
  show();
}

void GarmentHandling::clear() {
  m_placedOutfit.clear();
  m_unshiftedPx.clear();
  show();
}

const Outfit& GarmentHandling::outfit() const {
  return m_document->document().chosenOutfit();
}

std::optional<std::size_t> GarmentHandling::chosen() const {
  const int index = m_panel->chosen();
  const auto place = static_cast<std::size_t>(index);
  const Outfit& worn = outfit();
  if (index < 0 || place >= worn.size() || place >= m_unshiftedPx.size() ||
      worn[place].garment != m_placedOutfit[place].garment) {
    return std::nullopt;
  }
  return place;
}

void GarmentHandling::show() {
  m_shown.clear();
  std::vector<CanvasHandle> handles;
  const std::optional<std::size_t> garment = m_isOn ? chosen() : std::nullopt;
  if (garment) {
    const WornGarment& worn = outfit()[*garment];
    for (std::size_t i = 0; i < GarmentHandles::kCount; ++i) {
      if (isOwnPoint(worn.garment->handles, i)) {
        const Eigen::Vector2f place = m_unshiftedPx[*garment][i] + m_pixelsPerCm * worn.fit.shiftsCm[i];
        if (!m_picture.contains(QPointF(place.x(), place.y()))) {
          continue;  // Nobody could see what it does.
        }
        handles.push_back({{place.x(), place.y()}, handleWords(i)});
        m_shown.push_back(i);
      }
    }
  }
  m_canvas->setHandles(std::move(handles));
}

void GarmentHandling::move(int shown, QPointF placePx) {
  const std::optional<std::size_t> garment = chosen();
  if (!garment) {
    return;
  }
  const std::size_t handle = m_shown[static_cast<std::size_t>(shown)];
  const QRectF within = m_picture.adjusted(1, 1, -1, -1);
  const Eigen::Vector2f place(static_cast<float>(std::clamp(placePx.x(), within.left(), within.right())),
                              static_cast<float>(std::clamp(placePx.y(), within.top(), within.bottom())));
  const Eigen::Vector2f shift = (place - m_unshiftedPx[*garment][handle]) / m_pixelsPerCm;
  edit(handle, shift.cwiseMax(-kMostShiftCm).cwiseMin(kMostShiftCm), EditStep::Continues);
}

void GarmentHandling::release() {
  m_document->editOutfit(outfit(), EditStep::Ends);
}

void GarmentHandling::reset(int shown) {
  edit(m_shown[static_cast<std::size_t>(shown)], Eigen::Vector2f::Zero(), EditStep::Ends);
}

void GarmentHandling::edit(std::size_t handle, const Eigen::Vector2f& shiftCm, EditStep step) {
  if (const std::optional<std::size_t> garment = chosen()) {
    Outfit edited = outfit();
    edited[*garment].fit.shiftsCm[handle] = shiftCm;
    m_document->editOutfit(edited, step);
  }
}

bool GarmentHandling::canPutBack() const {
  const std::optional<std::size_t> garment = chosen();
  return garment && outfit()[*garment].fit.shiftsCm != noShifts();
}

void GarmentHandling::putBack() {
  if (canPutBack()) {
    Outfit edited = outfit();
    edited[*chosen()].fit.shiftsCm = noShifts();
    m_document->editOutfit(edited, EditStep::Ends);
  }
}

}  // namespace visagiste
