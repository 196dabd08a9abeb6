#include "app/studio/look_bar.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMimeData>
#include <QProgressBar>
#include <QToolButton>
#include <QVBoxLayout>

#include "app/settings/studio_settings.h"
#include "app/studio/file_choice.h"
#include "app/studio/inspector_parts.h"
#include "app/studio/look_keeper.h"
#include "app/studio/look_name_dialog.h"
#include "widgets/common/icons.h"
#include "widgets/common/local_files.h"
#include "widgets/palettes/look_blend.h"
#include "widgets/palettes/look_shelf.h"

namespace visagiste {

LookBar::LookBar(const StudioContext& context, LookKeeper* keeper, ShelfModel* model, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_keeper(keeper),
      m_model(model),
      m_strip(new LookShelf(model, ShelfShape::Strip, this)),
      m_blend(new LookBlend(this)) {
  setObjectName(QStringLiteral("lookBar"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(12, 8, 12, 8);
  layout->setSpacing(6);
  auto* row = new QHBoxLayout;
  row->setSpacing(8);
  row->addWidget(makeHeading(tr("Looks"), this));
  m_search = new QLineEdit(this);
  m_search->setObjectName(QStringLiteral("lookSearch"));
  m_search->setAccessibleName(tr("Search looks"));
  m_search->setPlaceholderText(tr("Name or tag"));
  m_search->setClearButtonEnabled(true);
  m_search->addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
  m_search->setMinimumWidth(110);
  m_search->setMaximumWidth(220);
  row->addWidget(m_search, 1);
  const auto addTool = [&](const char* name, const char* iconName, const QString& toolTip) {
    auto* button = new QToolButton(this);
    button->setObjectName(QLatin1String(name));
    button->setIcon(icon(QLatin1String(iconName)));
    button->setToolTip(toolTip);
    button->setAccessibleName(toolTip);
    row->addWidget(button);
    return button;
  };
  m_save = addTool("saveLook", "save", tr("Save what is worn as an own look… (Ctrl+S)"));
  m_save->setShortcut(QKeySequence(QKeySequence::Save));
  QToolButton* importButton = addTool("importLook", "import", tr("Import a look from a file…"));
  m_photo = addTool("lookFromPhoto", "photo-look",
                    tr("Take the look of a made-up face from a photo, or drop the photo here (Ctrl+Shift+O)"));
  m_photo->setText(tr("From a photo…"));
  m_photo->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  m_photo->setShortcut(QKeySequence(QStringLiteral("Ctrl+Shift+O")));
  m_reading = new QProgressBar(this);
  m_reading->setObjectName(QStringLiteral("lookReading"));
  m_reading->setAccessibleName(tr("Reading the makeup of a photo"));
  m_reading->setRange(0, 1000);
  m_reading->setTextVisible(false);
  m_reading->setMaximumWidth(120);
  m_reading->hide();
  row->addWidget(m_reading);
  row->addStretch(1);
  row->addWidget(m_blend, 4);
  layout->addLayout(row);
  setAcceptDrops(true);
  layout->addWidget(m_strip);
  connect(m_search, &QLineEdit::textChanged, m_strip, &LookShelf::setSearch);
  connect(m_save, &QToolButton::clicked, this, &LookBar::saveWorn);
  connect(importButton, &QToolButton::clicked, this, &LookBar::importLook);
  connect(m_photo, &QToolButton::clicked, this, &LookBar::choosePhoto);
  connect(m_blend, &LookBlend::blendEdited, this, [this](const MakeupLook& look, EditStep step) {
    m_isBlending = true;  // What comes back is the mix: the slider still starts at what was worn before.
    Q_EMIT blendEdited(look, step);
    m_isBlending = false;
  });
  connect(m_keeper, &LookKeeper::changed, this, &LookBar::refreshLooks);
  serve(m_strip);
  setWorn({});
  refreshLooks();
}

void LookBar::serve(LookShelf* shelf) {
  connect(shelf, &LookShelf::lookChosen, this, &LookBar::lookChosen);
  connect(shelf, &LookShelf::renameRequested, this, &LookBar::rename);
  connect(shelf, &LookShelf::exportRequested, this, &LookBar::exportLook);
  connect(shelf, &LookShelf::deleteRequested, this,
          [this](const MakeupLook& look) { m_keeper->remove(QString::fromStdString(look.name)); });
}

void LookBar::setWorn(const MakeupLook& look) {
  m_worn = look;
  m_save->setEnabled(!look.layers.empty());
  m_strip->setCurrent(look);
  if (!m_isBlending) {
    m_blend->setWorn(look);
  }
}

void LookBar::refreshLooks() {
  m_model->setLooks(m_keeper->looks());
  std::vector<MakeupLook> looks;
  for (const ShelfLook& look : m_keeper->looks()) {
    looks.push_back(look.look);
  }
  m_blend->setLooks(looks);
  m_strip->setCurrent(m_worn);
}

void LookBar::saveWorn() {
  auto* dialog = new LookNameDialog(
      tr("Save look"), m_worn, [this](const QString& name) { return m_keeper->isOwn(name); }, this);
  connect(dialog, &LookNameDialog::named, m_keeper, &LookKeeper::save);
  dialog->show();
}

void LookBar::rename(const MakeupLook& look) {
  const QString name = QString::fromStdString(look.name);
  auto* dialog = new LookNameDialog(
      tr("Name and tags"), look,
      [this, name](const QString& other) {
        return other.compare(name, Qt::CaseInsensitive) != 0 && m_keeper->isOwn(other);
      },
      this);
  connect(dialog, &LookNameDialog::named, m_keeper,
          [this, name](const MakeupLook& named) { m_keeper->rename(name, named); });
  dialog->show();
}

void LookBar::exportLook(const MakeupLook& look) {
  chooseTarget(this, m_context.settings, tr("Export look"), QString::fromStdString(look.name),
               {tr("Looks") + QStringLiteral(" (*.json)")},
               [this, look](const QString& file) { m_keeper->exportTo(file, look); });
}

void LookBar::showReading(double fraction, const QString& stage) {
  m_photo->setEnabled(false);
  m_reading->setValue(static_cast<int>(1000 * fraction));
  m_reading->setToolTip(stage);
  m_reading->show();
}

void LookBar::endReading() {
  m_photo->setEnabled(true);
  m_reading->hide();
}

void LookBar::choosePhoto() {
  chooseFile(this, m_context.settings, tr("Choose a photo of a made-up face"),
             {tr("Pictures") + QStringLiteral(" (*.jpg *.jpeg *.png *.webp *.tif *.tiff *.bmp)")},
             [this](const QString& file) { Q_EMIT photoChosen(file); });
}

void LookBar::dragEnterEvent(QDragEnterEvent* event) {
  if (m_photo->isEnabled() && localFiles(*event->mimeData()).size() == 1) {
    event->acceptProposedAction();
  }
}

void LookBar::dropEvent(QDropEvent* event) {
  const QStringList files = localFiles(*event->mimeData());
  if (m_photo->isEnabled() && files.size() == 1) {
    event->acceptProposedAction();
    Q_EMIT photoChosen(files.front());
  }
}

void LookBar::importLook() {
  chooseFile(this, m_context.settings, tr("Import a look"), {tr("Looks") + QStringLiteral(" (*.json)")},
             [this](const QString& file) { m_keeper->importFrom(file); });
}

}  // namespace visagiste
