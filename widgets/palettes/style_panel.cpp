#include "widgets/palettes/style_panel.h"

#include <algorithm>

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "widgets/sliders/coefficient_row.h"

namespace visagiste {
namespace {

QLabel* heading(const QString& text, QWidget* parent) {
  auto* label = new QLabel(text, parent);
  label->setProperty("role", "heading");
  return label;
}

}  // namespace

StylePanel::StylePanel(QWidget* parent) : QWidget(parent), m_second(new QComboBox(this)) {
  setObjectName(QStringLiteral("stylePanel"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(6);
  layout->addWidget(heading(tr("Style"), this));
  addNumber(layout, "styleStrength", tr("Strength"), tr("How strongly the style shows"), m_spec.strength, 0, 1);
  addNumber(layout, "styleScale", tr("Strokes"), tr("Size of the strokes"), m_spec.strokeScale,
            StyleSpec::kLeastStrokeScale, StyleSpec::kMostStrokeScale);
  addNumber(layout, "styleKeepColor", tr("Keep colours"), tr("Take the strokes and keep the colours of the photo"),
            m_spec.keepColor, 0, 1);
  addNumber(layout, "styleProtect", tr("Eyes and mouth"), tr("How much of eyes and mouth stays as it is"),
            m_spec.protect, 0, 1);
  layout->addSpacing(8);
  layout->addWidget(heading(tr("Where"), this));
  addNumber(layout, "styleSkin", tr("Skin"), tr("Strength on skin and face"), m_spec.regions.skin, 0, 1);
  addNumber(layout, "styleHair", tr("Hair"), tr("Strength on hair"), m_spec.regions.hair, 0, 1);
  addNumber(layout, "styleClothes", tr("Clothes"), tr("Strength on clothes"), m_spec.regions.clothes, 0, 1);
  addNumber(layout, "styleBackground", tr("Background"), tr("Strength on the background"), m_spec.regions.background, 0,
            1);
  layout->addSpacing(8);
  layout->addWidget(heading(tr("Mix"), this));
  m_second->setObjectName(QStringLiteral("secondStyle"));
  m_second->setAccessibleName(tr("Second style"));
  m_second->setToolTip(tr("A second style to mix in"));
  layout->addWidget(m_second);
  addNumber(layout, "styleMix", tr("Share"), tr("How much of the second style is mixed in"), m_spec.mix, 0, 1);
  m_mix = m_numbers.back().row;
  int width = 0;
  for (const Number& number : m_numbers) {
    width = std::max(width, number.row->nameWidthHint());
  }
  for (const Number& number : m_numbers) {
    number.row->setNameWidth(width);
  }
  connect(m_second, &QComboBox::activated, this, [this] {
    m_spec.secondStyle = m_second->currentData().toString().toStdString();
    constexpr float kFirstMix = 0.5F;  // So that the choice is seen at once.
    m_spec.mix = m_spec.secondStyle.empty() ? 0 : m_spec.mix > 0 ? m_spec.mix : kFirstMix;
    showSpec();
    announce(EditStep::Ends);
  });
  setStyles({});
  showSpec();
}

void StylePanel::addNumber(QVBoxLayout* layout, const char* objectName, const QString& name, const QString& meaning,
                           float& value, float lowest, float highest) {
  auto* row = new CoefficientRow({name, {}, meaning}, static_cast<double>(lowest), static_cast<double>(highest), this);
  row->setObjectName(QLatin1String(objectName));
  layout->addWidget(row);
  const Number number{row, &value, value};
  m_numbers.push_back(number);
  connect(row, &CoefficientRow::dragBegan, this, [this] { m_isDragging = true; });
  connect(row, &CoefficientRow::dragEnded, this, [this] {
    m_isDragging = false;
    finishGesture();
  });
  connect(row, &CoefficientRow::valueEdited, this,
          [this, number](double edited) { edit(number, static_cast<float>(edited)); });
  connect(row, &CoefficientRow::resetRequested, this, [this, number] { edit(number, number.usual); });
}

void StylePanel::edit(const Number& number, float value) {
  if (*number.value == value) {
    return;
  }
  *number.value = value;
  number.row->setValue(static_cast<double>(value));
  announce(m_isDragging ? EditStep::Continues : EditStep::Ends);
}

void StylePanel::announce(EditStep step) {
  m_isOpen = step == EditStep::Continues;
  Q_EMIT specEdited(m_spec, step);
}

void StylePanel::finishGesture() {
  if (m_isOpen) {
    announce(EditStep::Ends);
  }
}

void StylePanel::setStyles(const std::vector<ShelfStyle>& styles) {
  const QSignalBlocker quiet(m_second);
  m_second->clear();
  m_second->addItem(tr("No second style"), QString());
  for (const ShelfStyle& style : styles) {
    m_second->addItem(style.title, style.file);
  }
  showSpec();
}

void StylePanel::setSpec(const StyleSpec& spec) {
  m_spec = spec;
  m_isOpen = false;
  showSpec();
}

void StylePanel::showSpec() {
  for (const Number& number : m_numbers) {
    number.row->setValue(static_cast<double>(*number.value));
    number.row->setEnabled(!m_spec.style.empty());
  }
  m_mix->setEnabled(!m_spec.style.empty() && !m_spec.secondStyle.empty());
  m_second->setEnabled(!m_spec.style.empty());
  const QSignalBlocker quiet(m_second);
  m_second->setCurrentIndex(std::max(0, m_second->findData(QString::fromStdString(m_spec.secondStyle))));
}

}  // namespace visagiste
