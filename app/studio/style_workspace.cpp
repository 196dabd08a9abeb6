#include "app/studio/style_workspace.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <QAction>
#include <QFileInfo>
#include <QLabel>
#include <QStackedWidget>
#include <QStandardItemModel>

#include "app/settings/studio_settings.h"
#include "app/studio/document_controller.h"
#include "app/studio/face_study.h"
#include "app/studio/painted_faces.h"
#include "app/studio/picture_export.h"
#include "app/studio/serial_worker.h"
#include "app/studio/style_bar.h"
#include "app/studio/style_history.h"
#include "app/studio/style_keeper.h"
#include "app/studio/style_mask_painting.h"
#include "app/studio/style_painter.h"
#include "app/studio/tile_gallery.h"
#include "core/catalogue/services.h"
#include "core/catalogue/style_scene_of.h"
#include "core/catalogue/style_thumbnail.h"
#include "core/image/resample.h"
#include "core/style/style_save.h"
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

/// A person may be quicker than the study of the faces.
StyleScene withParsings(const StyleScene& scene, const StyleSpec& spec, Services& services) {
  const bool isComplete = std::all_of(scene.faces.begin(), scene.faces.end(),
                                      [](const StyleFace& face) { return face.parsing != nullptr; });
  if (isComplete || !needsParsing(spec)) {
    return scene;
  }
  QuietContext quiet;
  StyleScene known = styleSceneOf(services, scene.picture, spec, std::nullopt, quiet);
  known.mask = scene.mask;
  return known;
}

}  // namespace

StyleWorkspace::~StyleWorkspace() {
  m_files.reset();
}

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

EditHistory* StyleWorkspace::history() {
  return m_history;
}

const StyleSpec& StyleWorkspace::spec() const {
  return m_history->spec();
}

bool StyleWorkspace::isSettled() const {
  return !m_painter->isBusy() && !m_study->isBusy() && !m_gallery->isBusy() && !m_sheetGallery->isBusy();
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
    if (!m_context.document->document().faces().empty()) {
      m_study->study(m_context.document->document(), {});
    }
    paintTiles();
  });
  connect(document, &DocumentController::chosenFaceChanged, this, [this] {
    m_tilesAreStale = true;
    showPicture();
    paintTiles();
  });
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
  connect(m_history, &StyleHistory::aboutToStep, m_panel, &StylePanel::finishGesture);
  connect(m_history, &StyleHistory::stepped, this, &StyleWorkspace::showSpec);
  connect(m_painter, &StylePainter::painted, this, [this](const Image& result, const Image& picture) {
    if (picture.sharedPixels() == m_shownPicture.sharedPixels() && !spec().style.empty()) {
      m_canvas->setComparison(result);
    }
  });
  connect(m_painter, &StylePainter::failed, this, &StyleWorkspace::fail);
  connect(m_gallery, &TileGallery::tilePainted, m_model, &StyleModel::setPicture);
  connect(m_gallery, &TileGallery::failed, this, &StyleWorkspace::fail);
  connect(m_sheetGallery, &TileGallery::tilePainted, this, [this](int number, const QImage& tile) {
    if (QStandardItem* item = m_sheetModel->item(number); item != nullptr) {
      item->setData(tile, Qt::DecorationRole);
    }
  });
  connect(m_sheetGallery, &TileGallery::failed, this, &StyleWorkspace::fail);
  connect(m_study, &FaceStudy::studied, this, [this] {
    if (needsParsing(spec())) {
      repaint(PaintDetail::Full);
    }
  });
  connect(m_study, &FaceStudy::failed, this, &StyleWorkspace::fail);
  connect(m_sheet, &PictureShelf::rowChosen, this, &StyleWorkspace::takeSheetRow);
}

void StyleWorkspace::fail(const QString& reason) {
  Q_EMIT messageRaised({MessageSeverity::Failure, reason, {}, {}});
}

void StyleWorkspace::showPicture() {
  const PortraitDocument& document = m_context.document->document();
  const std::optional<int> chosen = document.chosenFace();
  m_shownIndex = chosen ? document.faces()[static_cast<std::size_t>(*chosen)].picture : 0;
  const Image picture =
      document.pictures().empty() ? Image() : document.pictures()[static_cast<std::size_t>(m_shownIndex)].image;
  if (picture.isEmpty() || picture.sharedPixels() != m_shownPicture.sharedPixels()) {
    m_shownPicture = picture;
    m_canvas->setImage(picture);
    m_mask->setPictureSize(picture.size());
    if (!m_history->mask().isEmpty()) {
      m_history->forgetMask();
    }
    m_tilesAreStale = true;
  }
  m_hint->setVisible(picture.isEmpty());
  m_panel->setEnabled(!picture.isEmpty());
  showSpec();
}

StyleScene StyleWorkspace::scene() const {
  const PortraitDocument& document = m_context.document->document();
  const bool isStudied = m_study->faces().pictureRevision == document.pictureRevision() &&
                         m_study->faces().parsings.size() == document.faces().size();
  StyleScene scene;
  scene.picture = m_shownPicture;
  scene.mask = m_history->mask();
  for (std::size_t i = 0; i < document.faces().size(); ++i) {
    if (document.faces()[i].picture == m_shownIndex) {
      scene.faces.push_back({document.faces()[i].landmarks, isStudied ? m_study->faces().parsings[i] : nullptr});
    }
  }
  return scene;
}

Image StyleWorkspace::portraitTile(int sidePx) const {
  const PortraitDocument& document = m_context.document->document();
  if (const std::optional<int> chosen = document.chosenFace(); chosen) {
    MakeupFace face;
    face.landmarks = document.faces()[static_cast<std::size_t>(*chosen)].landmarks;
    return portraitOf({m_shownPicture, {face}}, 0, sidePx).picture;
  }
  const int side = std::min(m_shownPicture.width(), m_shownPicture.height());
  return resized(
      cropped(m_shownPicture, (m_shownPicture.width() - side) / 2, (m_shownPicture.height() - side) / 2, {side, side}),
      {sidePx, sidePx});
}

void StyleWorkspace::showSpec() {
  m_panel->setSpec(spec());
  m_styles->setSpec(spec());
  m_mask->setMask(m_history->mask());
  m_sheetAction->setEnabled(!m_shownPicture.isEmpty() && !spec().style.empty());
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
  if (spec().style.empty()) {
    m_painter->stop();
    m_canvas->setComparison(Image());
  } else {
    m_painter->paint(scene(), spec(), detail);
  }
}

void StyleWorkspace::edit(const StyleSpec& spec, EditStep step) {
  m_history->edit(spec, step);
  if (step == EditStep::Continues) {
    repaint(PaintDetail::Draft);
  } else {
    showSpec();
  }
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
  m_gallery->paint(count, [files = std::move(files), tile = portraitTile(kTileSidePx),
                           source = stylizerOf(m_context.services, Workload::Live)](int number) {
    StyleSpec spec;
    spec.style = files[static_cast<std::size_t>(number)];
    QuietContext quiet;
    return spec.style.empty() ? tile : source()->stylized({tile, {}, {}}, forTile(spec), quiet);
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
  m_sheetGallery->paint(
      static_cast<int>(m_sheetSpecs.size()), [specs = m_sheetSpecs, tile = portraitTile(kSheetSidePx),
                                              source = stylizerOf(m_context.services, Workload::Live)](int number) {
        QuietContext quiet;
        return source()->stylized({tile, {}, {}}, forTile(specs[static_cast<std::size_t>(number)]), quiet);
      });
}

void StyleWorkspace::takeSheetRow(int row) {
  const StyleSpec taken = m_sheetSpecs.at(static_cast<std::size_t>(row));
  showPage(0);
  edit(taken, EditStep::Ends);
}

void StyleWorkspace::exportPicture() {
  const auto& pictures = m_context.document->document().pictures();
  const QString stem =
      QFileInfo(QString::fromStdString(pictures[static_cast<std::size_t>(m_shownIndex)].name)).completeBaseName();
  visagiste::exportPicture(
      this, m_context.settings, m_files.get(),
      {tr("Export the restyled picture"), tr("%1 restyled").arg(stem),
       [scene = scene(), spec = spec(), services = m_context.services] {
         QuietContext quiet;
         return services->stylizer(Workload::Batch)->stylized(withParsings(scene, spec, *services), spec, quiet);
       }},
      [this](const Message& message) { Q_EMIT messageRaised(message); });
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
