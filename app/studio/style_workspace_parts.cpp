// How the Style page is put together: bars, panels, shortcuts.

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QShortcut>
#include <QStackedWidget>
#include <QStandardItemModel>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>

#include "app/settings/studio_settings.h"
#include "app/studio/document_controller.h"
#include "app/studio/document_edits.h"
#include "app/studio/inspector_parts.h"
#include "app/studio/key_list.h"
#include "app/studio/picture_painter.h"
#include "app/studio/style_bar.h"
#include "app/studio/style_keeper.h"
#include "app/studio/style_mask_painting.h"
#include "app/studio/style_workspace.h"
#include "app/studio/tile_gallery.h"
#include "widgets/common/icons.h"
#include "widgets/palettes/mask_bar.h"
#include "widgets/palettes/picture_shelf.h"
#include "widgets/palettes/style_panel.h"
#include "widgets/preview/image_canvas.h"

namespace visagiste {

StyleWorkspace::StyleWorkspace(const StudioContext& context, QWidget* parent)
    : Workspace(parent),
      m_context(context),
      m_model(new StyleModel(this)),
      m_painter(new PicturePainter(context.services, this)),
      m_gallery(new TileGallery(this)),
      m_sheetGallery(new TileGallery(this)) {
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  auto* left = new QVBoxLayout;
  left->setSpacing(0);
  m_pages = new QStackedWidget(this);
  m_pages->setObjectName(QStringLiteral("stylePages"));
  m_canvas = new ImageCanvas(m_pages);
  m_canvas->setObjectName(QStringLiteral("styleCanvas"));
  m_canvas->setAccessibleName(tr("Restyled picture"));
  m_canvas->setEmptyHint(tr("Open a portrait"), tr("Drop a picture here, paste one, or press Ctrl+O"));
  m_canvas->setOverlayParts({});
  m_sheetModel = new QStandardItemModel(this);
  m_sheet = new PictureShelf(m_sheetModel, Qt::DisplayRole, ShelfShape::Sheet, m_pages);
  m_sheet->setNames(QStringLiteral("styleSheet"), tr("Contact sheet of settings"));
  m_pages->addWidget(m_canvas);
  m_pages->addWidget(m_sheet);
  m_styles = new StyleBar(context, m_model, this);
  m_maskBar = new MaskBar(this);
  m_maskBar->setObjectName(QStringLiteral("styleMaskBar"));
  left->addWidget(buildToolBar());
  left->addWidget(m_maskBar);
  left->addWidget(m_pages, 1);
  left->addWidget(m_styles);
  layout->addLayout(left, 1);
  layout->addWidget(buildInspector());
  connect(m_canvas, &ImageCanvas::filesDropped, this, &Workspace::filesDropped);
  connectDocument();
  connectPainting();
  connectMask();
  addShortcuts();
  m_panel->setStyles(m_context.styles->styles());
  showPicture();
}

QToolBar* StyleWorkspace::buildToolBar() {
  auto* bar = new QToolBar(tr("Style"), this);
  bar->setObjectName(QStringLiteral("styleToolBar"));
  bar->setIconSize({18, 18});
  addZoomActions(bar, m_canvas);
  bar->addSeparator();
  m_split = addToggle(bar, this, "styleSplit", "split", tr("Before and after side by side (D)"), Qt::Key_D);
  connect(m_split, &QAction::toggled, this, [this](bool isOn) {
    m_canvas->setSplitShown(isOn);
    m_context.settings->setValue(settings::kStyleSplit, isOn);
  });
  m_split->setChecked(m_context.settings->value(settings::kStyleSplit));
  m_canvas->setSplitShown(m_split->isChecked());
  m_maskAction = addToggle(bar, this, "styleMaskAction", "brush", tr("Paint where the style shows (P)"), Qt::Key_P);
  m_sheetAction =
      addToggle(bar, this, "styleSheetAction", "sheet", tr("Contact sheet: settings of this style (C)"), Qt::Key_C);
  connect(m_sheetAction, &QAction::triggered, this, [this](bool isOn) { showPage(isOn ? 1 : 0); });
  m_export = addExport(bar, this, "exportStyled", tr("Write the restyled picture in full size"));
  connect(m_export, &QAction::triggered, this, &StyleWorkspace::exportPicture);
  return bar;
}

QWidget* StyleWorkspace::buildInspector() {
  const Inspector inspector = makeInspector(this, QStringLiteral("styleInspector"));
  QWidget* page = inspector.widget->widget();
  m_hint = makeNote(tr("Open a portrait to restyle it."), page);
  m_hint->setObjectName(QStringLiteral("styleHint"));
  inspector.layout->addWidget(m_hint);
  m_panel = new StylePanel(page);
  inspector.layout->addWidget(m_panel);
  inspector.layout->addStretch(1);
  return inspector.widget;
}

void StyleWorkspace::connectMask() {
  m_mask = new StyleMaskPainting(m_canvas, m_maskBar, this);
  connect(m_maskAction, &QAction::toggled, m_mask, &StyleMaskPainting::setOn);
  connect(m_mask, &StyleMaskPainting::toggled, this, [this](bool isOn) {
    m_maskAction->setChecked(isOn);
    if (isOn) {
      showPage(0);
    }
    Q_EMIT statusChanged(isOn ? tr("Paint over the picture; Alt paints the other way, Space moves it, Esc ends")
                              : QString());
  });
  connect(m_mask, &StyleMaskPainting::maskEdited, this, [this](const Image& mask, EditStep step) {
    if (const std::optional<int> picture = shownPicture(m_context.document->document())) {
      m_detail = step == EditStep::Continues ? PaintDetail::Draft : PaintDetail::Full;
      m_context.document->editStyleMask(*picture, mask, step);
      m_detail = PaintDetail::Full;
    }
  });
}

void StyleWorkspace::addShortcuts() {
  connect(addKey(this, QKeySequence::Find, tr("Search styles")), &QShortcut::activated, m_styles,
          &StyleBar::focusSearch);
}

void StyleWorkspace::showPage(int page) {
  m_pages->setCurrentIndex(page);
  m_sheetAction->setChecked(page == 1);
  if (page == 1) {
    m_mask->setOn(false);
    paintSheet();
  } else {
    m_sheetGallery->stop();
  }
}

}  // namespace visagiste
