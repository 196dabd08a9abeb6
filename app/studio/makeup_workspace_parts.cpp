// How the Makeup page is put together: bars, panels, shortcuts.

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>

#include "app/settings/studio_settings.h"
#include "app/studio/document_controller.h"
#include "app/studio/face_study.h"
#include "app/studio/inspector_parts.h"
#include "app/studio/key_list.h"
#include "app/studio/look_bar.h"
#include "app/studio/look_keeper.h"
#include "app/studio/makeup_workspace.h"
#include "app/studio/mask_painting.h"
#include "app/studio/model_loader.h"
#include "app/studio/photo_look.h"
#include "app/studio/picture_opener.h"
#include "app/studio/sample_panel.h"
#include "app/studio/serial_worker.h"
#include "widgets/common/icons.h"
#include "widgets/palettes/look_shelf.h"
#include "widgets/palettes/makeup_panel.h"
#include "widgets/palettes/mask_bar.h"
#include "widgets/palettes/skin_readout.h"
#include "widgets/preview/image_canvas.h"

namespace visagiste {
namespace {

constexpr int kPaletteWidth = 376;

}  // namespace

MakeupWorkspace::MakeupWorkspace(const StudioContext& context, QWidget* parent)
    : Workspace(parent),
      m_context(context),
      m_shelf(new ShelfModel(this)),
      m_study(new FaceStudy(context.services, this)),
      m_photoLook(new PhotoLook(context.document, context.jobs, this)),
      m_painter(new MakeupPainter(makeupRendererOf(context.services, MakeupQuality::Still), this)),
      m_gallery(new LookGallery(makeupRendererOf(context.services, MakeupQuality::Still), this)),
      m_files(std::make_unique<SerialWorker>()) {
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  auto* left = new QVBoxLayout;
  left->setSpacing(0);
  m_pages = new QStackedWidget(this);
  m_pages->setObjectName(QStringLiteral("makeupPages"));
  m_canvas = new ImageCanvas(m_pages);
  m_canvas->setObjectName(QStringLiteral("makeupCanvas"));
  m_canvas->setAccessibleName(tr("Painted picture"));
  m_canvas->setEmptyHint(tr("Open a portrait"), tr("Drop a picture here, paste one, or press Ctrl+O"));
  m_sheet = new LookShelf(m_shelf, ShelfShape::Sheet, m_pages);
  m_samples = new SamplePanel(context.services, m_pages);
  m_pages->addWidget(m_canvas);
  m_pages->addWidget(m_sheet);
  m_pages->addWidget(m_samples);
  m_looks = new LookBar(context, context.looks, m_shelf, this);
  m_looks->serve(m_sheet);
  m_maskBar = new MaskBar(this);
  left->addWidget(buildToolBar());
  left->addWidget(m_maskBar);
  left->addWidget(m_pages, 1);
  left->addWidget(m_looks);
  layout->addLayout(left, 1);
  layout->addWidget(buildInspector());
  connect(m_canvas, &ImageCanvas::filesDropped, this, &Workspace::filesDropped);
  connect(m_canvas, &ImageCanvas::faceSelected, this,
          [this](int shown) { m_context.document->chooseFace(m_shownFaces[static_cast<std::size_t>(shown)]); });
  connect(m_sheet, &LookShelf::lookChosen, this, [this] { showPage(0); });
  connect(m_samples, &SamplePanel::failed, this, &MakeupWorkspace::fail);
  connectDocument();
  connectPalette();
  connectPainting();
  connectMask();
  connectPhotoLook();
  addShortcuts();
  showPicture();
  showStudy();
}

QToolBar* MakeupWorkspace::buildToolBar() {
  auto* bar = new QToolBar(tr("Makeup"), this);
  bar->setObjectName(QStringLiteral("makeupToolBar"));
  bar->setIconSize({18, 18});
  addZoomActions(bar, m_canvas);
  bar->addSeparator();
  addPageActions(bar);
  m_export = addExport(bar, this, "exportPainted", tr("Write the painted picture in full size"));
  connect(m_export, &QAction::triggered, this, &MakeupWorkspace::exportPicture);
  return bar;
}

void MakeupWorkspace::addPageActions(QToolBar* bar) {
  m_split = addToggle(bar, this, "makeupSplit", "split", tr("Before and after side by side (D)"), Qt::Key_D);
  connect(m_split, &QAction::toggled, this, [this](bool isOn) {
    m_canvas->setSplitShown(isOn);
    m_context.settings->setValue(settings::kMakeupSplit, isOn);
  });
  m_split->setChecked(m_context.settings->value(settings::kMakeupSplit));
  m_canvas->setSplitShown(m_split->isChecked());
  bar->addSeparator();
  m_sheetAction =
      addToggle(bar, this, "contactSheetAction", "sheet", tr("Contact sheet: every look on this face (C)"), Qt::Key_C);
  m_samplesAction =
      addToggle(bar, this, "samplesAction", "skins", tr("The look on light, medium and dark skin (T)"), Qt::Key_T);
  connect(m_sheetAction, &QAction::triggered, this, [this](bool isOn) { showPage(isOn ? 1 : 0); });
  connect(m_samplesAction, &QAction::triggered, this, [this](bool isOn) { showPage(isOn ? 2 : 0); });
}

QWidget* MakeupWorkspace::buildInspector() {
  auto* side = new QWidget(this);
  side->setObjectName(QStringLiteral("makeupInspector"));
  side->setFixedWidth(kPaletteWidth);
  auto* layout = new QVBoxLayout(side);
  layout->setContentsMargins(12, 8, 12, 8);
  layout->setSpacing(8);
  m_skin = new SkinReadout(side);
  layout->addWidget(m_skin);
  m_hint = makeNote(QString(), side);
  m_hint->setObjectName(QStringLiteral("makeupHint"));
  layout->addWidget(m_hint);
  m_panel = new MakeupPanel(side);
  layout->addWidget(m_panel, 1);
  return side;
}

void MakeupWorkspace::connectMask() {
  m_mask = new MaskPainting(m_canvas, m_panel, m_maskBar, this);
  m_mask->setModel(m_context.models->faceModel());
  connect(m_context.models, &ModelLoader::faceModelReady, m_mask, &MaskPainting::setModel);
  connect(m_panel, &MakeupPanel::maskPaintingToggled, m_mask, &MaskPainting::setOn);
  connect(m_mask, &MaskPainting::toggled, m_panel, &MakeupPanel::setMaskPainting);
  connect(m_mask, &MaskPainting::toggled, this, [this](bool isOn) {
    if (isOn) {
      showPage(0);
    }
    Q_EMIT statusChanged(isOn ? tr("Paint over the face; Alt paints the other way, Space moves the picture, Esc ends")
                              : QString());
  });
}

void MakeupWorkspace::addShortcuts() {
  const auto add = [this](const QKeySequence& keys, const QString& meaning, auto action) {
    connect(addKey(this, keys, meaning), &QShortcut::activated, this, action);
  };
  add(QKeySequence::Find, tr("Search shades"), [this] { m_panel->focusSearch(); });
  add(Qt::Key_I, tr("Take a colour from the picture"),
      [this] { setPicking(m_pick == Pick::Shade ? Pick::None : Pick::Shade); });
  add(Qt::Key_G, tr("Point at a grey card"),
      [this] { setPicking(m_pick == Pick::GreyCard ? Pick::None : Pick::GreyCard); });
  add(Qt::Key_P, tr("Paint where the layer shows"), [this] { m_mask->setOn(!m_mask->isOn()); });
  add(Qt::Key_B, tr("Bypass: the bare face"), [this] {
    auto* bypass = m_panel->findChild<QToolButton*>(QStringLiteral("bypassLook"));
    bypass->setChecked(bypass->isEnabled() && !bypass->isChecked());
  });
}

void MakeupWorkspace::showPage(int page) {
  m_pages->setCurrentIndex(page);
  m_sheetAction->setChecked(page == 1);
  if (page != 0) {
    m_mask->setOn(false);
  }
  m_samplesAction->setChecked(page == 2);
}

void MakeupWorkspace::refreshActions() {
  const PortraitDocument& document = m_context.document->document();
  const bool hasFace = document.chosenFace().has_value();
  m_panel->setEnabled(hasFace);
  m_hint->setVisible(!hasFace);
  m_skin->setVisible(hasFace);
  m_hint->setText(document.pictures().empty()  ? tr("Open a portrait to put makeup on it.")
                  : m_context.opener->isBusy() ? tr("Looking for faces…")
                                               : tr("No face was found in this picture. Makeup needs one."));
  m_export->setEnabled(!document.pictures().empty());
}

}  // namespace visagiste
