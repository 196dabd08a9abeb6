#include "app/studio/outfit_bar.h"

#include <algorithm>
#include <QComboBox>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QToolButton>

#include "app/studio/file_choice.h"
#include "app/studio/garment_keeper.h"
#include "widgets/common/icons.h"

namespace visagiste {
namespace {

const QString kOutfitFiles = QStringLiteral(" (*.outfit)");

}  // namespace

OutfitBar::OutfitBar(const StudioContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_chooser(new QComboBox(this)) {
  setObjectName(QStringLiteral("outfitBar"));
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(2);
  m_chooser->setObjectName(QStringLiteral("outfitChooser"));
  m_chooser->setAccessibleName(tr("Saved outfits"));
  m_chooser->setToolTip(tr("Wear an outfit that was saved"));
  m_chooser->setPlaceholderText(tr("Saved outfits"));
  m_chooser->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
  layout->addWidget(m_chooser, 1);
  m_save = addTool("outfitSave", "save", tr("Save this outfit…"));
  QToolButton* import = addTool("outfitImport", "import", tr("Import an outfit from a file…"));
  m_export = addTool("outfitExport", "export", tr("Export this outfit with its garments…"));
  m_remove = addTool("outfitRemove", "trash", tr("Delete the chosen outfit"));
  GarmentKeeper* keeper = m_context.garments;
  connect(keeper, &GarmentKeeper::changed, this, &OutfitBar::refresh);
  connect(m_chooser, &QComboBox::activated, this, [this, keeper](int row) {
    Q_EMIT outfitChosen(keeper->outfits().at(static_cast<std::size_t>(row)).garments);
    refresh();
  });
  connect(m_save, &QToolButton::clicked, this, &OutfitBar::save);
  connect(import, &QToolButton::clicked, this, [this, keeper] {
    chooseFile(this, m_context.settings, tr("Import an outfit"), {tr("Outfits") + kOutfitFiles},
               [keeper](const QString& file) { keeper->importOutfit(file); });
  });
  connect(m_export, &QToolButton::clicked, this, [this, keeper] {
    const QString name = chosenName().isEmpty() ? tr("Outfit") : chosenName();
    chooseTarget(this, m_context.settings, tr("Export outfit"), name, {tr("Outfits") + kOutfitFiles},
                 [this, keeper, name](const QString& file) {
                   keeper->exportOutfit(file, {name.toStdString(), m_outfit});
                 });
  });
  connect(m_remove, &QToolButton::clicked, this, [this, keeper] { keeper->removeOutfit(chosenName()); });
  refresh();
}

QToolButton* OutfitBar::addTool(const char* name, const char* iconName, const QString& toolTip) {
  auto* button = new QToolButton(this);
  button->setObjectName(QLatin1String(name));
  button->setIcon(icon(QLatin1String(iconName)));
  button->setToolTip(toolTip);
  button->setAccessibleName(toolTip);
  static_cast<QHBoxLayout*>(layout())->addWidget(button);
  return button;
}

void OutfitBar::setOutfit(const Outfit& outfit) {
  m_outfit = outfit;
  refresh();
}

QString OutfitBar::chosenName() const {
  return m_chooser->currentIndex() < 0 ? QString() : m_chooser->currentText();
}

void OutfitBar::refresh() {
  const QString chosen = chosenName();
  m_chooser->clear();
  for (const NamedOutfit& outfit : m_context.garments->outfits()) {
    m_chooser->addItem(QString::fromStdString(outfit.name));
  }
  m_chooser->setCurrentIndex(m_chooser->findText(chosen));
  m_chooser->setEnabled(m_chooser->count() > 0);
  m_save->setEnabled(!m_outfit.empty());
  m_export->setEnabled(!m_outfit.empty());
  m_remove->setEnabled(m_chooser->currentIndex() >= 0);
}

void OutfitBar::save() {
  auto* dialog = new QInputDialog(this);
  dialog->setObjectName(QStringLiteral("outfitName"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setWindowTitle(tr("Save outfit"));
  dialog->setLabelText(tr("Name. An outfit of the same name is replaced."));
  dialog->setTextValue(chosenName());
  connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString& text) {
    if (!text.trimmed().isEmpty()) {
      m_context.garments->saveOutfit({text.trimmed().toStdString(), m_outfit});
    }
  });
  dialog->open();
}

}  // namespace visagiste
