#include "widgets/palettes/layer_editor.h"

#include <algorithm>
#include <QButtonGroup>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include "widgets/common/icons.h"
#include "widgets/palettes/makeup_words.h"
#include "widgets/palettes/swatch_painter.h"
#include "widgets/sliders/coefficient_editor.h"
#include "widgets/sliders/coefficient_row.h"

namespace visagiste {
namespace {

constexpr float kPercent = 100;
constexpr QSize kSlotSize{28, 22};

QIcon swatchIcon(const std::vector<SrgbColor>& colors, MakeupFinish finish, double ratio) {
  QPixmap pixmap(kSlotSize * ratio);
  pixmap.setDevicePixelRatio(ratio);
  pixmap.fill(Qt::transparent);
  QPainter painter(&pixmap);
  paintSwatch(painter, QRectF(QPointF(), kSlotSize), colors, finish);
  return QIcon(pixmap);
}

QString textOf(std::string_view name) {
  return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

}  // namespace

LayerEditor::LayerEditor(QWidget* parent) : QWidget(parent), m_editor(new CoefficientEditor(this)) {
  setObjectName(QStringLiteral("layerEditor"));
  setAccessibleName(tr("Settings of the layer"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(6);
  buildChoices(layout);
  m_numbers = new QVBoxLayout;
  m_numbers->setSpacing(4);
  layout->addLayout(m_numbers);
  connect(m_editor, &CoefficientEditor::edited, this, &LayerEditor::takeNumbers);
  connect(m_editor, &CoefficientEditor::valuesChanged, this, [this] {
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
      m_rows[i]->setValue(static_cast<double>(m_editor->values()[static_cast<Eigen::Index>(i)]));
    }
  });
  rebuild();
}

void LayerEditor::buildChoices(QVBoxLayout* layout) {
  m_choices = new QWidget(this);
  auto* grid = new QGridLayout(m_choices);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setHorizontalSpacing(8);
  grid->setVerticalSpacing(6);
  grid->setColumnStretch(1, 1);
  m_zoneName = new QLabel(tr("Zone"), m_choices);
  m_zone = new QComboBox(m_choices);
  m_zone->setObjectName(QStringLiteral("layerZone"));
  m_zone->setAccessibleName(tr("Zone"));
  m_finishName = new QLabel(tr("Finish"), m_choices);
  m_finish = new QComboBox(m_choices);
  m_finish->setObjectName(QStringLiteral("layerFinish"));
  m_finish->setAccessibleName(tr("Finish"));
  for (QComboBox* box : {m_zone, m_finish}) {
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(8);
  }
  grid->addWidget(m_zoneName, 0, 0);
  grid->addWidget(m_zone, 0, 1);
  grid->addWidget(m_finishName, 1, 0);
  grid->addWidget(m_finish, 1, 1);
  m_colorsRow = new QWidget(m_choices);
  m_colors = new QHBoxLayout(m_colorsRow);
  m_colors->setContentsMargins(0, 0, 0, 0);
  m_colors->setSpacing(4);
  auto* colorsName = new QLabel(tr("Colours"), m_choices);
  colorsName->setObjectName(QStringLiteral("colorsName"));
  grid->addWidget(colorsName, 2, 0);
  grid->addWidget(m_colorsRow, 2, 1);
  grid->addWidget(new QLabel(tr("Side"), m_choices), 3, 0);
  grid->addWidget(buildSides(), 3, 1);
  layout->addWidget(m_choices);
  m_picture = new QPushButton(tr("Choose a picture…"), this);
  m_picture->setObjectName(QStringLiteral("layerPicture"));
  layout->addWidget(m_picture);
  connect(m_picture, &QPushButton::clicked, this, &LayerEditor::pictureRequested);
  connect(m_zone, &QComboBox::activated, this, [this] {
    m_layer->zone = m_zone->currentData().toString().toStdString();
    announce();
  });
  connect(m_finish, &QComboBox::activated, this, [this] {
    m_layer->finish = static_cast<MakeupFinish>(m_finish->currentData().toInt());
    announce();
  });
}

QWidget* LayerEditor::buildSides() {
  auto* row = new QWidget(m_choices);
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(4);
  m_sides = new QButtonGroup(this);
  // As in a mirror and as on the photo of someone: the person's right lies left.
  for (const auto& [side, name] : {std::pair(FaceSide::Right, "sideRight"), std::pair(FaceSide::Both, "sideBoth"),
                                   std::pair(FaceSide::Left, "sideLeft")}) {
    auto* button = new QToolButton(row);
    button->setObjectName(QLatin1String(name));
    button->setText(words(side));
    button->setCheckable(true);
    button->setProperty("role", "chip");
    m_sides->addButton(button, static_cast<int>(side));
    layout->addWidget(button);
  }
  layout->addStretch(1);
  row->setToolTip(tr("The person's own left and right"));
  connect(m_sides, &QButtonGroup::idClicked, this, [this](int id) {
    m_layer->side = static_cast<FaceSide>(id);
    announce();
  });
  return row;
}

void LayerEditor::setLayer(const std::optional<MakeupLayer>& layer) {
  const bool isSameProduct = layer && m_rowsOf == layer->product;
  if (!isSameProduct) {
    finishGesture();
  }
  m_layer = layer;
  if (isSameProduct) {
    showValues();
  } else {
    rebuild();
  }
}

void LayerEditor::finishGesture() {
  m_editor->finishSteps();
  m_editor->endDrag();
}

void LayerEditor::rebuild() {
  setEnabled(m_layer.has_value());
  setVisible(m_layer.has_value());
  rebuildRows();
  if (!m_layer) {
    return;
  }
  const MakeupProductTraits& traits = traitsOf(m_layer->product);
  m_zone->clear();
  for (const std::string_view zone : traits.zones) {
    m_zone->addItem(zoneWords(zone), textOf(zone));
  }
  m_finish->clear();
  for (const MakeupFinish finish : traits.finishes) {
    m_finish->addItem(words(finish), static_cast<int>(finish));
  }
  for (QWidget* widget : {static_cast<QWidget*>(m_zoneName), static_cast<QWidget*>(m_zone)}) {
    widget->setVisible(traits.zones.size() > 1);
  }
  for (QWidget* widget : {static_cast<QWidget*>(m_finishName), static_cast<QWidget*>(m_finish)}) {
    widget->setVisible(traits.finishes.size() > 1);
  }
  m_colorsRow->setVisible(traits.mostColors > 0);
  findChild<QLabel*>(QStringLiteral("colorsName"))->setVisible(traits.mostColors > 0);
  m_picture->setVisible(m_layer->product == MakeupProduct::FacePaint);
  m_slot = 0;
  showValues();
}

void LayerEditor::rebuildRows() {
  for (CoefficientRow* row : m_rows) {
    row->hide();
    row->deleteLater();
  }
  m_rows.clear();
  m_rowsOf.reset();
  if (!m_layer) {
    return;
  }
  m_rowsOf = m_layer->product;
  addRow(tr("Opacity (%)"), 0, kPercent, 0);
  for (const MakeupParameter& parameter : traitsOf(m_layer->product).parameters) {
    addRow(parameterWords(parameter.name), parameter.least, parameter.most, parameter.most > kPercent ? 0 : 2);
  }
  int width = 0;
  for (const CoefficientRow* row : m_rows) {
    width = std::max(width, row->nameWidthHint());
  }
  for (CoefficientRow* row : m_rows) {
    row->setNameWidth(width);
  }
}

void LayerEditor::addRow(const QString& name, float lowest, float highest, int decimals) {
  const int index = static_cast<int>(m_rows.size());
  auto* row = new CoefficientRow({name, {}, name}, static_cast<double>(lowest), static_cast<double>(highest), this);
  row->setObjectName(index == 0 ? QStringLiteral("opacityRow")
                                : textOf(traitsOf(*m_rowsOf).parameters[static_cast<std::size_t>(index) - 1].name) +
                                      QStringLiteral("Row"));
  row->number()->setDecimals(decimals);
  connect(row, &CoefficientRow::dragBegan, this, [this, index] { m_editor->beginDrag(index); });
  connect(row, &CoefficientRow::dragEnded, m_editor, &CoefficientEditor::endDrag);
  connect(row, &CoefficientRow::valueEdited, this,
          [this, index](double value) { m_editor->edit(index, static_cast<float>(value)); });
  connect(row, &CoefficientRow::resetRequested, this, [this, index] {
    const auto place = static_cast<std::size_t>(index);
    m_editor->edit(index, index == 0 ? kPercent : traitsOf(*m_rowsOf).parameters[place - 1].usual);
  });
  m_numbers->addWidget(row);
  m_rows.push_back(row);
}

Eigen::VectorXf LayerEditor::numbers() const {
  const auto& parameters = traitsOf(m_layer->product).parameters;
  Eigen::VectorXf values(static_cast<Eigen::Index>(parameters.size()) + 1);
  values[0] = kPercent * m_layer->opacity;
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    values[static_cast<Eigen::Index>(i) + 1] = m_layer->parameter(parameters[i].name);
  }
  return values;
}

void LayerEditor::takeNumbers(const Eigen::VectorXf& values, EditPhase phase) {
  if (phase == EditPhase::Begin || !m_layer) {
    return;
  }
  const auto& parameters = traitsOf(m_layer->product).parameters;
  m_layer->opacity = std::clamp(values[0] / kPercent, 0.0F, 1.0F);
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    const float value = std::clamp(values[static_cast<Eigen::Index>(i) + 1], parameters[i].least, parameters[i].most);
    if (value != m_layer->parameter(parameters[i].name)) {
      m_layer->parameters[std::string(parameters[i].name)] = value;
    }
  }
  Q_EMIT layerEdited(*m_layer, phase == EditPhase::End ? EditStep::Ends : EditStep::Continues);
}

void LayerEditor::showValues() {
  m_zone->setCurrentIndex(m_zone->findData(QString::fromStdString(m_layer->zone)));
  m_finish->setCurrentIndex(m_finish->findData(static_cast<int>(m_layer->finish)));
  m_sides->button(static_cast<int>(m_layer->side))->setChecked(true);
  m_editor->setValues(numbers());
  rebuildColors();
}

void LayerEditor::rebuildColors() {
  while (QLayoutItem* item = m_colors->takeAt(0)) {
    if (item->widget() != nullptr) {
      item->widget()->hide();
      item->widget()->deleteLater();
    }
    delete item;
  }
  const MakeupProductTraits& traits = traitsOf(m_layer->product);
  const auto count = static_cast<int>(m_layer->colors.size());
  m_slot = std::clamp(m_slot, 0, std::max(0, count - 1));
  for (int i = 0; i < count; ++i) {
    auto* slot = new QToolButton(m_colorsRow);
    slot->setObjectName(QStringLiteral("colorSlot%1").arg(i));
    const SrgbColor color = m_layer->colors[static_cast<std::size_t>(i)];
    slot->setIcon(swatchIcon({color}, m_layer->finish, devicePixelRatioF()));
    slot->setIconSize(kSlotSize);
    slot->setCheckable(true);
    slot->setChecked(i == m_slot);
    slot->setAccessibleName(tr("Colour %1: %2").arg(i + 1).arg(QString::fromStdString(hexOf(color))));
    slot->setToolTip(
        tr("Colour %1: %2. A shade from the palette goes here.").arg(i + 1).arg(QString::fromStdString(hexOf(color))));
    m_colors->addWidget(slot);
    connect(slot, &QToolButton::clicked, this, [this, i] {
      m_slot = i;
      for (int k = 0; k < m_colors->count(); ++k) {
        if (auto* button = qobject_cast<QToolButton*>(m_colors->itemAt(k)->widget()); button != nullptr) {
          button->setChecked(k == i);
        }
      }
      Q_EMIT colorSlotChosen(i);
    });
  }
  if (count == 0) {
    auto* own = new QLabel(tr("The person's own"), m_colorsRow);
    own->setProperty("role", "muted");
    m_colors->addWidget(own);
  }
  const auto tool = [this](const char* name, const char* iconName, const QString& toolTip, void (LayerEditor::*act)()) {
    auto* button = new QToolButton(m_colorsRow);
    button->setObjectName(QLatin1String(name));
    button->setIcon(icon(QLatin1String(iconName)));
    button->setToolTip(toolTip);
    button->setAccessibleName(toolTip);
    m_colors->addWidget(button);
    connect(button, &QToolButton::clicked, this, act);
  };
  if (count < traits.mostColors) {
    tool("addColor", "plus", tr("One more colour"), &LayerEditor::addColor);
  }
  if (count > traits.fewestColors) {
    tool("removeColor", "minus", tr("Take this colour away"), &LayerEditor::removeColor);
  }
  m_colors->addStretch(1);
}

void LayerEditor::addColor() {
  // A step darker than the last: a gradient that shows at once.
  const QColor last = m_layer->colors.empty() ? QColor(120, 90, 80) : qtColor(m_layer->colors.back());
  m_layer->colors.push_back(srgbOf(m_layer->colors.empty() ? last : last.darker(140)));
  m_slot = static_cast<int>(m_layer->colors.size()) - 1;
  announce();
  Q_EMIT colorSlotChosen(m_slot);
}

void LayerEditor::removeColor() {
  m_layer->colors.erase(m_layer->colors.begin() + m_slot);
  announce();
}

void LayerEditor::announce() {
  showValues();
  Q_EMIT layerEdited(*m_layer, EditStep::Ends);
}

}  // namespace visagiste
