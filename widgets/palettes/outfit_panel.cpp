#include "widgets/palettes/outfit_panel.h"

#include <algorithm>

#include <QColorDialog>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include "widgets/common/icons.h"
#include "widgets/palettes/garment_words.h"
#include "widgets/palettes/swatch_painter.h"
#include "widgets/sliders/coefficient_row.h"

namespace visagiste {

OutfitPanel::OutfitPanel(QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("outfitPanel"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(8);
  layout->addWidget(buildList());
  m_fit = new QWidget(this);
  auto* fit = new QVBoxLayout(m_fit);
  fit->setContentsMargins(0, 0, 0, 0);
  fit->setSpacing(4);
  int nameWidth = 0;
  for (const GarmentFitParameter& parameter : garmentFitParameters()) {
    const QString name = fitWords(parameter.name);
    auto* row = new CoefficientRow({name, QString(), name}, parameter.least, parameter.most, m_fit);
    row->setObjectName(QStringLiteral("fit.") +
                       QString::fromUtf8(parameter.name.data(), static_cast<qsizetype>(parameter.name.size())));
    nameWidth = std::max(nameWidth, row->nameWidthHint());
    const std::size_t index = m_rows.size();
    connect(row, &CoefficientRow::dragBegan, this, [this] { m_isDragging = true; });
    connect(row, &CoefficientRow::dragEnded, this, [this, index] {
      m_isDragging = false;
      editFitValue(index, m_rows[index]->value());
    });
    connect(row, &CoefficientRow::valueEdited, this, [this, index](double value) { editFitValue(index, value); });
    connect(row, &CoefficientRow::resetRequested, this, [this, index] {
      m_isDragging = false;
      editFitValue(index, static_cast<double>(GarmentFit().*garmentFitParameters()[index].value));
    });
    m_rows.push_back(row);
    fit->addWidget(row);
  }
  for (CoefficientRow* row : m_rows) {
    row->setNameWidth(nameWidth);
  }
  fit->addWidget(buildCloth());
  layout->addWidget(m_fit);
  layout->addStretch(1);
  showFit();
}

QWidget* OutfitPanel::buildList() {
  auto* box = new QWidget(this);
  auto* layout = new QVBoxLayout(box);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(4);
  m_list = new QListWidget(box);
  m_list->setObjectName(QStringLiteral("outfitList"));
  m_list->setAccessibleName(tr("What is worn, topmost first"));
  m_list->setMaximumHeight(140);
  m_hint = new QLabel(tr("Click a garment below, or drag it onto the person."), box);
  m_hint->setObjectName(QStringLiteral("outfitHint"));
  m_hint->setProperty("role", "muted");
  m_hint->setWordWrap(true);
  auto* buttons = new QHBoxLayout;
  const auto addButton = [&](const char* name, const char* iconName, const QString& text, auto act) {
    auto* button = new QToolButton(box);
    button->setObjectName(QLatin1String(name));
    button->setIcon(icon(QLatin1String(iconName)));
    button->setToolTip(text);
    button->setAccessibleName(text);
    connect(button, &QToolButton::clicked, this, act);
    buttons->addWidget(button);
    return button;
  };
  m_up = addButton("garmentUp", "plus", tr("Wear it over the next one"), [this] { moveChosen(1); });
  m_down = addButton("garmentDown", "minus", tr("Wear it under the one before"), [this] { moveChosen(-1); });
  m_remove = addButton("garmentOff", "trash", tr("Take it off"), [this] { removeChosen(); });
  buttons->addStretch(1);
  layout->addWidget(m_hint);
  layout->addWidget(m_list);
  layout->addLayout(buttons);
  connect(m_list, &QListWidget::currentRowChanged, this, [this] {
    showFit();
    Q_EMIT chosenChanged();
  });
  connect(m_list, &QListWidget::itemChanged, this, [this](const QListWidgetItem* item) {
    Outfit outfit = m_outfit;
    const int index = rowOf(m_list->row(item));
    if (index >= 0 && index < static_cast<int>(outfit.size())) {
      outfit[static_cast<std::size_t>(index)].visible = item->checkState() == Qt::Checked;
      editOutfit(std::move(outfit), EditStep::Ends);
    }
  });
  return box;
}

QWidget* OutfitPanel::buildCloth() {
  auto* box = new QWidget(m_fit);
  auto* layout = new QHBoxLayout(box);
  layout->setContentsMargins(0, 4, 0, 0);
  layout->addWidget(new QLabel(tr("Cloth"), box));
  m_fabric = new QComboBox(box);
  m_fabric->setObjectName(QStringLiteral("fitFabric"));
  m_fabric->setAccessibleName(tr("Cloth"));
  m_fabric->addItem(tr("Its own"));
  for (const auto& [name, pattern] : fabricPatterns()) {
    m_fabric->addItem(words(pattern));
  }
  layout->addWidget(m_fabric, 1);
  for (std::size_t which = 0; which < m_colors.size(); ++which) {
    auto* button = new QToolButton(box);
    const QString text = which == 0 ? tr("Colour of the cloth…") : tr("Colour of its figures…");
    button->setObjectName(which == 0 ? QStringLiteral("fitColor") : QStringLiteral("fitFigure"));
    button->setToolTip(text);
    button->setAccessibleName(text);
    connect(button, &QToolButton::clicked, this, [this, which] { chooseColor(which); });
    m_colors[which] = button;
    layout->addWidget(button);
  }
  connect(m_fabric, &QComboBox::activated, this, [this](int row) {
    Outfit outfit = m_outfit;
    const int index = chosen();
    if (index < 0) {
      return;
    }
    GarmentFit& fit = outfit[static_cast<std::size_t>(index)].fit;
    fit.hasFabric = row > 0;
    if (row > 0) {
      fit.pattern = fabricPatterns()[static_cast<std::size_t>(row) - 1].second;
    }
    editOutfit(std::move(outfit), EditStep::Ends);
  });
  return box;
}

int OutfitPanel::chosen() const {
  const int row = m_list->currentRow();
  return row < 0 ? -1 : rowOf(row);
}

void OutfitPanel::setOutfit(const Outfit& outfit) {
  const int before = chosen();
  const bool isLonger = outfit.size() > m_outfit.size();
  m_outfit = outfit;
  {
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (auto worn = m_outfit.rbegin(); worn != m_outfit.rend(); ++worn) {
      auto* item = new QListWidgetItem(garmentWords(worn->garment->name), m_list);
      item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
      item->setCheckState(worn->visible ? Qt::Checked : Qt::Unchecked);
    }
    if (!m_outfit.empty()) {
      const int last = static_cast<int>(m_outfit.size()) - 1;
      m_list->setCurrentRow(rowOf(isLonger || before < 0 ? last : std::min(before, last)));
    }
  }
  showFit();
}

void OutfitPanel::showFit() {
  const int index = chosen();
  m_hint->setVisible(m_outfit.empty());
  m_fit->setVisible(index >= 0);
  m_remove->setEnabled(index >= 0);
  m_up->setEnabled(index >= 0 && index + 1 < static_cast<int>(m_outfit.size()));
  m_down->setEnabled(index > 0);
  if (index < 0) {
    return;
  }
  const GarmentFit& fit = m_outfit[static_cast<std::size_t>(index)].fit;
  for (std::size_t i = 0; i < m_rows.size(); ++i) {
    m_rows[i]->setValue(static_cast<double>(fit.*garmentFitParameters()[i].value));
  }
  int fabric = 0;
  for (std::size_t i = 0; i < fabricPatterns().size(); ++i) {
    fabric = fit.hasFabric && fabricPatterns()[i].second == fit.pattern ? static_cast<int>(i) + 1 : fabric;
  }
  m_fabric->setCurrentIndex(fabric);
  for (std::size_t which = 0; which < m_colors.size(); ++which) {
    QPixmap swatch(16, 16);
    swatch.fill(qtColor(fit.colors.at(which)));
    m_colors[which]->setIcon(swatch);
    m_colors[which]->setEnabled(fit.hasFabric);
  }
}

void OutfitPanel::editOutfit(Outfit outfit, EditStep step) {
  setOutfit(outfit);
  Q_EMIT outfitEdited(outfit, step);
}

void OutfitPanel::editFitValue(std::size_t parameter, double value) {
  const int index = chosen();
  if (index < 0) {
    return;
  }
  m_outfit[static_cast<std::size_t>(index)].fit.*garmentFitParameters()[parameter].value = static_cast<float>(value);
  m_rows[parameter]->setValue(value);
  Q_EMIT outfitEdited(m_outfit, m_isDragging ? EditStep::Continues : EditStep::Ends);
}

void OutfitPanel::moveChosen(int places) {
  const int index = chosen();
  const int to = index + places;
  if (index < 0 || to < 0 || to >= static_cast<int>(m_outfit.size())) {
    return;
  }
  Outfit outfit = m_outfit;
  std::swap(outfit[static_cast<std::size_t>(index)], outfit[static_cast<std::size_t>(to)]);
  editOutfit(std::move(outfit), EditStep::Ends);
  m_list->setCurrentRow(rowOf(to));
}

void OutfitPanel::removeChosen() {
  const int index = chosen();
  if (index >= 0) {
    Outfit outfit = m_outfit;
    outfit.erase(outfit.begin() + index);
    editOutfit(std::move(outfit), EditStep::Ends);
  }
}

void OutfitPanel::chooseColor(std::size_t which) {
  const int index = chosen();
  if (index < 0) {
    return;
  }
  auto* dialog = new QColorDialog(qtColor(m_outfit[static_cast<std::size_t>(index)].fit.colors.at(which)), this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &QColorDialog::colorSelected, this, [this, which](const QColor& color) {
    const int now = chosen();
    if (now >= 0) {
      Outfit outfit = m_outfit;
      outfit[static_cast<std::size_t>(now)].fit.colors.at(which) = srgbOf(color);
      editOutfit(std::move(outfit), EditStep::Ends);
    }
  });
  dialog->open();
}

}  // namespace visagiste
