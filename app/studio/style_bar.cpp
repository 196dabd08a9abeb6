#include "app/studio/style_bar.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QToolButton>
#include <QVBoxLayout>

#include "app/studio/file_choice.h"
#include "app/studio/inspector_parts.h"
#include "app/studio/style_keeper.h"
#include "widgets/common/icons.h"
#include "widgets/common/local_files.h"
#include "widgets/palettes/picture_shelf.h"

namespace visagiste {

StyleBar::StyleBar(const StudioContext& context, StyleModel* model, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_model(model),
      m_strip(new PictureShelf(model, StyleModel::SearchRole, ShelfShape::Strip, this)),
      m_search(new QLineEdit(this)) {
  setObjectName(QStringLiteral("styleBar"));
  setAcceptDrops(true);
  m_strip->setNames(QStringLiteral("styleStrip"), tr("Styles"));
  m_strip->setNothingText(tr("No style is called like that."));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(12, 8, 12, 8);
  layout->setSpacing(6);
  auto* row = new QHBoxLayout;
  row->setSpacing(8);
  row->addWidget(makeHeading(tr("Styles"), this));
  m_search->setObjectName(QStringLiteral("styleSearch"));
  m_search->setAccessibleName(tr("Search styles"));
  m_search->setPlaceholderText(tr("Name"));
  m_search->setClearButtonEnabled(true);
  m_search->addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
  m_search->setMaximumWidth(220);
  row->addWidget(m_search, 1);
  m_save = addTool("saveStyle", "save", tr("Save this style as an own one… (Ctrl+S)"));
  m_save->setShortcut(QKeySequence(QKeySequence::Save));
  QToolButton* importButton = addTool("importStyle", "import", tr("Import a style pack…"));
  QToolButton* photo = addTool("styleFromPicture", "photo-look",
                               tr("Take the style of a picture, or drop the picture here (Ctrl+Shift+O)"));
  photo->setText(tr("From a picture…"));
  photo->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  photo->setShortcut(QKeySequence(QStringLiteral("Ctrl+Shift+O")));
  for (QToolButton* tool : {m_save, importButton, photo}) {
    row->addWidget(tool);
  }
  row->addStretch(1);
  layout->addLayout(row);
  layout->addWidget(m_strip);
  connect(m_search, &QLineEdit::textChanged, m_strip, &PictureShelf::setSearch);
  connect(m_save, &QToolButton::clicked, this, &StyleBar::saveStyle);
  connect(importButton, &QToolButton::clicked, this, &StyleBar::importPack);
  connect(photo, &QToolButton::clicked, this, &StyleBar::choosePicture);
  connect(m_strip, &PictureShelf::rowChosen, this, [this](int number) {
    const ShelfStyle* style = m_model->styleOfRow(number);
    Q_EMIT styleChosen(style == nullptr ? QString() : style->file);
  });
  connect(m_strip, &PictureShelf::menuRequested, this, &StyleBar::showMenu);
  connect(m_context.styles, &StyleKeeper::changed, this, &StyleBar::refresh);
  refresh();
}

QToolButton* StyleBar::addTool(const char* name, const char* iconName, const QString& toolTip) {
  auto* button = new QToolButton(this);
  button->setObjectName(QLatin1String(name));
  button->setIcon(icon(QLatin1String(iconName)));
  button->setToolTip(toolTip);
  button->setAccessibleName(toolTip);
  return button;
}

void StyleBar::refresh() {
  m_model->setStyles(m_context.styles->styles());
  setSpec(m_spec);
}

void StyleBar::setSpec(const StyleSpec& spec) {
  m_spec = spec;
  m_save->setEnabled(!spec.style.empty());
  m_strip->setCurrentRow(m_model->rowOf(QString::fromStdString(spec.style)));
}

void StyleBar::focusSearch() {
  m_search->setFocus(Qt::ShortcutFocusReason);
  m_search->selectAll();
}

void StyleBar::choosePicture() {
  chooseFile(this, m_context.settings, tr("Choose a picture whose style you like"),
             {tr("Pictures") + QStringLiteral(" (*.jpg *.jpeg *.png *.webp *.tif *.tiff *.bmp)")},
             [this](const QString& file) { m_context.styles->add(file); });
}

void StyleBar::importPack() {
  chooseFile(this, m_context.settings, tr("Import a style pack"), {tr("Style packs") + QStringLiteral(" (*.vstyle)")},
             [this](const QString& file) { m_context.styles->add(file); });
}

void StyleBar::askForName(const QString& title, const QString& name, const std::function<void(const QString&)>& named) {
  auto* dialog = new QInputDialog(this);
  dialog->setObjectName(QStringLiteral("styleName"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setWindowTitle(title);
  dialog->setLabelText(tr("Name. An own style of the same name is replaced."));
  dialog->setTextValue(name);
  connect(dialog, &QInputDialog::textValueSelected, this, [named](const QString& text) {
    if (!text.trimmed().isEmpty()) {
      named(text.trimmed());
    }
  });
  dialog->open();
}

void StyleBar::saveStyle() {
  const ShelfStyle* style = m_model->styleOfRow(m_model->rowOf(QString::fromStdString(m_spec.style)));
  askForName(tr("Save style"), style == nullptr ? QString() : style->title,
             [this](const QString& name) { Q_EMIT saveRequested(name); });
}

void StyleBar::showMenu(int row, const QPoint& place) {
  const ShelfStyle* shown = m_model->styleOfRow(row);
  if (shown == nullptr) {
    return;
  }
  const ShelfStyle style = *shown;
  auto* menu = new QMenu(this);
  menu->setObjectName(QStringLiteral("styleMenu"));
  menu->setAttribute(Qt::WA_DeleteOnClose);
  QAction* rename = menu->addAction(tr("Rename…"), this, [this, style] {
    askForName(tr("Rename style"), style.title,
               [this, style](const QString& name) { m_context.styles->rename(style.title, name); });
  });
  QAction* exportAction = menu->addAction(icon(QStringLiteral("export")), tr("Export to a file…"), this, [this, style] {
    chooseTarget(this, m_context.settings, tr("Export style"), style.title,
                 {tr("Style packs") + QStringLiteral(" (*.vstyle)")},
                 [this, style](const QString& file) { m_context.styles->exportTo(file, style); });
  });
  QAction* remove = menu->addAction(icon(QStringLiteral("trash")), tr("Delete"), this,
                                    [this, style] { m_context.styles->remove(style.title); });
  rename->setEnabled(style.isOwn);
  remove->setEnabled(style.isOwn);
  exportAction->setEnabled(style.file.endsWith(QStringLiteral(".vstyle"), Qt::CaseInsensitive));
  menu->popup(place);
}

void StyleBar::dragEnterEvent(QDragEnterEvent* event) {
  if (!localFiles(*event->mimeData()).isEmpty()) {
    event->acceptProposedAction();
  }
}

void StyleBar::dropEvent(QDropEvent* event) {
  for (const QString& file : localFiles(*event->mimeData())) {
    event->acceptProposedAction();
    m_context.styles->add(file);
  }
}

}  // namespace visagiste
