#include "app/studio/style_workspace.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <QAction>
#include <QLabel>
#include <QStackedWidget>
#include <QStandardItemModel>

#include "app/settings/studio_settings.h"
#include "app/studio/document_controller.h"
#include "app/studio/document_edits.h"
#include "app/studio/painted_faces.h"
#include "app/studio/picture_exporter.h"
#include "app/studio/picture_painter.h"
#include "app/studio/style_bar.h"
#include "app/studio/style_keeper.h"
#include "app/studio/style_mask_painting.h"
#include "app/studio/tile_gallery.h"
#include "core/catalogue/picture_composer.h"
#include "core/catalogue/services.h"
#include "core/catalogue/style_thumbnail.h"
#include "core/image/resample.h"
#include "core/style/style_save.h"
#include "core/style/stylizer.h"
#include "widgets/palettes/picture_shelf.h"
#include "widgets/palettes/style_panel.h"
#include "widgets/preview/image_canvas.h"

namespace visagiste {
namespace {

constexpr int kTileSidePx = 224;
constexpr int kSheetSidePx = 376;

/// The settings of the contact sheet: strokes, strength and colour around a style.
std::vector<StyleSpec> sheetSpecs(const StyleSpec& spec) {
  std::vector<StyleSpec> specs;
  for (const float keepColor : {0.0F, 1.0F})
    for (const float strength : {0.5F, 1.0F})
      for (const float scale : {0.5F, 1.0F, 2.0F}) {
        StyleSpec one = spec;
        one.keepColor = keepColor;
        one.strength = strength;
        one.strokeScale = scale;
        specs.push_back(one);
      }
  return specs;
}

/// For a small picture that shows a part: no faces are known in it.
StyleSpec forTile(StyleSpec spec) {
  spec.protect = 0;
  spec.regions = {};
  return spec;
}

/// Paints small pictures of the photo in styles, on the thread of a gallery.
class TilePainter {
 public:
  TilePainter(std::shared_ptr<Services> services, PictureEdits edits, bool showsFace, int sidePx)
      : m_services(std::move(services)),
        m_composer(m_services, {kComposedSidePx}),
        m_edits(std::move(edits)),
        m_showsFace(showsFace),
        m_sidePx(sidePx) {}

  Image painted(const StyleSpec& spec) {
    QuietContext quiet;
    if (m_tile.isEmpty()) {
      m_tile = square(m_composer.composed(m_edits, EditStage::Expression, quiet));
    }
    return spec.style.empty() ? m_tile
                              : m_services->stylizer(Workload::Live)->stylized({m_tile, {}, {}}, forTile(spec), quiet);
  }

 private:
  static constexpr int kComposedSidePx = 1024;

  /// Around the chosen face where there is one.
  Image square(const Image& picture) {
    if (m_showsFace) {
      MakeupFace face;
      face.landmarks = m_composer.fitted(m_edits).people.back().landmarks;
      return portraitOf({picture, {face}}, 0, m_sidePx).picture;
    }
    const int side = std::min(picture.width(), picture.height());
    return resized(cropped(picture, (picture.width() - side) / 2, (picture.height() - side) / 2, {side, side}),
                   {m_sidePx, m_sidePx});
  }

  std::shared_ptr<Services> m_services;
  PictureComposer m_composer;
  PictureEdits m_edits;
  bool m_showsFace;
  int m_sidePx;
  Image m_tile;
};

std::shared_ptr<TilePainter> tilePainterOf(const StudioContext& context, int sidePx) {
  const PortraitDocument& document = context.document->document();
  return std::make_shared<TilePainter>(context.services, shownEdits(document), document.chosenFace().has_value(),
                                       sidePx);
}

}  // namespace

void StyleWorkspace::activate() {
  m_isActive = true;
  showPicture();
  if (m_tilesAreStale) {
    paintTiles();
  }
}

void StyleWorkspace::deactivate() {
  m_isActive = false;
}

const StyleSpec& StyleWorkspace::spec() const {
  return m_context.document->document().style();
}

bool StyleWorkspace::isSettled() const {
  return !m_painter->isBusy() && !m_gallery->isBusy() && !m_sheetGallery->isBusy();
}

void StyleWorkspace::connectDocument() {
  DocumentController* document = m_context.document;
  connect(document, &DocumentController::picturesChanged, this, [this] {
    showPicture();
    paintTiles();
  });
  connect(document, &DocumentController::facesChanged, this, [this] {
    m_tilesAreStale = true;
    showPicture();
    paintTiles();
  });
  connect(document, &DocumentController::chosenFaceChanged, this, [this] {
    m_tilesAreStale = true;
    showPicture();
    paintTiles();
  });
  for (const auto changed : {&DocumentController::lookChanged, &DocumentController::outfitChanged,
                             &DocumentController::headChanged, &DocumentController::coefficientsChanged}) {
    connect(document, changed, this, [this] {
      m_tilesAreStale = true;
      repaint(PaintDetail::Full);
      if (m_isActive) {
        paintTiles();
      }
    });
  }
  connect(document, &DocumentController::styleChanged, this, [this] {
    if (m_detail == PaintDetail::Draft) {
      repaint(PaintDetail::Draft);  // The panel and the brush know already.
    } else {
      showSpec();
    }
  });
  connect(document, &DocumentController::aboutToStep, m_panel, &StylePanel::finishGesture);
  connect(m_context.styles, &StyleKeeper::changed, this, [this] {
    m_panel->setStyles(m_context.styles->styles());
    if (m_model->rowOf(QString::fromStdString(spec().style)) < 0) {
      choose(QString());  // It was deleted.
    }
    m_tilesAreStale = true;
    paintTiles();
  });
  connect(m_context.styles, &StyleKeeper::offered, this, &StyleWorkspace::choose);
}

void StyleWorkspace::connectPainting() {
  connect(m_styles, &StyleBar::styleChosen, this, &StyleWorkspace::choose);
  connect(m_styles, &StyleBar::saveRequested, this, &StyleWorkspace::saveStyle);
  connect(m_panel, &StylePanel::specEdited, this, &StyleWorkspace::edit);
  connect(m_painter, &PicturePainter::painted, this, [this](const Image& result, const Image& picture) {
    if (picture.sharedPixels() == m_shownPicture.sharedPixels()) {
      m_canvas->setComparison(result);
    }
  });
  connect(m_painter, &PicturePainter::failed, this, &StyleWorkspace::fail);
  connect(m_gallery, &TileGallery::tilePainted, m_model, &StyleModel::setPicture);
  connect(m_gallery, &TileGallery::failed, this, &StyleWorkspace::fail);
  connect(m_sheetGallery, &TileGallery::tilePainted, this, [this](int number, const QImage& tile) {
    if (QStandardItem* item = m_sheetModel->item(number); item != nullptr) {
      item->setData(tile, Qt::DecorationRole);
    }
  });
  connect(m_sheetGallery, &TileGallery::failed, this, &StyleWorkspace::fail);
  connect(m_sheet, &PictureShelf::rowChosen, this, &StyleWorkspace::takeSheetRow);
}

void StyleWorkspace::fail(const QString& reason) {
  Q_EMIT messageRaised({MessageSeverity::Failure, reason, {}, {}});
}

void StyleWorkspace::showPicture() {
  const Image picture = shownEdits(m_context.document->document()).picture;
  if (picture.isEmpty() || picture.sharedPixels() != m_shownPicture.sharedPixels()) {
    m_shownPicture = picture;
    m_canvas->setImage(picture);
    m_mask->setPictureSize(picture.size());
    m_tilesAreStale = true;
  }
  m_hint->setVisible(picture.isEmpty());
  m_panel->setEnabled(!picture.isEmpty());
  showSpec();
}

void StyleWorkspace::showSpec() {
  const PictureEdits edits = shownEdits(m_context.document->document());
  m_panel->setSpec(spec());
  m_styles->setSpec(spec());
  m_mask->setMask(edits.styleMask);
  m_sheetAction->setEnabled(!edits.picture.isEmpty() && !spec().style.empty());
  m_export->setEnabled(m_sheetAction->isEnabled());
  m_maskAction->setEnabled(m_sheetAction->isEnabled());
  if (!m_sheetAction->isEnabled()) {
    showPage(0);
    m_mask->setOn(false);
  }
  repaint(PaintDetail::Full);
}

void StyleWorkspace::repaint(PaintDetail detail) {
  if (m_shownPicture.isEmpty() || !m_isActive) {
    return;
  }
  const PictureEdits edits = shownEdits(m_context.document->document());
  if (changesPicture(edits, EditStage::Style)) {
    m_painter->paint(edits, detail);
  } else {
    m_painter->stop();
    m_canvas->setComparison(Image());
  }
}

void StyleWorkspace::edit(const StyleSpec& spec, EditStep step) {
  m_detail = step == EditStep::Continues ? PaintDetail::Draft : PaintDetail::Full;
  m_context.document->editStyle(spec, step);
  m_detail = PaintDetail::Full;
}

void StyleWorkspace::choose(const QString& file) {
  StyleSpec chosen = spec();
  chosen.style = file.toStdString();
  chosen.variant.clear();
  if (file.isEmpty()) {
    chosen.secondStyle.clear();
    chosen.mix = 0;
  }
  edit(chosen, EditStep::Ends);
}

void StyleWorkspace::paintTiles() {
  if (m_shownPicture.isEmpty()) {
    m_gallery->stop();
    m_model->clearPictures();
    return;
  }
  if (!isVisible()) {
    return;  // Costs seconds: only for eyes that see it.
  }
  m_tilesAreStale = false;
  std::vector<std::string> files{std::string()};
  for (const ShelfStyle& style : m_model->styles()) {
    files.push_back(style.file.toStdString());
  }
  const auto count = static_cast<int>(files.size());
  m_gallery->paint(count, [files = std::move(files), painter = tilePainterOf(m_context, kTileSidePx)](int number) {
    StyleSpec spec;
    spec.style = files[static_cast<std::size_t>(number)];
    return painter->painted(spec);
  });
}

void StyleWorkspace::paintSheet() {
  m_sheetSpecs = sheetSpecs(spec());
  m_sheetModel->clear();
  for (const StyleSpec& one : m_sheetSpecs) {
    const QString colors = one.keepColor > 0 ? tr("colours kept") : tr("colours taken");
    auto* item = new QStandardItem(tr("%1 % · strokes %2 · %3")
                                       .arg(std::lround(100 * one.strength))
                                       .arg(static_cast<double>(one.strokeScale), 0, 'f', 1)
                                       .arg(colors));
    item->setEditable(false);
    item->setToolTip(item->text());
    m_sheetModel->appendRow(item);
  }
  m_sheetGallery->paint(static_cast<int>(m_sheetSpecs.size()),
                        [specs = m_sheetSpecs, painter = tilePainterOf(m_context, kSheetSidePx)](int number) {
                          return painter->painted(specs[static_cast<std::size_t>(number)]);
                        });
}

void StyleWorkspace::takeSheetRow(int row) {
  const StyleSpec taken = m_sheetSpecs.at(static_cast<std::size_t>(row));
  showPage(0);
  edit(taken, EditStep::Ends);
}

void StyleWorkspace::exportPicture() {
  const PortraitDocument& document = m_context.document->document();
  if (const std::optional<int> picture = shownPicture(document)) {
    m_context.exporter->exportPicture(this, editsOf(document, *picture), EditStage::Style,
                                      tr("Export the restyled picture"),
                                      tr("%1 restyled").arg(stemOf(document, *picture)));
  }
}

void StyleWorkspace::saveStyle(const QString& title) {
  m_context.styles->save([spec = spec(), services = m_context.services, name = title.toStdString()] {
    const std::shared_ptr<StyleReader> reader = services->styleReader(Workload::Live);
    StylePack pack = packOfSpec(spec, *reader, name);
    QuietContext quiet;
    // Of the sample portrait: a pack that is given away shows nobody's face.
    pack.thumbnail = styleThumbnail(reader->styleOf(pack), quiet);
    return pack;
  });
}

}  // namespace visagiste
