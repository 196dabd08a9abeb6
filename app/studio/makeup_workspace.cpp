#include "app/studio/makeup_workspace.h"

#include <algorithm>
#include <utility>

#include <QFileInfo>
#include <QStackedWidget>

#include "app/settings/studio_settings.h"
#include "app/studio/core_messages.h"
#include "app/studio/document_controller.h"
#include "app/studio/document_edits.h"
#include "app/studio/face_study.h"
#include "app/studio/file_choice.h"
#include "app/studio/look_bar.h"
#include "app/studio/look_keeper.h"
#include "app/studio/makeup_painter.h"
#include "app/studio/mask_painting.h"
#include "app/studio/photo_look.h"
#include "app/studio/picture_exporter.h"
#include "app/studio/picture_opener.h"
#include "app/studio/sample_panel.h"
#include "app/studio/serial_worker.h"
#include "app/studio/shade_matching.h"
#include "core/image/color.h"
#include "core/image/decode.h"
#include "core/image/resample.h"
#include "widgets/palettes/makeup_panel.h"
#include "widgets/palettes/shade_browser.h"
#include "widgets/palettes/shade_text.h"
#include "widgets/palettes/skin_readout.h"
#include "widgets/palettes/swatch_painter.h"
#include "widgets/preview/image_canvas.h"

namespace visagiste {
namespace {

constexpr int kTileSidePx = 224;

}  // namespace

MakeupWorkspace::~MakeupWorkspace() {
  m_files.reset();
}

void MakeupWorkspace::activate() {
  if (m_tilesAreStale) {
    paintTiles();
  }
}

bool MakeupWorkspace::isSettled() const {
  return !m_painter->isBusy() && !m_study->isBusy() && !m_gallery->isBusy() && !m_photoLook->isBusy() &&
         !(m_samples->isVisible() && m_samples->isBusy());
}

void MakeupWorkspace::connectDocument() {
  DocumentController* document = m_context.document;
  connect(document, &DocumentController::picturesChanged, this, [this] {
    m_skinOptions = {};
    showPicture();
  });
  connect(document, &DocumentController::facesChanged, this, [this] {
    showPicture();
    studyFaces();
  });
  connect(document, &DocumentController::chosenFaceChanged, this, [this] {
    m_panel->finishGesture();
    showPicture();
    showStudy();
    m_tilesAreStale = true;
    paintTiles();
  });
  connect(document, &DocumentController::lookChanged, this, &MakeupWorkspace::showLook);
  connect(document, &DocumentController::aboutToStep, m_panel, &MakeupPanel::finishGesture);
  connect(m_context.opener, &PictureOpener::busyChanged, this, &MakeupWorkspace::refreshActions);
}

void MakeupWorkspace::connectPalette() {
  ShadeBrowser* shades = m_panel->shades();
  SettingsStore* settings = m_context.settings;
  shades->setLabOf([](SrgbColor color) { return labOf(color); });
  shades->setFavourites(shadesOf(settings->value(settings::kFavouriteShades)));
  shades->setRecent(shadesOf(settings->value(settings::kRecentShades)));
  connect(shades, &ShadeBrowser::favouritesChanged, this, [settings](const std::vector<MakeupShade>& favourites) {
    settings->setValue(settings::kFavouriteShades, textsOf(favourites));
  });
  connect(shades, &ShadeBrowser::recentChanged, this, [settings](const std::vector<MakeupShade>& recent) {
    settings->setValue(settings::kRecentShades, textsOf(recent));
  });
  connect(shades, &ShadeBrowser::pickingToggled, this,
          [this](bool isOn) { setPicking(isOn ? Pick::Shade : Pick::None); });
  connect(m_skin, &SkinReadout::greyCardPickingToggled, this,
          [this](bool isOn) { setPicking(isOn ? Pick::GreyCard : Pick::None); });
  connect(m_skin, &SkinReadout::greyCardForgotten, this, [this] {
    m_skinOptions = {};
    studyFaces();
  });
  connect(m_canvas, &ImageCanvas::colorPicked, this, &MakeupWorkspace::takePickedColor);
  connect(m_canvas, &ImageCanvas::pickingGivenUp, this, [this] { setPicking(Pick::None); });
  connect(m_panel, &MakeupPanel::lookEdited, this, &MakeupWorkspace::editLook);
  connect(m_panel, &MakeupPanel::shownLookChanged, this, [this] { repaint(PaintDetail::Full); });
  connect(m_panel, &MakeupPanel::facePaintRequested, this, &MakeupWorkspace::chooseFacePaint);
  connect(m_looks, &LookBar::lookChosen, this, [this](const MakeupLook& look) { editLook(look, EditStep::Ends); });
  connect(m_looks, &LookBar::blendEdited, this, &MakeupWorkspace::editLook);
  connect(m_context.looks, &LookKeeper::changed, this, [this] {
    showStudy();
    m_tilesAreStale = true;
    paintTiles();
  });
}

void MakeupWorkspace::connectPainting() {
  connect(m_painter, &MakeupPainter::painted, this, [this](const Image& result, const Image& picture) {
    if (picture.sharedPixels() == m_shownPicture.sharedPixels() && wearsMakeup(paintedFaces())) {
      m_canvas->setComparison(result);
    }
  });
  connect(m_painter, &MakeupPainter::failed, this, &MakeupWorkspace::fail);
  connect(m_gallery, &LookGallery::tilePainted, this,
          [this](int number, const QImage& tile) { m_shelf->setPicture(number, tile); });
  connect(m_gallery, &LookGallery::failed, this, &MakeupWorkspace::fail);
  connect(m_study, &FaceStudy::studied, this, [this] {
    showStudy();
    repaint(PaintDetail::Full);
    m_tilesAreStale = true;
    paintTiles();
  });
  connect(m_study, &FaceStudy::failed, this, &MakeupWorkspace::fail);
}

void MakeupWorkspace::connectPhotoLook() {
  connect(m_looks, &LookBar::photoChosen, this, &MakeupWorkspace::readPhoto);
  connect(m_photoLook, &PhotoLook::started, m_looks, [this] { m_looks->showReading(0, QString()); });
  connect(m_photoLook, &PhotoLook::progressed, m_looks, &LookBar::showReading);
  connect(m_photoLook, &PhotoLook::ended, m_looks, &LookBar::endReading);
  connect(m_photoLook, &PhotoLook::lookRead, this, &MakeupWorkspace::wearRead);
}

void MakeupWorkspace::fail(const QString& reason) {
  Q_EMIT messageRaised({MessageSeverity::Failure, reason, {}, {}});
}

void MakeupWorkspace::showPicture() {
  const PortraitDocument& document = m_context.document->document();
  const std::optional<int> chosen = document.chosenFace();
  const std::size_t shown =
      chosen ? static_cast<std::size_t>(document.faces()[static_cast<std::size_t>(*chosen)].picture) : 0;
  const Image picture = document.pictures().empty() ? Image() : document.pictures()[shown].image;
  if (picture.isEmpty() || picture.sharedPixels() != m_shownPicture.sharedPixels()) {
    m_shownPicture = picture;
    m_canvas->setImage(picture);
  }
  showFaces();
  showLook();
}

void MakeupWorkspace::showFaces() {
  const PortraitDocument& document = m_context.document->document();
  m_shownFaces.clear();
  std::vector<FaceOverlay> overlays;
  for (std::size_t i = 0; i < document.faces().size(); ++i) {
    const FoundFace& face = document.faces()[i];
    const Image& picture = document.pictures()[static_cast<std::size_t>(face.picture)].image;
    if (picture.sharedPixels() == m_shownPicture.sharedPixels()) {
      m_shownFaces.push_back(static_cast<int>(i));
      overlays.push_back({static_cast<int>(m_shownFaces.size()), face.box, face.landmarks, face.irises});
    }
  }
  // One face needs no frame; of several the chosen one is marked.
  m_canvas->setOverlayParts(overlays.size() > 1 ? OverlayParts(OverlayPart::Boxes) : OverlayParts());
  m_canvas->setFaces(std::move(overlays));
  const std::optional<std::size_t> row = chosenOnPicture();
  m_canvas->setSelectedFace(row ? static_cast<int>(*row) : -1);
  m_mask->setFace(row ? std::optional(document.faces()[static_cast<std::size_t>(*document.chosenFace())].landmarks)
                      : std::nullopt);
  refreshActions();
}

std::optional<std::size_t> MakeupWorkspace::chosenOnPicture() const {
  const std::optional<int> chosen = m_context.document->document().chosenFace();
  const auto place = std::find(m_shownFaces.begin(), m_shownFaces.end(), chosen.value_or(-1));
  return place == m_shownFaces.end() ? std::nullopt
                                     : std::optional(static_cast<std::size_t>(place - m_shownFaces.begin()));
}

PaintedFaces MakeupWorkspace::paintedFaces() const {
  const PortraitDocument& document = m_context.document->document();
  PaintedFaces result{m_shownPicture, {}};
  const bool isStudied = m_study->faces().pictureRevision == document.pictureRevision() &&
                         m_study->faces().parsings.size() == document.faces().size();
  for (const int index : m_shownFaces) {
    const auto place = static_cast<std::size_t>(index);
    const FoundFace& face = document.faces()[place];
    MakeupFace painted{
        0, face.landmarks, face.irises, isStudied ? m_study->faces().parsings[place] : nullptr, document.look(index),
        1};
    if (document.chosenFace() == index) {
      painted.look = std::make_shared<const MakeupLook>(m_panel->shownLook());
    }
    result.faces.push_back(std::move(painted));
  }
  return result;
}

void MakeupWorkspace::showLook() {
  const std::shared_ptr<const MakeupLook> look = m_context.document->document().chosenLook();
  m_panel->setLook(*look);
  m_looks->setWorn(*look);
  m_samples->setLook(look);
  repaint(m_detail);
  refreshActions();
}

void MakeupWorkspace::repaint(PaintDetail detail) {
  const PaintedFaces faces = paintedFaces();
  if (m_shownPicture.isEmpty()) {
    return;
  }
  if (wearsMakeup(faces)) {
    m_painter->paint(faces, detail);
  } else {
    m_canvas->setComparison(Image());
  }
}

void MakeupWorkspace::editLook(const MakeupLook& look, EditStep step) {
  if (!m_context.document->document().chosenFace()) {
    tellThatFaceIsMissing();
    return;
  }
  m_detail = step == EditStep::Continues ? PaintDetail::Draft : PaintDetail::Full;
  try {
    m_context.document->editLook(look, step);
  } catch (const Error& error) {
    fail(shownText(error));
  }
  m_detail = PaintDetail::Full;
}

void MakeupWorkspace::tellThatFaceIsMissing() {
  Q_EMIT messageRaised(
      {MessageSeverity::Information, tr("Makeup needs a face. Open a portrait first."), tr("Open"), "open"});
}

void MakeupWorkspace::readPhoto(const QString& file) {
  if (m_context.document->document().chosenFace()) {
    m_photoLook->read(file);
  } else {
    tellThatFaceIsMissing();
  }
}

void MakeupWorkspace::wearRead(const MakeupLook& look, const QString& file, int facesInPhotograph) {
  const QString name = QFileInfo(file).fileName();
  if (look.layers.empty()) {
    Q_EMIT messageRaised({MessageSeverity::Information, tr("No makeup was seen on the face in %1.").arg(name), {}, {}});
    return;
  }
  editLook(look, EditStep::Ends);
  if (facesInPhotograph > 1) {
    Q_EMIT messageRaised(
        {MessageSeverity::Information,
         tr("%1 shows %2 faces; the look is that of the largest one.").arg(name).arg(facesInPhotograph),
         {},
         {}});
  }
}

void MakeupWorkspace::studyFaces() {
  if (!m_context.document->document().faces().empty()) {
    m_study->study(m_context.document->document(), m_skinOptions);
  }
}

void MakeupWorkspace::showStudy() {
  const PortraitDocument& document = m_context.document->document();
  std::optional<SkinTone> skin;
  const std::optional<int> chosen = document.chosenFace();
  if (chosen && m_study->faces().pictureRevision == document.pictureRevision() &&
      static_cast<std::size_t>(*chosen) < m_study->faces().skins.size()) {
    skin = m_study->faces().skins[static_cast<std::size_t>(*chosen)];
  }
  m_skin->setSkin(skin, skin ? monkShades().at(static_cast<std::size_t>(skin->monkShade) - 1) : SrgbColor());
  m_panel->shades()->setShades(matchedShades(m_context.looks->shades(), skin));
}

void MakeupWorkspace::paintTiles() {
  const std::optional<std::size_t> face = chosenOnPicture();
  if (!face) {
    m_gallery->stop();
    m_shelf->clearPictures();
    return;
  }
  if (!isVisible()) {
    return;  // Costs seconds: only for eyes that see it.
  }
  m_tilesAreStale = false;
  std::vector<std::shared_ptr<const MakeupLook>> looks{nullptr};
  for (const ShelfLook& look : m_shelf->looks()) {
    looks.push_back(std::make_shared<const MakeupLook>(look.look));
  }
  m_gallery->paintLooks(paintedFaces(), *face, std::move(looks), kTileSidePx);
}

void MakeupWorkspace::setPicking(Pick pick) {
  m_pick = pick;
  if (pick != Pick::None) {
    m_mask->setOn(false);
  }
  m_canvas->setPicking(pick != Pick::None);
  m_panel->shades()->setPicking(pick == Pick::Shade);
  m_skin->setPicking(pick == Pick::GreyCard);
  Q_EMIT statusChanged(pick == Pick::Shade      ? tr("Click a colour in the picture; Esc gives up")
                       : pick == Pick::GreyCard ? tr("Click the grey card in the picture; Esc gives up")
                                                : QString());
  if (pick != Pick::None) {
    showPage(0);
    m_canvas->setFocus(Qt::OtherFocusReason);
  }
}

void MakeupWorkspace::takePickedColor(const QColor& color) {
  const Pick pick = m_pick;
  setPicking(Pick::None);
  if (pick == Pick::Shade) {
    m_panel->shades()->takeColor(srgbOf(color));
  } else if (pick == Pick::GreyCard) {
    m_skinOptions.reference = LightReference::GreyCard;
    m_skinOptions.greyCard = srgbOf(color);
    studyFaces();
  }
}

void MakeupWorkspace::chooseFacePaint(int layer) {
  chooseFile(this, m_context.settings, tr("Choose a picture for the face"),
             {tr("Pictures") + QStringLiteral(" (*.png *.webp *.jpg *.jpeg *.tif *.tiff *.bmp)")},
             [this, layer](const QString& file) {
               m_files->run(
                   [file] {
                     const Image picture = decodeImageFile(file.toStdString(), {}, AlphaHandling::Keep);
                     return converted(shrunkToFit(picture, MakeupLook::kMostImageSidePx), PixelFormat::Rgba8);
                   },
                   [this, layer](const Image& picture) { m_panel->takeFacePaint(layer, picture); },
                   [this](const Error& error) { fail(shownText(error)); });
             });
}

void MakeupWorkspace::exportPicture() {
  const PortraitDocument& document = m_context.document->document();
  if (const std::optional<int> picture = shownPicture(document)) {
    m_context.exporter->exportPicture(this, editsOf(document, *picture), EditStage::Makeup,
                                      tr("Export the painted picture"),
                                      tr("%1 with makeup").arg(stemOf(document, *picture)));
  }
}

}  // namespace visagiste
