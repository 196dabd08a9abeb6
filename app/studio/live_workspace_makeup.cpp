// Makeup, clothes and style on the Live page: looks, whom they are for, freezing, pictures and recordings.

#include <algorithm>

#include <QAction>
#include <QComboBox>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QStandardPaths>
#include <QToolBar>
#include <QVBoxLayout>

#include "app/settings/studio_settings.h"
#include "app/studio/core_messages.h"
#include "app/studio/document_controller.h"
#include "app/studio/garment_keeper.h"
#include "app/studio/inspector_parts.h"
#include "app/studio/live_look_tiles.h"
#include "app/studio/live_workspace.h"
#include "app/studio/look_keeper.h"
#include "app/studio/serial_worker.h"
#include "app/studio/style_keeper.h"
#include "app/studio/video_recorder.h"
#include "core/image/encode.h"
#include "core/types/style_spec.h"
#include "widgets/common/icons.h"
#include "widgets/palettes/garment_words.h"
#include "widgets/palettes/look_shelf.h"
#include "widgets/preview/image_canvas.h"

namespace visagiste {
namespace {

/// A new name in the person's folder for such things.
QString freshFile(QStandardPaths::StandardLocation location, const QString& ending) {
  const QString base = QStandardPaths::writableLocation(location);
  const QDir folder((base.isEmpty() ? QDir::homePath() : base) + QStringLiteral("/Visagiste"));
  folder.mkpath(QStringLiteral("."));
  const QString stem = QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd HH.mm.ss"));
  QString file = folder.filePath(stem + ending);
  for (int i = 2; QFileInfo::exists(file); ++i) {
    file = folder.filePath(QStringLiteral("%1 (%2)%3").arg(stem).arg(i).arg(ending));
  }
  return file;
}

const QString kOutfitKey = QStringLiteral("outfit\n");      // No garment's name has a line end.
const QString kPortraitKey = QStringLiteral("portrait\n");  ///< What the person of the document wears.

/// An entry of a chooser.
struct Choice {
  QString title;
  QIcon icon;
  QString key;
};

bool offersPortrait(const QComboBox* chooser) {
  return chooser->findData(kPortraitKey) >= 0;
}

/// Other entries; the same one stays chosen. False when it is gone, and the first is chosen instead.
bool refill(QComboBox* chooser, const std::vector<Choice>& choices) {
  const QString chosen = chooser->currentData().toString();
  chooser->clear();
  for (const Choice& choice : choices) {
    chooser->addItem(choice.icon, choice.title, choice.key);
  }
  chooser->setCurrentIndex(std::max(0, chooser->findData(chosen)));
  return chooser->currentData().toString() == chosen;
}

}  // namespace

void LiveWorkspace::addMakeupActions(QToolBar* bar) {
  bar->addSeparator();
  m_split = addToggle(bar, this, "liveSplit", "split", tr("Before and after side by side (D)"), Qt::Key_D);
  m_several =
      addToggle(bar, this, "liveSeveral", "face-box", tr("Several people, each with an own look (E)"), Qt::Key_E);
  bar->addSeparator();
  m_freeze = addToggle(bar, this, "liveFreeze", "freeze", tr("Hold the picture still (H)"), Qt::Key_H);
  m_snapshot = addToggle(bar, this, "liveSnapshot", "screenshot", tr("Save a picture (P)"), Qt::Key_P);
  m_snapshot->setCheckable(false);
  m_record = addToggle(bar, this, "liveRecord", "record", tr("Record a video, as others see you (R)"), Qt::Key_R);
  m_recordTime = new QLabel(bar);
  m_recordTime->setObjectName(QStringLiteral("liveRecordTime"));
  m_recordTime->setAccessibleName(tr("Length of the recording"));
  m_recordTime->setProperty("role", "failure");  // Red, as recording is everywhere.
  bar->addWidget(m_recordTime);
  connect(m_split, &QAction::toggled, this, [this](bool isOn) {
    m_canvas->setSplitShown(isOn);
    m_context.settings->setValue(settings::kLiveSplit, isOn);
  });
  m_split->setChecked(m_context.settings->value(settings::kLiveSplit));
  m_canvas->setSplitShown(m_split->isChecked());
  connect(m_several, &QAction::toggled, this, &LiveWorkspace::setFollowsSeveral);
  connect(m_freeze, &QAction::toggled, m_controller, &LiveController::setFrozen);
  connect(m_snapshot, &QAction::triggered, this, &LiveWorkspace::saveSnapshot);
  connect(m_record, &QAction::toggled, this, &LiveWorkspace::toggleRecording);
}

QWidget* LiveWorkspace::buildLookBar() {
  auto* side = new QWidget(this);
  side->setObjectName(QStringLiteral("liveLookBar"));
  auto* layout = new QVBoxLayout(side);
  layout->setContentsMargins(12, 8, 12, 8);
  layout->setSpacing(6);
  auto* row = new QHBoxLayout;
  row->addWidget(makeHeading(tr("Looks"), side));
  m_wearer = new QLabel(side);
  m_wearer->setObjectName(QStringLiteral("liveWearer"));
  m_wearer->setProperty("role", "muted");
  row->addWidget(m_wearer);
  m_everybody = new QPushButton(tr("For everybody"), side);
  m_everybody->setObjectName(QStringLiteral("liveEverybody"));
  m_everybody->setProperty("quiet", true);
  m_everybody->setToolTip(tr("The next look is for everybody again"));
  row->addWidget(m_everybody);
  row->addStretch(1);
  const auto addChooser = [side, row](const char* name, const QString& title, const QString& accessibleName,
                                      const QString& toolTip) {
    auto* label = new QLabel(title, side);
    auto* chooser = new QComboBox(side);
    chooser->setObjectName(QLatin1String(name));
    chooser->setAccessibleName(accessibleName);
    chooser->setToolTip(toolTip);
    label->setBuddy(chooser);
    row->addWidget(label);
    row->addWidget(chooser);
    return chooser;
  };
  m_portraitLook = new QPushButton(tr("As on the Makeup page"), side);
  m_portraitLook->setObjectName(QStringLiteral("livePortraitLook"));
  m_portraitLook->setProperty("quiet", true);
  m_portraitLook->setToolTip(tr("Wear the look that was put on the portrait"));
  row->insertWidget(row->count() - 1, m_portraitLook);
  m_clothes = addChooser("liveClothes", tr("Clothes"), tr("Clothes in the live picture"),
                         tr("Dress the person in front of the camera; more of them on the Clothes page"));
  m_style = addChooser("liveStyle", tr("Style"), tr("Style of the live picture"),
                       tr("Paint the live picture in a style; more of them on the Style page"));
  layout->addLayout(row);
  m_shelf = new ShelfModel(this);
  m_strip = new LookShelf(m_shelf, ShelfShape::Strip, side);
  m_strip->setObjectName(QStringLiteral("liveLooks"));
  m_strip->view()->setObjectName(QStringLiteral("liveLooksView"));
  m_strip->view()->setContextMenuPolicy(Qt::NoContextMenu);  // Looks are looked after on the Makeup page.
  layout->addWidget(m_strip);
  connect(m_everybody, &QPushButton::clicked, this, [this] { chooseFace(-1); });
  connect(m_portraitLook, &QPushButton::clicked, this, [this] {
    const std::shared_ptr<const MakeupLook> look = m_context.document->document().chosenLook();
    m_strip->setCurrent(*look);
    wear(*look);
  });
  return side;
}

void LiveWorkspace::connectMakeup() {
  m_tiles = new LiveLookTiles(m_shelf, makeupRendererOf(m_context.services, MakeupQuality::Live), this);
  connect(m_tiles, &LiveLookTiles::failed, this, [this](const QString& reason) {
    Q_EMIT messageRaised({MessageSeverity::Failure, reason, {}, {}});
  });
  connect(m_context.looks, &LookKeeper::changed, this, [this] {
    m_shelf->setLooks(m_context.looks->looks());
    m_tiles->stop();
  });
  m_shelf->setLooks(m_context.looks->looks());
  connect(m_strip, &LookShelf::lookChosen, this, &LiveWorkspace::wear);
  connect(m_canvas, &ImageCanvas::faceSelected, this, &LiveWorkspace::chooseFace);
  connect(m_controller, &LiveController::makeupStopped, this, [this](const QString& reason) {
    Q_EMIT messageRaised({MessageSeverity::Warning, tr("The makeup was switched off: %1").arg(reason), {}, {}});
  });
  connect(m_context.styles, &StyleKeeper::changed, this, &LiveWorkspace::refreshStyles);
  refreshStyles();
  connect(m_style, &QComboBox::activated, this, &LiveWorkspace::wearStyle);
  connect(m_controller, &LiveController::styleStopped, this, [this](const QString& reason) {
    Q_EMIT messageRaised({MessageSeverity::Warning, tr("The style was switched off: %1").arg(reason), {}, {}});
  });
  connect(m_context.garments, &GarmentKeeper::changed, this, &LiveWorkspace::refreshGarments);
  refreshGarments();
  connect(m_clothes, &QComboBox::activated, this, &LiveWorkspace::wearGarment);
  connect(m_controller, &LiveController::clothesStopped, this, [this](const QString& reason) {
    Q_EMIT messageRaised({MessageSeverity::Warning, tr("The clothes were taken off: %1").arg(reason), {}, {}});
  });
  connectPortrait();
  connect(m_recorder, &VideoRecorder::finished, this, [this](const QString& file, double) {
    Q_EMIT messageRaised({MessageSeverity::Success, tr("Recorded to %1").arg(file), tr("Show folder"),
                          QStringLiteral("folder:") + QFileInfo(file).absolutePath()});
  });
  connect(m_recorder, &VideoRecorder::failed, this, [this](const QString& reason) {
    m_record->setChecked(false);
    Q_EMIT messageRaised({MessageSeverity::Failure, reason, {}, {}});
  });
  m_strip->setCurrent({});
  refreshWearer();
}

/// What was put on the portrait can be worn here.
void LiveWorkspace::connectPortrait() {
  DocumentController* document = m_context.document;
  const auto refreshLook = [this] {
    m_portraitLook->setEnabled(m_context.document->document().chosenLook()->isVisible());
  };
  for (const auto changed : {&DocumentController::lookChanged, &DocumentController::chosenFaceChanged}) {
    connect(document, changed, this, refreshLook);
  }
  refreshLook();
  for (const auto changed : {&DocumentController::outfitChanged, &DocumentController::chosenFaceChanged}) {
    connect(document, changed, this, [this] {
      // Filled anew only where the entry comes or goes: a fit may be dragged.
      if (m_context.document->document().chosenOutfit().empty() == offersPortrait(m_clothes)) {
        refreshGarments();
      }
      if (m_clothes->currentData() == kPortraitKey) {
        wearGarment();
      }
    });
  }
  connect(document, &DocumentController::styleChanged, this, [this] {
    if (m_context.document->document().style().style.empty() == offersPortrait(m_style)) {
      refreshStyles();
    }
    if (m_style->currentData() == kPortraitKey) {
      wearStyle();
    }
  });
}

void LiveWorkspace::refreshStyles() {
  std::vector<Choice> choices{{tr("No style"), {}, {}}};
  if (!m_context.document->document().style().style.empty()) {
    choices.push_back({tr("As on the Style page"), {}, kPortraitKey});
  }
  for (const ShelfStyle& style : m_context.styles->styles()) {
    choices.push_back({style.title, {}, style.file});
  }
  if (!refill(m_style, choices)) {
    wearStyle();
  }
}

void LiveWorkspace::refreshGarments() {
  std::vector<Choice> choices{{tr("No garment"), {}, {}}};
  if (!m_context.document->document().chosenOutfit().empty()) {
    choices.push_back({tr("As on the Clothes page"), {}, kPortraitKey});
  }
  for (const NamedOutfit& outfit : m_context.garments->outfits()) {
    const QString name = QString::fromStdString(outfit.name);
    choices.push_back({tr("Outfit: %1").arg(name), {}, kOutfitKey + name});
  }
  for (const ShelfGarment& shown : m_context.garments->garments()) {
    choices.push_back({garmentWords(shown.garment->name), QIcon(QPixmap::fromImage(shown.picture)),
                       QString::fromStdString(shown.garment->name)});
  }
  if (!refill(m_clothes, choices)) {
    wearGarment();
  }
}

void LiveWorkspace::wearGarment() {
  const QString name = m_clothes->currentData().toString();
  auto outfit = std::make_shared<Outfit>();
  if (name == kPortraitKey) {
    *outfit = m_context.document->document().chosenOutfit();
  }
  for (const NamedOutfit& saved : m_context.garments->outfits()) {
    if (kOutfitKey + QString::fromStdString(saved.name) == name) {
      *outfit = saved.garments;
    }
  }
  for (const ShelfGarment& shown : m_context.garments->garments()) {
    if (!name.isEmpty() && QString::fromStdString(shown.garment->name) == name) {
      outfit->push_back({shown.garment, {}, true});
    }
  }
  m_controller->setOutfit(std::move(outfit));
}

void LiveWorkspace::wearStyle() {
  auto style = std::make_shared<StyleSpec>();
  if (m_style->currentData() == kPortraitKey) {
    *style = m_context.document->document().style();
  } else {
    style->style = m_style->currentData().toString().toStdString();
  }
  m_controller->setStyle(std::move(style));
}

void LiveWorkspace::setFollowsSeveral(bool isOn) {
  m_controller->setFollowsSeveral(isOn);
  if (!isOn) {
    chooseFace(-1);
    m_looks.own.clear();
    m_controller->setLooks(std::make_shared<const LiveLooks>(m_looks));
  }
  refreshOverlay();
}

void LiveWorkspace::chooseFace(int shownIndex) {
  const bool isFace = m_shown != nullptr && shownIndex >= 0 && shownIndex < static_cast<int>(m_shown->faces.size());
  m_chosenFace = isFace ? m_shown->faces[static_cast<std::size_t>(shownIndex)].id : 0;
  if (isFace && !m_several->isChecked()) {
    m_chosenFace = 0;  // With one person "everybody" is the same and outlives a lost face.
  }
  const std::shared_ptr<const MakeupLook> worn = m_looks.of(m_chosenFace);
  m_strip->setCurrent(worn == nullptr ? MakeupLook() : *worn);
  refreshWearer();
}

void LiveWorkspace::wear(const MakeupLook& look) {
  auto shared = std::make_shared<const MakeupLook>(look);
  if (m_chosenFace == 0) {
    m_looks.everybody = std::move(shared);
    m_looks.own.clear();
  } else {
    m_looks.own[m_chosenFace] = std::move(shared);
  }
  m_controller->setLooks(std::make_shared<const LiveLooks>(m_looks));
}

void LiveWorkspace::refreshWearer() {
  int row = -1;
  for (std::size_t i = 0; m_shown != nullptr && i < m_shown->faces.size(); ++i) {
    row = m_shown->faces[i].id == m_chosenFace ? static_cast<int>(i) : row;
  }
  if (row < 0) {
    m_chosenFace = 0;
  }
  m_canvas->setSelectedFace(row);
  m_everybody->setVisible(m_chosenFace != 0);
  m_wearer->setText(m_chosenFace != 0        ? tr("for face %1").arg(m_chosenFace)
                    : m_several->isChecked() ? tr("for everybody; click a face to choose for one")
                                             : QString());
}

Image LiveWorkspace::shownPicture() const {
  return m_shown->composed.isEmpty() ? m_shown->frame->image : m_shown->composed;
}

void LiveWorkspace::saveSnapshot() {
  if (m_shown == nullptr) {
    return;
  }
  const QString file = freshFile(QStandardPaths::PicturesLocation, QStringLiteral(".png"));
  m_files->run(
      [file, picture = shownPicture()] {
        encodeImageFile(picture, file.toStdString());
        return true;
      },
      [this, file](bool) {
        Q_EMIT messageRaised({MessageSeverity::Success, tr("Saved to %1").arg(file), tr("Show folder"),
                              QStringLiteral("folder:") + QFileInfo(file).absolutePath()});
      },
      [this](const Error& error) {
        Q_EMIT messageRaised({MessageSeverity::Failure, shownText(error), {}, {}});
      });
}

void LiveWorkspace::toggleRecording(bool isOn) {
  if (isOn) {
    m_recorder->start(freshFile(QStandardPaths::MoviesLocation, QStringLiteral(".mp4")));
    m_recordTime->setText(QStringLiteral("0:00"));
  } else {
    m_recorder->stop();
    m_recordTime->clear();
  }
}

}  // namespace visagiste
