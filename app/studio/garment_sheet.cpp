#include "app/studio/garment_sheet.h"

#include <algorithm>
#include <QStandardItemModel>
#include <QVBoxLayout>
#include <utility>

#include "app/studio/tile_gallery.h"
#include "core/image/resample.h"
#include "widgets/palettes/garment_words.h"
#include "widgets/palettes/picture_shelf.h"

namespace visagiste {
namespace {

constexpr int kPaintedSidePx = 512;
constexpr int kTileSidePx = 376;  // Twice the shelf's, for fine screens.

/// The lower square of a picture: where clothes are.
Image lowerSquare(const Image& picture) {
  const int side = std::min(picture.width(), picture.height());
  const Image square = cropped(picture, (picture.width() - side) / 2, picture.height() - side, {side, side});
  return shrunkToFit(square, kTileSidePx);
}

}  // namespace

GarmentSheet::GarmentSheet(std::shared_ptr<Services> services, QWidget* parent)
    : QWidget(parent),
      m_services(std::move(services)),
      m_model(new QStandardItemModel(this)),
      m_shelf(new PictureShelf(m_model, Qt::DisplayRole, ShelfShape::Sheet, this)),
      m_gallery(std::make_unique<TileGallery>()) {
  setObjectName(QStringLiteral("garmentSheet"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(m_shelf);
  m_shelf->setNames(QStringLiteral("garmentSheetShelf"), tr("This person in the garments below"));
  connect(m_gallery.get(), &TileGallery::tilePainted, this, [this](int number, const QImage& tile) {
    if (QStandardItem* item = m_model->item(number); item != nullptr) {
      item->setData(tile, Qt::DecorationRole);
    }
  });
  connect(m_gallery.get(), &TileGallery::failed, this, &GarmentSheet::failed);
  connect(m_shelf, &PictureShelf::rowChosen, this,
          [this](int row) { Q_EMIT garmentChosen(m_garments.at(static_cast<std::size_t>(row))); });
}

GarmentSheet::~GarmentSheet() = default;

bool GarmentSheet::isBusy() const {
  return m_gallery->isBusy();
}

void GarmentSheet::stop() {
  m_gallery->stop();
}

void GarmentSheet::paint(const PictureEdits& edits, std::vector<std::shared_ptr<const Garment>> garments) {
  m_garments = std::move(garments);
  m_model->clear();
  for (const auto& garment : m_garments) {
    auto* item = new QStandardItem(garmentWords(garment->name));
    item->setEditable(false);
    m_model->appendRow(item);
  }
  const auto composer = std::make_shared<PictureComposer>(m_services, ComposerOptions{kPaintedSidePx});
  m_gallery->paint(static_cast<int>(m_garments.size()), [composer, edits, garments = m_garments](int number) {
    QuietContext quiet;
    Outfit outfit = edits.people.back().outfit;
    outfit.push_back({garments[static_cast<std::size_t>(number)], {}, true});
    return lowerSquare(composer->fitter(edits, quiet).fitted(outfit).picture);
  });
}

}  // namespace visagiste
