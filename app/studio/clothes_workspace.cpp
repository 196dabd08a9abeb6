#include "app/studio/clothes_workspace.h"

#include <QAction>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QMimeData>
#include <QProgressBar>
#include <QShortcut>
#include <QStackedWidget>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>

#include "app/settings/studio_settings.h"
#include "app/studio/core_messages.h"
#include "app/studio/document_controller.h"
#include "app/studio/document_edits.h"
#include "app/studio/file_choice.h"
#include "app/studio/garment_handling.h"
#include "app/studio/garment_keeper.h"
#include "app/studio/garment_sheet.h"
#include "app/studio/inspector_parts.h"
#include "app/studio/job_controller.h"
#include "app/studio/key_list.h"
#include "app/studio/outfit_bar.h"
#include "app/studio/picture_exporter.h"
#include "app/studio/picture_opener.h"
#include "widgets/common/icons.h"
#include "widgets/palettes/garment_shelf.h"
#include "widgets/palettes/garment_words.h"
#include "widgets/palettes/outfit_panel.h"
#include "widgets/preview/image_canvas.h"

namespace visagiste {
namespace {

const QString kGarmentFiles = QStringLiteral(" (*.garment)");

}  // namespace

ClothesWorkspace::ClothesWorkspace(const StudioContext& context, QWidget* parent)
    : Workspace(parent), m_context(context), m_painter(new OutfitPainter(context.services, this)) {
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  auto* left = new QVBoxLayout;
  left->setSpacing(0);
  m_canvas = new ImageCanvas(this);
  m_canvas->setObjectName(QStringLiteral("clothesCanvas"));
  m_canvas->setAccessibleName(tr("Dressed picture"));
  m_canvas->setEmptyHint(tr("Open a portrait"), tr("Drop a picture here, paste one, or press Ctrl+O"));
  m_canvas->installEventFilter(this);
  left->addWidget(buildToolBar());
  m_pages = new QStackedWidget(this);
  m_sheet = new GarmentSheet(context.services, m_pages);
  m_pages->addWidget(m_canvas);
  m_pages->addWidget(m_sheet);
  left->addWidget(m_pages, 1);
  left->addWidget(buildShelf());
  layout->addLayout(left, 1);
  layout->addWidget(buildInspector());
  connect(m_canvas, &ImageCanvas::filesDropped, this, &Workspace::filesDropped);
  DocumentController* document = m_context.document;
  connect(document, &DocumentController::picturesChanged, this, &ClothesWorkspace::showPicture);
  connect(document, &DocumentController::facesChanged, this, &ClothesWorkspace::showPicture);
  connect(document, &DocumentController::chosenFaceChanged, this, &ClothesWorkspace::showPicture);
  connect(m_context.opener, &PictureOpener::busyChanged, this, &ClothesWorkspace::showPicture);
  connect(document, &DocumentController::outfitChanged, this, &ClothesWorkspace::showOutfit);
  connect(document, &DocumentController::lookChanged, this, &ClothesWorkspace::repaint);
  connect(m_panel, &OutfitPanel::outfitEdited, this, &ClothesWorkspace::editOutfit);
  m_handling = new GarmentHandling(m_canvas, m_panel, document, this);
  connect(m_handles, &QAction::toggled, m_handling, &GarmentHandling::setOn);
  connect(m_handlesBack, &QAction::triggered, m_handling, &GarmentHandling::putBack);
  connect(m_painter, &OutfitPainter::painted, this, [this](const DressedPicture& result) {
    if (result.picture.sharedPixels() == m_shownPicture.sharedPixels() &&
        changesPicture(shownEdits(m_context.document->document()), EditStage::Clothes)) {
      m_dressed = result.dressed;
      m_marked = result.marked;
      m_handling->setPlaces(result);
      showConcerns(result.concerns);
      showResult();
    }
  });
  connect(m_painter, &OutfitPainter::failed, this, &ClothesWorkspace::fail);
  connectShelf();
  connectSheet();
  connectPhotoImport();
  connect(addKey(this, QKeySequence::Find, tr("Search garments")), &QShortcut::activated, m_shelf,
          &GarmentShelf::focusSearch);
  showPicture();
}

void ClothesWorkspace::activate() {
  m_isActive = true;
  repaint();
}

void ClothesWorkspace::deactivate() {
  m_isActive = false;
}

bool ClothesWorkspace::isSettled() const {
  return !m_painter->isBusy() && !m_import && !m_sheet->isBusy();
}

QToolBar* ClothesWorkspace::buildToolBar() {
  auto* bar = new QToolBar(tr("Clothes"), this);
  bar->setObjectName(QStringLiteral("clothesToolBar"));
  bar->setIconSize({18, 18});
  addZoomActions(bar, m_canvas);
  bar->addSeparator();
  m_split = addToggle(bar, this, "clothesSplit", "split", tr("Before and after side by side (D)"), Qt::Key_D);
  m_canvas->setSplitShown(false);
  connect(m_split, &QAction::toggled, m_canvas, &ImageCanvas::setSplitShown);
  m_marks =
      addToggle(bar, this, "clothesMarks", "eye", tr("Tint skin and background that were made up (V)"), Qt::Key_V);
  connect(m_marks, &QAction::toggled, this, &ClothesWorkspace::showResult);
  m_sheetAction = addToggle(bar, this, "clothesSheet", "sheet",
                            tr("Contact sheet: this person in all the garments below (C)"), Qt::Key_C);
  bar->addSeparator();
  m_handles =
      addToggle(bar, this, "clothesHandles", "landmarks", tr("Points of the garment, to be dragged (G)"), Qt::Key_G);
  m_handlesBack = bar->addAction(icon(QStringLiteral("reset")), tr("Put the points back"));
  m_handlesBack->setObjectName(QStringLiteral("clothesHandlesBack"));
  m_handlesBack->setEnabled(false);
  m_export = addExport(bar, this, "exportDressed", tr("Write the dressed picture in full size"));
  connect(m_export, &QAction::triggered, this, &ClothesWorkspace::exportPicture);
  return bar;
}

QWidget* ClothesWorkspace::buildShelf() {
  m_shelf = new GarmentShelf(this);
  const auto addTool = [this](const char* name, const char* iconName, const QString& toolTip) {
    auto* button = new QToolButton(m_shelf);
    button->setObjectName(QLatin1String(name));
    button->setIcon(icon(QLatin1String(iconName)));
    button->setToolTip(toolTip);
    button->setAccessibleName(toolTip);
    m_shelf->tools()->addWidget(button);
    return button;
  };
  QToolButton* import = addTool("importGarment", "import", tr("Import a garment from a file…"));
  m_photo = addTool("garmentFromPhoto", "photo-look", tr("Cut a garment out of a photo of it, lying or hanging"));
  m_photo->setText(tr("From a photo…"));
  m_photo->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  m_reading = new QProgressBar(m_shelf);
  m_reading->setObjectName(QStringLiteral("garmentReading"));
  m_reading->setAccessibleName(tr("Cutting out a garment"));
  m_reading->setRange(0, 1000);
  m_reading->setTextVisible(false);
  m_reading->setMaximumWidth(120);
  m_reading->hide();
  m_shelf->tools()->addWidget(m_reading);
  m_shelf->tools()->addStretch(2);
  connect(import, &QToolButton::clicked, this, [this] {
    chooseFile(this, m_context.settings, tr("Import a garment"), {tr("Garments") + kGarmentFiles},
               [this](const QString& file) { m_context.garments->importFrom(file); });
  });
  connect(m_photo, &QToolButton::clicked, this, [this] {
    chooseFile(this, m_context.settings, tr("Choose a photo of a garment"),
               {tr("Pictures") + QStringLiteral(" (*.jpg *.jpeg *.png *.webp *.tif *.tiff *.bmp)")},
               [this](const QString& file) { importPhoto(file); });
  });
  return m_shelf;
}

QWidget* ClothesWorkspace::buildInspector() {
  const Inspector inspector = makeInspector(this, QStringLiteral("clothesInspector"));
  inspector.layout->addWidget(makeHeading(tr("Worn"), inspector.widget));
  m_hint = makeNote(QString(), inspector.widget);
  m_hint->setObjectName(QStringLiteral("clothesHint"));
  inspector.layout->addWidget(m_hint);
  m_saved = new OutfitBar(m_context, inspector.widget);
  inspector.layout->addWidget(m_saved);
  connect(m_saved, &OutfitBar::outfitChosen, this,
          [this](const Outfit& outfit) { editOutfit(outfit, EditStep::Ends); });
  m_panel = new OutfitPanel(inspector.widget);
  inspector.layout->addWidget(m_panel, 1);
  return inspector.widget;
}

void ClothesWorkspace::connectShelf() {
  GarmentKeeper* keeper = m_context.garments;
  const auto refresh = [this, keeper] { m_shelf->model()->setGarments(keeper->garments()); };
  connect(keeper, &GarmentKeeper::changed, this, refresh);
  refresh();
  connect(m_shelf, &GarmentShelf::garmentChosen, this, [this](const std::shared_ptr<const Garment>& garment) {
    m_sheetAction->setChecked(false);
    putOn(garment);
  });
  SettingsStore* settings = m_context.settings;
  m_shelf->setFavourites(settings->value(settings::kFavouriteGarments));
  m_shelf->setRecent(settings->value(settings::kRecentGarments));
  connect(m_shelf, &GarmentShelf::favouritesChanged, this,
          [settings](const QStringList& names) { settings->setValue(settings::kFavouriteGarments, names); });
  connect(m_shelf, &GarmentShelf::recentChanged, this,
          [settings](const QStringList& names) { settings->setValue(settings::kRecentGarments, names); });
  connect(m_shelf, &GarmentShelf::deleteRequested, keeper, &GarmentKeeper::remove);
  connect(m_shelf, &GarmentShelf::exportRequested, this, [this](const std::shared_ptr<const Garment>& garment) {
    chooseTarget(this, m_context.settings, tr("Export garment"), QString::fromStdString(garment->name),
                 {tr("Garments") + kGarmentFiles},
                 [this, garment](const QString& file) { m_context.garments->exportTo(file, garment); });
  });
}

void ClothesWorkspace::connectSheet() {
  connect(m_sheetAction, &QAction::toggled, this, [this](bool isOn) {
    m_pages->setCurrentWidget(isOn ? static_cast<QWidget*>(m_sheet) : m_canvas);
    if (isOn && hasPerson()) {
      m_sheet->paint(shownEdits(m_context.document->document()), m_shelf->listed());
    } else {
      m_sheet->stop();
    }
  });
  connect(m_sheet, &GarmentSheet::garmentChosen, this, [this](const std::shared_ptr<const Garment>& garment) {
    m_sheetAction->setChecked(false);
    putOn(garment);
  });
  connect(m_sheet, &GarmentSheet::failed, this, &ClothesWorkspace::fail);
}

void ClothesWorkspace::connectPhotoImport() {
  connect(m_context.jobs, &JobController::jobChanged, this, [this](const JobStatus& status) {
    if (m_import && status.id == *m_import && !isFinished(status.state)) {
      m_reading->setValue(static_cast<int>(1000 * status.fraction));
    }
  });
  connect(m_context.jobs, &JobController::jobFinished, this, [this](const JobStatus& status) {
    if (!m_import || status.id != *m_import) {
      return;
    }
    m_import.reset();
    m_reading->hide();
    m_photo->setEnabled(true);
    if (status.state == JobState::Done) {
      const auto* garment = std::any_cast<std::shared_ptr<const Garment>>(&status.result->value);
      if (garment != nullptr) {
        m_context.garments->save(**garment);
        if (hasPerson()) {
          putOn(*garment);
        }
      }
    }
  });
}

void ClothesWorkspace::importPhoto(const QString& file) {
  const QJsonObject options{{QStringLiteral("picture"), file}};
  m_import =
      m_context.jobs->submit({"garment-import", QJsonDocument(options).toJson(QJsonDocument::Compact).toStdString()},
                             tr("Garment from %1").arg(QFileInfo(file).fileName()));
  m_photo->setEnabled(false);
  m_reading->setValue(0);
  m_reading->show();
}

bool ClothesWorkspace::hasPerson() const {
  return m_context.document->document().chosenFace().has_value();
}

void ClothesWorkspace::showPicture() {
  const PortraitDocument& document = m_context.document->document();
  const Image picture = shownEdits(document).picture;
  if (picture.isEmpty() || picture.sharedPixels() != m_shownPicture.sharedPixels()) {
    m_shownPicture = picture;
    m_dressed = Image();
    m_marked = Image();
    m_handling->clear();
    m_canvas->setImage(picture);
    m_sheetAction->setChecked(false);
  }
  const bool shown = hasPerson();
  m_panel->setEnabled(shown);
  m_saved->setEnabled(shown);
  m_sheetAction->setEnabled(shown);
  m_hint->setVisible(!shown);
  m_hint->setText(
      document.pictures().empty() ? tr("Open a portrait to try clothes on.")
      : m_context.opener->isBusy()
          ? tr("Looking for faces…")
          : tr("No face was found in this picture. Clothes need somebody seen from the front, not from behind."));
  m_export->setEnabled(shown);
  showOutfit();
}

void ClothesWorkspace::showConcerns(const std::vector<DressingConcern>& concerns) {
  QStringList lines;
  for (const DressingConcern concern : concerns) {
    lines << (concern == DressingConcern::HandsBeforeChest
                  ? tr("Arms or hands are before the chest: parts of the clothes may lie wrong.")
                  : tr("The shoulders reach out of the picture: their width is a guess."));
  }
  m_hint->setText(lines.join(QLatin1Char('\n')));
  m_hint->setVisible(!lines.isEmpty());
}

void ClothesWorkspace::showOutfit() {
  const Outfit& outfit = m_context.document->document().chosenOutfit();
  m_panel->setOutfit(outfit);
  m_saved->setOutfit(outfit);
  m_handlesBack->setEnabled(m_handling->canPutBack());
  repaint();
}

void ClothesWorkspace::repaint() {
  if (!m_isActive) {
    return;
  }
  const PictureEdits edits = shownEdits(m_context.document->document());
  if (changesPicture(edits, EditStage::Clothes)) {
    m_painter->paint(edits);
    return;
  }
  m_dressed = Image();
  m_marked = Image();
  m_handling->clear();
  if (hasPerson()) {
    showConcerns({});
  }
  showResult();
}

void ClothesWorkspace::showResult() {
  if (!m_shownPicture.isEmpty()) {
    m_canvas->setComparison(m_marks->isChecked() ? m_marked : m_dressed);
  }
}

void ClothesWorkspace::putOn(const std::shared_ptr<const Garment>& garment) {
  if (hasPerson()) {
    Outfit outfit = m_context.document->document().chosenOutfit();
    outfit.push_back({garment, {}, true});
    editOutfit(outfit, EditStep::Ends);
  } else {
    tell({MessageSeverity::Information, tr("Clothes need a person. Open a portrait first."), tr("Open"), "open"});
  }
}

void ClothesWorkspace::editOutfit(const Outfit& outfit, EditStep step) {
  try {
    m_context.document->editOutfit(outfit, step);
  } catch (const Error& error) {
    fail(shownText(error));
  }
}

bool ClothesWorkspace::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_canvas &&
      (event->type() == QEvent::DragEnter || event->type() == QEvent::DragMove || event->type() == QEvent::Drop)) {
    auto* drag = static_cast<QDropEvent*>(event);
    const QString kind = QLatin1String(kGarmentMimeType);
    if (drag->mimeData()->hasFormat(kind)) {
      drag->acceptProposedAction();
      bool isNumber = false;
      const int row = drag->mimeData()->data(kind).toInt(&isNumber);
      if (event->type() == QEvent::Drop && isNumber && row >= 0 && row < m_shelf->model()->rowCount()) {
        m_shelf->takeRow(row);
      }
      return true;
    }
  }
  return Workspace::eventFilter(watched, event);
}

void ClothesWorkspace::exportPicture() {
  const PortraitDocument& document = m_context.document->document();
  if (const std::optional<int> picture = shownPicture(document)) {
    m_context.exporter->exportPicture(this, editsOf(document, *picture), EditStage::Clothes,
                                      tr("Export the dressed picture"),
                                      tr("%1 dressed").arg(stemOf(document, *picture)));
  }
}

}  // namespace visagiste
